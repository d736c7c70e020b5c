#include "model/follow_up.h"

#include <algorithm>

#include "core/distributions.h"
#include "model/measures.h"
#include "model/referral.h"
#include "model/spells.h"
#include "model/staffing.h"

namespace samspill {

bool meeting_is_due(const Region& region, const User& user) { return user.meeting_week <= region.week; }

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
    Counsellor& counsellor = region.counsellors[user.counsellor];
    --counsellor.followed[user.followed_as];
    user.followed_as = std::uint8_t(meeting_kind(region, user));
    ++counsellor.followed[user.followed_as];
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
            break;
    }
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

void plan_meeting(Region& region, Row row, int weeks)
{
    User& user = region.users[row];
    const Week week = region.week + std::max(weeks, 1);
    if (user.meeting_week == week) return;
    if (user.counsellor != nobody && meeting_is_due(region, user)) --region.counsellors[user.counsellor].overdue;
    user.meeting_week = WeekMark(std::min(week, int(never) - 1));
    region.calendar.put(week, Due::meeting, row);
}

int weeks_to_next_meeting(const Region& region, const User& user)
{
    const FollowUpParams& p = region.params().follow_up;
    const MeetingKind kind = meeting_kind(region, user);
    if (kind == MeetingKind::sick_listed) {
        const int weeks = region.week - user.spell_start;
        if (weeks < p.sick_first) return p.sick_first - weeks;
        if (weeks < p.sick_second) return p.sick_second - weeks;
    }
    return int(p.interval[int(kind)]);
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

namespace {

// The meetings that fall due this week join their counsellors' lists.
void collect_due(Region& region)
{
    for (std::size_t i = 0; i < region.due.size(); ++i) {
        prefetch(region, region.due[std::min(i + prefetch_ahead, region.due.size() - 1)].row());
        if (region.due[i].due() != Due::meeting) continue;
        const Row row = region.due[i].row();
        const User& user = region.users[row];
        if (user.meeting_week != region.week || !user.has(registered) || user.counsellor == nobody) continue;
        wait_for_meeting(region, row);
        region.office_of(user).hours_due[int(role_for(user))] +=
            region.params().follow_up.meeting_hours[int(meeting_kind(region, user))];
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

void work_through(Region& region, std::uint16_t index)
{
    Counsellor& counsellor = region.counsellors[index];
    const FollowUpParams& p = region.params().follow_up;
    counsellor.hours_used = float(hours_before_meetings(region, counsellor));
    double left = counsellor.hours * (1.0 - hours_lost(region.offices[counsellor.office])) - counsellor.debt -
                  counsellor.hours_used;
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

}  // namespace

void follow_up(Region& region)
{
    collect_due(region);
    if (region.week <= 0 && (region.week % staffing_interval == 0 || region.week == region.setting->first_week()))
        staff_offices(region);
    start_job_specialists(region);
    for (std::size_t c = 0; c < region.counsellors.size(); ++c) work_through(region, std::uint16_t(c));
    std::sort(region.met.begin(), region.met.end());
}

}  // namespace samspill
