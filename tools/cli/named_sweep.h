#pragma once

#include <memory>
#include <string>

#include "experiment/sweep_folder.h"

namespace samspill::cli {

// A sweep as the command line names it: by its file, or by its folder once it was begun.
struct NamedSweep {
    std::string folder;  // need not be there yet
    std::unique_ptr<SweepPlan> plan;

    SweepFolder make_folder() const;  // or finds it made
};

// `output` is the folder, empty for the sweep file's name in the current one. Throws InputError.
NamedSweep named_sweep(const std::string& sweep, const std::string& output);

}  // namespace samspill::cli
