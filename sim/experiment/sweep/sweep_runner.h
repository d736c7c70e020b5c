#pragma once

#include <chrono>
#include <cstddef>
#include <functional>

#include "experiment/replicates/ensemble.h"
#include "experiment/sweep/sweep_folder.h"
#include "experiment/sweep/sweep_hand.h"

namespace samspill {

// How far this process has come with its shard.
struct SweepProgress {
    std::size_t runs = 0;    // of the shard
    std::size_t done = 0;    // of them, before and now
    std::size_t now = 0;     // by this process
    std::size_t failed = 0;  // gave up, or ended with an error in this process
    double seconds = 0.0;    // since it began
};

struct SweepRunOptions {
    Shard shard;
    int threads = 1;
    int tries = 3;                // a run that ended a process or threw so often is not begun again
    double batch_seconds = 5.0;   // at most so much is lost when the process is killed
    double grace_seconds = 30.0;  // for runs in hand, when asked to stop
    std::function<void(const SweepProgress&)> progress = {};  // one call at a time, a few times a second
    std::function<Stop()> stop = {};                          // asked after every week, from any thread
    std::function<void(const Message&)> note = {};            // told what is waited for
    // Stands before every run, for tests: what it throws is the run's error.
    std::function<void(std::uint64_t run)> before_run = {};
};

struct SweepRunResult {
    SweepProgress progress;
    std::size_t strikes = 0;  // runs that killed processes had in hand
    bool stopped = false;
};

// Runs what is left of a shard: runs that no ledger has as done. When asked to stop, no new run is
// begun, those in hand get some seconds, and what is done is written; a second time, they are dropped.
// A run that throws is tried again by itself. Any number of processes can be at different shards of
// one folder. Throws InputError when another process is at this one.
SweepRunResult run_sweep(const SweepFolder& folder, const SweepPlan& plan, const SweepRunOptions& options);

}  // namespace samspill
