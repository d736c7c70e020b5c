#pragma once

#include "viz/data/curve.h"

// Sums that grow week by week: what a sum over all weeks is made of. Their last week is what a verdict
// on a sum says.
namespace samspill::viz {

// Of every replicate the sum from week `from` on; weeks before hold no number. With many replicates
// the band is worked out every few weeks and drawn straight between.
Curve running_sum(const Curve& curve, Week from);

// Second less first, pair by pair, of the sums.
Contrast running_difference(const Curve& first, const Curve& second, Looks looks);

}  // namespace samspill::viz
