#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "viz/data/shown.h"
#include "viz/live/twins.h"

namespace samspill::viz {

// A simulation that is watched, on a thread of its own: warms up to week 0 at once, then runs,
// pauses, steps and changes as it is told. Calls return at once.
class LiveRun {
public:
    struct Listener {
        std::function<void()> changed;                // there is more to see; from the run's thread, often
        std::function<void(bool bad, Message)> tell;  // a message for whoever watches
    };

    // Plans of one world or two.
    LiveRun(std::vector<PlanPtr> plans, std::uint32_t seed, int threads, Listener listener);
    ~LiveRun();
    LiveRun(const LiveRun&) = delete;
    LiveRun& operator=(const LiveRun&) = delete;

    void set_running(bool running);
    void set_pace(double weeks_a_second);  // 0: as fast as it goes
    void step(int weeks);                  // so many more, then pause
    void restart(std::optional<std::uint32_t> seed);
    void change(std::size_t world, PlanPtr plan);
    void drop_second();  // the world beside the first

    struct State {
        std::vector<std::shared_ptr<const Film>> films;  // empty: not there yet
        std::vector<Recipe> recipes;                     // what they have been run by
        std::uint64_t version = 0;                       // rises when recipes or seed change
        std::uint32_t seed = 1;
        LiveStatus status;
        bool quiet = false;  // stands still: told all, warmed up, not running
    };
    State state() const;

private:
    using Clock = std::chrono::steady_clock;

    void work();
    void begin(std::uint32_t seed);
    void apply_change(std::size_t world, const PlanPtr& plan);
    void ask(std::function<void()> request);
    void run_safely(const std::function<void()>& work);
    bool warming() const;
    bool is_over() const;
    bool may_step(Clock::time_point now) const;
    void step_once();
    void count_week(Clock::time_point now);
    void publish(bool recipes_too);

    const int threads_;
    const Listener listener_;

    // Of the run's thread alone.
    std::vector<PlanPtr> wanted_;          // the latest, also what of it waits for a restart
    std::unique_ptr<Twins> twins_, kept_;  // now; as they were at the end of the burn-in
    std::uint32_t planned_seed_ = 1;       // that the scenario named when it began
    Clock::time_point counted_from_;
    int counted_weeks_ = 0;

    mutable std::mutex mutex_;  // guards what follows
    std::condition_variable told_;
    std::deque<std::function<void()>> requests_;
    bool stop_ = false, running_ = false, working_ = true;
    int steps_ = 0;
    double pace_ = 0.0;
    Clock::time_point due_;
    State state_;

    std::thread thread_;
};

}  // namespace samspill::viz
