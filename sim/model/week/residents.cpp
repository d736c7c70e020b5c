#include "model/week/residents.h"

#include "core/distributions.h"
#include "model/week/benefits.h"
#include "model/week/measures.h"
#include "model/week/meetings.h"
#include "model/week/offers.h"
#include "model/week/outcomes.h"
#include "model/week/persons.h"
#include "model/week/spells.h"

namespace samspill {

namespace {

// Appends a person without a status yet (counted as `gone`) and returns her row.
Row add_person(Region& region, std::uint16_t office_index, Group group)
{
    Office& office = region.offices[office_index];
    const UserId id = user_id({OfficeKey(office.key), int(group), office.people[int(group)]++});
    User user = make_person(region, id, office_index, group);
    user.status = Status::gone;
    region.users.push_back(user);
    GroupCounts& counts = office.groups[int(group)];
    ++counts.status[int(Status::gone)];
    ++counts.benefit[int(Benefit::none)];
    return Row(region.users.size() - 1);
}

// Of the stock, job matches are those of jobs that have lasted: the better of two draws.
void place_in_work(Region& region, Row row, Draw& draw)
{
    User& user = region.users[row];
    const double better = std::max(draw.uniform(), draw.uniform());
    const double q = reservation(region, user);
    user.match = float(region.setting->match_quantile(mean_match_of_offers(region, user), q + (1.0 - q) * better));
    user.set(permanent_job, draw.uniform() < region.params().life.permanent_share);
    change_status(region, row, Status::employed);
    if (user.has(registered)) close_episode(region, row);
    if (draw.uniform() < region.params().residents.stock_lasting) {
        user.in_work_since = WeekMark(region.week - region.params().registration.lasting_weeks);
        reach_lasting(region, row);
    }
}

// Weeks on aap so far: of those who leave at a constant rate, an exponential age cut at the longest.
void place_on_aap(Region& region, Row row, Draw& draw)
{
    const Params& p = region.params();
    const double rate = p.registration.leave_aap + p.residents.exit_rate;
    const double part = math::hazard(rate * p.benefits.aap_weeks);
    const double weeks = rate > 0.0 ? -math::log(1.0 - part * draw.uniform()) / rate : 0.0;
    give_aap(region, row);
    set_benefit(region, row, Benefit::aap, region.week + std::max(1, p.benefits.aap_weeks - int(weeks)));
    set_plan(region, row, Plan::recovery);
    change_status(region, row, Status::seeking);
}

// First registration: what brings a person of each group to NAV.
void begin_as_newcomer(Region& region, Row row, Draw& draw)
{
    User& user = region.users[row];
    const double right = region.params().benefits.newcomer_share;
    const int weeks = region.params().benefits.unemployment_min_weeks;
    switch (user.group) {
        case Group::jobseeker:
        case Group::young:
            give_search_benefit(region, row, user.group == Group::jobseeker && draw.uniform() < right ? weeks : 0);
            change_status(region, row, Status::seeking);
            break;
        case Group::sick_listed:
            user.set(has_employer, draw.uniform() < region.params().life.permanent_share);
            user.match = float(region.setting->match_quantile(mean_match_of_offers(region, user), draw.uniform()));
            user.set(permanent_job, user.has(has_employer));
            give_benefit(region, row, Benefit::sickness, region.week + region.params().benefits.sickness_weeks);
            set_plan(region, row, Plan::recovery);
            change_status(region, row, Status::sick_listed);
            break;
        case Group::refugee:
            begin_intro_programme(region, row, 0);
            break;
        case Group::reduced_capacity:
            give_aap(region, row);
            set_plan(region, row, Plan::recovery);
            change_status(region, row, Status::seeking);
            break;
    }
}

// Of those found on sick leave, some have been so for long: the age of a spell has a density in
// proportion to its survival (1 + scale t)^-shape, cut where the benefit ends.
void place_on_sick_leave(Region& region, Row row, Draw& draw)
{
    const Params& p = region.params();
    begin_as_newcomer(region, row, draw);
    const double scale = p.life.recovery_scale, power = std::max(1e-6, p.life.recovery_shape - 1.0);
    const double survivors = math::pow(1.0 + scale * p.benefits.sickness_weeks, -power);
    const double u = draw.uniform();
    const double weeks = scale > 0.0 ? (math::pow(1.0 - u * (1.0 - survivors), -1.0 / power) - 1.0) / scale
                                     : u * p.benefits.sickness_weeks;
    User& user = region.users[row];
    user.spell_start = WeekMark(region.week - int(weeks));
    set_benefit(region, row, Benefit::sickness, region.week + std::max(1, p.benefits.sickness_weeks - int(weeks)));
    plan_meeting(region, row, weeks_to_next_meeting(region, user));
    if (is_searching(user))
        refresh_search(region, row);
    else
        schedule_spell_end(region, row);
}

// Those who are found searching have searched longer than newcomers will: the density of their
// frailty is that of newcomers divided by it.
void search_for_long(const Region& region, User& user, Draw& draw)
{
    const PersonParams& p = region.params().persons;
    if (p.frailty_variance <= 0.0 || p.frailty_variance >= 1.0) return;
    double frailty = gamma(draw, 1.0 / p.frailty_variance - 1.0) * p.frailty_variance;
    const double slow = p.slow_factor > 0.0 ? p.slow_share / p.slow_factor : 0.0;
    if (draw.uniform() < slow / (slow + 1.0 - p.slow_share)) frailty *= p.slow_factor;
    user.frailty = float(frailty);
}

void create_resident(Region& region, std::uint16_t office, Group group)
{
    const ResidentParams& p = region.params().residents;
    const int g = int(group);
    const Row row = add_person(region, office, group);
    User& user = region.users[row];
    Draw draw = region.draw(Purpose::resident, user.id, 0);
    const double age = std::max(double(user.age(region.week)), std::min(62.0, 20.0 + 42.0 * draw.uniform()));
    if (group != Group::young) user.birth_week = WeekMark(region.week - 52.0 * age);
    const double u = draw.uniform();
    if (u < p.stock_employed[g])
        place_in_work(region, row, draw);
    else if (u < p.stock_employed[g] + p.stock_left[g])
        change_status(region, row, Status::left);
    else if (u < p.stock_employed[g] + p.stock_left[g] + p.stock_aap[g])
        place_on_aap(region, row, draw);
    else if (u < p.stock_employed[g] + p.stock_left[g] + p.stock_aap[g] + p.stock_seeking[g]) {
        const BenefitParams& benefits = region.params().benefits;
        search_for_long(region, user, draw);
        give_search_benefit(region, row,
                            draw.uniform() < benefits.newcomer_share ? benefits.unemployment_min_weeks : 0);
        change_status(region, row, Status::seeking);
    } else if (group == Group::refugee)
        begin_intro_programme(region, row, int(draw.uniform() * region.params().measures.intro_weeks));
    else if (group == Group::sick_listed)
        place_on_sick_leave(region, row, draw);
    else
        begin_as_newcomer(region, row, draw);
}

int share_of_inhabitants(const Office& office, double per_thousand)
{
    return int(office.inhabitants * per_thousand / 1000.0 + 0.5);
}

}  // namespace

void create_residents(Region& region)
{
    const ResidentParams& p = region.params().residents;
    for (std::uint16_t o = 0; o < region.offices.size(); ++o) {
        Office& office = region.offices[o];
        for (int g = 0; g < n_groups; ++g) {
            const int persons = share_of_inhabitants(office, p.stock[g] * office.place->inflow[g]);
            for (int n = 0; n < persons; ++n) create_resident(region, o, Group(g));
        }
        for (int n = share_of_inhabitants(office, p.disability_stock); n > 0; --n) {
            const Row row = add_person(region, o, Group::reduced_capacity);
            set_benefit(region, row, Benefit::disability, never);
            change_status(region, row, Status::disability);
        }
    }
}

void arrivals(Region& region)
{
    const ResidentParams& p = region.params().residents;
    const double season =
        math::exp(p.arrivals_seasonal * math::cos_turn((iso_week(region.week).week - p.arrivals_peak) / 52.0));
    for (std::uint16_t o = 0; o < region.offices.size(); ++o) {
        Office& office = region.offices[o];
        for (int g = 0; g < n_groups; ++g) {
            const double a_year = office.inhabitants * p.arrivals[g] * office.place->inflow[g] / 1000.0;
            Draw draw = region.draw_now(Purpose::arrivals, office.key << 4 | std::uint64_t(g));
            for (int n = poisson(draw, a_year / 52.0 * season); n > 0; --n) {
                const Row row = add_person(region, o, Group(g));
                Draw person = region.draw(Purpose::resident, region.users[row].id, 0);
                begin_as_newcomer(region, row, person);
                region.count(region.users[row], Indicator::arrivals);
                enter_arrival_cohort(region, row);
            }
        }
    }
}

}  // namespace samspill
