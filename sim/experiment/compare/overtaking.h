#pragma once

#include "experiment/compare/comparison.h"
#include "model/inputs/history.h"

namespace samspill {

// When an alternative, behind the base at first, comes ahead of it for good: by the mean paired
// difference of a weekly curve over replicates. Told only where the difference of the last week is
// resolved, by the same interval as that of endpoints.
struct Overtaking {
    enum class Kind : std::uint8_t {
        equal,          // it never differs
        behind_at_end,  // it is not ahead in the last week
        from_start,     // it is never behind
        overtakes,      // from `week` on it is ahead, after having been behind
        not_resolved,   // in the last week ahead or behind is no more than chance (judge.h)
    };
    Kind kind = Kind::equal;
    Week week = no_week;  // from_start: the first that differs
    // 95 % percentile interval of the week over 1,000 bootstrap samples of replicates, in which
    // "never" counts as later than every week (no_week).
    Week low = no_week, high = no_week;
    double never = 0.0;  // share of the samples in which it is not ahead in the last week
};

// Of the whole country's (all places') curve, in the direction that is better for it. The samples
// come from a stream of their own: equal comparisons give equal intervals.
Overtaking overtaking_of(const Comparison& comparison, std::size_t alternative, std::size_t curve);

}  // namespace samspill
