#include "experiment/sweep/sweep_queue.h"

namespace samspill {

SweepQueue::SweepQueue(const SweepUnits& units, const Shard& shard, const SweepState& state, int tries)
    : units_(units),
      state_(state),
      replicates_(units.replicates()),
      end_(shard.end(units.size())),
      most_tries_(tries),
      next_(shard.begin(units.size()))
{
    for (std::size_t u = next_; u < end_; ++u) {
        const SweepUnits::Unit unit = units_[u];
        runs_ += unit.points.size();
        for (const std::uint32_t point : unit.points) done_ += state_.done[point * replicates_ + unit.replicate];
    }
}

std::optional<SweepQueue::Job> SweepQueue::take(const std::shared_ptr<SweepGroup>& mine)
{
    const std::lock_guard lock(mutex_);
    std::shared_ptr<SweepGroup> group = mine;
    if (!group || group->jobs_.empty()) group = open_next();
    for (auto other = open_.begin(); !group && other != open_.end();) {
        group = other->lock();
        if (group && group->jobs_.empty()) group = nullptr;
        other = group ? other : open_.erase(other);
    }
    if (!group) return std::nullopt;
    Job job{group, std::move(group->jobs_.front())};
    group->jobs_.pop_front();
    return job;
}

// The next group with something to do.
std::shared_ptr<SweepGroup> SweepQueue::open_next()
{
    while (next_ < end_) {
        const SweepUnits::Unit first = units_[next_];
        auto group = std::make_shared<SweepGroup>(first.replicate, first.in_class);
        for (; next_ < end_; ++next_) {
            const SweepUnits::Unit unit = units_[next_];
            if (unit.replicate != first.replicate || unit.in_class != first.in_class) break;
            add_jobs(*group, unit);
        }
        if (group->jobs_.empty()) continue;
        // A group that is done leaves its memory only when nothing points to it, not even weakly.
        std::erase_if(open_, [](const std::weak_ptr<SweepGroup>& other) { return other.expired(); });
        open_.push_back(group);
        return group;
    }
    return nullptr;
}

// Runs that may have ended a process stand alone, so that only the guilty one is blamed again.
void SweepQueue::add_jobs(SweepGroup& group, const SweepUnits::Unit& unit)
{
    std::vector<std::uint64_t> sound;
    for (const std::uint32_t point : unit.points) {
        const std::uint64_t run = std::uint64_t(point) * replicates_ + unit.replicate;
        if (state_.done[run]) continue;
        const int tries = tries_of(run);
        if (tries == 0)
            sound.push_back(run);
        else if (tries < most_tries_)
            group.jobs_.push_back({run});
    }
    if (!sound.empty()) group.jobs_.push_front(std::move(sound));
}

int SweepQueue::tries_of(std::uint64_t run) const
{
    const auto trouble = state_.troubles.find(run);
    return trouble == state_.troubles.end() ? 0 : trouble->second.tries();
}

void SweepQueue::retry(const std::shared_ptr<SweepGroup>& group, std::uint64_t run)
{
    const std::lock_guard lock(mutex_);
    if (tries_of(run) + ++errors_[run] >= most_tries_) return;
    group->jobs_.push_back({run});
    open_.push_back(group);
}

}  // namespace samspill
