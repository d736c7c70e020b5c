#pragma once

#include "model/params/kinds.h"
#include "model/state/users.h"

namespace samspill {

struct Region;

// The user's wish: education when her aspiration is above her qualification by more than is
// neutral in the choice of plan, otherwise work.
Wish wish_of(const Region& region, const User& user);

// Probability that the wish of a user ends in a conflict once it is back at NAV, 0..1.
double conflict_probability(const Region& region, const User& user, Wish wish);

// Users whose guidance ended this week: the wish comes back to NAV or is lost; what comes back is
// agreed on or ends in a conflict. Writes users' motivation meaningfulness trust conflicts plan,
// counsellors' attitude and hours.
void handover(Region& region);

}  // namespace samspill
