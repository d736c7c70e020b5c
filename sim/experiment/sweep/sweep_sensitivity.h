#pragma once

#include <string>
#include <vector>

#include "experiment/sweep/sensitivity.h"
#include "experiment/sweep/sweep_folder.h"
#include "experiment/sweep/sweep_ledger.h"

namespace samspill {

// One endpoint, for all places and groups, at the points of a sweep: points x replicates, NaN for runs
// that are not done. Throws InputError for an endpoint that the sweep did not record, with the nearest
// name, and for results that cannot be read.
std::vector<double> sweep_outcomes(const SweepFolder& folder, const SweepPlan& plan, const SweepState& state,
                                   const std::string& endpoint);

// Throws InputError when the sweep's design says nothing of its axes' importance: only Saltelli's and
// Morris' do.
void require_sensitivity_design(const SweepFolder& folder, const SweepPlan& plan);

}  // namespace samspill
