#pragma once

namespace samspill {

struct Office;
struct Region;

// Draws the attitude of an office's first leader, or of the next one.
double drawn_leader_attitude(const Region& region, const Office& office);

// Some leaders leave; the next one brings her own attitude. Writes leader_attitude leaders.
void replace_leader(Region& region, Office& office);

}  // namespace samspill
