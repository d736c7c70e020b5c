#pragma once

#include "core/digest.h"
#include "model/inputs/inputs.h"

namespace samspill {

// A small world with a bit of all that the model has: two offices, a wave, a shock, a trial; else
// every parameter at its default.
Inputs built_in_inputs();

// Digest of what one replicate of it gives: two programs whose models or defaults differ have, but for
// what the small world never meets, different ones. Worked out at the first call (milliseconds), without
// other threads: files are read by children that are forked before there are any.
const Digest& built_in_digest();

}  // namespace samspill
