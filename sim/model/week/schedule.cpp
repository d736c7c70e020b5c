#include "model/week/schedule.h"

#include "model/state/region.h"
#include "model/week/accounts.h"
#include "model/week/experience.h"
#include "model/week/follow_up.h"
#include "model/week/guidance.h"
#include "model/week/handover.h"
#include "model/week/labour_market.h"
#include "model/week/observe.h"
#include "model/week/outcomes.h"
#include "model/week/plans.h"
#include "model/week/referral.h"
#include "model/week/reflection.h"
#include "model/week/reform.h"
#include "model/week/residents.h"
#include "model/week/transitions.h"
#include "model/week/trial.h"

namespace samspill {

namespace {

// What the calendar has kept for this week; the cohorts that begin with it.
void open_week(Region& region)
{
    region.met.clear();
    region.self_referring.clear();
    open_trial(region);
    region.calendar.take(region.week, region.due);
    for (Office& office : region.offices)
        for (GroupCounts& counts : office.groups) counts.flow.fill(0);
    if (region.week == 0) {
        for (Row row = 0; row < region.users.size(); ++row) mark_plan(region, row);
        enter_stock_cohorts(region);
    }
    if (region.week == region.setting->inputs.observation.episode_week) enter_open_cohort(region);
}

// The order of the week. Collaboration is functions that others call; reflection, which alone looks
// across regions, comes between weeks. Beside columns, processes write what only they and their readers
// know: the calendar, the market (labour_market), targets (reform, reflection), the queue (referral,
// guidance, handover), search clocks (all that change a searcher), money (accounts), series (observe).
constexpr Process processes[] = {
    {"calendar", open_week, "users.cohort users.flags users.mark_week"},
    {"labour_market", labour_market, ""},
    {"reform", reform,
     "counsellors.attitude counsellors.enacted counsellors.habit offices.change offices.change_weeks "
     "offices.disruption offices.enacted offices.enacted_high offices.enacted_low offices.flaws "
     "offices.next_wave offices.partners offices.planned offices.project_end offices.reformed "
     "offices.rules_moved offices.seen_beyond offices.seen_referred offices.strategy_moved "
     "offices.weakening"},
    {"arrivals", arrivals, "counsellors.caseload counsellors.followed"},
    {"trial", trial,
     "counsellors.caseload counsellors.followed counsellors.overdue users.counsellor users.followed_as "
     "users.meeting_week users.plan"},
    {"follow_up", follow_up,
     "counsellors.caseload counsellors.debt counsellors.followed counsellors.hours counsellors.hours_used "
     "counsellors.overdue counsellors.pressure counsellors.role users.comprehensibility users.counsellor "
     "users.followed_as users.life_week users.manageability users.mark_week users.meaningfulness "
     "users.meeting_week users.motivation users.plan users.plan_cell users.stability users.trust"},
    {"referral", referral,
     "counsellors.debt counsellors.hours_used counsellors.referrals users.open_referral users.pause_until"},
    {"guidance", guidance,
     "counsellors.debt counsellors.hours_used counsellors.talks users.aspiration users.barrier "
     "users.comprehensibility users.life_week users.manageability users.meaningfulness users.motivation "
     "users.open_referral users.pause_until users.realism users.sessions users.stability"},
    {"handover", handover,
     "counsellors.attitude counsellors.debt counsellors.followed counsellors.hours_used counsellors.lost "
     "users.conflicts users.followed_as users.mark_week users.meaningfulness users.motivation users.plan "
     "users.plan_cell users.trust"},
    {"transitions", transitions,
     "counsellors.caseload counsellors.followed counsellors.overdue users.benefit users.benefit_end "
     "users.comprehensibility users.counsellor users.defeats users.episode_start users.event_week "
     "users.flags users.followed_as users.health users.in_work_since users.language users.life_week "
     "users.manageability users.mark_week users.match users.meaningfulness users.meeting_week "
     "users.motivation users.plan users.qualification users.spell users.spell_start users.stability "
     "users.status users.weeks_employed"},
    {"experience", experience,
     "counsellors.attitude counsellors.knowledge counsellors.lost counsellors.ownership "
     "counsellors.referrals counsellors.talks offices.anchor offices.cognitive offices.friction "
     "offices.joint_actions offices.leader_attitude offices.leaders offices.organisational "
     "offices.seen_beyond offices.seen_referred offices.structural offices.tie"},
    {"accounts", accounts, ""},
    {"observe", observe, ""},
};

}  // namespace

std::span<const Process> schedule() { return processes; }

const CommonProcess& between_weeks()
{
    static constexpr CommonProcess process{
        "reflection", reflection,
        "offices.delay offices.flaws offices.partners offices.postponements offices.seen_beyond "
        "offices.seen_referred offices.weakening"};
    return process;
}

void step(Region& region)
{
    for (const Process& process : schedule()) process.run(region);
    ++region.week;
}

}  // namespace samspill
