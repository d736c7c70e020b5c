#pragma once

#include <string>

#include "viz/panels/panels.h"

namespace samspill::viz {

// A row an effect.
std::string side_effects_table(const ViewState& state, const Shown& shown);

}  // namespace samspill::viz
