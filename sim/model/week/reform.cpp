#include "model/week/reform.h"

#include <algorithm>
#include <cmath>

#include "model/inputs/rows.h"
#include "model/state/region.h"
#include "model/week/collaboration.h"
#include "model/week/flaw_effects.h"
#include "model/week/rule_use.h"

namespace samspill {

namespace {

double share_left(double half_life, double weeks) { return math::exp(-0.6931471805599453 * weeks / half_life); }

// The part of a target that moves over a ramp.
double& moving(double& target) { return target; }
double& moving(Strategy& target) { return target.education_first; }

// Calls `visit(ramp, target)` for every target that moves over a wave's ramp.
template <class Visit>
void for_each_ramp(Office& office, Targets& targets, const Visit& visit)
{
    std::size_t next = 0;
    input::for_each_row(targets, [&](const auto& lever, auto& target) {
        if constexpr (requires { moving(target); })
            if (input::applied_of(lever) == input::Applied::over_the_ramp) visit(office.ramps[next++], moving(target));
    });
}

// What moves sets out from where it is, all else of the change comes at once.
template <class Target>
void set_out(Ramp& ramp, Target& target, Target change, const Wave& wave, Week week)
{
    ramp = {moving(target), moving(change), week, wave.ramp};
    target = change;
    moving(target) = ramp.from;
}

void set_targets(Office& office, const Wave& wave, Week week)
{
    std::size_t next = 0;
    input::for_each_lever(office.targets, wave.of_offices(), [&](const auto& lever, auto& target, const auto& change) {
        if constexpr (requires { moving(target); })
            if (input::applied_of(lever) == input::Applied::over_the_ramp) {
                Ramp& ramp = office.ramps[next++];
                if (change) set_out(ramp, target, *change, wave, week);
                return;
            }
        input::take_over(target, change);
    });
}

// What the wave names changes: the targets, and what follows from that at once.
void begin(Region& region, Office& office, const Wave& wave)
{
    if (wave.intensity) office.project_end = never;  // what is decided now is for everyday life
    if (wave.project_hours) {
        if (office.targets.project_hours > 0.0 && *wave.project_hours <= 0.0)
            office.project_end = WeekMark(region.week);
        if (*wave.project_hours > 0.0) office.project_end = never;
    }
    office.partners |= wave.partners;
    set_targets(office, wave, region.week);
    if (wave.rules) {
        office.targets.rules = rules_of(*wave.rules, office.place->name);
        const auto number = int(&wave - region.setting->inputs.waves.data());
        office.rule_counters = rule_counters(region, number, office.place->name);
    }
    if (office.reformed == 0) {
        office.seen_referred = {};
        office.seen_beyond = {};
    }
    office.reformed = 1;
}

// Where the targets are going.
Targets goal(Office& office)
{
    Targets targets = office.targets;
    for_each_ramp(office, targets, [](const Ramp& ramp, double& target) {
        if (ramp.weeks >= 0) target = ramp.to;
    });
    return targets;
}

int weeks_to_go(const Ramp& ramp, Week week) { return ramp.weeks < 0 ? 0 : ramp.start + ramp.weeks - week + 1; }

// A wave is one change, however many things it changes; with a ramp it comes in equal parts.
void spread_change(const ReformParams& p, Office& office, const Targets& from, Week week)
{
    const double change = size_of_change(p, from, goal(office));
    if (change <= 0.0) return;
    office.change_weeks = 1;
    for (const Ramp& ramp : office.ramps) office.change_weeks = std::max(office.change_weeks, weeks_to_go(ramp, week));
    office.change = change / office.change_weeks;
}

void go_on(Ramp& ramp, double& target, Week week)
{
    if (ramp.weeks < 0) return;
    target = ramp.at(week);
    if (week - ramp.start >= ramp.weeks) ramp.weeks = -1;
}

void follow_rollout(Region& region, Office& office)
{
    const Week week = region.week;
    if (office.next_wave < office.waves.size() && office.waves[office.next_wave]->week + office.delay <= week) {
        const Targets before = office.targets;
        while (office.next_wave < office.waves.size() && office.waves[office.next_wave]->week + office.delay <= week)
            begin(region, office, *office.waves[office.next_wave++]);
        spread_change(region.params().reform, office, before, week);
        office.rules_moved = std::max(office.rules_moved, rules_changed(office.before.rules, office.targets.rules));
    }
    for_each_ramp(office, office.targets, [&](Ramp& ramp, double& target) { go_on(ramp, target, week); });
}

// A change of this size takes hours, and attitude from those who neither shaped nor own it.
void upset(Region& region, Office& office, double change)
{
    const ReformParams& p = region.params().reform;
    const double shock = p.disruption * math::pow(change, p.disruption_power);
    office.disruption = 1.0 - (1.0 - office.disruption) * (1.0 - math::clip01(shock));
    for (const std::uint16_t c : office.counsellors) {
        Counsellor& counsellor = region.counsellors[c];
        const double fall = p.resistance * change * (1.0 - office.targets.co_creation) * (1.0 - counsellor.ownership) *
                            (1.0 - counsellor.attitude) / 2.0;
        counsellor.attitude = float(std::max(-1.0, counsellor.attitude - fall));
    }
}

// What the office works for. After project hours have ended only what is anchored stays of the
// change; the rest goes as everyday life takes over.
double planned_intensity(const Region& region, const Office& office)
{
    const double target = office.targets.intensity;
    if (office.project_end == never) return target;
    const double left = share_left(region.params().reform.after_half_life, region.week - office.project_end);
    return office.before.intensity +
           (target - office.before.intensity) * (office.anchor + (1.0 - office.anchor) * left);
}

// Practice moves towards the plan as far as the counsellor can and will, and back towards habit.
void enact(const Region& region, const Office& office, Counsellor& counsellor)
{
    const ReformParams& p = region.params().reform;
    const double will = p.enactment_attitude * counsellor.attitude + p.enactment_knowledge * counsellor.knowledge +
                        office.leader_attitude - counsellor.pressure;
    const double before = counsellor.enacted;
    const double moved = before + p.enactment * math::logistic(will) * (office.planned - before) +
                         p.habit * (1.0 - office.anchor) * (counsellor.habit - before);
    counsellor.enacted = float(std::clamp(moved, 0.0, 3.0));
    counsellor.habit += float((1.0 - region.setting->habit_left) * (before - counsellor.habit));
}

void update_practice(const Region& region, Office& office)
{
    double enacted = 0.0, hours = 0.0;
    for (const std::uint16_t c : office.counsellors) {
        const Counsellor& counsellor = region.counsellors[c];
        enacted += counsellor.enacted * counsellor.hours;
        hours += counsellor.hours;
    }
    if (hours > 0.0) office.enacted = enacted / hours;
    office.enacted_low = std::min(office.enacted_low, office.enacted);
    office.enacted_high = std::max(office.enacted_high, office.enacted);
}

void note_strategy(const ReformParams& p, Office& office)
{
    const Strategy &before = office.before.strategy, &now = office.targets.strategy;
    const double moved = before.individual == now.individual ? std::abs(now.education_first - before.education_first)
                                                             : p.individual_change;
    office.strategy_moved = std::max(office.strategy_moved, moved);
}

}  // namespace

double rules_changed(const std::vector<ReferralRule>& from, const std::vector<ReferralRule>& to)
{
    // The rules that a group meets in a status, in their order; who else meets them does not matter.
    const auto met_by = [](const std::vector<ReferralRule>& rules, int group, Status status) {
        std::vector<ReferralRule> met;
        for (const ReferralRule& rule : rules)
            if ((rule.groups >> group & 1) != 0 && (rule.statuses >> int(status) & 1) != 0) {
                met.push_back(rule);
                met.back().groups = 0;
                met.back().statuses = 0;
            }
        return met;
    };
    constexpr std::array followed{Status::seeking,       Status::sick_listed,          Status::intro_programme,
                                  Status::work_training, Status::supported_employment, Status::education};
    int changed = 0;
    for (int group = 0; group < n_groups; ++group)
        for (const Status status : followed) changed += met_by(from, group, status) != met_by(to, group, status);
    return double(changed) / (n_groups * int(followed.size()));
}

double size_of_change(const ReformParams& p, const Targets& from, const Targets& to)
{
    const double strategy = from.strategy.individual == to.strategy.individual
                                ? std::abs(to.strategy.education_first - from.strategy.education_first)
                                : p.individual_change;
    const double rules = from.rules == to.rules ? 0.0 : rules_changed(from.rules, to.rules);
    return std::max({std::abs(to.intensity - from.intensity) / 3.0, strategy, rules});
}

std::vector<ReferralRule> rules_of(const std::vector<ReferralRule>& rules, const std::string& office)
{
    std::vector<ReferralRule> result;
    for (const ReferralRule& rule : rules)
        if (rule.offices.empty() || std::find(rule.offices.begin(), rule.offices.end(), office) != rule.offices.end()) {
            result.push_back(rule);
            result.back().offices.clear();
        }
    return result;
}

void settle(Region& region, Office& office)
{
    const Inputs& inputs = region.setting->inputs;
    const CollaborationParams& p = region.params().collaboration;
    office.before = inputs.status_quo;
    office.before.rules = rules_of(inputs.status_quo.rules, office.place->name);
    office.before.partners |= office.place->partners;
    office.targets = office.before;
    office.rule_counters = rule_counters(region, -1, office.place->name);
    office.partners = office.before.partners;
    office.project_end = never;
    office.planned = office.enacted = office.enacted_low = office.enacted_high = office.before.intensity;
    office.cognitive = p.cognitive * at_intensity(p.cognitive_share, office.enacted);
    office.tie = office.place->tie;
    office.anchor = p.anchor;
    update_friction(p, office);
}

void staff_centre(Region& region)
{
    CentreTargets now = *region.place;
    for (const Wave* wave : region.centre.waves)
        if (wave->week <= region.week) input::take_over(now, wave->of_centres());
    region.centre.positions = now.centre_positions * region.setting->inputs.places.scale;
}

void reform(Region& region)
{
    const ReformParams& p = region.params().reform;
    staff_centre(region);
    for (Office& office : region.offices) {
        office.disruption *= region.setting->disruption_left;
        follow_rollout(region, office);
        if (office.change_weeks > 0) {
            upset(region, office, office.change);
            --office.change_weeks;
        }
        note_strategy(p, office);
        office.planned = planned_intensity(region, office);
        for (const std::uint16_t c : office.counsellors) enact(region, office, region.counsellors[c]);
        update_practice(region, office);
        meet_flaws(*region.setting, office);
    }
}

}  // namespace samspill
