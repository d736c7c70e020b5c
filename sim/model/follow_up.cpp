#include "model/follow_up.h"

#include <algorithm>

#include "core/distributions.h"
#include "model/measures.h"
#include "model/referral.h"
#include "model/spells.h"

namespace samspill {

namespace {

constexpr int staffing_interval = 26;  // weeks, in the burn-in

Role role_for(const User& user)
{
    switch (user.status) {
        case Status::sick_listed:
            return Role::sick_leave;
        case Status::intro_programme:
            return Role::intro;
        case Status::supported_employment:
            return Role::job_specialist;
        default:
            return Role::ordinary;
    }
}

Role role_at_office(const Region& region, const User& user)
{
    const Role role = role_for(user);
    return region.office_of(user).teams[int(role)].empty() ? Role::ordinary : role;
}

// A ring by its share, and an attitude anywhere in it.
double drawn_attitude(const FollowUpParams& p, Draw& draw)
{
    double u = draw.uniform();
    int ring = 0;
    while (ring + 1 < n_rings && u >= p.rings[ring]) u -= p.rings[ring++];
    const double high = ring == 0 ? 1.0 : ring_floor[ring - 1];
    return ring_floor[ring] + (high - ring_floor[ring]) * draw.uniform();
}

Counsellor make_counsellor(const Region& region, std::uint16_t office_index, int number, Role role)
{
    const FollowUpParams& p = region.params().follow_up;
    Counsellor counsellor{};
    counsellor.id = region.offices[office_index].key << 32 | std::uint64_t(number);
    counsellor.office = office_index;
    counsellor.role = role;
    counsellor.hours = float(p.hours);
    Draw draw = region.draw(Purpose::counsellor, counsellor.id, 0);
    counsellor.work_first = float(math::clip01(p.work_first + p.work_first_spread * normal(draw)));
    counsellor.attitude = float(drawn_attitude(p, draw));
    counsellor.attitude_anchor = counsellor.attitude;
    counsellor.knowledge = float(math::clip01(p.knowledge + p.knowledge_spread * normal(draw)));
    return counsellor;
}

// From follow_up on, everybody whose week this is true for stands in her counsellor's list.
bool meeting_is_due(const Region& region, const User& user) { return user.meeting_week <= region.week; }

// Hours a week that the office's registered users need, by role: casework, and the meetings that
// fell due since the last staffing with those still overdue (before the first staffing, those that
// the intervals call for).
std::array<double, n_roles> demand_by_role(const Region& region, std::uint16_t office)
{
    const FollowUpParams& p = region.params().follow_up;
    const bool first = region.week == region.setting->first_week();
    std::array<double, n_roles> demand{};
    for (const User& user : region.users) {
        if (user.office != office || !user.has(registered)) continue;
        const int kind = int(meeting_kind(region, user));
        double meetings = first ? p.meeting_hours[kind] / p.interval[kind] : 0.0;
        if (meeting_is_due(region, user)) meetings += p.meeting_hours[kind] / (0.5 * staffing_interval);
        demand[int(role_for(user))] += p.casework[kind] + meetings;
    }
    if (!first)
        for (int role = 0; role < n_roles; ++role)
            demand[role] += region.offices[office].hours_due[role] / staffing_interval;
    return demand;
}

// How many counsellors of each role, and the hours of each, so that hours follow demand.
struct Staffing {
    std::array<int, n_roles> persons{};
    std::array<double, n_roles> hours{};
};

Staffing staffing(const FollowUpParams& p, int registered_users, const std::array<double, n_roles>& demand)
{
    const double posts = registered_users / p.users_per_counsellor;
    const int persons = std::max(p.least_counsellors, int(posts + 0.999));
    const double total = std::max(1e-9, demand[0] + demand[1] + demand[2]);
    Staffing result;
    for (const Role role : {Role::sick_leave, Role::intro}) {
        const double share = demand[int(role)] / total;
        const int wanted = int(share * persons + 0.5);
        const int least = share > 0.0 && persons >= (role == Role::sick_leave ? 2 : 6) ? 1 : 0;
        result.persons[int(role)] = std::max(wanted, least);
    }
    result.persons[0] = std::max(1, persons - result.persons[1] - result.persons[2]);
    for (int role = 0; role < 3; ++role) {
        const double here = demand[role] + (role == 0 && result.persons[2] == 0 ? demand[2] : 0.0);
        if (result.persons[role] > 0) result.hours[role] = p.hours * posts * here / total / result.persons[role];
    }
    return result;
}

void form_teams(Region& region, Office& office)
{
    for (Team& team : office.teams) team = {};
    for (const std::uint16_t c : office.counsellors) {
        Counsellor& counsellor = region.counsellors[c];
        if (counsellor.hours <= 0.0f) continue;
        Team& team = office.teams[int(counsellor.role)];
        counsellor.place_in_team = std::uint16_t(team.members.size());
        team.members.push_back(c);
        team.caseload.push_back(counsellor.caseload);
    }
}

void change_caseload(Region& region, std::uint16_t index, int change)
{
    Counsellor& counsellor = region.counsellors[index];
    counsellor.caseload += change;
    region.offices[counsellor.office].teams[int(counsellor.role)].caseload[counsellor.place_in_team] += change;
}

void staff_office(Region& region, std::uint16_t index)
{
    Office& office = region.offices[index];
    int registered_users = 0;
    for (const GroupCounts& counts : office.groups) registered_users += counts.registered;
    const Staffing plan = staffing(region.params().follow_up, registered_users, demand_by_role(region, index));
    std::size_t next = 0;
    for (int role = 0; role < 3; ++role)
        for (int n = 0; n < plan.persons[role]; ++n, ++next) {
            if (next == office.counsellors.size()) {
                office.counsellors.push_back(std::uint16_t(region.counsellors.size()));
                region.counsellors.push_back(make_counsellor(region, index, int(next), Role(role)));
            }
            Counsellor& counsellor = region.counsellors[office.counsellors[next]];
            counsellor.role = Role(role);
            counsellor.hours = float(plan.hours[role]);
        }
    for (; next < office.counsellors.size(); ++next) region.counsellors[office.counsellors[next]].hours = 0.0f;
    office.hours_due.fill(0.0);
    form_teams(region, office);
}

void wait_for_meeting(Region& region, Row row)
{
    const User& user = region.users[row];
    Counsellor& counsellor = region.counsellors[user.counsellor];
    region.due_pool.append(counsellor.due, {row, user.meeting_week});
    ++counsellor.overdue;
}

}  // namespace

void staff_offices(Region& region)
{
    for (Row row = 0; row < region.users.size(); ++row) region.users[row].counsellor = nobody;
    for (Counsellor& counsellor : region.counsellors) {
        while (!counsellor.due.empty()) region.due_pool.take(counsellor.due);
        counsellor.caseload = counsellor.overdue = 0;
        counsellor.followed = {};
    }
    for (std::uint16_t o = 0; o < region.offices.size(); ++o) staff_office(region, o);
    for (Row row = 0; row < region.users.size(); ++row)
        if (region.users[row].has(registered)) assign_counsellor(region, row);
}

void start_job_specialists(Region& region)
{
    for (std::uint16_t o = 0; o < region.offices.size(); ++o) {
        Office& office = region.offices[o];
        if (office.specialists > 0 || office.place->job_specialists == 0) continue;
        if (region.week != std::max(office.place->job_specialists_from, 0)) continue;
        office.specialists = int(office.place->job_specialists * region.setting->inputs.places.scale + 0.5);
        for (int n = 0; n < office.specialists; ++n) {
            office.counsellors.push_back(std::uint16_t(region.counsellors.size()));
            region.counsellors.push_back(make_counsellor(region, o, 10000 + n, Role::job_specialist));
        }
        form_teams(region, office);
    }
}

void assign_counsellor(Region& region, Row row)
{
    leave_counsellor(region, row);
    User& user = region.users[row];
    const Office& office = region.office_of(user);
    const Team& team = office.teams[int(role_at_office(region, user))];
    if (team.empty()) return;  // before the first staffing
    user.counsellor = team.members[team.least_loaded()];
    Counsellor& counsellor = region.counsellors[user.counsellor];
    change_caseload(region, user.counsellor, 1);
    user.followed_as = std::uint8_t(meeting_kind(region, user));
    ++counsellor.followed[user.followed_as];
    if (meeting_is_due(region, user)) wait_for_meeting(region, row);
}

void leave_counsellor(Region& region, Row row)
{
    User& user = region.users[row];
    if (user.counsellor == nobody) return;
    Counsellor& counsellor = region.counsellors[user.counsellor];
    change_caseload(region, user.counsellor, -1);
    --counsellor.followed[user.followed_as];
    if (meeting_is_due(region, user)) --counsellor.overdue;
    user.counsellor = nobody;
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

bool follows_user(const Region& region, const User& user)
{
    return user.counsellor != nobody && region.counsellors[user.counsellor].role == role_at_office(region, user);
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
    user.stability = float(math::clip01(user.stability + p.life.follow_up_support));
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
    const double intensity = region.offices[counsellor.office].targets.intensity;
    double hours = at_intensity(region.params().collaboration.coordination, intensity) * counsellor.hours / p.hours;
    for (std::size_t kind = 0; kind < counsellor.followed.size(); ++kind)
        hours += counsellor.followed[kind] * p.casework[kind];
    return hours;
}

void work_through(Region& region, std::uint16_t index)
{
    Counsellor& counsellor = region.counsellors[index];
    const FollowUpParams& p = region.params().follow_up;
    counsellor.hours_used = float(hours_before_meetings(region, counsellor));
    double left = counsellor.hours - counsellor.debt - counsellor.hours_used;
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
