#include "model/week/persons.h"

#include "core/distributions.h"
#include "model/state/region.h"

namespace samspill {

namespace {

float clipped(double mean, double spread, Draw& draw) { return float(math::clip01(mean + spread * normal(draw))); }

float drawn_qualification(const PersonParams& p, Group group, Draw& draw)
{
    const double u = draw.uniform();
    const double level = u < p.compulsory[int(group)] ? 0.2 : u < 1.0 - p.tertiary[int(group)] ? 0.5 : 0.8;
    return clipped(level, p.qualification_spread, draw);
}

float drawn_frailty(const PersonParams& p, Draw& draw)
{
    double frailty = 1.0;
    if (p.frailty_variance > 0.0) frailty = gamma(draw, 1.0 / p.frailty_variance) * p.frailty_variance;
    if (draw.uniform() < p.slow_share) frailty *= p.slow_factor;
    return float(frailty);
}

}  // namespace

User make_person(const Region& region, UserId id, std::uint16_t office, Group group)
{
    const PersonParams& p = region.params().persons;
    const int g = int(group);
    Draw draw = region.draw(Purpose::person, id, 0);
    User user{};
    user.id = id;
    user.office = office;
    user.group = group;
    user.qualification = drawn_qualification(p, group, draw);
    user.frailty = drawn_frailty(p, draw);
    user.health = clipped(p.health[g], p.health_spread, draw);
    user.stability = user.stability_mean = clipped(p.stability[g], p.stability_spread, draw);
    user.motivation = user.motivation_base = clipped(p.motivation[g], p.motivation_spread, draw);
    user.coherence_base = clipped(p.coherence, p.coherence_spread, draw);
    user.comprehensibility = user.manageability = user.meaningfulness = user.coherence_base;
    user.aspiration = float(math::clip01(user.qualification + p.aspiration_above + p.aspiration_spread * normal(draw)));
    user.realism = clipped(p.realism, p.trait_spread, draw);
    user.trust = clipped(p.trust, p.trait_spread, draw);
    user.barrier = clipped(p.barrier[g], p.trait_spread, draw);
    user.birth_week = WeekMark(region.week - 52.0 * (p.age_min[g] + (p.age_max[g] - p.age_min[g]) * draw.uniform()));
    user.set(woman, draw.uniform() < p.women);
    user.set(repeated_absence, draw.uniform() < p.repeated_absence[g]);
    user.set(consents, draw.uniform() < p.consent);
    user.set(reduced_capacity, group == Group::reduced_capacity);
    user.cohort = no_cohort;
    user.counsellor = nobody;
    user.searcher = nowhere;
    user.spell_start = user.life_week = user.entry_week = user.mark_week = WeekMark(region.week);
    user.event_week = user.benefit_end = user.meeting_week = user.in_work_since = user.episode_start = never;
    user.pause_until = WeekMark(region.week);
    user.plan_cell = no_plan_cell;
    Draw sample = region.draw(Purpose::sample, id, 0);
    user.set(sampled, sample.uniform() < region.setting->inputs.observation.trajectory_share);
    return user;
}

}  // namespace samspill
