#include "model/week/staffing.h"

#include <algorithm>

#include "core/distributions.h"
#include "model/inputs/identity.h"
#include "model/state/region.h"
#include "model/week/arms.h"
#include "model/week/meetings.h"

namespace samspill {

namespace {

Role role_at_office(const Region& region, const User& user)
{
    const Role role = role_for(user);
    if (role == Role::job_specialist && met_by_trial(region, user)) return Role::ordinary;  // the trial has its own
    return region.office_of(user).teams[int(role)].empty() ? Role::ordinary : role;
}

// A ring by its share of them all, and an attitude anywhere in it.
double drawn_attitude(const FollowUpParams& p, Draw& draw)
{
    double all = 0.0;
    for (const double share : p.rings.values) all += share;
    double u = draw.uniform() * all;
    int ring = 0;
    while (ring + 1 < n_rings && u >= p.rings[ring]) u -= p.rings[ring++];
    const double high = ring == 0 ? 1.0 : ring_floor[ring - 1];
    return ring_floor[ring] + (high - ring_floor[ring]) * draw.uniform();
}

Counsellor make_counsellor(const Region& region, std::uint16_t office_index, int number, Role role)
{
    const FollowUpParams& p = region.params().follow_up;
    Counsellor counsellor{};
    counsellor.id = counsellor_id({OfficeKey(region.offices[office_index].key), std::uint32_t(number)});
    counsellor.office = office_index;
    counsellor.role = role;
    counsellor.hours = float(p.hours);
    Draw draw = region.draw(Purpose::counsellor, counsellor.id, 0);
    counsellor.work_first = float(math::clip01(p.work_first + p.work_first_spread * normal(draw)));
    counsellor.attitude = float(drawn_attitude(p, draw));
    counsellor.attitude_anchor = counsellor.attitude;
    counsellor.enacted = counsellor.habit = float(region.offices[office_index].enacted);
    counsellor.knowledge = float(math::clip01(p.knowledge + p.knowledge_spread * normal(draw)));
    return counsellor;
}

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

}  // namespace

Role role_for(const User& user)
{
    switch (user.status) {
        case Status::sick_listed:
            return Role::sick_leave;
        case Status::intro_programme:
            return Role::intro;
        case Status::supported_employment:
            return Role::job_specialist;
        case Status::seeking:
        case Status::work_training:
        case Status::education:
        case Status::employed:
        case Status::disability:
        case Status::left:
        case Status::gone:
            break;
    }
    return Role::ordinary;
}

void staff_offices(Region& region)
{
    for (Row row = 0; row < region.users.size(); ++row) region.users[row].counsellor = nobody;
    for (Counsellor& counsellor : region.counsellors) {
        while (!counsellor.due.empty()) region.due_pool.take(counsellor.due);
        counsellor.caseload = counsellor.overdue = 0;
        counsellor.followed = counsellor.in_trial = {};
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
    change_caseload(region, user.counsellor, 1);
    user.followed_as = std::uint8_t(kind_on_list(region, user));
    count_followed(region, user, +1);
    if (stands_in_line(region, user)) wait_for_meeting(region, row);
}

void leave_counsellor(Region& region, Row row)
{
    User& user = region.users[row];
    if (user.counsellor == nobody) return;
    change_caseload(region, user.counsellor, -1);
    count_followed(region, user, -1);
    if (stands_in_line(region, user)) --region.counsellors[user.counsellor].overdue;
    user.counsellor = nobody;
}

bool follows_user(const Region& region, const User& user)
{
    return user.counsellor != nobody && region.counsellors[user.counsellor].role == role_at_office(region, user);
}

}  // namespace samspill
