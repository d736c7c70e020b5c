#include "viz/live/replicates.h"

#include <algorithm>
#include <utility>

#include <sys/resource.h>

#include <fmt/format.h>

namespace samspill::viz {

std::size_t bytes_of(const Film& film)
{
    std::size_t bytes = sizeof film;
    for (const std::vector<float>& values : film.series().values) bytes += values.size() * sizeof(float);
    for (Week week = film.head().first_week; week <= film.last_week(); ++week)
        bytes += film.staff(week).size() * sizeof(CounsellorWeek);
    for (Week week = film.first_life(); week <= film.last_week(); ++week)
        bytes += film.steps(week).size() * sizeof(TrajectoryStep);
    if (const EventTime* outcomes = film.outcomes()) bytes += outcomes->persons.size() * sizeof(std::int32_t);
    return bytes;
}

namespace {

std::size_t series_bytes(const LivePlan& plan)
{
    const Head head = head_of(plan, 0, 0);
    const std::size_t offices = std::size_t(head.places.office_count()), regions = head.places.regions.size();
    std::size_t a_week = 0;
    for (const IndicatorInfo& indicator : indicators()) a_week += cells(indicator, offices, regions);
    return a_week * std::size_t(head.weeks) * sizeof(float);
}

bool same_run(const Recipe& a, const Recipe& b) { return parting_week(a, b) == no_week; }

}  // namespace

Replicates::Replicates(int threads, std::size_t memory) : limit_(memory)
{
    for (int i = 0; i < std::max(threads, 1); ++i) threads_.emplace_back([this, i] { work(i == 0); });
}

Replicates::~Replicates()
{
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
        told_.notify_all();
    }
    for (std::thread& thread : threads_) thread.join();
}

void Replicates::set_recipes(std::vector<Recipe> recipes, std::uint32_t seed)
{
    const std::lock_guard lock(mutex_);
    films_.resize(recipes.size());
    for (std::size_t world = 0; world < recipes.size(); ++world) {
        if (world < recipes_.size() && seed == seed_ && same_run(recipes[world], recipes_[world])) continue;
        for (const auto& [replicate, film] : films_[world]) memory_ -= bytes_of(*film);
        films_[world].clear();
    }
    recipes_ = std::move(recipes);
    seed_ = seed;
    each_ = 0;
    ++generation_;
    ++version_;
    told_.notify_all();
}

void Replicates::want(int replicates)
{
    const std::lock_guard lock(mutex_);
    wanted_ = std::clamp(replicates, 1, 10000);
    told_.notify_all();
}

void Replicates::follow(int replicate)
{
    const std::lock_guard lock(mutex_);
    followed_ = replicate;
    told_.notify_all();
}

void Replicates::set_modest(bool modest)
{
    const std::lock_guard lock(mutex_);
    if (modest_ == modest) return;
    modest_ = modest;
    told_.notify_all();
}

void Replicates::set_elsewhere(std::size_t bytes)
{
    const std::lock_guard lock(mutex_);
    elsewhere_ = bytes;
}

// Replicates without a gap, from the first on.
int Replicates::done_of(std::size_t world) const
{
    int done = 1;
    while (done < wanted_ && films_[world].contains(std::uint32_t(done))) ++done;
    return done;
}

Replicates::State Replicates::state() const
{
    const std::lock_guard lock(mutex_);
    State state;
    state.version = version_;
    state.wanted = wanted_;
    state.done = wanted_;
    state.memory = memory_;
    state.quiet = in_hand_.empty();
    for (std::size_t world = 0; world < films_.size(); ++world) {
        const int done = done_of(world);
        state.done = std::min(state.done, done);
        state.films.emplace_back();
        for (int r = 1; r < done; ++r) state.films.back().push_back(films_[world].at(std::uint32_t(r)));
        if (followed_ > 0 && followed_ < wanted_ && lacks(world, std::uint32_t(followed_), true)) state.quiet = false;
    }
    if (films_.empty()) state.done = 1;
    if (state.done < state.wanted) state.quiet = false;
    return state;
}

