#pragma once

#include <string>

#include "viz/panels/panels.h"

namespace samspill::viz {

// Shares of a cohort in work, education, on benefit, lasting, by weeks since its start.
void outcomes_of_cohort(const View& view, Commands& commands);

// A row a move between statuses, or a week of a cohort.
std::string flows_table(const ViewState& state, const Shown& shown);

}  // namespace samspill::viz
