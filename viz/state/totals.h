#pragma once

#include "experiment/statistics/statistics.h"
#include "viz/data/shown.h"

namespace samspill::viz {

// Two worlds over the weeks [from, to], pair by pair of runs: sums of flows, means of what is counted
// or measured at the end of a week. Runs without a number in one of the weeks are left out of sums.
PairedDifference totals_of(const Curve& first, const Curve& second, Week from, Week to, bool summed, Looks looks);

// The two worlds in one week.
PairedDifference week_of(const Curve& first, const Curve& second, Week week, Looks looks);

}  // namespace samspill::viz
