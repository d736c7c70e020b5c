#pragma once

#include "model/state/users.h"

namespace samspill {

struct Region;
struct Counsellor;

// The cell of a user for a plan.
int plan_cell(const Region& region, const User& user, Plan plan);

// Counts the weeks since the user was last marked to the cell of her plan; in the burn-in only.
// To be called before her plan or her being in work changes.
void mark_plan(Region& region, Row row);

// Can the plan be carried out when a trial forces it, now or when a job specialist has room?
bool can_be_carried_out(const Region& region, const User& user, Plan plan);

// What becomes of an agreed plan: the one that the arm forces, the present one where it forbids.
Plan plan_in_trial(const Region& region, const User& user, Plan agreed);

// May NAV pay for this user's ordinary education?
bool education_is_funded(const Region& region, const User& user);

// Chooses the plan in a meeting. Returns it; the caller sets it.
Plan choose_plan(Region& region, Row row, const Counsellor& counsellor);

}  // namespace samspill
