#pragma once

#include <vector>

#include "core/error.h"
#include "model/inputs/history.h"

namespace samspill {

// What can no longer be changed in a world that continues from a state at the start of `week`, because
// the state contains its effects: each with how the change can be made instead. The other differences
// act from that week on.
std::vector<Mistake> refused_changes(const std::vector<PastDifference>& differences, Week week);

}  // namespace samspill
