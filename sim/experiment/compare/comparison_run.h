#pragma once

#include <cstdint>
#include <functional>

#include "experiment/compare/comparison.h"
#include "experiment/replicates/ensemble.h"
#include "experiment/replicates/memory_plan.h"

namespace samspill {

// A t interval of fewer replicates is not trusted to stop by.
inline constexpr int least_replicates = 30;

// How many replicates are wanted, as far as those that are there can tell: what was planned or,
// with a precision, what its endpoint's spread asks for. That is at least 30, at most `most`, and
// at most twice as many as the last look at the spread had. The looks are at fixed numbers, so that
// a comparison that was stopped and resumed ends with as many as one that was not.
int wanted_replicates(const Comparison& comparison, int most);

struct ComparisonOptions {
    int threads = 1;
    int most = 1000;                                     // replicates, with a precision
    std::function<void(const Progress&)> progress = {};  // replicates are those of all scenarios
    std::function<Stop()> stop = {};
};

// Runs the replicates that are wanted and not there; all scenarios share what past they have in
// common (family.h). False when it was stopped before the last: those that are there are whole.
// `planned` becomes the number wanted last.
bool run_comparison(Comparison& comparison, const ComparisonOptions& options);

// Weeks that one replicate of all scenarios takes, shared ones once; and without sharing.
struct ReplicateWeeks {
    std::int64_t shared, unshared;
};
ReplicateWeeks weeks_of_replicate(const Comparison& comparison);

MemoryPlan memory_of_comparison(const Comparison& comparison, int threads, int most);

}  // namespace samspill
