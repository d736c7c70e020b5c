#pragma once

#include "model/inputs/policies.h"

namespace samspill {

struct Region;
struct User;

// Does everything that the conditions name fit the user in this week?
bool fits(const Region& region, const User& user, const Eligibility& who);

// The first week in which those conditions that only wait for time can hold: age, weeks in the
// present status.
Week first_week_to_fit(const User& user, const Eligibility& who);

}  // namespace samspill
