#pragma once

#include "model/state/users.h"

namespace samspill {

struct Region;
struct ReferralRule;

// The first rule of the user's office whose conditions she meets; null if there is none. Everybody
// meets those of the ad hoc rule.
const ReferralRule* rule_for(const Region& region, const User& user);

// Probability that the user says yes to guidance, 0..1.
double accept_probability(const Region& region, const User& user);

// Referrals of the week among those met or due. Writes open_referral pause_until, the centre's
// queue and the counsellors' hours.
void referral(Region& region);

}  // namespace samspill
