#pragma once

#include <optional>

#include "model/state/region.h"

// What the arms of a trial ask for.
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

// A measure has been completed, so an arm that forces it does not require a second one.
void fulfil_plan(Region& region, Row row, Plan plan);

// Records the week in which a user with a new status may be enrolled, not before `earliest`.
void await_trial(Region& region, Row row, Week earliest);

}  // namespace samspill
