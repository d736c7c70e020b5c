#pragma once

#include "viz/state/view_state.h"

// What the desk is asked for: pieces that the needs of panels are put together from.
namespace samspill::viz {

// A line in every world and pinned run.
void need_curves(Needs& needs, const Shown& shown, const Selection& line);

// The same, and the difference of two worlds.
void need_contrast(Needs& needs, const Shown& shown, const Selection& line);

// The lines that a guide's questions are judged by, and the differences that answer them.
void need_guide(Needs& needs, const ViewState& state, const Shown& shown);

}  // namespace samspill::viz
