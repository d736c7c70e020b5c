#include "model/week/follow_up.h"

#include <algorithm>

#include "core/distributions.h"
#include "model/week/collaboration.h"
#include "model/week/life.h"
#include "model/week/measures.h"
#include "model/week/plans.h"
#include "model/week/referral.h"
#include "model/week/spells.h"
#include "model/week/staffing.h"
#include "model/week/trial.h"

namespace samspill {

bool meeting_is_due(const Region& region, const User& user) { return user.meeting_week <= region.week; }

bool stands_in_line(const Region& region, const User& user)
{
    return meeting_is_due(region, user) && !met_by_trial(region, user);
}

void wait_for_meeting(Region& region, Row row)
{
    const User& user = region.users[row];
    Counsellor& counsellor = region.counsellors[user.counsellor];
    region.due_pool.append(counsellor.due, {row, user.meeting_week});
    ++counsellor.overdue;
}

void recount_follow_up(Region& region, Row row)
{
    User& user = region.users[row];
    if (user.counsellor == nobody) return;
    count_followed(region, user, -1);
    user.followed_as = std::uint8_t(kind_on_list(region, user));
    count_followed(region, user, +1);
}

void count_followed(Region& region, const User& user, int change)
{
    if (user.counsellor == nobody) return;
    Counsellor& counsellor = region.counsellors[user.counsellor];
    counsellor.followed[user.followed_as] = std::int16_t(counsellor.followed[user.followed_as] + change);
    if (met_by_trial(region, user))
        counsellor.in_trial[user.followed_as] = std::int16_t(counsellor.in_trial[user.followed_as] + change);
}

namespace {

// Of somebody who is neither sick-listed nor in education nor with a job specialist.
MeetingKind kind_by_group(const Region& region, const User& user)
{
    if (user.benefit == Benefit::aap && user.plan == Plan::recovery) return MeetingKind::recovery;
    switch (acting_group(region, user)) {
        case Group::young:
            return MeetingKind::young;
        case Group::refugee:
            return MeetingKind::refugee;
        case Group::reduced_capacity:
            return MeetingKind::reduced_capacity;
        default:
            return MeetingKind::jobseeker;
    }
}

}  // namespace

MeetingKind kind_on_list(const Region& region, const User& user)
{
    const MeetingKind kind = meeting_kind(region, user);
    return kind == MeetingKind::job_specialist && met_by_trial(region, user) ? kind_by_group(region, user) : kind;
}

MeetingKind meeting_kind(const Region& region, const User& user)
{
    switch (user.status) {
        case Status::sick_listed:
            return MeetingKind::sick_listed;
        case Status::education:
            return MeetingKind::education;
        case Status::supported_employment:
            return MeetingKind::job_specialist;
        default:
            return kind_by_group(region, user);
    }
}

void plan_meeting(Region& region, Row row, int weeks)
{
    User& user = region.users[row];
    const Week week = region.week + std::max(weeks, 1);
    if (user.meeting_week == week) return;
    if (user.counsellor != nobody && stands_in_line(region, user)) --region.counsellors[user.counsellor].overdue;
    user.meeting_week = WeekMark(std::min(week, int(never) - 1));
    region.calendar.put(week, Due::meeting, row);
}

int weeks_to_next_meeting(const Region& region, const User& user)
{
    const FollowUpParams& p = region.params().follow_up;
    const MeetingKind kind = meeting_kind(region, user);
    const TrialArm* arm = arm_of(region, user);
    const bool own_staff = arm != nullptr && arm->caseload;
    const double scale = own_staff ? *arm->caseload / p.users_per_counsellor : 1.0;
    const int interval = std::max(1, int(p.interval[int(kind)] * scale + (own_staff ? 0.5 : 0.0)));
    if (kind != MeetingKind::sick_listed) return interval;
    const int weeks = region.week - user.spell_start;
    int next = interval;  // of the sick-listed, two meetings have their weeks
    if (weeks < p.sick_first)
        next = p.sick_first - weeks;
    else if (weeks < p.sick_second)
        next = p.sick_second - weeks;
    return own_staff ? std::min(next, interval) : next;
}

void use_hours(Region& region, std::uint16_t counsellor, double hours)
{
    if (counsellor == nobody) return;
    region.counsellors[counsellor].hours_used += float(hours);
    region.counsellors[counsellor].debt += float(hours);
}

double hours_lost(const Office& office)
{
    return 1.0 - (1.0 - office.disruption) * (1.0 - office.weakened(FlawKind::double_work));
}

void use_hours_with(Region& region, const User& user, double hours)
{
    if (met_by_trial(region, user))
        region.office_of(user).trial_hours += hours;
    else
        use_hours(region, user.counsellor, hours);
}

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
