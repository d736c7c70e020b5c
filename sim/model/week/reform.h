#pragma once

#include "model/inputs/policies.h"
#include "model/params/kinds.h"

namespace samspill {

struct Office;
struct ReformParams;
struct Region;

// How large a change of all targets at once is: the largest of |intensity| / 3, |strategy| and the share of
// groups and statuses whose rules differ; 0..1.
double size_of_change(const ReformParams& params, const Targets& from, const Targets& to);

// Share of the pairs of group and status on the register for which the two lists hold different
// rules; 0..1.
double rules_changed(const std::vector<ReferralRule>& from, const std::vector<ReferralRule>& to);

// The rules of a list that concern the office.
std::vector<ReferralRule> rules_of(const std::vector<ReferralRule>& rules, const std::string& office);

// Sets an office to its state at the start of the burn-in: all its practice is the status quo.
void settle(Region& region, Office& office);

// Gives the centre what its region and the rollout prescribe for this week.
void staff_centre(Region& region);

// Sets every office's targets and the centre to what the rollout prescribes for this week: a wave changes what it
// names; intensity and strategy move over its ramp. Change disrupts and meets resistance; practice
// follows plans, counsellor by counsellor, and meets the flaws of the design. Writes the centre's positions, the
// offices' targets, plan, practice, disruption and flaws, the counsellors' attitude, enacted intensity and habit.
void reform(Region& region);

}  // namespace samspill
