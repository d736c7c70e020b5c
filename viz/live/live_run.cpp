#include "viz/live/live_run.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/error.h"
#include "core/parallel.h"

namespace samspill::viz {

LiveRun::LiveRun(std::vector<PlanPtr> plans, std::uint32_t seed, int threads, Listener listener)
    : threads_(threads), listener_(std::move(listener)), wanted_(std::move(plans))
{
    requests_.emplace_back([this, seed] { begin(seed); });
    thread_ = std::thread([this] { work(); });
}

LiveRun::~LiveRun()
{
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
        told_.notify_all();
    }
    thread_.join();
}

void LiveRun::set_running(bool running)
{
    const std::lock_guard lock(mutex_);
    running_ = running;
    steps_ = 0;
    due_ = Clock::now();
    told_.notify_all();
}

void LiveRun::set_pace(double weeks_a_second)
{
    const std::lock_guard lock(mutex_);
    pace_ = weeks_a_second > 0.0 ? weeks_a_second : 0.0;
    due_ = Clock::now();
    told_.notify_all();
}

void LiveRun::step(int weeks)
{
    const std::lock_guard lock(mutex_);
    running_ = false;
    steps_ = std::clamp(steps_ + std::clamp(weeks, 0, 100000), 0, 100000);
    told_.notify_all();
}

void LiveRun::ask(std::function<void()> request)
{
    const std::lock_guard lock(mutex_);
    requests_.push_back(std::move(request));
    told_.notify_all();
}

void LiveRun::restart(std::optional<std::uint32_t> seed)
{
    {
        const std::lock_guard lock(mutex_);
        steps_ = 0;
    }
    ask([this, seed] {
        // The seed as before, unless the scenario has been given another one meanwhile.
        const std::uint32_t planned = wanted_.front()->scenario.seed;
        begin(seed ? *seed : planned != planned_seed_ ? planned : state_.seed);
    });
}

void LiveRun::change(std::size_t world, PlanPtr plan)
{
    ask([this, world, plan = std::move(plan)] { apply_change(world, plan); });
}

void LiveRun::drop_second()
{
    ask([this] {
        if (wanted_.size() < 2) return;
        wanted_.resize(1);
        for (const auto& twins : {twins_.get(), kept_.get()})
            if (twins) twins->drop_second();
        if (twins_) publish(true);
    });
}

LiveRun::State LiveRun::state() const
{
    const std::lock_guard lock(mutex_);
    State state = state_;
    state.status.running = running_;
    state.quiet = requests_.empty() && !working_ && !state.status.warming_up && steps_ == 0 && !running_;
    return state;
}

// The worlds from the start by what is wanted now, or from the end of a burn-in that was alike.
void LiveRun::begin(std::uint32_t seed)
{
    std::vector<Recipe> recipes = recipes_of(wanted_);
    with_threads(threads_, [&] {
        if (kept_ && kept_->stream().seed == seed && kept_->continues(recipes)) {
            twins_ = std::make_unique<Twins>(*kept_, std::move(recipes));
        } else {
            auto twins = std::make_unique<Twins>(std::move(recipes), Stream{seed, 0}, true);
            kept_.reset();
            twins_ = std::move(twins);
        }
    });
    planned_seed_ = wanted_.front()->scenario.seed;
    publish(true);
}

void LiveRun::apply_change(std::size_t world, const PlanPtr& plan)
{
    if (world >= wanted_.size()) return;
    wanted_[world] = plan;
    if (!twins_) return;
    if (warming()) {
        // Before week 0 a change holds from the start.
        if (!twins_->continues(recipes_of(wanted_))) {
            begin(state_.seed);
            return;
        }
    }
    if (twins_->done()) {
        listener_.tell(false, message("live.over", {"the run is over: the change holds from the next restart on",
                                                    "kjøringen er over: endringen gjelder fra neste omstart"}));
        return;
    }
    std::vector<std::string> waiting;
    PlanPtr now = on_the_way(*twins_->recipe(world).last(), *plan, twins_->week(), waiting);
    twins_->change(world, std::move(now));
    if (!waiting.empty())
        listener_.tell(false, message("live.next_restart",
                                      {"from the next restart on, since it cannot change on the way: {}",
                                       "fra neste omstart, siden det ikke kan endres underveis: {}"},
                                      fmt::join(waiting, ", ")));
    publish(true);
}

