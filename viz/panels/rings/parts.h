#pragma once

#include <string>

#include "viz/data/rings.h"
#include "viz/panels/controls.h"

// The parts of the panel of rings.
namespace samspill::viz {

Colour dot_colour(const RingDot& dot, RingColour by);
// What the colours of the dots mean, drawn at the cursor in one line.
void ring_legend(const View& view);
Colour ring_ground(int ring);

// The circle of one world in a box. Marks "rings/counsellor/ID" (the second world's with "/1").
void ring_diagram(const View& view, Commands& commands, int world, ImVec2 low, ImVec2 high);

// What a dot is, beside the pointer; `known`: a counsellor, else one of a count.
void ring_tell(const View& view, const Film& film, const RingDot& dot, bool known);

// Beside it: counsellors by ring now and at the start; the shares over time, or the chosen counsellor.
void ring_numbers(const View& view);
void ring_shares(const View& view);
void ring_history(const View& view, Commands& commands);

// Counsellors by office and ring.
std::string rings_table(const ViewState& state, const Shown& shown);

}  // namespace samspill::viz
