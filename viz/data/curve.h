#pragma once

#include <vector>

#include "core/week.h"
#include "experiment/statistics/sequential.h"

namespace samspill::viz {

// A line over the weeks, of all replicates. Weeks without a number hold NaN.
struct Curve {
    Week first_week = 0;
    int replicates = 0;                         // that have been counted
    std::vector<float> mean;                    // over replicates
    std::vector<float> low50, high50;           // the middle half of the replicates
    std::vector<float> low90, high90;           // 90 % of them; empty for fewer than 2 replicates
    std::vector<std::vector<float>> replicate;  // each by itself, by position

    int weeks() const { return int(mean.size()); }
};
Curve curve_of(Week first_week, std::vector<std::vector<float>> replicates);

// Second world less first, pair by pair of replicates.
struct Contrast {
    Week first_week = 0;
    int pairs = 0;
    Looks looks = Looks::once;  // what the interval is made for
    std::vector<float> mean;
    // 95 % interval of the mean, for each week by itself; NaN or empty where the pairs are too few to have one.
    std::vector<float> low, high;
    std::vector<std::vector<float>> pair;  // each by itself

    int weeks() const { return int(mean.size()); }
};
// Lines of equal replicates stand at equal positions.
Contrast contrast_of(Week first_week, const std::vector<std::vector<float>>& first,
                     const std::vector<std::vector<float>>& second, Looks looks);

}  // namespace samspill::viz
