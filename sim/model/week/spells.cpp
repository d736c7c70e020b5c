#include "model/week/spells.h"

#include <cassert>

#include "core/distributions.h"
#include "model/week/accounts.h"
#include "model/week/arms.h"
#include "model/week/causes.h"
#include "model/week/life.h"
#include "model/week/meetings.h"
#include "model/week/offers.h"
#include "model/week/outcomes.h"
#include "model/week/plans.h"
#include "model/week/staffing.h"

namespace samspill {

namespace {

void add_searcher(Region& region, Row row)
{
    User& user = region.users[row];
    Draw draw = region.draw(Purpose::clock, user.id, user.spell);
    user.searcher = region.searchers.add(row, exponential(draw));
    refresh_search(region, row);
}

void remove_searcher(Region& region, Row row)
{
    User& user = region.users[row];
    const Row moved = region.searchers.remove(user.searcher);
    if (moved != nowhere) region.users[moved].searcher = user.searcher;
    user.searcher = nowhere;
}

// A spell of work ends: what was learnt in it, and its earnings.
void leave_work(Region& region, User& user)
{
    region.counts_of(user).earnings -= earnings(region, user);
    const int weeks = region.week - user.spell_start;
    const double left = math::pow(1.0 - region.params().jobs.learning, weeks);
    user.qualification = float(1.0 - (1.0 - user.qualification) * left);
    user.weeks_employed = std::uint16_t(std::min(65535, user.weeks_employed + weeks));
}

void leave_education(Region& region, User& user)
{
    region.counts_of(user).works_beside -= user.has(works_beside);
    user.set(works_beside, false);
    user.set(self_funded, false);
    change_outcome(region, user, Outcome::education, -1);
}

// What the introduction programme has taught by the week in which it ends, however it ends.
void leave_intro_programme(const Region& region, User& user)
{
    const int weeks = region.week - user.spell_start;
    user.language = std::uint8_t(std::min(255, user.language + weeks));
    const double left = math::pow(1.0 - region.params().measures.intro_qualification, weeks);
    user.qualification = float(1.0 - (1.0 - user.qualification) * left);
}

void follow_time_in_work(Region& region, Row row)
{
    User& user = region.users[row];
    const bool now = in_work(user), before = user.in_work_since != never;
    if (now == before) return;
    mark_plan(region, row);
    GroupCounts& counts = region.counts_of(user);
    if (now) {
        user.in_work_since = WeekMark(region.week);
        ++counts.in_work;
        region.calendar.put(region.week + region.params().registration.lasting_weeks, Due::lasting, row);
    } else {
        user.in_work_since = never;
        --counts.in_work;
        if (user.has(reached_lasting)) --counts.lasting;
        user.set(reached_lasting, false);
    }
    change_outcome(region, user, Outcome::in_work, now ? 1 : -1);
}

bool belongs_on_register(const User& user)
{
    switch (user.status) {
        case Status::seeking:
        case Status::sick_listed:
        case Status::intro_programme:
        case Status::work_training:
        case Status::supported_employment:
            return true;
        case Status::education:
            return !user.has(self_funded);
        case Status::employed:
        case Status::disability:
        case Status::left:
        case Status::gone:
            break;
    }
    return false;
}

void follow_register(Region& region, Row row)
{
    User& user = region.users[row];
    if (belongs_on_register(user)) {
        if (!user.has(registered))
            open_episode(region, row);
        else if (!follows_user(region, user))
            assign_counsellor(region, row);
        else
            recount_follow_up(region, row);
        plan_meeting(region, row, weeks_to_next_meeting(region, user));
    } else if (user.has(registered)) {
        if (user.status != Status::employed)
            close_episode(region, row);
        else
            region.calendar.put(region.week + region.params().registration.employed_weeks, Due::leave_register, row);
    }
}

}  // namespace

void change_status(Region& region, Row row, Status status)
{
    User& user = region.users[row];
    GroupCounts& counts = region.counts_of(user);
    const Status before = user.status;
    if (before == Status::employed) leave_work(region, user);
    if (user.searcher != nowhere) remove_searcher(region, row);

    --counts.status[int(before)];
    ++counts.status[int(status)];
    if (before == Status::education) leave_education(region, user);
    if (before == Status::intro_programme) leave_intro_programme(region, user);
    if (status == Status::education) {
        counts.works_beside += user.has(works_beside);
        change_outcome(region, user, Outcome::education, 1);
    }
    user.status = status;
    ++user.spell;
    user.spell_start = WeekMark(region.week);
    user.event_week = never;

    follow_time_in_work(region, row);
    if (status == Status::employed) counts.earnings += earnings(region, user);
    follow_register(region, row);
    if (is_searching(user))
        add_searcher(region, row);
    else
        schedule_spell_end(region, row);
    await_trial(region, row, region.week + 1);
    note_trajectory(region, user);
}

void set_plan(Region& region, Row row, Plan plan)
{
    User& user = region.users[row];
    if (plan == user.plan) return;
    if (user.has(registered)) {
        GroupCounts& counts = region.counts_of(user);
        --counts.plan[int(user.plan)];
        ++counts.plan[int(plan)];
    }
    user.plan = plan;
    recount_follow_up(region, row);
    note_trajectory(region, user);
}

void set_benefit(Region& region, Row row, Benefit benefit, Week end)
{
    User& user = region.users[row];
    GroupCounts& counts = region.counts_of(user);
    --counts.benefit[int(user.benefit)];
    ++counts.benefit[int(benefit)];
    const bool before = user.benefit != Benefit::none, now = benefit != Benefit::none;
    if (before != now) change_outcome(region, user, Outcome::on_benefit, now ? 1 : -1);
    user.benefit = benefit;
    recount_follow_up(region, row);
    if (user.benefit_end == end) return;
    user.benefit_end = WeekMark(end);
    if (end != never) region.calendar.put(end, Due::benefit_end, row);
}

void open_episode(Region& region, Row row)
{
    User& user = region.users[row];
    assert(!user.has(registered));
    user.set(registered, true);
    user.episode_start = WeekMark(region.week);
    GroupCounts& counts = region.counts_of(user);
    ++counts.registered;
    ++counts.plan[int(user.plan)];
    region.count(user, Indicator::episodes);
    assign_counsellor(region, row);
}

void close_episode(Region& region, Row row)
{
    User& user = region.users[row];
    assert(user.has(registered));
    set_plan(region, row, Plan::none);
    leave_counsellor(region, row);
    user.set(registered, false);
    user.meeting_week = never;
    GroupCounts& counts = region.counts_of(user);
    --counts.registered;
    --counts.plan[int(Plan::none)];
}

void refresh_search(Region& region, Row row)
{
    User& user = region.users[row];
    if (user.searcher == nowhere) return;
    const Causes causes = causes_of(region, user);
    region.searchers.set_rates(user.searcher, causes.hire, causes.others(), search_effort(region, user));
}

void wind_clock(Region& region, Row row)
{
    const User& user = region.users[row];
    Draw draw = region.draw_now(Purpose::clock_again, user.id);
    region.searchers.set_clock(user.searcher, exponential(draw));
}

void schedule_spell_end(Region& region, Row row, bool again)
{
    User& user = region.users[row];
    const double rate = causes_of(region, user).others();
    user.event_week = never;
    if (rate <= 0.0 || user.status == Status::gone) return;
    Draw draw =
        again ? region.draw_now(Purpose::clock_again, user.id) : region.draw(Purpose::clock, user.id, user.spell);
    const double weeks = exponential(draw) / rate;
    const double week = double(region.week) + 1.0 + double(std::int64_t(std::min(weeks, 1e6)));
    if (week >= double(region.setting->end_week())) return;
    user.event_week = WeekMark(week);
    region.calendar.put(user.event_week, Due::spell_event, row);
}

}  // namespace samspill
