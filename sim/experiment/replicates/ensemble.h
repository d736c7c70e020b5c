#pragma once

#include <cstdint>
#include <functional>

#include "model/run.h"

namespace samspill {

// How far an ensemble has come: replicates (or other pieces of work), and their weeks, burn-in too.
struct Progress {
    int replicates_done = 0, replicates = 0;
    std::int64_t weeks_done = 0, weeks = 0;
};

// What whoever watches wants: to go on, to end with the replicates in hand, to drop those too.
enum class Stop { no, after_those_in_hand, now };

// Brings one replicate about; run_replicate, unless a test says otherwise.
using RunFunction =
    std::function<RunOutput(const Inputs&, std::uint32_t seed, std::uint32_t replicate, std::function<bool(Week)>)>;

struct OrderOptions {
    int threads = 1;
    int ahead = 0;                                       // pieces that may be begun and not delivered; 0: two a thread
    std::int64_t weeks = 0;                              // of all pieces, for progress
    std::function<void(const Progress&)> progress = {};  // one call at a time, a few times a second
    std::function<Stop()> stop = {};                     // asked after every week: cheap, from any thread
};

// A piece of work: it calls its argument after every week, goes on only when that says so (else
// throws Interrupted), and returns what is left to do in order, one at a time (write, add up).
using Piece = std::function<std::function<void()>(int index, const std::function<bool(Week)>& keep_going)>;

// Works pieces 0 .. count - 1 on several threads and finishes them in this order. No more than
// `ahead` are held, however slow one is. Returns how many were finished: all, or the first so many
// when stopped. The first exception of a piece or of what it returned stops all and is thrown.
int run_in_order(int count, const OrderOptions& options, const Piece& piece);

struct EnsembleOptions {
    std::uint32_t seed = 1;
    int replicates = 1;
    int threads = 1;
    int ahead = 0;       // as above
    int weeks_each = 0;  // that a replicate takes, for progress; 0: burn-in and horizon
    std::function<void(const Progress&)> progress = {};
    std::function<Stop()> stop = {};
    RunFunction run = run_replicate;
};

// Runs replicates 0, 1, ... in this way. `prepare` takes a finished replicate on the thread that ran
// it (compresses, summarises) and returns what is left to do in order. Returns how many were done.
int run_ensemble(const Inputs& inputs, const EnsembleOptions& options,
                 const std::function<std::function<void()>(RunOutput&&)>& prepare);

}  // namespace samspill
