#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "experiment/sweep/sweep_hand.h"
#include "experiment/sweep/sweep_ledger.h"
#include "experiment/sweep/sweep_units.h"
#include "model/world.h"

namespace samspill {

// The points of one class in one replicate that are still to be run, and the world at the end of what
// they share: made by the first thread that needs it, then copied by all.
class SweepGroup {
public:
    SweepGroup(std::uint32_t replicate_, std::uint32_t in_class_) : replicate(replicate_), in_class(in_class_) {}

    const std::uint32_t replicate, in_class;

    // The shared world; `make` is called once, by one thread while others wait. When it throws, the
    // next one who asks tries again.
    const World& root(const std::function<std::unique_ptr<World>()>& make)
    {
        const std::lock_guard lock(mutex_);
        if (!root_) root_ = make();
        return *root_;
    }
    Inputs root_inputs;  // of the world above; to be set by `make`

private:
    friend class SweepQueue;
    std::deque<std::vector<std::uint64_t>> jobs_;  // guarded by the queue
    std::mutex mutex_;
    std::unique_ptr<World> root_;
};

// Hands out what is left of a shard: runs that are not done and have tries left. A thread stays with
// its group as long as there is something to do; then it opens the next; at the end it helps others.
class SweepQueue {
public:
    SweepQueue(const SweepUnits& units, const Shard& shard, const SweepState& state, int tries);

    struct Job {
        std::shared_ptr<SweepGroup> group;
        std::vector<std::uint64_t> runs;  // of the group, at most SweepUnits::most_points
    };
    // The next job for a thread that last worked on `mine`.
    std::optional<Job> take(const std::shared_ptr<SweepGroup>& mine);

    // The run has ended with an error: it gets another try by itself, or has had its last.
    void retry(const std::shared_ptr<SweepGroup>& group, std::uint64_t run);

    // Of the shard, when the queue was made: runs in all, done, given up.
    std::size_t runs() const { return runs_; }
    std::size_t done() const { return done_; }

private:
    std::shared_ptr<SweepGroup> open_next();
    void add_jobs(SweepGroup& group, const SweepUnits::Unit& unit);
    int tries_of(std::uint64_t run) const;

    const SweepUnits& units_;
    const SweepState& state_;
    const std::size_t replicates_, end_;
    const int most_tries_;
    std::size_t runs_ = 0, done_ = 0;

    std::mutex mutex_;  // guards what follows, and all groups' jobs
    std::size_t next_;  // unit that no group holds yet
    std::list<std::weak_ptr<SweepGroup>> open_;
    std::map<std::uint64_t, int> errors_;  // in this process
};

}  // namespace samspill
