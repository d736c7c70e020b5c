#pragma once

#include <vector>

#include "core/week.h"

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
    std::vector<float> mean;
    std::vector<float> low, high;          // 95 % interval of the mean (Student's t); empty for fewer than 2 pairs
    std::vector<std::vector<float>> pair;  // each by itself

    int weeks() const { return int(mean.size()); }
};
// Lines of equal replicates stand at equal positions.
Contrast contrast_of(Week first_week, const std::vector<std::vector<float>>& first,
                     const std::vector<std::vector<float>>& second);

}  // namespace samspill::viz
