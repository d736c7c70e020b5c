#pragma once

#include "core/digest.h"
#include "model/inputs/inputs.h"

namespace samspill {

// A small world with a little of everything in the model: two offices, a wave, a shock, a trial;
// every parameter is at its default.
Inputs built_in_inputs();

// Digest of the results of one replicate of it: two programs whose models or defaults differ have
// different ones, unless the difference never matters in the small world. Computed at the first call
// (milliseconds), without other threads: children that read files are forked before there are any.
const Digest& built_in_digest();

}  // namespace samspill
