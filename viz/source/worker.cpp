#include "viz/source/worker.h"

#include <algorithm>
#include <utility>

#include "core/error.h"
#include "core/parallel.h"

namespace samspill::viz {

namespace {

constexpr auto slice = std::chrono::milliseconds(15);    // of work on needs before orders are looked at
constexpr auto a_while = std::chrono::milliseconds(20);  // between looks at a simulation that runs
constexpr std::size_t notices_kept = 20;

}  // namespace

Desk::Worker::Worker(DeskOptions options) : options_(std::move(options)), shown_(std::make_shared<Shown>())
{
    thread_ = std::thread([this] { work(); });
}

Desk::Worker::~Worker()
{
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
        told_.notify_all();
    }
    thread_.join();
}

void Desk::Worker::order(Order order)
{
    const std::lock_guard lock(mutex_);
    orders_.push_back(std::move(order));
    idle_ = false;
    told_.notify_all();
}

void Desk::Worker::want(const Needs& needs)
{
    const std::lock_guard lock(mutex_);
    new_needs_ = needs;
    idle_ = false;
    told_.notify_all();
}

std::shared_ptr<const Shown> Desk::Worker::shown() const
{
    const std::lock_guard lock(mutex_);
    return shown_;
}

bool Desk::Worker::settle(std::chrono::milliseconds limit) const
{
    std::unique_lock lock(mutex_);
    return settled_.wait_for(lock, limit, [&] { return idle_; });
}

// There is something new from a thread of ours.
void Desk::Worker::signal()
{
    const std::lock_guard lock(mutex_);
    if (signalled_) return;
    signalled_ = true;
    idle_ = false;
    told_.notify_all();
}

void Desk::Worker::tell(bool bad, std::string text)
{
    const std::lock_guard lock(mutex_);
    messages_.emplace_back(bad, std::move(text));
    signalled_ = true;
    idle_ = false;
    told_.notify_all();
}

void Desk::Worker::work()
{
    Clock::time_point next_look = Clock::now();
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            const auto urgent = [&] { return stop_ || !orders_.empty() || new_needs_; };
            if (!met_ || signalled_)
                told_.wait_until(lock, next_look, urgent);
            else
                told_.wait(lock, [&] { return urgent() || signalled_; });
            if (stop_) break;
        }
        const Clock::time_point begin = Clock::now();
        const bool looked = take();
        turn();
        const Clock::time_point end = Clock::now();
        // A simulation that runs is looked at so often that most of the time is left to it.
        next_look = looked || met_ ? end + std::max<Clock::duration>(a_while, end - begin) : end;
    }
    live_.reset();
}

bool Desk::Worker::take()
{
    std::deque<Order> orders;
    std::optional<Needs> needs;
    bool signalled = false;
    {
        const std::lock_guard lock(mutex_);
        orders.swap(orders_);
        needs.swap(new_needs_);
        signalled = std::exchange(signalled_, false);
    }
    if (!orders.empty()) obey(std::move(orders));
    if (needs && *needs != needs_) {
        needs_ = std::move(*needs);
        Answers::prune(needs_, sources_, next_);
        dirty_ = true;
    }
    look_at_live();
    return signalled;
}

void Desk::Worker::turn()
{
    try {
        met_ = answers_.work(needs_, sources_, next_, Clock::now() + slice, dirty_);
    } catch (const InputError& error) {
        // What a file does not give will not come by asking again.
        tell(true, error.what());
        needs_ = {};
        met_ = true;
    }
    {
        const std::lock_guard lock(mutex_);
        for (auto& [bad, text] : messages_) {
            next_.notices.push_back({++notices_, bad, std::move(text)});
            dirty_ = true;
        }
        messages_.clear();
        if (next_.notices.size() > notices_kept)
            next_.notices.erase(next_.notices.begin(), next_.notices.end() - notices_kept);
    }
    if (dirty_) publish();
    const std::lock_guard lock(mutex_);
    if (met_ && live_quiet_ && orders_.empty() && !new_needs_ && !signalled_) {
        idle_ = true;
        settled_.notify_all();
    }
}

void Desk::Worker::publish()
{
    dirty_ = false;
    auto shown = std::make_shared<const Shown>(next_);
    const std::lock_guard lock(mutex_);
    shown_.swap(shown);
}