bool LiveRun::warming() const { return twins_ && !twins_->done() && twins_->week() < 0; }

// Mistakes become messages; what was there before stays.
void LiveRun::run_safely(const std::function<void()>& work)
{
    try {
        work();
    } catch (const InputError& error) {
        listener_.tell(true, error.said());
    } catch (const std::bad_alloc&) {
        listener_.tell(true, message("live.no_memory", {"the simulation: there is not enough memory for it",
                                                        "simuleringen: det er ikke nok minne til den"}));
    } catch (const std::exception& error) {
        listener_.tell(true, message("live.fault", {"the simulation: {}", "simuleringen: {}"}, message_of(error)));
    }
}

// Under the lock, by the thread that steps.
bool LiveRun::is_over() const { return !twins_ || twins_->done(); }

bool LiveRun::may_step(Clock::time_point now) const
{
    if (is_over()) return false;
    return warming() || steps_ > 0 || (running_ && (pace_ <= 0.0 || now >= due_));
}

void LiveRun::work()
{
    std::unique_lock lock(mutex_);
    while (!stop_) {
        if (!requests_.empty()) {
            const std::function<void()> request = std::move(requests_.front());
            requests_.pop_front();
            working_ = true;
            lock.unlock();
            run_safely(request);
            listener_.changed();
            lock.lock();
        } else if (const Clock::time_point now = Clock::now(); may_step(now)) {
            working_ = true;
            if (!warming()) {
                if (steps_ > 0) --steps_;
                // Behind by much (another program had the machine): no race to make up for it.
                if (pace_ > 0.0)
                    due_ = std::max(
                        due_ + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1.0 / pace_)),
                        now - std::chrono::milliseconds(250));
            }
            lock.unlock();
            step_once();
            listener_.changed();
            lock.lock();
        } else {
            // Nobody can go on beyond the end: whoever asks for it is told that it stands.
            if (is_over() && (running_ || steps_ > 0)) running_ = false, steps_ = 0, working_ = true;
            if (working_) {
                working_ = false;
                lock.unlock();
                listener_.changed();
                lock.lock();
                continue;
            }
            const auto ready = [&] {
                return stop_ || !requests_.empty() || may_step(Clock::now()) || (is_over() && (running_ || steps_ > 0));
            };
            if (running_)
                told_.wait_until(lock, due_, ready);
            else
                told_.wait(lock, ready);
        }
    }
}

void LiveRun::step_once()
{
    run_safely([&] {
        try {
            with_threads(threads_, [&] { twins_->step(true); });
        } catch (...) {
            twins_.reset();  // it cannot go on; what it has shown stays
            throw;
        }
        if (twins_->week() == 0 && !kept_) kept_ = std::make_unique<Twins>(*twins_, twins_->recipes());
    });
    count_week(Clock::now());
    publish(false);
}

// The rate over the last half second or so.
void LiveRun::count_week(Clock::time_point now)
{
    ++counted_weeks_;
    const double seconds = std::chrono::duration<double>(now - counted_from_).count();
    if (seconds < 0.5) return;
    const std::lock_guard lock(mutex_);
    state_.status.weeks_a_second = seconds < 5.0 ? counted_weeks_ / seconds : 0.0;
    counted_from_ = now;
    counted_weeks_ = 0;
}

void LiveRun::publish(bool recipes_too)
{
    const std::lock_guard lock(mutex_);
    state_.status.warming_up = warming();
    if (!twins_) return;
    state_.status.weeks_done = twins_->weeks_done();
    state_.status.weeks = twins_->weeks();
    if (!recipes_too) return;
    state_.films.clear();
    for (std::size_t world = 0; world < twins_->size(); ++world) state_.films.push_back(twins_->film(world));
    state_.recipes = twins_->recipes();
    state_.seed = twins_->stream().seed;
    ++state_.version;
}

}  // namespace samspill::viz
