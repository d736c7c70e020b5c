#pragma once

#include <cstdint>
#include <string>

#include "core/digest.h"
#include "model/inputs/inputs.h"

namespace samspill {

// Hash of all that decides the numbers of a run and which of them are kept, how many replicates there are
// left out: of two runs with the same hash one has the first replicates of the other. `past`: what a run
// begins with when it is not its own burn-in; empty otherwise.
Digest result_of(const Inputs& inputs, std::uint32_t seed, const std::string& past = "");

}  // namespace samspill
