#pragma once

#include <memory>
#include <string>
#include <vector>

#include "experiment/sweep/sweep_folder.h"

namespace samspill::cli {

// A sweep as the command line names it: by its file, or by its folder once it was begun.
struct NamedSweep {
    std::string folder;  // need not be there yet
    std::unique_ptr<SweepPlan> plan;

    SweepFolder make_folder() const;  // or finds it made
};

// `output` is the folder, empty for the sweep file's name in the current one; `set` overrides for all points.
// A folder that is named has those that it was begun with, and `set` must be empty or the same. Throws InputError.
NamedSweep named_sweep(const std::string& sweep, const std::string& output, const std::vector<std::string>& set);

// How much of a batch a command reads: what tells runs apart, or their numbers too.
enum class Depth { hashes, all };

// Reads all batches that the ledgers of a sweep name, in a limited child: InputError with the path of
// one that does harm or is damaged. See guarded_reading.h.
void probe_batches(const SweepFolder& folder, const SweepPlan& plan, Depth depth);

}  // namespace samspill::cli
