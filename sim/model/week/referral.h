#pragma once

#include "model/state/users.h"

namespace samspill {

struct Region;
struct ReferralRule;

// The first rule of the user's office that she meets; null when none does. Of the ad hoc rule
// everybody meets it.
const ReferralRule* rule_for(const Region& region, const User& user);

// Probability that the user says yes to guidance, 0..1.
double accept_probability(const Region& region, const User& user);

// Referrals of the week among those met or due. Writes open_referral pause_until, the centre's
// queue and the counsellors' hours.
void referral(Region& region);

}  // namespace samspill
