#include "model/week/meetings.h"

#include <algorithm>

#include "model/week/arms.h"

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
        case Group::jobseeker:
        case Group::sick_listed:
            break;
    }
    return MeetingKind::jobseeker;
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
        case Status::seeking:
        case Status::intro_programme:
        case Status::work_training:
        case Status::employed:
        case Status::disability:
        case Status::left:
        case Status::gone:
            break;
    }
    return kind_by_group(region, user);
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

}  // namespace samspill
