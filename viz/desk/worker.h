#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "viz/desk/answers.h"
#include "viz/desk/desk.h"
#include "viz/file/reader.h"
#include "viz/live/live_run.h"
#include "viz/live/replicates.h"

namespace samspill::viz {

// The desk's thread: takes orders and needs from whoever calls, works, publishes what there is. All
// but what stands under the lock belongs to the thread.
class Desk::Worker {
public:
    explicit Worker(DeskOptions options);
    ~Worker();

    void order(Order order);
    void want(const Needs& needs);
    std::shared_ptr<const Shown> shown() const;
    bool settle(std::chrono::milliseconds limit) const;

private:
    using Clock = std::chrono::steady_clock;

    // worker.cpp: the thread
    void work();
    bool wait(Clock::time_point next_look);  // false: it is over
    bool take();                             // orders, needs and what simulations have done
    void turn();                             // works on the needs for a while, publishes
    void obey(std::deque<Order> orders);
    void publish();
    void signal();
    void tell(bool bad, Message text);
    void tell_notes(const Scenario& scenario);
    void take_messages();
    bool lacks_curves() const;

    // worker_live.cpp: simulations
    void handle(OpenLive& open);
    void handle(SetRunning& set);
    void handle(SetPace& set);
    void handle(StepWeeks& step);
    void handle(Restart& restart);
    void handle(ChangeLive& change);
    void handle(WantReplicates& want);
    void look_at_live();
    void gather_films(const LiveRun::State& live, const Replicates::State& others);
    int threads() const;

    // worker_files.cpp: files, and what stands beside the run
    void handle(OpenFile& open);
    void handle(CompareFile& compare);
    void handle(StopComparing& stop);
    void handle(ShowReplicate& show);
    void handle(PinRun& pin);
    void handle(PinFile& pin);
    void handle(Unpin& unpin);
    void handle(Repin& repin);
    void keep_pinned(int world, std::string name, std::unique_ptr<Source> source);
    void take_pin(int world);
    void count_elsewhere();
    std::unique_ptr<FileReader> read(const std::string& path);
    std::unique_ptr<Source> run_of(const std::string& path);
    void close();  // what is open, but not pins
    void show_films();
    void drop_strange_pins(const Places& places);
    void answer_of_file();

    const DeskOptions options_;
    Shown next_;  // what is published next
    Sources sources_;
    Answers answers_;
    Needs needs_;
    std::unique_ptr<FileReader> file_;  // a comparison or sweep
    std::optional<ComparisonKey> comparison_asked_;
    std::optional<SweepKey> sweep_asked_;
    std::unique_ptr<LiveRun> live_;
    std::unique_ptr<Replicates> others_;  // of the live run
    std::uint64_t live_version_ = 0, others_version_ = 0;
    std::size_t live_worlds_ = 0;
    std::size_t live_bytes_ = 0;                           // that they take, with those of the background
    std::array<Places, 2> live_places_;                    // that the worlds have from the next restart on
    std::array<std::vector<std::string>, 2> given_items_;  // that their sheets were made with
    std::size_t live_weeks_ = 0;                           // of the films, when last looked at
    int position_ = 0;                                     // wanted on screen
    // The pinned run that was taken away last: it can be had back until its memory is asked for.
    struct PutAway {
        PinnedRun pin;
        std::unique_ptr<Source> source;
    };
    std::optional<PutAway> put_away_;
    bool dirty_ = false, met_ = true, quiet_ = true;

    mutable std::mutex mutex_;  // guards what follows
    mutable std::condition_variable told_, settled_;
    std::deque<Order> orders_;
    std::optional<Needs> new_needs_;
    std::vector<std::pair<bool, Message>> messages_;
    std::atomic<bool> leaving_{false};  // reading is given up
    bool stop_ = false, signalled_ = false, idle_ = false;
    std::shared_ptr<const Shown> shown_;

    std::uint64_t notices_ = 0;
    std::thread thread_;
};

}  // namespace samspill::viz
