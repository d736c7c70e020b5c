#pragma once

#include "viz/panels/panels.h"

namespace samspill::viz {

// The guided sequence: one step after the other; draws panels of its choice within.
void workshop_view(const View& view, Commands& commands);

}  // namespace samspill::viz
