#pragma once

#include "model/inputs/policies.h"

namespace samspill {

struct Region;
struct User;

// Does the user meet all the conditions in this week?
bool fits(const Region& region, const User& user, const Eligibility& who);

// The first week in which the conditions that depend only on time can be met: age, weeks in the
// present status.
Week first_week_to_fit(const User& user, const Eligibility& who);

}  // namespace samspill
