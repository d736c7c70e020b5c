#pragma once

namespace samspill {

struct Region;

// Brings every office's targets to what the rollout says for this week: a wave changes what it
// names; intensity and strategy move over its ramp. Writes the offices' targets.
void reform(Region& region);

}  // namespace samspill
