#pragma once

#include "model/state/users.h"

namespace samspill {

struct Region;

// Brings a user's slow states (stability, motivation, sense of coherence) from the week when they
// were last computed to now, exactly over the gap: stability is an Ornstein-Uhlenbeck process,
// the others decay to their base. Writes stability motivation comprehensibility manageability
// meaningfulness life_week.
void bring_up_to_date(Region& region, Row row);

// How open a person is to career choice, 0..1.
double receptiveness(const Region& region, const User& user);

// Rate of falling ill while employed, 1/week.
double sickness_rate(const Region& region, const User& user);

// Hazard of recovery of the user's present spell of sickness, 1/week; gamma over spells.
double recovery_rate(const Region& region, const User& user);

}  // namespace samspill
