#pragma once

#include "viz/panels/panels.h"

namespace samspill::viz {

// Shares of a cohort in work, education, on benefit, lasting, by weeks since its start.
void outcomes_of_cohort(const View& view, Commands& commands);

}  // namespace samspill::viz
