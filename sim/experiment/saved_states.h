#pragma once

#include <functional>
#include <optional>

#include "experiment/ensemble.h"
#include "results/state_file.h"

namespace samspill {

// Where replicates begin and what they leave on their way.
struct SavedStates {
    const StateFile* from = nullptr;                     // the burn-in when there is none
    std::optional<Week> at = {};                         // save the state at the start of this week
    std::function<void(EncodedState&&)> keep = nullptr;  // gets it; on many threads
};

// Runs a replicate like run_replicate, but from a saved state, saving one, or both. What it gives is
// the same bits.
RunFunction run_with_states(SavedStates states);

}  // namespace samspill
