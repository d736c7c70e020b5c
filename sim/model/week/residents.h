#pragma once

#include "model/params/kinds.h"

namespace samspill {

struct Region;

// The stock at the start of the burn-in: every office's people, their status and their first spell.
// Writes users and everything that counts them.
void create_residents(Region& region);

// First arrivals of the week: Poisson by office and group. Person n of an office and group is the
// same in every scenario. Writes users.
void arrivals(Region& region);

}  // namespace samspill
