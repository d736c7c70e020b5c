#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/observed/indicators.h"
#include "viz/state/words.h"

namespace samspill::viz {

// What became of a cohort (one group of it, or all: -1), over all regions. Shares are of those whose
// week lies inside the run: fewer with time, and said as `observed`.
struct CohortShares {
    std::vector<int> observed;  // by weeks since the start
    std::vector<float> in_work, education, on_benefit, lasting;
};
CohortShares shares_of(const EventTime& outcomes, int cohort, int group);

// "registered in week 0", "first arrivals of year 2 (weeks 52 to 103)".
// `week` is the one in which the cohort of open episodes is taken, when known.
std::string cohort_name(int cohort, std::optional<Week> week, Language language);

}  // namespace samspill::viz
