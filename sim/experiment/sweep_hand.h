#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace samspill {

// A shard: block `index` (from 1) of `count` equal blocks of the units of a sweep.
struct Shard {
    std::size_t index = 1, count = 1;

    std::size_t begin(std::size_t units) const { return units * (index - 1) / count; }
    std::size_t end(std::size_t units) const { return units * index / count; }
    std::string name() const;  // "2-of-8"
};

// "2/8". Throws InputError when it is none.
Shard shard_of(const std::string& text);

// What a process has in hand, in a file a shard that it holds a lock on for as long as it lives. When
// the lock is free and the file is not empty, the process that wrote it was killed: the runs that
// it had in hand were perhaps the cause.
class SweepHand {
public:
    // Takes the shard. Throws InputError when a living process is at it, or at one that overlaps with it
    // (the same sweep cut into another number of shards).
    SweepHand(const std::string& ledger, const Shard& shard, std::size_t units, int threads);
    ~SweepHand();  // with empty hands
    SweepHand(const SweepHand&) = delete;
    SweepHand& operator=(const SweepHand&) = delete;

    // Runs that killed processes had in hand, in this shard and in all that nobody is at. Each is
    // told once: write it down before `forget`.
    const std::vector<std::uint64_t>& left_by_dead() const { return left_; }
    void forget();

    // A thread has these runs in hand, at most SweepUnits::most_points. Survives the process, not the
    // machine: then there is nothing to blame the runs for. Cheap; one call a thread at a time.
    void hold(std::size_t thread, std::span<const std::uint64_t> runs) const;

private:
    void refuse_overlap(const std::string& ledger, const Shard& shard, std::size_t units);

    std::string path_;
    int descriptor_ = -1;
    int threads_;
    std::vector<std::uint64_t> left_;
    std::vector<int> others_;  // files of dead shards, locked until forgotten
};

}  // namespace samspill
