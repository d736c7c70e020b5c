#include "model/week/experience.h"

#include <algorithm>

#include "core/distributions.h"
#include "model/state/region.h"
#include "model/week/collaboration.h"
#include "model/week/leaders.h"
#include "model/week/plans.h"

namespace samspill {

namespace {

int success_cell(const Region& region, const User& user)
{
    return plan_cell(region, user, Plan::none) / n_plans * 2 + user.has(far_from_work);
}

bool has_succeeded(const User& user, Week since)
{
    switch (user.status) {
        case Status::employed:
            return true;
        case Status::work_training:
        case Status::supported_employment:
        case Status::education:
            return user.spell_start >= since;
        case Status::seeking:
        case Status::sick_listed:
        case Status::intro_programme:
        case Status::disability:
        case Status::left:
        case Status::gone:
            break;
    }
    return false;
}

// In the burn-in one in so many of those met is watched for comparison.
void watch_for_comparison(Region& region)
{
    if (region.week >= -region.params().experience.window) return;
    for (const Row row : region.met) {
        const User& user = region.users[row];
        if (user.open_referral != 0 ||
            (user.id + std::uint64_t(region.week + 65536)) % std::uint64_t(region.params().experience.compared) != 0)
            continue;
        region.watched.add({row, nobody, WeekMark(region.week), std::uint8_t(success_cell(region, user))});
    }
}

// A result is better or worse than what similar users reach without.
void see_result(Region& region, const Watched& watched)
{
    const User& user = region.users[watched.row];
    const bool success = has_succeeded(user, watched.since);
    if (watched.counsellor == nobody) {
        if (user.open_referral != 0 || user.pause_until > watched.since) return;  // was asked after all
        ++region.successes.users[watched.cell];
        region.successes.successes[watched.cell] += success;
        return;
    }
    const double beyond = double(success) - region.successes.expected(watched.cell);
    Counsellor& counsellor = region.counsellors[watched.counsellor];
    counsellor.attitude =
        float(std::clamp(counsellor.attitude + region.params().experience.success * beyond, -1.0, 1.0));
    Office& office = region.offices[counsellor.office];
    ++office.seen_referred[std::size_t(user.group)];
    office.seen_beyond[std::size_t(user.group)] += beyond;
}

double towards_one(double value, double share, int times)
{
    for (int i = 0; i < times; ++i) value += share * (1.0 - value);
    return value;
}

// Joint contacts of the week, and what they, referrals and three-way talks teach.
void learn(Region& region, Office& office, Counsellor& counsellor)
{
    const Params& params = region.params();
    const ExperienceParams& p = params.experience;
    const double expected =
        at_intensity(params.collaboration.contacts, counsellor.enacted) * counsellor.hours / params.follow_up.hours;
    Draw draw = region.draw_now(Purpose::contact, counsellor.id);
    const int contacts = expected > 0.0 ? poisson(draw, expected) : 0;
    double knowledge = counsellor.knowledge * region.setting->knowledge_left;
    knowledge = towards_one(knowledge, p.knowledge_contact, contacts);
    knowledge = towards_one(knowledge, p.knowledge_referral, counsellor.referrals);
    knowledge = towards_one(knowledge, p.knowledge_three_way, counsellor.talks);
    counsellor.knowledge = float(knowledge);
    office.joint_actions += contacts + counsellor.talks;
    const double ownership = counsellor.ownership * region.setting->ownership_left;
    const double gain = office.reformed != 0 ? p.ownership_gain * office.targets.co_creation : 0.0;
    counsellor.ownership = float(towards_one(ownership, gain, 1));
}

void feel(const ExperienceParams& p, const Office& office, double colleagues, Counsellor& counsellor)
{
    const double attitude = counsellor.attitude;
    const double moved = attitude + p.own_anchor * (counsellor.attitude_anchor - attitude) +
                         p.colleagues * (colleagues - attitude) + p.leader * (office.leader_attitude - attitude) -
                         p.pressure * (counsellor.pressure - p.pressure_middle) - p.lost * counsellor.lost;
    counsellor.attitude = float(std::clamp(moved, -1.0, 1.0));
    counsellor.referrals = counsellor.talks = counsellor.lost = 0;
}

// The counsellors' lessons, and the leader's. Returns full-time counsellors.
double live_the_week(Region& region, Office& office)
{
    const ExperienceParams& p = region.params().experience;
    double attitude = 0.0, hours = 0.0;
    office.joint_actions = 0.0;
    for (const std::uint16_t c : office.counsellors) {
        Counsellor& counsellor = region.counsellors[c];
        learn(region, office, counsellor);
        attitude += counsellor.attitude * counsellor.hours;
        hours += counsellor.hours;
    }
    const double colleagues = hours > 0.0 ? attitude / hours : 0.0;
    for (const std::uint16_t c : office.counsellors) feel(p, office, colleagues, region.counsellors[c]);
    office.leader_attitude += p.leader_listens * (colleagues - office.leader_attitude);
    return hours / region.params().follow_up.hours;
}

// Ties grow with joint action, anchors with project work; both fade to what was there before.
void grow_together(Region& region, Office& office, double counsellors)
{
    const CollaborationParams& p = region.params().collaboration;
    const Setting& setting = *region.setting;
    const double together = counsellors > 0.0 ? p.tie_gain * office.joint_actions / counsellors : 0.0;
    const double tie = office.place->tie + (office.tie - office.place->tie) * setting.tie_left;
    office.tie = tie + (1.0 - tie) * math::hazard(together);
    const double work =
        p.anchor_gain * office.targets.anchoring * std::min(1.0, office.targets.project_hours / p.anchor_hours);
    const double anchor = p.anchor + (office.anchor - p.anchor) * setting.anchor_left;
    office.anchor = anchor + (1.0 - anchor) * math::clip01(work);
    const double equilibrium = p.cognitive * at_intensity(p.cognitive_share, office.enacted);
    office.cognitive += p.cognitive_rate * (equilibrium - office.cognitive);
    update_friction(p, office);
}

}  // namespace

void watch_referral(Region& region, Row row)
{
    const User& user = region.users[row];
    if (user.counsellor == nobody) return;
    region.watched.add({row, user.counsellor, WeekMark(region.week), std::uint8_t(success_cell(region, user))});
}

void experience(Region& region)
{
    watch_for_comparison(region);
    while (region.watched.due(region.week, region.params().experience.window))
        see_result(region, region.watched.take());
    double actions = 0.0;
    for (Office& office : region.offices) {
        const double counsellors = live_the_week(region, office);
        grow_together(region, office, counsellors);
        actions += office.joint_actions;
        replace_leader(region, office);
    }
    const CollaborationParams& p = region.params().collaboration;
    Centre& centre = region.centre;
    const double a_position = centre.positions > 0.0 ? actions / centre.positions : 0.0;
    const double known = centre.rules_known * region.setting->rules_left;
    centre.rules_known = known + (1.0 - known) * math::hazard(p.rules_gain * a_position);
}

}  // namespace samspill
