#pragma once

#include <string>
#include <vector>

#include "model/state/region.h"

// A randomised trial inside the model: who is enrolled, and what her arm asks for.
namespace samspill {

// The user's arm; null when she is in none.
inline const TrialArm* arm_of(const Region& region, const User& user)
{
    return user.arm == no_arm ? nullptr : &region.setting->inputs.trial->arms[user.arm - 1u];
}

// Are the user's meetings held by the trial's own staff?
inline bool met_by_trial(const Region& region, const User& user)
{
    const TrialArm* arm = arm_of(region, user);
    return arm != nullptr && arm->caseload.has_value();
}

// The plan that the user's arm wants of her now: what it forces, until the education or training is
// completed.
std::optional<Plan> forced_plan(const Region& region, const User& user);

// What becomes of an agreed plan: the one that the arm forces, the present one where it forbids.
Plan plan_in_trial(const Region& region, const User& user, Plan agreed);

// A measure has been carried through, so that an arm that forces it wants no second one.
void fulfil_plan(Region& region, Row row, Plan plan);

// What is wrong with an arm in itself, one sentence each.
std::vector<std::string> faults_of(const TrialArm& arm);

// Notes the week in which a user with a new status may be enrolled, not before `earliest`.
void await_trial(Region& region, Row row, Week earliest);

// In the trial's first week: the same for everybody who has her status already.
void open_trial(Region& region);

// Draws those to arms for whom the week has come and all conditions hold. Reads the due list.
// Writes arm arm_week plan meeting_week enrolled.
void trial(Region& region);

}  // namespace samspill
