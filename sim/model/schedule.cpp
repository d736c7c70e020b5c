#include "model/schedule.h"

#include "model/experience.h"
#include "model/handover.h"
#include "model/observe.h"
#include "model/outcomes.h"
#include "model/reform.h"
#include "model/region.h"
#include "model/transitions.h"

namespace samspill {

namespace {

// What the calendar has kept for this week; the cohorts that begin with it.
void open_week(Region& region)
{
    region.met.clear();
    region.self_referring.clear();
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
// across regions, comes between weeks (World::step).
constexpr Process processes[] = {
    {"calendar", open_week, "due cohorts"},
    {"labour_market", labour_market, "log_tightness offers"},
    {"reform", reform, "targets"},
    {"arrivals", arrivals, "users"},
    {"follow_up", follow_up, "trust stability plan meetings hours pressure"},
    {"referral", referral, "open_referral pause_until newcomers"},
    {"guidance", guidance, "coherence aspiration realism barrier sessions centre"},
    {"handover", handover, ""},
    {"transitions", transitions, "status benefit match qualification health clocks"},
    {"experience", experience, ""},
    {"accounts", accounts, "money"},
    {"observe", observe, "series"},
};

}  // namespace

std::span<const Process> schedule() { return processes; }

void step(Region& region)
{
    for (const Process& process : schedule()) process.run(region);
    ++region.week;
}

}  // namespace samspill
