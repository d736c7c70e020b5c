#include "model/week/outcomes.h"

namespace samspill {

namespace {

// A place where a person's outcomes are added up: a cohort or an arm, and the week in which she
// entered it.
struct Following {
    EventTime* table;
    int cohort;
    Week start;
};

Following cohort_of(const Region& region, const User& user, Cohort cohort)
{
    const Week start = cohort == Cohort::open_episode      ? region.setting->inputs.observation.episode_week
                       : cohort >= Cohort::arrivals_year_1 ? user.entry_week
                                                           : 0;
    return {region.event_time, int(cohort), start};
}

Following arm_of_trial(const Region& region, const User& user) { return {region.trial, user.arm - 1, user.arm_week}; }

void add(const Region& region, const User& user, Outcome outcome, const Following& following, Week week, int change)
{
    EventTime& table = *following.table;
    const Week since_start = week - following.start;
    if (since_start < 0 || since_start >= table.weeks) return;
    table.persons[table.index(int(outcome), following.cohort, region.index, int(user.group), since_start)] += change;
}

// Everything that the user now is, into or out of a following.
void add_state(const Region& region, const User& user, const Following& following, bool lasting, int change)
{
    add(region, user, Outcome::observed, following, region.week, change);
    if (in_work(user)) add(region, user, Outcome::in_work, following, region.week, change);
    if (user.status == Status::education) add(region, user, Outcome::education, following, region.week, change);
    if (user.benefit != Benefit::none) add(region, user, Outcome::on_benefit, following, region.week, change);
    if (lasting) add(region, user, Outcome::lasting, following, region.week, change);
}

// Those who are in a cohort of theirs, in that of open episodes, in an arm.
template <class Visit>
void for_each_following(const Region& region, const User& user, Visit&& visit)
{
    if (user.cohort != no_cohort) visit(cohort_of(region, user, user.cohort), user.has(ever_lasting));
    if (user.has(in_open_cohort)) visit(cohort_of(region, user, Cohort::open_episode), user.has(ever_lasting_open));
    if (user.arm != no_arm) visit(arm_of_trial(region, user), (user.trial_marks & arm_lasting) != 0);
}

}  // namespace

void change_outcome(Region& region, const User& user, Outcome outcome, int change)
{
    for_each_following(region, user, [&](const Following& following, bool) {
        add(region, user, outcome, following, region.week, change);
    });
}

void enter_arrival_cohort(Region& region, Row row)
{
    User& user = region.users[row];
    const int year = region.week / 52;
    if (region.week < 0 || year > int(Cohort::arrivals_year_6) - int(Cohort::arrivals_year_1)) return;
    user.cohort = Cohort(int(Cohort::arrivals_year_1) + year);
    add_state(region, user, cohort_of(region, user, user.cohort), false, +1);
}

void enter_stock_cohorts(Region& region)
{
    for (User& user : region.users) {
        if (user.status == Status::gone) continue;
        user.cohort = user.has(registered) ? Cohort::registered_week_0 : Cohort::unregistered_week_0;
        user.set(ever_lasting, user.has(reached_lasting));
        add_state(region, user, cohort_of(region, user, user.cohort), user.has(ever_lasting), +1);
    }
}

void enter_open_cohort(Region& region)
{
    for (User& user : region.users) {
        if (!user.has(registered)) continue;
        user.set(in_open_cohort, true);
        user.set(ever_lasting_open, user.has(reached_lasting));
        add_state(region, user, cohort_of(region, user, Cohort::open_episode), user.has(ever_lasting_open), +1);
    }
}

void enter_arm(Region& region, Row row)
{
    User& user = region.users[row];
    if (user.has(reached_lasting)) user.trial_marks = std::uint8_t(user.trial_marks | arm_lasting);
    add_state(region, user, arm_of_trial(region, user), user.has(reached_lasting), +1);
}

void end_cohorts(Region& region)
{
    for (const User& user : region.users)
        for_each_following(region, user, [&](const Following& following, bool lasting) {
            add_state(region, user, following, lasting, -1);
        });
}

void reach_lasting(Region& region, Row row)
{
    User& user = region.users[row];
    user.set(reached_lasting, true);
    ++region.counts_of(user).lasting;
    for_each_following(region, user, [&](const Following& following, bool lasting) {
        if (!lasting) add(region, user, Outcome::lasting, following, region.week, 1);
    });
    if (user.cohort != no_cohort) user.set(ever_lasting, true);
    if (user.has(in_open_cohort)) user.set(ever_lasting_open, true);
    if (user.arm != no_arm) user.trial_marks = std::uint8_t(user.trial_marks | arm_lasting);
}

void sum_event_time(EventTime& event_time)
{
    const std::size_t rows = event_time.weeks == 0 ? 0 : event_time.persons.size() / std::size_t(event_time.weeks);
    for (std::size_t r = 0; r < rows; ++r) {
        std::int32_t* persons = &event_time.persons[r * std::size_t(event_time.weeks)];
        for (int week = 1; week < event_time.weeks; ++week) persons[week] += persons[week - 1];
    }
}

void note_trajectory(Region& region, const User& user)
{
    if (user.has(sampled)) region.trajectories.push_back({user.id, region.week, user.status, user.plan, user.benefit});
}

}  // namespace samspill
