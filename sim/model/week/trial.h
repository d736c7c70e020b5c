#pragma once

// A randomised trial inside the model: who is enrolled. What arms ask for: arms.h.
namespace samspill {

struct Region;

// In the trial's first week: the same for everybody who already has a status.
void open_trial(Region& region);

// Assigns to arms those whose week has come and who meet all conditions. Reads the due list.
// Writes arm arm_week plan meeting_week enrolled.
void trial(Region& region);

}  // namespace samspill
