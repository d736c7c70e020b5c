#include <gtest/gtest.h>

#include "model/week/outcomes.h"
#include "support/small_world.h"

// Outcomes by event time are kept as differences; at any week they must be what a count of the
// cohort's rows says.
namespace samspill {
namespace {

struct Cohorts {
    std::array<std::array<int, n_outcomes>, n_cohorts> persons{};

    void add(const User& user, Cohort cohort, bool lasting)
    {
        auto& counts = persons[std::size_t(cohort)];
        ++counts[int(Outcome::observed)];
        counts[int(Outcome::in_work)] += in_work(user);
        counts[int(Outcome::education)] += user.status == Status::education;
        counts[int(Outcome::on_benefit)] += user.benefit != Benefit::none;
        counts[int(Outcome::lasting)] += lasting;
    }
};

TEST(EventTime, IsACountOfTheCohortsRows)
{
    Inputs inputs = test::small_inputs(90, 60);
    inputs.observation.episode_week = 20;
    for (const Week end : {30, 60, 90}) {
        inputs.weeks = end;
        World world(inputs, {8, 0});
        test::run_to(world, end);
        Cohorts rows;
        for (const User& user : world.regions().front().users) {
            if (user.cohort == Cohort::registered_week_0 || user.cohort == Cohort::unregistered_week_0)
                rows.add(user, user.cohort, user.has(ever_lasting));
            if (user.has(in_open_cohort)) rows.add(user, Cohort::open_episode, user.has(ever_lasting_open));
        }
        const EventTime event_time = world.finish().event_time;
        for (const Cohort cohort : {Cohort::registered_week_0, Cohort::unregistered_week_0, Cohort::open_episode})
            for (int outcome = 0; outcome < n_outcomes; ++outcome) {
                int sum = 0;
                const Week since = cohort == Cohort::open_episode ? end - 1 - 20 : end - 1;
                for (int group = 0; group < n_groups; ++group)
                    sum += event_time.persons[event_time.index(outcome, int(cohort), 0, group, since)];
                EXPECT_EQ(sum, rows.persons[std::size_t(cohort)][std::size_t(outcome)])
                    << CohortLabels::names[std::size_t(cohort)] << " " << OutcomeLabels::names[std::size_t(outcome)]
                    << " after " << since << " weeks";
            }
    }
}

TEST(EventTime, FollowsArrivalsOnlyAsLongAsTheHorizonLasts)
{
    Inputs inputs = test::small_inputs(40, 10);
    inputs.params.residents.arrivals = {{200, 50, 50, 50, 50}};
    World world(inputs, {8, 0});
    test::run_to(world, 40);
    std::array<int, 40> entered{};
    for (const User& user : world.regions().front().users)
        if (user.cohort == Cohort::arrivals_year_1) ++entered[std::size_t(user.entry_week)];
    const EventTime event_time = world.finish().event_time;
    for (Week since = 0; since < 40; ++since) {
        int observed = 0, expected = 0;
        for (int group = 0; group < n_groups; ++group)
            observed +=
                event_time
                    .persons[event_time.index(int(Outcome::observed), int(Cohort::arrivals_year_1), 0, group, since)];
        for (Week entry = 0; entry + since < 40; ++entry) expected += entered[std::size_t(entry)];
        EXPECT_EQ(observed, expected) << since;
    }
}

TEST(EventTime, NoPolicyChangesWhoIsInACohort)
{
    const Inputs base = test::small_inputs(60, 30);
    Inputs reformed = base;
    Wave wave;
    wave.week = 5;
    wave.offices = {"Vest 1", "Vest 2"};
    wave.strategy = Strategy{1.0, false};
    wave.intensity = 3.0;
    reformed.waves.push_back(wave);
    World first(base, {1, 0}), second(reformed, {1, 0});
    test::run_to(first, 60);
    test::run_to(second, 60);
    const auto& a = first.regions().front().users;
    const auto& b = second.regions().front().users;
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].id, b[i].id);
        EXPECT_EQ(a[i].cohort, b[i].cohort);
    }
}

}  // namespace
}  // namespace samspill
