#include "model/week/trial.h"

#include <algorithm>

#include "model/week/arms.h"
#include "model/week/eligibility.h"
#include "model/week/meetings.h"
#include "model/week/outcomes.h"
#include "model/week/plans.h"
#include "model/week/spells.h"
#include "model/week/staffing.h"

namespace samspill {

namespace {

// Depends on the person's identity alone, so that paired scenarios draw her to the same arm.
std::uint8_t drawn_arm(const Region& region, const User& user, const std::vector<TrialArm>& arms)
{
    double total = 0.0;
    for (const TrialArm& arm : arms) total += arm.share;
    double u = region.draw(Purpose::trial, user.id, 0).uniform() * total;
    std::size_t drawn = 0;
    while (drawn + 1 < arms.size() && u >= arms[drawn].share) u -= arms[drawn++].share;
    return std::uint8_t(drawn + 1);
}

// Her counsellor keeps her on the list, with the hours set aside that she would have taken, so that
// other users neither gain nor lose time; the trial's staff meet her from next week on.
void take_over_meetings(Region& region, Row row, std::uint8_t arm)
{
    plan_meeting(region, row, 1);
    User& user = region.users[row];
    count_followed(region, user, -1);
    user.arm = arm;
    user.followed_as = std::uint8_t(kind_on_list(region, user));
    count_followed(region, user, +1);
    if (!follows_user(region, user)) assign_counsellor(region, row);
}

// The arm's plan takes effect at once with those who search.
void change_plan(Region& region, Row row)
{
    const User& user = region.users[row];
    if (user.status != Status::seeking) return;
    const Plan before = user.plan;
    if (const std::optional<Plan> plan = forced_plan(region, user); plan && can_be_carried_out(region, user, *plan))
        set_plan(region, row, *plan);
    else if (in_mask(arm_of(region, user)->forbid_plans, user.plan))
        set_plan(region, row, Plan::none);
    if (user.plan != before) refresh_search(region, row);
}

void enrol(Region& region, Row row)
{
    User& user = region.users[row];
    const std::vector<TrialArm>& arms = region.setting->inputs.trial->arms;
    const std::uint8_t arm = drawn_arm(region, user, arms);
    user.arm_week = WeekMark(region.week);
    if (arms[arm - 1u].caseload)
        take_over_meetings(region, row, arm);
    else
        user.arm = arm;
    enter_arm(region, row);
    change_plan(region, row);
    region.enrolled.push_back(row);
}

}  // namespace

void open_trial(Region& region)
{
    const std::optional<Trial>& trial = region.setting->inputs.trial;
    if (!trial || region.week != trial->from) return;
    for (Row row = 0; row < region.users.size(); ++row) await_trial(region, row, region.week);
}

void trial(Region& region)
{
    region.enrolled.clear();
    if (!region.setting->inputs.trial) return;
    for (const DueEntry entry : region.due) {
        if (entry.due() != Due::trial) continue;
        const User& user = region.users[entry.row()];
        if (user.arm == no_arm && user.has(registered) && fits(region, user, *region.setting->inputs.trial))
            enrol(region, entry.row());
    }
}

}  // namespace samspill
