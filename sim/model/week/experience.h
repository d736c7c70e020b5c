#pragma once

#include "model/state/users.h"

namespace samspill {

struct Region;

// Starts watching a user who has just been referred by her counsellor.
void watch_referral(Region& region, Row row);

// The week's lessons: results of referrals, contacts, colleagues, leaders; ties, anchors and
// distances; what advisers know of NAV's rules. Writes counsellors' attitude knowledge ownership
// and counts of the week, offices' cognitive organisational structural friction tie anchor
// joint_actions leader_attitude leaders and what they have seen, the centre's rules_known.
void experience(Region& region);

}  // namespace samspill
