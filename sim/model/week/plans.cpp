#include "model/week/plans.h"

#include <algorithm>

#include "model/state/region.h"
#include "model/week/arms.h"

namespace samspill {

int plan_cell(const Region& region, const User& user, Plan plan)
{
    const PlanParams& p = region.params().plans;
    const double q = user.qualification;
    const int third = q < p.low_qualification ? 0 : q < p.high_qualification ? 1 : 2;
    const int half = user.health < p.good_health ? 0 : 1;
    return ((int(user.group) * PlanTable::thirds + third) * PlanTable::halves + half) * n_plans + int(plan);
}

void mark_plan(Region& region, Row row)
{
    User& user = region.users[row];
    if (region.week > 0 || user.mark_week >= 0) return;  // frozen; at week 0 everybody is marked
    const int weeks = region.week - user.mark_week;
    if (user.plan_cell != no_plan_cell) {
        region.plan_table.weeks[user.plan_cell] += weeks;
        if (user.in_work_since != never) region.plan_table.employed_weeks[user.plan_cell] += weeks;
    }
    user.mark_week = WeekMark(region.week);
}

bool education_is_funded(const Region& region, const User& user)
{
    if (const TrialArm* arm = arm_of(region, user)) {
        if (in_mask(arm->forbid_plans, Plan::education)) return false;
        if (forced_plan(region, user) == Plan::education) return true;
    }
    if (user.age(region.week) < region.params().plans.education_min_age) return false;
    return user.has(reduced_capacity) || user.status == Status::intro_programme ||
           user.benefit == Benefit::qualification_programme;
}

bool can_be_carried_out(const Region& region, const User& user, Plan plan)
{
    switch (plan) {
        case Plan::supported_employment:
            return met_by_trial(region, user) || region.office_of(user).specialists > 0;
        case Plan::recovery:
            return user.benefit == Benefit::aap || user.benefit == Benefit::sickness;
        case Plan::none:
        case Plan::fast_work:
        case Plan::education:
        case Plan::work_training:
            break;
    }
    return true;
}

Plan plan_in_trial(const Region& region, const User& user, Plan agreed)
{
    const TrialArm* arm = arm_of(region, user);
    if (arm == nullptr) return agreed;
    if (const std::optional<Plan> plan = forced_plan(region, user); plan && can_be_carried_out(region, user, *plan))
        return *plan;
    return in_mask(arm->forbid_plans, agreed) ? user.plan : agreed;
}

namespace {

bool supported_employment_is_open(const Region& region, const User& user)
{
    const Office& office = region.office_of(user);
    if (!user.has(reduced_capacity) || user.has(far_from_work) || office.specialists == 0) return false;
    const Team& team = office.teams[int(Role::job_specialist)];
    return team.caseload[team.least_loaded()] < region.params().follow_up.specialist_clients;
}

bool is_open(const Region& region, const User& user, Plan plan)
{
    switch (plan) {
        case Plan::education:
            return user.plan == Plan::education || education_is_funded(region, user);  // granted stays granted
        case Plan::supported_employment:
            return supported_employment_is_open(region, user);
        case Plan::recovery:
            return user.benefit == Benefit::aap || user.benefit == Benefit::sickness;
        case Plan::none:
        case Plan::fast_work:
        case Plan::work_training:
            break;
    }
    return true;
}

using Utility = std::array<double, n_plans>;

// A predictor of the choice: the plan that it speaks for, and the one against.
struct Pull {
    std::optional<Plan> to, from;
    double value, slope, middle, spread;
};

void add_pull(const Pull& pull, Utility& utility)
{
    const double logit = pull.slope * (pull.value - pull.middle) / pull.spread;
    if (pull.to) utility[std::size_t(*pull.to)] += logit;
    if (pull.from) utility[std::size_t(*pull.from)] -= logit;
}

// What the strategy of the office, or of the user's arm, says for each plan, in logits.
void add_strategy(const Region& region, const User& user, const std::array<bool, n_plans>& open, Utility& utility)
{
    const PlanParams& p = region.params().plans;
    const TrialArm* arm = arm_of(region, user);
    const Strategy& strategy = arm && arm->strategy ? *arm->strategy : region.office_of(user).targets.strategy;
    if (!strategy.individual) {
        add_pull({Plan::education, Plan::fast_work, strategy.education_first, p.strategy, p.strategy_middle,
                  p.strategy_spread},
                 utility);
        return;
    }
    for (int plan = 0; plan < n_plans; ++plan)
        if (open[plan])
            utility[plan] +=
                p.strategy * region.plan_table.expected(plan_cell(region, user, Plan(plan))) / p.expected_spread;
}

}  // namespace

Plan choose_plan(Region& region, Row row, const Counsellor& counsellor)
{
    const PlanParams& p = region.params().plans;
    const User& user = region.users[row];
    if (const std::optional<Plan> plan = forced_plan(region, user); plan && can_be_carried_out(region, user, *plan))
        return *plan;
    const TrialArm* arm = arm_of(region, user);
    std::array<bool, n_plans> open;
    Utility utility;
    for (int plan = 0; plan < n_plans; ++plan) {
        open[plan] = is_open(region, user, Plan(plan)) && !(arm && in_mask(arm->forbid_plans, Plan(plan)));
        utility[plan] = p.attraction[plan];
    }
    utility[int(user.plan)] += p.inertia;
    const Pull pulls[] = {
        {Plan::fast_work, Plan::education, counsellor.work_first, p.work_first, p.work_first_middle,
         p.work_first_spread},
        {Plan::education, std::nullopt, user.aspiration - user.qualification, p.wish * user.comprehensibility,
         p.wish_middle, p.wish_spread},
        {std::nullopt, Plan::recovery, user.health, p.health, p.health_middle, p.health_spread},
    };
    for (const Pull& pull : pulls) add_pull(pull, utility);
    add_strategy(region, user, open, utility);

    double highest = -1e300, total = 0.0;
    for (int plan = 0; plan < n_plans; ++plan)
        if (open[plan]) highest = std::max(highest, utility[plan]);
    std::array<double, n_plans> weight{};
    for (int plan = 0; plan < n_plans; ++plan)
        if (open[plan]) total += weight[plan] = math::exp(utility[plan] - highest);
    double u = region.draw_now(Purpose::plan, user.id).uniform() * total;
    for (int plan = 0; plan < n_plans; ++plan) {
        u -= weight[plan];
        if (open[plan] && u < 0.0) return Plan(plan);
    }
    return user.plan;
}

}  // namespace samspill
