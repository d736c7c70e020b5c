#pragma once

// A randomised trial inside the model: who is enrolled. What arms ask for: arms.h.
namespace samspill {

struct Region;

// In the trial's first week: the same for everybody who has her status already.
void open_trial(Region& region);

// Draws those to arms for whom the week has come and all conditions hold. Reads the due list.
// Writes arm arm_week plan meeting_week enrolled.
void trial(Region& region);

}  // namespace samspill