// Of changes to one world that wait together only the last counts.
void Desk::Worker::obey(std::deque<Order> orders)
{
    for (std::size_t i = 0; i < orders.size(); ++i) {
        const auto* change = std::get_if<ChangeLive>(&orders[i]);
        const auto* next = i + 1 < orders.size() ? std::get_if<ChangeLive>(&orders[i + 1]) : nullptr;
        if (change && next && change->world == next->world) continue;
        try {
            std::visit([this](auto& order) { handle(order); }, orders[i]);
        } catch (const InputError& error) {
            tell(true, error.what());
        }
        dirty_ = true;
    }
}

void Desk::Worker::close()
{
    live_.reset();
    live_version_ = 0;
    live_quiet_ = true;
    std::erase_if(sources_, [](const auto& item) { return item.first < 2; });
    answers_.forget();
    Shown empty;
    empty.pins = std::move(next_.pins);
    empty.notices = std::move(next_.notices);
    next_ = std::move(empty);
}

// What the simulation has done since it was looked at last.
void Desk::Worker::look_at_live()
{
    if (!live_) return;
    const LiveRun::State state = live_->state();
    live_quiet_ = state.quiet;
    LiveStatus status = state.status;
    std::size_t weeks = 0;
    for (const auto& film : state.films) weeks += std::size_t(film->ready());
    if (state.version != live_version_) {
        live_version_ = state.version;
        for (std::size_t world = 0; world < state.films.size(); ++world) {
            sources_.at(int(world))->set_films({state.films[world]});
            next_.film[world] = state.films[world];
            next_.replicates[world] = 1;
        }
        dirty_ = true;
    }
    if (!next_.live || weeks != live_weeks_ || status.weeks_done != next_.live->weeks_done ||
        status.running != next_.live->running || status.warming_up != next_.live->warming_up)
        dirty_ = true;
    live_weeks_ = weeks;
    next_.live = status;
    next_.busy = status.warming_up ? "warming up" : "";
}

void Desk::Worker::handle(OpenLive& open)
{
    std::vector<PlanPtr> plans{plan_of(open.draft)};
    if (open.beside) plans.push_back(plan_of(*open.beside));
    close();
    next_.worlds = int(plans.size());
    for (int world = 0; world < next_.worlds; ++world) sources_[world] = std::make_unique<Source>();
    const std::uint32_t seed = plans.front()->scenario.seed;
    const int threads = options_.threads > 0 ? options_.threads : default_threads();
    live_ = std::make_unique<LiveRun>(
        std::move(plans), seed, threads,
        LiveRun::Listener{[this] { signal(); }, [this](bool bad, std::string text) { tell(bad, std::move(text)); }});
}

void Desk::Worker::handle(SetRunning& set)
{
    if (live_) live_->set_running(set.running);
}

void Desk::Worker::handle(SetPace& set)
{
    if (live_) live_->set_pace(set.weeks_a_second);
}

void Desk::Worker::handle(StepWeeks& step)
{
    if (live_) live_->step(step.weeks);
}

void Desk::Worker::handle(Restart& restart)
{
    if (live_) live_->restart(restart.seed);
}

void Desk::Worker::handle(ChangeLive& change)
{
    if (live_ && change.world >= 0 && change.world < next_.worlds)
        live_->change(std::size_t(change.world), plan_of(change.draft));
}

void Desk::Worker::handle(ShowReplicate& show)
{
    next_.position = 0;
    for (int world = 0; world < next_.worlds; ++world)
        if (auto film = sources_.at(world)->film(show.position)) {
            next_.film[std::size_t(world)] = std::move(film);
            next_.position = show.position;
        }
}

void Desk::Worker::handle(PinRun& pin)
{
    const auto world = sources_.find(0);
    if (world == sources_.end() || !world->second->head()) return;
    sources_[next_pin_] = world->second->frozen();
    next_.pins.push_back({next_pin_, pin.name.empty() ? world->second->head()->name : pin.name});
    ++next_pin_;
}

void Desk::Worker::handle(Unpin& unpin)
{
    if (unpin.world < 2) return;
    sources_.erase(unpin.world);
    std::erase_if(next_.pins, [&](const PinnedRun& pin) { return pin.world == unpin.world; });
    std::erase_if(next_.curves, [&](const auto& item) { return item.first.world == unpin.world; });
}

}  // namespace samspill::viz
