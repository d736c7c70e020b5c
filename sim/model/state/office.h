#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>
#include <type_traits>
#include <vector>

#include "core/table.h"
#include "core/week.h"
#include "model/inputs/places.h"
#include "model/inputs/policies.h"
#include "model/observed/indicators.h"
#include "model/state/flaws.h"
#include "model/state/users.h"

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

// The numbers of an office.
struct OfficeState {
    std::uint64_t key = 0;                    // of its name, 32 bits: part of the identity of its people
    int place_index = 0;                      // among all offices of the scenario
    double inhabitants = 0;                   // scaled
    std::array<Ramp, n_ramped_levers> ramps;  // on the way to the targets of the last wave that named them
    std::uint16_t next_wave = 0;              // of the waves that reach it
    std::int32_t delay = 0;                   // weeks by which the waves to come have been put off
    std::uint8_t postponements = 0;
    std::uint8_t reformed = 0;  // 1 once a wave has struck
    std::uint8_t partners = 0;  // bit per Partner that has joined
    WeekMark project_end = 0;   // when project hours ended last; never: they have not
    double planned = 0.0;       // intensity that the office works for: the target, or what is left of it
    double enacted = 0.0;       // mean over the counsellors by hours
    double enacted_low = 0.0;   // lowest and highest that practice has been
    double enacted_high = 0.0;
    double strategy_moved = 0.0;  // furthest from the status quo, 0..1
    double rules_moved = 0.0;
    double change = 0.0;                                             // size of the change that is under way, a week
    std::int32_t change_weeks = 0;                                   // that it still takes
    double disruption = 0.0;                                         // share of the hours that change takes
    double cognitive = 0.0, organisational = 0.0, structural = 0.0;  // distances to the career centre, 0..1
    double friction = 0.0, tie = 0.0, anchor = 0.0;
    double joint_actions = 0.0;  // contacts and three-way talks of the week
    double leader_attitude = 0.0;
    std::int32_t leaders = 0;  // who have come after the first
    FlawStates flaws{};
    std::array<double, n_flaw_kinds> weakening{};  // of what each kind of flaw touches
    // Results of its referrals since the reform began or the criteria were adjusted, by group: users,
    // and successes less what was to be expected of similar users.
    std::array<std::int32_t, n_groups> seen_referred{};
    std::array<double, n_groups> seen_beyond{};

    std::array<std::uint32_t, n_groups> people{};  // numbers given out
    std::array<double, n_roles> hours_due{};       // of meetings that fell due since the offices were last staffed
    int specialists = 0;                           // job specialists started
    std::array<GroupCounts, n_groups> groups;
    // Of the week:
    double trial_hours = 0.0;  // of a trial's own staff
    double hours_used = 0.0, hours_available = 0.0, hours_lost = 0.0, pressure = 0.0;
    double staff_cost = 0.0, project_cost = 0.0, guidance_cost = 0.0;  // kr
    double public_spending = 0.0, net_benefit = 0.0;                   // kr, the latter discounted
    std::int32_t caseload = 0;

    double weakened(FlawKind kind) const { return weakening[std::size_t(kind)]; }
    bool has_partner_for(Group group) const { return (partners >> int(partner_of(group)) & 1) != 0; }

    // The state that is not counted from users and counsellors.
    static constexpr auto columns()
    {
        using O = OfficeState;
        return std::tuple{
            Column{"next_wave", &O::next_wave, "", "waves of the rollout that have struck"},
            Column{"delay", &O::delay, "weeks", "by which the waves to come have been put off"},
            Column{"postponements", &O::postponements, "", "how often waves have been put off"},
            Column{"reformed", &O::reformed, "yes/no", "has a wave struck?"},
            Column{"partners", &O::partners, "bits", "partners who have joined"},
            Column{"project_end", &O::project_end, "week", "when project hours ended last"},
            Column{"planned", &O::planned, "0-3", "intensity that the office works for"},
            Column{"enacted", &O::enacted, "0-3", "mean enacted intensity"},
            Column{"enacted_low", &O::enacted_low, "0-3", "lowest enacted intensity so far"},
            Column{"enacted_high", &O::enacted_high, "0-3", "highest enacted intensity so far"},
            Column{"strategy_moved", &O::strategy_moved, "0-1",
                   "furthest that the strategy has been from the status quo"},
            Column{"rules_moved", &O::rules_moved, "0-1", "largest share of groups whose rules have changed"},
            Column{"disruption", &O::disruption, "share", "share of the hours that change takes"},
            Column{"cognitive", &O::cognitive, "0-1", "cognitive distance"},
            Column{"organisational", &O::organisational, "0-1", "organisational distance"},
            Column{"structural", &O::structural, "0-1", "structural distance"},
            Column{"friction", &O::friction, "0-1", "friction"},
            Column{"tie", &O::tie, "0-1", "how well the parties know each other"},
            Column{"anchor", &O::anchor, "0-1", "agreements and routines"},
            Column{"joint_actions", &O::joint_actions, "1/week", "contacts and three-way talks of the week"},
            Column{"leader_attitude", &O::leader_attitude, "-1-1", "attitude of the leader"},
            Column{"leaders", &O::leaders, "", "leaders who have come after the first"},
            Column{"flaws", &O::flaws, "", "state of each flaw of the design"},
            Column{"change", &O::change, "0-1/week", "size of the change that is under way"},
            Column{"change_weeks", &O::change_weeks, "weeks", "that it still takes"},
            Column{"seen_referred", &O::seen_referred, "users", "results of referrals seen, by group"},
            Column{"seen_beyond", &O::seen_beyond, "users", "successes beyond what was to be expected, by group"},
            Column{"weakening", &O::weakening, "share", "of what each kind of flaw touches"},
        };
    }
    // Of the scenario, on the way to the targets, counted from users and counsellors, or of the week.
    static constexpr auto no_columns()
    {
        using O = OfficeState;
        return std::tuple{
            &O::key,         &O::place_index, &O::inhabitants,  &O::ramps,         &O::people,          &O::hours_due,
            &O::specialists, &O::groups,      &O::trial_hours,  &O::hours_used,    &O::hours_available, &O::hours_lost,
            &O::pressure,    &O::staff_cost,  &O::project_cost, &O::guidance_cost, &O::public_spending, &O::net_benefit,
            &O::caseload};
    }
};
static_assert(std::is_trivially_copyable_v<OfficeState>);

// A NAV office in the run: its plans, its practice, and how it stands to the career centre.
struct Office : OfficeState {
    const OfficePlace* place = nullptr;
    bool in_trial = false;                     // persons may be enrolled
    Targets before;                            // the status quo: where the reform sets out from
    Targets targets;                           // now in force
    std::vector<std::uint32_t> rule_counters;  // of the rules in force: where the region counts them
    std::vector<const Wave*> waves;            // those that reach it, by week
    std::vector<std::uint16_t> counsellors;    // of the region
    std::array<Team, n_roles> teams;           // those with hours, of each role
};

}  // namespace samspill
