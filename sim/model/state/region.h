#pragma once

#include <array>
#include <vector>

#include "core/draw.h"
#include "core/math.h"
#include "model/observed/indicators.h"
#include "model/state/calendar.h"
#include "model/state/centre.h"
#include "model/state/office.h"
#include "model/state/plan_table.h"
#include "model/state/purposes.h"
#include "model/state/searchers.h"
#include "model/state/setting.h"
#include "model/state/staff.h"
#include "model/state/users.h"
#include "model/state/watched.h"

namespace samspill {

// How often one rule of referral came into play in a region, from week 0 on. Changes no result.
struct RuleUse {
    std::uint64_t rule = 0;     // key of the rule
    std::int64_t met = 0;       // users met, or due where they refer themselves, whose first rule it was
    std::int64_t referred = 0;  // referrals that came of it
};

// One labour market with its career centre, offices, staff and users: everything that can interact
// within a week. Regions never affect each other within one, so they run side by side and adding one
// changes nothing elsewhere.
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
    double offers = 1.0;       // the factor on offers in this week
    double effort = 0.0;       // summed search effort of last week
    double effort_base = 0.0;  // its mean over the last 52 weeks of the burn-in
    PlanTable plan_table;
    SuccessTable successes;
    WatchList watched;

    // Of the present week: what the calendar brought, who was met, who referred herself.
    std::vector<DueEntry> due;
    std::vector<Row> ended;
    std::vector<Row> met;
    std::vector<Row> self_referring;
    std::vector<Row> enrolled;     // into the trial
    std::vector<Row> trial_meets;  // due, held by the trial's own staff

    // Where this region's results go (its own places in the run's output).
    Series* series = nullptr;
    EventTime* event_time = nullptr;
    EventTime* trial = nullptr;
    std::vector<std::int32_t>* waits = nullptr;
    std::vector<TrajectoryStep> trajectories;
    std::vector<CounsellorWeek> staff;
    std::vector<RuleUse> rule_uses;  // of every rule that an office here has had

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
        case Status::employed:
        case Status::disability:
        case Status::left:
        case Status::gone:
            break;
    }
    return false;
}

}  // namespace samspill
