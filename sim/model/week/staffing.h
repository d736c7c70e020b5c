#pragma once

#include "model/params/kinds.h"
#include "model/state/users.h"

// Who works at an office, and who follows which user. Numbers: FollowUpParams (params/follow_up.h).
namespace samspill {

struct Region;

inline constexpr int staffing_interval = 26;  // weeks between staffings, in the burn-in

// Staffs every office for its registered users (rounded up, at least least_counsellors, hours in
// proportion to need by role) and distributes the users among them. Happens in the burn-in and for the
// last time at week 0. Writes counsellors, teams, users' counsellor.
void staff_offices(Region& region);

// Adds counsellors that start this week (a team of job specialists).
void start_job_specialists(Region& region);

// The role whose counsellors follow a user in her present status.
Role role_for(const User& user);

// Gives a registered user the least loaded counsellor of that role, or an ordinary one if the
// office has none.
void assign_counsellor(Region& region, Row row);
void leave_counsellor(Region& region, Row row);
bool follows_user(const Region& region, const User& user);  // does the user have a counsellor of the right role?

}  // namespace samspill
