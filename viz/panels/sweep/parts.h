#pragma once

#include <string>

#include "viz/panels/panels.h"
#include "viz/plots/heat.h"

namespace samspill::viz {

// The picture of a sweep in the room that is left, beside its colour scale: cells of a grid, dots of
// another design, or lines over one axis.
void sweep_picture(const View& view, Commands& commands);

// A row a point.
std::string sweep_table(const ViewState& state, const Shown& shown);

}  // namespace samspill::viz
