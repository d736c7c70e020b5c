#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "experiment/replicates/ensemble.h"
#include "model/world.h"
#include "results/files/state_file.h"

namespace samspill {

// Where replicates begin and what they leave on their way.
struct SavedStates {
    const StateFile* from = nullptr;                     // the burn-in when there is none
    std::optional<Week> at = {};                         // save the state at the start of this week
    std::function<void(EncodedState&&)> keep = nullptr;  // gets it; on many threads

    // Where an interrupted replicate goes on (null: it has not been begun), and who keeps its state
    // every so many weeks (0: never) and when it is interrupted.
    std::function<std::unique_ptr<World>(const Inputs&, std::uint32_t replicate)> resume = nullptr;
    int every = 0;
    std::function<void(const World&, std::uint32_t replicate)> checkpoint = nullptr;
};

// The world that a file of states holds of a replicate. Throws InputError with the path.
std::unique_ptr<World> world_of(const StateFile& file, const Inputs& inputs, std::uint32_t replicate);

// Runs a replicate like run_replicate, but from a saved state, saving one, or both. What it gives is
// the same bits.
RunFunction run_with_states(SavedStates states);

}  // namespace samspill