std::vector<Message> Replicates::take_messages()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(messages_, {});
}

bool Replicates::lacks(std::size_t world, std::uint32_t replicate, bool follow) const
{
    const auto found = films_[world].find(replicate);
    return found == films_[world].end() || (follow && found->second->followed_share() <= 0.0);
}

// No more replicates are wanted than there is memory for.
bool Replicates::has_room(std::size_t films)
{
    const std::size_t each = each_ > 0 ? each_ : series_bytes(*recipes_.front().last());
    const std::size_t taken = memory_ + elsewhere_ + in_hand_.size() * recipes_.size() * each;
    if (taken + films * each <= limit_) return true;
    if (!in_hand_.empty()) return false;  // what they will take is only an estimate
    int done = wanted_;
    for (std::size_t world = 0; world < films_.size(); ++world) done = std::min(done, done_of(world));
    messages_.push_back(
        message("replicates.memory",
                {"memory: there is room for {} of {} replicates ({} of {} MiB); unpin runs to have more",
                 "minnet: det er plass til {} av {} kjøringer ({} av {} MiB); løsne festede kjøringer for å få flere"},
                done, wanted_, (memory_ + elsewhere_) >> 20, limit_ >> 20));
    wanted_ = done;
    ++version_;
    return false;
}

// Under the lock. The one that is looked at comes first.
bool Replicates::next_job(Job& job)
{
    const auto take = [&](std::uint32_t replicate, bool follow) {
        if (in_hand_.contains(replicate)) return false;
        job = {seed_, replicate, {}, {}, follow};
        for (std::size_t world = 0; world < recipes_.size(); ++world)
            if (lacks(world, replicate, follow)) {
                job.worlds.push_back(world);
                job.recipes.push_back(recipes_[world]);
            }
        return !job.worlds.empty();
    };
    if (followed_ > 0 && followed_ < wanted_ && take(std::uint32_t(followed_), true)) return true;
    for (int replicate = 1; replicate < wanted_; ++replicate)
        if (take(std::uint32_t(replicate), false)) return has_room(job.worlds.size());
    return false;
}

void Replicates::work(bool first)
{
    setpriority(PRIO_PROCESS, 0, 10);  // of this thread (Linux); without it the watched run is less smooth
    std::unique_lock lock(mutex_);
    for (Job job;;) {
        told_.wait(lock, [&] { return stop_ || ((first || !modest_) && next_job(job)); });
        if (stop_) return;
        const std::uint64_t generation = generation_;
        in_hand_.insert(job.replicate);
        lock.unlock();
        try {
            run(job, generation);
            lock.lock();
        } catch (const std::exception& error) {
            lock.lock();
            messages_.push_back(
                message("replicates.fault", {"replicate {}: {}", "kjøring {}: {}"}, job.replicate, message_of(error)));
            wanted_ = std::min(wanted_, int(job.replicate));
        }
        in_hand_.erase(job.replicate);
        told_.notify_all();
    }
}

void Replicates::run(const Job& job, std::uint64_t generation)
{
    Twins twins(job.recipes, {job.seed, job.replicate}, job.follow);
    while (!twins.done() && !stop_ && generation == generation_) twins.step(false);
    const std::lock_guard lock(mutex_);
    if (twins.done() && generation == generation_) keep(job, twins);
}

void Replicates::keep(const Job& job, const Twins& twins)
{
    for (std::size_t i = 0; i < job.worlds.size(); ++i) {
        auto& film = films_[job.worlds[i]][job.replicate];
        if (film) memory_ -= bytes_of(*film);
        film = twins.film(i);
        const std::size_t bytes = bytes_of(*film);
        memory_ += bytes;
        if (!job.follow) each_ = bytes;
    }
    ++version_;
}

}  // namespace samspill::viz
