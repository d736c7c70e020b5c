#include "model/week/transitions.h"

#include <algorithm>

#include "model/week/benefits.h"
#include "model/week/causes.h"
#include "model/week/jobs.h"
#include "model/week/life.h"
#include "model/week/measures.h"
#include "model/week/outcomes.h"
#include "model/week/spells.h"

namespace samspill {

namespace {

// A job lost early hurts, the more the higher the hope was.
void suffer_defeat(Region& region, User& user)
{
    const JobParams& p = region.params().jobs;
    const double hope = 0.5 * (user.motivation + user.aspiration);
    user.motivation = float(math::clip01(user.motivation - p.defeat_motivation * hope));
    user.manageability = float(math::clip01(user.manageability - p.defeat_manageability * hope));
    user.stability = float(math::clip01(user.stability - p.defeat_stability * hope));
    user.defeats = std::uint8_t(std::min(255, user.defeats + 1));
    region.count(user, Indicator::defeats);
}

void lose_job(Region& region, Row row)
{
    bring_up_to_date(region, row);
    User& user = region.users[row];
    const int weeks = region.week - user.spell_start;
    region.count(user, Indicator::separations);
    if (weeks < region.params().jobs.defeat_weeks) suffer_defeat(region, user);
    user.set(supported_job, false);
    give_search_benefit(region, row, weeks);
    change_status(region, row, Status::seeking);
}

void fall_ill(Region& region, Row row)
{
    User& user = region.users[row];
    user.set(has_employer, user.has(permanent_job));
    user.set(supported_job, false);
    set_plan(region, row, Plan::recovery);
    set_benefit(region, row, Benefit::sickness, region.week + region.params().benefits.sickness_weeks);
    change_status(region, row, Status::sick_listed);
}

// Back to the own job where there is one, else to search.
void recover(Region& region, Row row)
{
    User& user = region.users[row];
    set_plan(region, row, Plan::none);
    if (user.has(has_employer)) {
        user.set(has_employer, false);
        set_benefit(region, row, Benefit::none, never);
        change_status(region, row, Status::employed);
    } else {
        give_search_benefit(region, row, region.params().benefits.unemployment_min_weeks);
        change_status(region, row, Status::seeking);
    }
}

void leave_register(Region& region, Row row)
{
    User& user = region.users[row];
    user.set(far_from_work, false);
    set_benefit(region, row, Benefit::none, never);
    change_status(region, row, Status::left);
}

void move_away(Region& region, Row row)
{
    User& user = region.users[row];
    user.set(has_employer, false);
    set_benefit(region, row, Benefit::none, never);
    change_status(region, row, Status::gone);
}

void search_again(Region& region, Row row)
{
    give_search_benefit(region, row, 0);
    change_status(region, row, Status::seeking);
}

void drop_out_of_education(Region& region, Row row)
{
    region.count(region.users[row], Indicator::education_dropped);
    User& user = region.users[row];
    set_plan(region, row, Plan::none);
    if (user.benefit == Benefit::none) give_search_benefit(region, row, 0);
    change_status(region, row, Status::seeking);
}

void begin_planned_measure(Region& region, Row row)
{
    const Plan plan = region.users[row].plan;
    if (plan == Plan::work_training)
        begin_work_training(region, row);
    else if (!begin_supported_employment(region, row))
        wind_clock(region, row);  // no job specialist has room: try again
}

// Ends a spell by one of its causes, each with its share of the summed rate.
void end_spell(Region& region, Row row, double hire_factor)
{
    const User& user = region.users[row];
    const Causes causes = causes_of(region, user);
    const double hire = causes.hire * hire_factor;
    double u = region.draw_now(Purpose::cause, user.id).uniform() * (hire + causes.others());
    if ((u -= hire) < 0.0) return begin_job(region, row);
    if ((u -= causes.separation) < 0.0) return lose_job(region, row);
    if ((u -= causes.sickness) < 0.0) return fall_ill(region, row);
    if ((u -= causes.recovery) < 0.0) return recover(region, row);
    if ((u -= causes.leave) < 0.0) return leave_register(region, row);
    if ((u -= causes.job_off_register) < 0.0) return begin_job(region, row);
    if ((u -= causes.search_again) < 0.0) return search_again(region, row);
    if ((u -= causes.measure) < 0.0) return begin_planned_measure(region, row);
    if ((u -= causes.dropout) < 0.0) return drop_out_of_education(region, row);
    move_away(region, row);
}

// The job specialist stops following in the job: from now on it is lost like any other.
void end_support_in_job(Region& region, Row row)
{
    User& user = region.users[row];
    if (user.status != Status::employed || !user.has(supported_job)) return;
    user.set(supported_job, false);
    schedule_spell_end(region, row, true);
}

void happen(Region& region, Row row, Due due)
{
    const User& user = region.users[row];
    const Week week = region.week;
    const RegisterParams& p = region.params().registration;
    switch (due) {
        case Due::spell_event:
            if (user.event_week != week) break;
            if (user.searcher != nowhere)
                end_measure(region, row);
            else
                end_spell(region, row, 1.0);
            break;
        case Due::benefit_end:
            if (user.benefit_end == week) end_benefit(region, row);
            break;
        case Due::leave_register:
            if (user.status == Status::employed && user.has(registered) && week - user.spell_start == p.employed_weeks)
                close_episode(region, row);
            break;
        case Due::lasting:
            if (user.in_work_since != never && week - user.in_work_since == p.lasting_weeks) reach_lasting(region, row);
            break;
        case Due::supported_end:
            end_support_in_job(region, row);
            break;
        case Due::last_weeks:
            if (user.status == Status::education) refresh_search(region, row);
            break;
        case Due::meeting:
            break;  // follow_up
        case Due::trial:
            break;  // trial
    }
}

}  // namespace

void transitions(Region& region)
{
    region.ended.clear();
    region.effort = region.searchers.total_effort();
    region.searchers.pass_week(region.offers, region.ended);
    std::sort(region.ended.begin(), region.ended.end());
    for (std::size_t i = 0; i < region.ended.size(); ++i) {
        prefetch(region, region.ended[std::min(i + prefetch_ahead, region.ended.size() - 1)]);
        end_spell(region, region.ended[i], region.offers);
    }
    for (std::size_t i = 0; i < region.due.size(); ++i) {
        prefetch(region, region.due[std::min(i + prefetch_ahead, region.due.size() - 1)].row());
        happen(region, region.due[i].row(), region.due[i].due());
    }
    start_of_term(region);
}

}  // namespace samspill
