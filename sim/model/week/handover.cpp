#include "model/week/handover.h"

#include <algorithm>

#include "model/week/collaboration.h"
#include "model/week/life.h"
#include "model/week/meetings.h"
#include "model/week/plans.h"
#include "model/week/spells.h"

namespace samspill {

Wish wish_of(const Region& region, const User& user)
{
    if (user.aspiration - user.qualification <= region.params().plans.wish_middle) return Wish::work;
    return education_is_funded(region, user) ? Wish::funded_education : Wish::unfunded_education;
}

double conflict_probability(const Region& region, const User& user, Wish wish)
{
    const Params& params = region.params();
    const HandoverParams& p = params.handover;
    const double together = 1.0 - region.office_of(user).weakened(FlawKind::rule_clash);
    const double information =
        user.has(consents) ? at_intensity(params.collaboration.information, enacted_for(region, user)) : 0.0;
    return p.conflict[std::size_t(wish)] * (1.0 - p.less_by_information * information * together) *
           (1.0 - p.less_by_rules * region.centre.rules_known * together) * (1.0 - p.less_by_realism * user.realism);
}

namespace {

// In three-way talks the counsellor was there. Else it takes the routine, or a partner.
bool comes_back(const Region& region, const User& user, const Client& client, Draw& draw)
{
    const Params& p = region.params();
    const Office& office = region.office_of(user);
    double lost = 1.0 - at_intensity(p.collaboration.feedback_routine, enacted_for(region, user)) *
                            (1.0 - office.weakened(FlawKind::lost_handover));
    if (office.has_partner_for(user.group)) lost *= 1.0 - p.handover.partner_feedback;
    return draw.uniform() >= lost || client.three_way != 0;
}

void differ(Region& region, User& user)
{
    const HandoverParams& p = region.params().handover;
    user.motivation = float(math::clip01(user.motivation - p.conflict_motivation));
    user.trust = float(math::clip01(user.trust - p.conflict_trust));
    user.conflicts = std::uint8_t(std::min(255, user.conflicts + 1));
    Counsellor& counsellor = region.counsellors[user.counsellor];
    counsellor.attitude = float(std::max(-1.0, counsellor.attitude - p.conflict_attitude));
    use_hours_with(region, user, p.conflict_hours);
    region.count(user, Indicator::conflicts);
}

// Education where NAV may pay for it and it is wished for; else the way to work that is open.
void agree(Region& region, Row row, Wish wish)
{
    const HandoverParams& p = region.params().handover;
    User& user = region.users[row];
    user.motivation = float(math::clip01(user.motivation + p.agreement_motivation));
    user.meaningfulness = float(math::clip01(user.meaningfulness + p.agreement_meaningfulness));
    region.count(user, Indicator::agreements);
    if (user.status != Status::seeking) return;
    Plan plan = user.plan;
    if (wish == Wish::funded_education)
        plan = Plan::education;
    else if (plan == Plan::none || plan == Plan::education)
        plan = Plan::fast_work;
    plan = plan_in_trial(region, user, plan);
    mark_plan(region, row);
    user.plan_cell = std::uint8_t(plan_cell(region, user, plan));
    set_plan(region, row, plan);
}

void hand_over(Region& region, const Client& client)
{
    bring_up_to_date(region, client.row);
    User& user = region.users[client.row];
    if (!user.has(registered) || user.counsellor == nobody) return;
    Draw draw = region.draw_now(Purpose::handover, user.id);
    const double u = draw.uniform();
    if (!comes_back(region, user, client, draw)) {
        region.count(user, Indicator::lost_handovers);
        if (client.expected_back != 0) ++region.counsellors[user.counsellor].lost;
        return;
    }
    use_hours_with(region, user, region.params().handover.hours);
    const Wish wish = wish_of(region, user);
    if (u < conflict_probability(region, user, wish))
        differ(region, user);
    else
        agree(region, client.row, wish);
    refresh_search(region, client.row);
}

}  // namespace

void handover(Region& region)
{
    for (const Client& client : region.centre.ended) hand_over(region, client);
    region.centre.ended.clear();
}

}  // namespace samspill
