#pragma once

#include "model/state/flaws.h"

// What flaws of the design do to an office.
namespace samspill {

struct Office;
struct Setting;

// Wakes those dormant flaws whose place the office's practice has passed and that strike this
// office. Only a reform has a design: without a wave nothing happens. Writes flaws weakening.
void meet_flaws(const Setting& setting, Office& office);

// Computes how far the active flaws weaken what they affect: for a kind with summed severity x,
// largest x^h / (1 + x^h). Writes weakening.
void update_weakening(const Setting& setting, Office& office);

int count_flaws(const Office& office, FlawState state);

}  // namespace samspill
