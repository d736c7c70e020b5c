#pragma once

#include <cmath>
#include <span>

#include "experiment/statistics/sequential.h"

namespace samspill {

// Fewest replicates that a verdict is given for. Six that all point one way are rarer than one case in
// twenty by chance alone (2 / 2^6), however they are distributed; nothing that fewer do is that rare.
inline constexpr int least_for_verdict = 6;

// The mean of independent replicates and half the width of its 95 % interval. NaN where a number cannot be had: the
// mean of none; the interval of one, or of several that are all equal, for an interval needs a variance. Infinite: an
// interval for repeated looks at so few that they settle nothing.
struct Estimate {
    double mean = 0.0;
    double half_width = 0.0;
    int n = 0;

    double low() const { return mean - half_width; }
    double high() const { return mean + half_width; }
    bool has_interval() const { return std::isfinite(half_width); }
};

// Values that are NaN (a wait where nobody was served) are left out and not counted. `looks`: as below.
Estimate estimate(std::span<const double> values, Looks looks = Looks::once);

// Paired replicates of two scenarios (common random numbers): what the second has more than the
// first. NaN where a number cannot be had.
struct PairedDifference {
    int n = 0;                             // pairs in which both have a number
    double base = 0.0, alternative = 0.0;  // means over these pairs
    // Of the differences; NaN without a spread, infinite where the pairs are too few to settle anything.
    double mean = 0.0, half_width = 0.0;
    double spread = 0.0;       // standard deviation of the differences
    double confidence = 0.95;  // of the interval
    double correlation = 0.0;  // of the pairs
    // (var base + var alternative) / var difference: how many times as many unpaired replicates would
    // be as precise. Infinite when all differences are equal.
    double variance_reduction = 0.0;
    double skewness = 0.0;  // of the differences, adjusted for the sample's size; NaN for fewer than 3

    double low() const { return mean - half_width; }
    double high() const { return mean + half_width; }
    bool has_interval() const { return std::isfinite(half_width); }
    // No pair differs.
    bool none_seen() const { return n > 0 && mean == 0.0 && (spread == 0.0 || n == 1); }
    // Whether the direction is more than chance: the interval leaves out 0; or, where all pairs differ
    // by the same and there is no interval, that many signs are rare enough (a sign test).
    bool resolved() const;

    // Student's t takes sums for normal. Cochran's rule (Sampling Techniques, 1977, 2.15): not while
    // n < 25 skewness^2.
    bool skewed() const { return n < 25.0 * skewness * skewness; }
};

// Both must be of one length: replicate by replicate. A pair with a NaN is left out.
// `confidence` in (0, 1) is that of the interval; for several comparisons at once, simultaneous_confidence. `looks`:
// whether this is the only look at these pairs, or one after each pair that came (sequential.h).
PairedDifference paired_difference(std::span<const double> base, std::span<const double> alternative,
                                   double confidence = 0.95, Looks looks = Looks::once);

// The fewest replicates (2 or more) whose interval is at most `half_width` to each side, when the
// standard deviation is `spread`. Infinite for half_width 0, NaN when either is NaN.
double replicates_for(double spread, double half_width, double confidence = 0.95);

// Confidence of each of `count` intervals that hold together with `confidence` (Bonferroni).
double simultaneous_confidence(int count, double confidence = 0.95);

// Student's t quantile: P(T <= t) = p with `degrees` > 0 degrees of freedom, p in (0, 1).
double student_quantile(double p, double degrees);

}  // namespace samspill
