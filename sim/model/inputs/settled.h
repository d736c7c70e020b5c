#pragma once

#include <vector>

#include "core/error.h"
#include "model/inputs/history.h"

namespace samspill {

// What cannot be changed any more in a world that goes on from a state of the start of `week`, because
// the state holds what came of it: each with how the change can be said instead. The other differences
// act from that week on.
std::vector<Mistake> refused_changes(const std::vector<PastDifference>& differences, Week week);

}  // namespace samspill
