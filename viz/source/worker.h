#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "viz/source/answers.h"
#include "viz/source/desk.h"
#include "viz/source/live_run.h"

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

    void work();
    bool take();  // orders, needs and what the simulation has done
    void turn();  // works on the needs for a while, publishes
    void obey(std::deque<Order> orders);
    void look_at_live();
    void publish();
    void signal();
    void tell(bool bad, std::string text);
    void close();  // what is open, but not pins

    void handle(OpenLive& open);
    void handle(SetRunning& set);
    void handle(SetPace& set);
    void handle(StepWeeks& step);
    void handle(Restart& restart);
    void handle(ChangeLive& change);
    void handle(ShowReplicate& show);
    void handle(PinRun& pin);
    void handle(Unpin& unpin);
    template <class Other>
    void handle(Other&)
    {
    }

    const DeskOptions options_;
    Shown next_;  // what is published next
    Sources sources_;
    Answers answers_;
    Needs needs_;
    std::unique_ptr<LiveRun> live_;
    std::uint64_t live_version_ = 0;
    std::size_t live_weeks_ = 0;  // of the films, when last looked at
    int next_pin_ = 2;
    bool dirty_ = false, met_ = true, live_quiet_ = true;

    mutable std::mutex mutex_;  // guards what follows
    mutable std::condition_variable told_, settled_;
    std::deque<Order> orders_;
    std::optional<Needs> new_needs_;
    std::vector<std::pair<bool, std::string>> messages_;
    bool stop_ = false, signalled_ = false, idle_ = false;
    std::uint64_t notices_ = 0;
    std::shared_ptr<const Shown> shown_;

    std::thread thread_;
};

}  // namespace samspill::viz
