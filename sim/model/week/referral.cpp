#include "model/week/referral.h"

#include <algorithm>

#include "core/distributions.h"
#include "model/week/arms.h"
#include "model/week/collaboration.h"
#include "model/week/eligibility.h"
#include "model/week/experience.h"
#include "model/week/life.h"
#include "model/week/meetings.h"
#include "model/week/rule_use.h"

namespace samspill {

namespace {

bool may_be_referred(const Region& region, const User& user)
{
    const TrialArm* arm = arm_of(region, user);
    if (arm != nullptr && arm->referral == false) return false;
    return user.has(registered) && user.open_referral == 0 && user.pause_until <= region.week;
}

// How far guidance comes to mind for this user: 1 for one whom a rule names.
double criterion(const Region& region, const ReferralRule* rule)
{
    if (rule == nullptr) return 0.0;
    return rule->kind == RuleKind::ad_hoc ? region.params().referral.ad_hoc_salience : 1.0;
}

// What a counsellor hears of the queue: how long it would take to serve those who now wait, in years.
// Nobody knows it better, and without it nobody would ever stop sending people to a full centre.
double years_of_queue(const Region& region)
{
    const GuidanceParams& p = region.params().guidance;
    const Centre& centre = region.centre;
    const double sessions = centre.positions * p.sessions_per_position * (1.0 - p.public_share) * p.attended;
    if (!p.limited || sessions <= 0.0) return 0.0;
    return double(centre.waiting.size() + centre.course_waiting.size()) * (1.0 + p.extra_sessions) / sessions / 52.0;
}

// Nobody knows how the line goes on far from where people are.
double standardised(const ReferralParams& p, double value, double middle, double spread)
{
    return std::clamp((value - middle) / spread, -p.furthest, p.furthest);
}

double refer_probability(const Region& region, const User& user, const Counsellor& counsellor, const ReferralRule* rule)
{
    const ReferralParams& p = region.params().referral;
    const Office& office = region.office_of(user);
    const double believed =
        p.believed_orientation + (p.true_orientation - p.believed_orientation) * counsellor.knowledge;
    const ReferralSeen seen{
        .knowledge = counsellor.knowledge,
        .routine = at_intensity(region.params().collaboration.referral_routine, counsellor.enacted),
        .attitude = counsellor.attitude,
        .education_gap = counsellor.work_first * believed,
        .pressure = counsellor.pressure,
        .gate = p.gate * std::max(0.0, -office.leader_attitude),
        .distance = office.place->distance,
        .criterion = criterion(region, rule),
        .wait = years_of_queue(region),
    };
    return math::logistic(add_up<ReferralPredictors>(p.intercept, seen, [&](std::size_t k, double value) {
        return p.slope[k] * standardised(p, value, p.middle[k], p.spread[k]);
    }));
}

void refer(Region& region, Row row, const ReferralRule* rule)
{
    User& user = region.users[row];
    Client client{};
    client.row = row;
    const TrialArm* arm = arm_of(region, user);
    client.mode = arm && arm->mode ? *arm->mode : rule != nullptr ? rule->mode : Mode::individual;
    client.since = WeekMark(region.week);
    client.last_session = never;
    Draw draw = region.draw_now(Purpose::guidance, user.id);
    client.sessions_left = std::int8_t(std::min(100, 1 + poisson(draw, region.params().guidance.extra_sessions)));
    const double three_way = at_intensity(region.params().collaboration.three_way, enacted_for(region, user));
    client.expected_back = rule != nullptr && (rule->kind == RuleKind::criteria || rule->kind == RuleKind::universal);
    client.three_way =
        client.mode == Mode::three_way || (client.mode == Mode::individual && draw.uniform() < three_way);
    user.open_referral = 1;
    ++region.counts_of(user).waiting;
    region.count(user, Indicator::referrals);
    if (RuleUse* use = use_of(region, user, rule)) ++use->referred;
    region.centre.newcomers.push_back(client);
}

void propose(Region& region, Row row, Draw& draw, const ReferralRule* rule)
{
    User& user = region.users[row];
    if (draw.uniform() < accept_probability(region, user)) {
        refer(region, row, rule);
        ++region.counsellors[user.counsellor].referrals;
        watch_referral(region, row);
        return;
    }
    user.pause_until = WeekMark(region.week + region.params().referral.pause);
    region.count(user, Indicator::refusals);
}

bool always_referred(const Region& region, const User& user)
{
    const TrialArm* arm = arm_of(region, user);
    return arm != nullptr && arm->referral == true;
}

// Does guidance come up, in a meeting or where a trial enrols?
void consider(Region& region, Row row)
{
    const User& user = region.users[row];
    if (!may_be_referred(region, user) || user.counsellor == nobody) return;
    const ReferralRule* rule = rule_for(region, user);
    if (RuleUse* use = use_of(region, user, rule)) ++use->met;
    Draw draw = region.draw_now(Purpose::referral, user.id);
    const bool comes_to_mind =
        draw.uniform() < refer_probability(region, user, region.counsellors[user.counsellor], rule);
    if (!comes_to_mind && !always_referred(region, user)) return;
    use_hours_with(region, user, region.params().follow_up.referral_hours);
    propose(region, row, draw, rule);
}

const ReferralRule* self_referral_rule(const Region& region, const User& user)
{
    for (const ReferralRule& rule : region.office_of(user).targets.rules)
        if (rule.kind == RuleKind::self_referral && fits(region, user, rule)) return &rule;
    return nullptr;
}

// Users come by themselves where the office lets them, whether their counsellor has time or not.
void refer_themselves(Region& region)
{
    const ReferralParams& p = region.params().referral;
    for (const Row row : region.self_referring) {
        const User& user = region.users[row];
        const ReferralRule* rule = self_referral_rule(region, user);
        if (rule == nullptr || !may_be_referred(region, user)) continue;
        if (RuleUse* use = use_of(region, user, rule)) ++use->met;
        Draw draw = region.draw_now(Purpose::self_referral, user.id);
        const int weeks = weeks_to_next_meeting(region, user);
        if (draw.uniform() < math::hazard(p.self_referral_rate * weeks * accept_probability(region, user)))
            refer(region, row, rule);
    }
}

}  // namespace

const ReferralRule* rule_for(const Region& region, const User& user)
{
    for (const ReferralRule& rule : region.office_of(user).targets.rules)
        if (rule.kind != RuleKind::self_referral && (rule.kind == RuleKind::ad_hoc || fits(region, user, rule)))
            return &rule;
    return nullptr;
}

double accept_probability(const Region& region, const User& user)
{
    const ReferralParams& p = region.params().referral;
    const double as_nav = at_intensity(region.params().collaboration.seen_as_nav, enacted_for(region, user));
    const AcceptSeen seen{
        .receptiveness = receptiveness(region, user),
        .motivation = user.motivation,
        .barrier = user.barrier,
        .seen_as_nav = as_nav * (1.0 - user.trust),
    };
    return math::logistic(add_up<AcceptPredictors>(p.accept_intercept, seen, [&](std::size_t k, double value) {
        return p.accept_slope[k] * standardised(p, value, p.accept_middle[k], p.accept_spread[k]);
    }));
}

void referral(Region& region)
{
    for (const Row row : region.enrolled)
        if (always_referred(region, region.users[row])) consider(region, row);
    for (const Row row : region.met) consider(region, row);
    refer_themselves(region);
}

}  // namespace samspill
