#pragma once

#include "core/by.h"
#include "model/params/kinds.h"

namespace samspill {

struct CollaborationParams;
struct Office;
struct Region;
struct User;

// The channel's value at an intensity of 0..3, linear between the levels.
double at_intensity(const By<IntensityLabels>& channel, double intensity);

// The intensity that a user meets: that of her counsellor's practice, or the office's mean where
// she has none.
double enacted_for(const Region& region, const User& user);

// Computes an office's organisational and structural distance and friction from its practice, tie
// and anchor.
void update_friction(const CollaborationParams& params, Office& office);

// The factor by which two perspectives multiply the effect of guidance at an office.
double perspective(const CollaborationParams& params, const Office& office);

}  // namespace samspill
