#include "model/outcomes.h"

namespace samspill {

namespace {

void add(Region& region, const User& user, Outcome outcome, Cohort cohort, Week since_start, int change)
{
    EventTime& table = *region.event_time;
    if (since_start < 0 || since_start >= table.weeks) return;
    table.persons[table.index(int(outcome), int(cohort), region.index, int(user.group), since_start)] += change;
}

Week start_of(const Region& region, const User& user, Cohort cohort)
{
    if (cohort == Cohort::open_episode) return region.setting->inputs.observation.episode_week;
    return cohort >= Cohort::arrivals_year_1 ? user.entry_week : 0;
}

// Writes the user's present state into a cohort that she has just joined.
void join(Region& region, const User& user, Cohort cohort, bool lasting)
{
    const Week start = start_of(region, user, cohort);
    add(region, user, Outcome::observed, cohort, 0, 1);
    add(region, user, Outcome::observed, cohort, region.setting->end_week() - start, -1);
    const Week now = region.week - start;
    if (in_work(user)) add(region, user, Outcome::in_work, cohort, now, 1);
    if (user.status == Status::education) add(region, user, Outcome::education, cohort, now, 1);
    if (user.benefit != Benefit::none) add(region, user, Outcome::on_benefit, cohort, now, 1);
    if (lasting) add(region, user, Outcome::lasting, cohort, now, 1);
}

}  // namespace

void change_outcome(Region& region, const User& user, Outcome outcome, int change)
{
    if (user.cohort != no_cohort)
        add(region, user, outcome, user.cohort, region.week - start_of(region, user, user.cohort), change);
    if (user.has(in_open_cohort))
        add(region, user, outcome, Cohort::open_episode, region.week - start_of(region, user, Cohort::open_episode),
            change);
}

void enter_arrival_cohort(Region& region, Row row)
{
    User& user = region.users[row];
    const int year = region.week / 52;
    if (region.week < 0 || year > int(Cohort::arrivals_year_6) - int(Cohort::arrivals_year_1)) return;
    user.cohort = Cohort(int(Cohort::arrivals_year_1) + year);
    join(region, user, user.cohort, false);
}

void enter_stock_cohorts(Region& region)
{
    for (User& user : region.users) {
        if (user.status == Status::gone) continue;
        user.cohort = user.has(registered) ? Cohort::registered_week_0 : Cohort::unregistered_week_0;
        user.set(ever_lasting, user.has(reached_lasting));
        join(region, user, user.cohort, user.has(ever_lasting));
    }
}

void enter_open_cohort(Region& region)
{
    for (User& user : region.users) {
        if (!user.has(registered)) continue;
        user.set(in_open_cohort, true);
        user.set(ever_lasting_open, user.has(reached_lasting));
        join(region, user, Cohort::open_episode, user.has(ever_lasting_open));
    }
}

void reach_lasting(Region& region, Row row)
{
    User& user = region.users[row];
    user.set(reached_lasting, true);
    ++region.counts_of(user).lasting;
    if (user.cohort != no_cohort && !user.has(ever_lasting)) {
        user.set(ever_lasting, true);
        add(region, user, Outcome::lasting, user.cohort, region.week - start_of(region, user, user.cohort), 1);
    }
    if (user.has(in_open_cohort) && !user.has(ever_lasting_open)) {
        user.set(ever_lasting_open, true);
        add(region, user, Outcome::lasting, Cohort::open_episode,
            region.week - start_of(region, user, Cohort::open_episode), 1);
    }
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
