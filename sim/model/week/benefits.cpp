#include "model/week/benefits.h"

#include "model/week/spells.h"

namespace samspill {

void give_benefit(Region& region, Row row, Benefit benefit, Week end) { set_benefit(region, row, benefit, end); }

void give_aap(Region& region, Row row)
{
    const BenefitParams& p = region.params().benefits;
    User& user = region.users[row];
    Draw draw = region.draw_now(Purpose::benefit, user.id);
    user.set(reduced_capacity, true);
    user.set(far_from_work, draw.uniform() < p.far_share);
    const int weeks = region.week < p.aap_reform_week ? p.aap_weeks : p.aap_weeks_new;
    set_benefit(region, row, Benefit::aap, region.week + weeks);
}

void give_search_benefit(Region& region, Row row, int weeks_in_job)
{
    const BenefitParams& p = region.params().benefits;
    User& user = region.users[row];
    if (weeks_in_job >= p.unemployment_min_weeks)
        set_benefit(region, row, Benefit::unemployment, region.week + p.unemployment_weeks);
    else if (user.has(reduced_capacity))
        give_aap(region, row);
    else {
        Draw draw = region.draw_now(Purpose::benefit, user.id);
        set_benefit(region, row, draw.uniform() < p.social_share ? Benefit::social : Benefit::none, never);
    }
}

namespace {

// Sickness benefit has run out: the job is lost for good, the ability to work is found reduced.
void end_sickness_benefit(Region& region, Row row)
{
    User& user = region.users[row];
    user.set(has_employer, false);
    user.health = float(math::clip01(user.health - region.params().life.long_sickness_loss));
    give_aap(region, row);
    set_plan(region, row, Plan::recovery);
    change_status(region, row, Status::seeking);
}

void end_of_right(Region& region, Row row, double disability_below)
{
    User& user = region.users[row];
    if (user.health < disability_below && user.status == Status::seeking) {
        set_benefit(region, row, Benefit::disability, never);
        change_status(region, row, Status::disability);
        return;
    }
    Draw draw = region.draw_now(Purpose::benefit, user.id);
    const bool social = draw.uniform() < region.params().benefits.social_share;
    set_benefit(region, row, social ? Benefit::social : Benefit::none, never);
    refresh_search(region, row);
}

}  // namespace

void end_benefit(Region& region, Row row)
{
    const BenefitParams& p = region.params().benefits;
    const User& user = region.users[row];
    switch (user.benefit) {
        case Benefit::sickness:
            end_sickness_benefit(region, row);
            break;
        case Benefit::aap:
            end_of_right(region, row, p.disability_health_aap);
            break;
        case Benefit::none:
        case Benefit::unemployment:
        case Benefit::introduction:
        case Benefit::qualification_programme:
        case Benefit::social:
        case Benefit::disability:
            end_of_right(region, row, p.disability_health_social);
            break;
    }
}

}  // namespace samspill
