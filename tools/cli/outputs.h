#pragma once

#include "results/files/output_guard.h"

namespace samspill::cli {

// The guard of all that a command writes. What is there already is looked at in a child process
// (guarded_reading.h): to be called before this process has threads.
OutputGuard guard_of_outputs(bool force);

}  // namespace samspill::cli
