#include "model/week/arms.h"

#include <algorithm>

#include "model/week/eligibility.h"

namespace samspill {

std::optional<Plan> forced_plan(const Region& region, const User& user)
{
    const TrialArm* arm = arm_of(region, user);
    if (arm == nullptr || (user.trial_marks & plan_fulfilled) != 0) return std::nullopt;
    return arm->force_plan;
}

void fulfil_plan(Region& region, Row row, Plan plan)
{
    User& user = region.users[row];
    if (forced_plan(region, user) == plan) user.trial_marks = std::uint8_t(user.trial_marks | plan_fulfilled);
}

void await_trial(Region& region, Row row, Week earliest)
{
    const std::optional<Trial>& trial = region.setting->inputs.trial;
    const User& user = region.users[row];
    if (!trial || region.week < trial->from || user.arm != no_arm || !region.office_of(user).in_trial) return;
    if (!in_mask(trial->statuses, user.status) || !in_mask(trial->groups, user.group)) return;
    const Week week = std::max(earliest, first_week_to_fit(user, *trial));
    if (week < trial->until) region.calendar.put(week, Due::trial, row);
}

}  // namespace samspill
