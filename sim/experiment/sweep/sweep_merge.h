#pragma once

#include <functional>
#include <string>

#include "experiment/sweep/sweep_status.h"
#include "results/files/provenance.h"

namespace samspill {

struct SweepMergeResult {
    std::size_t runs = 0, missing = 0;
    Digest digest;  // of the runs that are there
};

// Puts all results of a sweep into one file, HDF5 that is also netCDF-4 (FORMAT.md, "Sweeps"): one
// variable an endpoint over the axes of a grid, else over `point`; then replicate, and what the sweep
// divides by. Takes about 100 MiB at most, however large the sweep. Throws InputError when runs are
// missing, unless `partial`: then their numbers are NaN; and for files that cannot be read. The file keeps
// the program that made the runs, and `merging`, what is to be told of this merge. `admit` is called when no
// other process can write the file any more, and may throw.
SweepMergeResult merge_sweep(const SweepFolder& folder, const SweepPlan& plan, const std::string& output, bool partial,
                             const Provenance& merging = {}, const std::function<void()>& admit = {});

}  // namespace samspill
