#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "experiment/sweep/sweep_owner.h"

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

struct HandOptions {
    std::chrono::milliseconds beat{10'000};         // a living process writes so often that it lives
    std::chrono::milliseconds patience{60'000};     // silence after which one on another machine is taken for dead
    std::function<bool()> stop = {};                // gives up waiting
    std::function<void(const Message&)> note = {};  // told when it has to wait
    HandOwner owner = this_owner();                 // for tests: another machine's
};

// What a process has in hand: a file a shard (SHARD.hand) that is there for as long as its process lives.
// The file is made by one process alone (O_EXCL, which every file system has; locks are not asked for,
// for many have none, or have them for one machine only), says who made it, and is written to every
// few seconds. When it is there and its process is not, that was killed: the runs that it had in hand were
// perhaps the cause. Two processes at one shard do no harm but work that is done twice.
class SweepHand {
public:
    // Takes the shard; waits for `patience` when the file is of another machine. Throws InputError when a
    // living process is at it, or at one that overlaps with it (the same sweep cut into another number of
    // shards); Interrupted when told to stop.
    SweepHand(const std::string& ledger, const Shard& shard, std::size_t units, int threads, HandOptions options = {});
    ~SweepHand();  // with empty hands
    SweepHand(const SweepHand&) = delete;
    SweepHand& operator=(const SweepHand&) = delete;

    // Runs that killed processes had in hand: in this shard, in those that overlap with it, and in all whose
    // death is seen from here. Each is told once: write it down before `forget`.
    const std::vector<std::uint64_t>& left_by_dead() const { return left_; }
    void forget();

    // A thread has these runs in hand, at most SweepUnits::most_points. Survives the process, not the
    // machine: then there is nothing to blame the runs for. Cheap; one call a thread at a time.
    void hold(std::size_t thread, std::span<const std::uint64_t> runs) const;

    // Has another process taken the shard, because this one stood still for longer than its patience?
    bool lost() const { return lost_; }

private:
    struct Seen;
    struct Other;

    void take(std::size_t units);
    std::vector<Other> others(std::size_t units) const;
    void wait_for_signs(std::vector<Other>& dead, std::vector<Other> silent) const;
    void bury(const Other& dead);
    bool make_file();
    bool write_owner(const std::string& path);
    void refuse_late_comers(std::size_t units) const;
    [[noreturn]] void refuse(const Other& living) const;
    void beat_until_told();
    void beat();

    std::string ledger_, path_;
    Shard shard_;
    int descriptor_ = -1;
    int threads_;
    HandOptions options_;
    std::vector<std::uint64_t> left_;
    std::vector<std::string> graves_;  // files of dead processes, out of the way until forgotten
    std::uint64_t beats_ = 0;
    std::atomic<bool> lost_{false};

    std::mutex mutex_;  // guards ended_
    std::condition_variable wake_;
    bool ended_ = false;
    std::thread beating_;
};

}  // namespace samspill
