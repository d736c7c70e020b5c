#pragma once

#include <cstdint>
#include <functional>

#include "model/inputs/inputs.h"
#include "model/observed/indicators.h"

namespace samspill {

// Runs one replicate from the burn-in's first week to the end of the horizon. `keep_going` is
// asked after every week (its argument) and may stop the run, in which case Interrupted is thrown.
// Equal inputs, seed and replicate give an equal output bit for bit, whatever runs beside it.
// Throws InputError when the inputs do not fit together (check_inputs).
RunOutput run_replicate(const Inputs& inputs, std::uint32_t seed, std::uint32_t replicate,
                        const std::function<bool(Week)>& keep_going = {});

struct Interrupted {};

}  // namespace samspill
