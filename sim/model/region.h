#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "core/draw.h"
#include "core/math.h"
#include "model/calendar.h"
#include "model/guidance.h"
#include "model/indicators.h"
#include "model/plans.h"
#include "model/purposes.h"
#include "model/searchers.h"
#include "model/setting.h"
#include "model/staff.h"
#include "model/users.h"

namespace samspill {

// Running counts of one office and group. Stocks follow every change of a user; flows are of the
// present week.
struct GroupCounts {
    std::array<std::int32_t, n_statuses> status{};
    std::array<std::int32_t, n_plans> plan{};  // of registered users
    std::array<std::int32_t, n_benefits> benefit{};
    std::int32_t registered = 0, in_work = 0, lasting = 0, waiting = 0, works_beside = 0;
    std::int64_t earnings = 0;                            // kr/week of the employed
    double benefit_payments = 0.0, education_cost = 0.0;  // kr, of the week
    std::array<std::int32_t, n_indicators> flow{};        // by Indicator, only flows are used
};

// The counsellors of one role at an office, who all have the same hours. Caseloads stand beside
// the names so that the least loaded is found in one short pass.
struct Team {
    std::vector<std::uint16_t> members;  // of the region
    std::vector<std::int32_t> caseload;  // the same numbers as in the counsellors' rows

    bool empty() const { return members.empty(); }
    std::size_t least_loaded() const  // the first of them; the team is not empty
    {
        std::int32_t least = caseload.front();
        for (const std::int32_t load : caseload) least = std::min(least, load);
        return std::size_t(std::find(caseload.begin(), caseload.end(), least) - caseload.begin());
    }
};

// A target on its way from one value to another.
struct Ramp {
    double from = 0.0, to = 0.0;
    Week start = 0;
    int weeks = -1;  // none

    double at(Week week) const
    {
        return weeks == 0 ? to : from + (to - from) * std::min(1.0, double(week - start + 1) / (weeks + 1));
    }
};

// A NAV office in the run.
struct Office {
    const OfficePlace* place = nullptr;
    std::uint64_t key = 0;               // of its name, 32 bits: part of the identity of its people
    int place_index = 0;                 // among all offices of the scenario
    double inhabitants = 0;              // scaled
    Targets targets;                     // now in force
    Ramp intensity_ramp, strategy_ramp;  // on the way to the targets of the last wave that named them
    double leader_attitude = 0.0;
    std::array<std::uint32_t, n_groups> people{};  // numbers given out
    std::vector<std::uint16_t> counsellors;        // of the region
    std::array<Team, n_roles> teams;               // those with hours, of each role
    std::array<double, n_roles> hours_due{};       // of meetings that fell due since the offices were last staffed
    int specialists = 0;                           // job specialists started
    std::array<GroupCounts, n_groups> groups;
    // Of the week:
    double hours_used = 0.0, hours_available = 0.0, pressure = 0.0;
    double staff_cost = 0.0, project_cost = 0.0, guidance_cost = 0.0;  // kr
    double public_spending = 0.0, net_benefit = 0.0;                   // kr, the latter discounted
    std::int32_t caseload = 0;
};

// One labour market with its career centre, offices, staff and users: everything that can touch
// each other within a week. Regions never touch each other, so that they run side by side and one
// more changes nothing elsewhere.
struct Region {
    const Setting* setting = nullptr;
    const RegionPlace* place = nullptr;
    int index = 0;          // in the scenario
    std::uint64_t key = 0;  // of its name
    Week week = 0;

    Table<User> users;
    Table<Counsellor> counsellors;
    std::vector<Office> offices;
    Centre centre;
    Calendar calendar;
    Searchers searchers;
    ListPool due_pool;  // links of the counsellors' lists

    double log_tightness = 0.0;
    double offers = 1.0;       // what multiplies offers in this week
    double effort = 0.0;       // summed search effort of last week
    double effort_base = 0.0;  // its mean over the last 52 weeks of the burn-in
    PlanTable plan_table;

    // Of the present week: what the calendar brought, who was met, who referred herself.
    std::vector<DueEntry> due;
    std::vector<Row> ended;
    std::vector<Row> met;
    std::vector<Row> self_referring;

    // Where this region's results go (places of its own in the run's output).
    Series* series = nullptr;
    EventTime* event_time = nullptr;
    std::vector<std::int32_t>* waits = nullptr;
    std::vector<TrajectoryStep> trajectories;

    const Params& params() const { return setting->params; }
    Office& office_of(const User& user) { return offices[user.office]; }
    const Office& office_of(const User& user) const { return offices[user.office]; }
    GroupCounts& counts_of(const User& user) { return offices[user.office].groups[int(user.group)]; }
    void count(const User& user, Indicator flow, int n = 1) { counts_of(user).flow[int(flow)] += n; }

    Draw draw(Purpose purpose, std::uint64_t entity, std::uint32_t occasion) const
    {
        return {setting->stream, std::uint16_t(purpose), entity, occasion};
    }
    // A stream of this week.
    Draw draw_now(Purpose purpose, std::uint64_t entity) const
    {
        return draw(purpose, entity, std::uint32_t(week + 65536));
    }
};

// The group that decides a user's rates: the young count as jobseekers from 31 on.
inline Group acting_group(const Region& region, const User& user)
{
    return user.group == Group::young && user.age(region.week) >= 31 ? Group::jobseeker : user.group;
}

// Asks the memory for users who come later in a list of rows, so that they are there in time.
inline constexpr std::size_t prefetch_ahead = 12;
inline void prefetch(const Region& region, Row row)
{
    const char* user = reinterpret_cast<const char*>(&region.users[row]);
    __builtin_prefetch(user);
    __builtin_prefetch(user + 64);
}

inline bool in_work(const User& user)
{
    return user.status == Status::employed || (user.status == Status::sick_listed && user.has(has_employer));
}

inline bool is_searching(const User& user)
{
    switch (user.status) {
        case Status::seeking:
        case Status::work_training:
        case Status::supported_employment:
        case Status::education:
        case Status::intro_programme:
            return true;
        case Status::sick_listed:
            return !user.has(has_employer);
        default:
            return false;
    }
}

}  // namespace samspill
