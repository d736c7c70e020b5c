#pragma once

#include "experiment/sweep/sweep_folder.h"
#include "experiment/sweep/sweep_plan.h"

namespace samspill::cli {

// How much of a batch a command reads: what tells runs apart, or their numbers too.
enum class Depth { hashes, all };

// Reads all batches that the ledgers of a sweep name, in a limited child: InputError with the path of
// one that does harm or is damaged. See guarded_reading.h.
void probe_batches(const SweepFolder& folder, const SweepPlan& plan, Depth depth);

}  // namespace samspill::cli
