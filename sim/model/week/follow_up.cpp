#include "model/week/follow_up.h"

#include <algorithm>

#include "core/distributions.h"
#include "model/week/arms.h"
#include "model/week/collaboration.h"
#include "model/week/life.h"
#include "model/week/meetings.h"
#include "model/week/plans.h"
#include "model/week/referral.h"
#include "model/week/spells.h"
#include "model/week/staffing.h"

namespace samspill {

namespace {

// The meetings that fall due this week join their counsellors' lists, or are a trial's.
void collect_due(Region& region)
{
    region.trial_meets.clear();
    for (std::size_t i = 0; i < region.due.size(); ++i) {
        prefetch(region, region.due[std::min(i + prefetch_ahead, region.due.size() - 1)].row());
        if (region.due[i].due() != Due::meeting) continue;
        const Row row = region.due[i].row();
        const User& user = region.users[row];
        if (user.meeting_week != region.week || !user.has(registered) || user.counsellor == nobody) continue;
        if (met_by_trial(region, user)) {
            region.trial_meets.push_back(row);
        } else {
            wait_for_meeting(region, row);
            region.office_of(user).hours_due[int(role_for(user))] +=
                region.params().follow_up.meeting_hours[int(meeting_kind(region, user))];
        }
        region.self_referring.push_back(row);
    }
}

void hold_meeting(Region& region, Row row, Counsellor& counsellor)
{
    const Params& p = region.params();
    User& user = region.users[row];
    bring_up_to_date(region, row);
    const int overdue = region.week - user.meeting_week;
    const double mended = user.trust + p.follow_up.trust_return * (p.persons.trust - user.trust);
    user.trust = float(math::clip01(mended - p.follow_up.trust_lost * overdue));
    const double partner = region.office_of(user).has_partner_for(user.group) ? p.life.partner_support : 0.0;
    user.stability = float(math::clip01(user.stability + p.life.follow_up_support + partner));
    if (user.status == Status::seeking) {
        const Plan plan = choose_plan(region, row, counsellor);
        mark_plan(region, row);
        user.plan_cell = std::uint8_t(plan_cell(region, user, plan));
        set_plan(region, row, plan);
    }
    refresh_search(region, row);
    plan_meeting(region, row, weeks_to_next_meeting(region, user));
    region.count(user, Indicator::meetings);
    region.met.push_back(row);
}

// Hours that a counsellor's users and partners take before any meeting is held.
double hours_before_meetings(const Region& region, const Counsellor& counsellor)
{
    const FollowUpParams& p = region.params().follow_up;
    if (counsellor.hours <= 0.0f) return 0.0;
    double hours =
        at_intensity(region.params().collaboration.coordination, counsellor.enacted) * counsellor.hours / p.hours;
    for (std::size_t kind = 0; kind < counsellor.followed.size(); ++kind)
        hours += counsellor.followed[kind] * p.casework[kind];
    return hours;
}

// Hours for meetings that users met by a trial's staff would have had of her: what their kinds need,
// or their part when there is not enough for all. Others neither gain nor lose by the trial.
double hours_set_aside(const Region& region, const Counsellor& counsellor, double left)
{
    const FollowUpParams& p = region.params().follow_up;
    double all = 0.0, in_trial = 0.0;
    for (std::size_t kind = 0; kind < counsellor.followed.size(); ++kind) {
        all += counsellor.followed[kind] * p.meeting_hours[kind] / p.interval[kind];
        in_trial += counsellor.in_trial[kind] * p.meeting_hours[kind] / p.interval[kind];
    }
    if (in_trial <= 0.0 || left <= 0.0) return 0.0;
    return std::min(in_trial, left * in_trial / all);
}

void work_through(Region& region, std::uint16_t index)
{
    Counsellor& counsellor = region.counsellors[index];
    const FollowUpParams& p = region.params().follow_up;
    counsellor.hours_used = float(hours_before_meetings(region, counsellor));
    double left = counsellor.hours * (1.0 - hours_lost(region.offices[counsellor.office])) - counsellor.debt -
                  counsellor.hours_used;
    const double aside = hours_set_aside(region, counsellor, left);
    counsellor.hours_used += float(aside);
    left -= aside;
    while (!counsellor.due.empty() && left > 0.0) {
        const ListPool::Item item = region.due_pool.take(counsellor.due);
        const User& user = region.users[item.row];
        if (user.counsellor != index || user.meeting_week != item.tag || !user.has(registered)) continue;
        const double hours = p.meeting_hours[int(meeting_kind(region, user))];
        hold_meeting(region, item.row, counsellor);
        counsellor.hours_used += float(hours);
        left -= hours;
    }
    counsellor.debt = float(std::max(0.0, -left));
    counsellor.pressure = counsellor.caseload > 0 ? float(counsellor.overdue) / float(counsellor.caseload) : 0.0f;
}

// A trial's own staff are as many as their caseload says: nobody waits. Casework until the next
// meeting is counted with the meeting.
void hold_trial_meetings(Region& region)
{
    const FollowUpParams& p = region.params().follow_up;
    for (const Row row : region.trial_meets) {
        const User& user = region.users[row];
        if (user.counsellor == nobody) continue;
        const auto kind = std::size_t(meeting_kind(region, user));
        region.office_of(user).trial_hours +=
            p.meeting_hours[kind] + p.casework[kind] * weeks_to_next_meeting(region, user);
        hold_meeting(region, row, region.counsellors[user.counsellor]);
    }
}

}  // namespace

void follow_up(Region& region)
{
    collect_due(region);
    if (region.week <= 0 && (region.week % staffing_interval == 0 || region.week == region.setting->first_week()))
        staff_offices(region);
    start_job_specialists(region);
    for (std::size_t c = 0; c < region.counsellors.size(); ++c) work_through(region, std::uint16_t(c));
    hold_trial_meetings(region);
    std::sort(region.met.begin(), region.met.end());
}

}  // namespace samspill
