#include <gtest/gtest.h>

#include <thread>

#include "viz/desk_support.h"

namespace samspill::viz {

namespace {

using test::all_lasting;
using test::desk_options;
using test::digest_of;
using test::needs;
using test::run_to_the_end;
using test::SampleFile;
using test::settle;
using test::unwatched;

TEST(Desk, WarmsUpAndWaitsAtWeekZero)
{
    const SampleFile file;
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), {}});
    const auto shown = settle(desk);
    ASSERT_EQ(shown->worlds, 1);
    ASSERT_TRUE(shown->film[0]);
    EXPECT_EQ(shown->film[0]->last_week(), -1);
    ASSERT_TRUE(shown->live);
    EXPECT_FALSE(shown->live->running);
    EXPECT_FALSE(shown->live->warming_up);
    EXPECT_EQ(shown->live->weeks_done, 30);
    EXPECT_EQ(shown->live->weeks, 90);
    EXPECT_TRUE(shown->notices.empty());
}

TEST(Desk, SaysWhatOfAScenarioActsOnNobody)
{
    const SampleFile file;  // with a wave in week 10
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft({{"run.weeks", "5"}}), {}});
    const auto shown = settle(desk);
    ASSERT_EQ(shown->notices.size(), 1u);
    EXPECT_FALSE(shown->notices[0].bad);
    EXPECT_NE(shown->notices[0].text.english().find("wave of week 10 is left out"), std::string::npos)
        << shown->notices[0].text.english();
    EXPECT_NE(shown->notices[0].text.in(Language::no).find("er utelatt"), std::string::npos);
}

TEST(Desk, StepsExactlySoManyWeeks)
{
    const SampleFile file;
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), {}});
    desk.order(StepWeeks{3});
    EXPECT_EQ(settle(desk)->film[0]->last_week(), 2);
    desk.order(StepWeeks{1});
    EXPECT_EQ(settle(desk)->film[0]->last_week(), 3);
    desk.order(StepWeeks{1000});
    EXPECT_TRUE(settle(desk)->film[0]->complete());
}

// Pauses, steps, paces, needs, a second world and replicates in the background: the same bits.
TEST(Desk, StandsWhenItIsAskedToGoOnBeyondTheEnd)
{
    const SampleFile file(2.0, 20);
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), std::nullopt});
    run_to_the_end(desk);
    ASSERT_TRUE(settle(desk)->film[0]->complete());
    for (const Order& order : {Order{SetRunning{true}}, Order{StepWeeks{3}}}) {
        desk.order(order);
        EXPECT_FALSE(settle(desk)->live->running);
    }
}

TEST(Desk, LookingChangesNoResult)
{
    const SampleFile file;
    const Draft other = file.draft({{"labour_market.displacement", "0.5"}});
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), other});
    desk.order(WantReplicates{3});
    Needs all;
    all.curves = {{0, all_lasting}, {1, {Indicator::persons, office_place(1), 2, 3}}};
    all.contrasts = {all_lasting};
    all.flows = FlowsKey{0, 20, -1};
    all.parted = true;
    desk.want(all);
    desk.order(StepWeeks{7});
    settle(desk);
    desk.order(SetPace{200.0});
    desk.order(SetRunning{true});
    desk.order(SetRunning{false});
    settle(desk);
    run_to_the_end(desk);
    const auto shown = settle(desk);
    EXPECT_EQ(digest_of(*shown, 0), unwatched(file.draft()));
    EXPECT_EQ(digest_of(*shown, 1), unwatched(other));
}

TEST(Desk, RecordsWhatARunFileWouldHold)
{
    const SampleFile file;
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), {}});
    run_to_the_end(desk);
    const auto shown = settle(desk);
    const Film& film = *shown->film[0];
    const Scenario scenario = scenario_of(file.draft());
    const RunOutput alone = run_replicate(scenario.inputs, scenario.seed, 0);
    EXPECT_EQ(film.series().values, alone.series.values);
    ASSERT_TRUE(film.outcomes());
    EXPECT_EQ(film.outcomes()->persons, alone.event_time.persons);
    EXPECT_EQ(film.head().waves, std::vector<Week>{10});
    EXPECT_FALSE(film.staff(0).empty());
    // Lives as the model itself writes them down, but for what comes and goes within a week.
    const auto then = film_of(film.head(), RunOutput(alone), film.first_life(), 1.0);
    for (const TrajectoryStep& step : {alone.trajectories.front(), alone.trajectories.back()}) {
        const auto mine = life_of(film, step.user), theirs = life_of(*then, step.user);
        ASSERT_FALSE(mine.empty());
        EXPECT_EQ(mine.back().status, theirs.back().status);
        EXPECT_EQ(mine.back().plan, theirs.back().plan);
        EXPECT_EQ(mine.back().benefit, theirs.back().benefit);
    }
    const Flows seen = flows_of(film, 0, 40, -1), known = flows_of(*then, 0, 40, -1);
    EXPECT_EQ(seen.persons, known.persons);
}

TEST(Desk, RestartsFromTheEndOfTheBurnInToTheSameBits)
{
    const SampleFile file;
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), {}});
    desk.order(StepWeeks{15});
    settle(desk);
    desk.order(Restart{});
    EXPECT_EQ(settle(desk)->film[0]->last_week(), -1);
    run_to_the_end(desk);
    EXPECT_EQ(digest_of(*settle(desk)), unwatched(file.draft()));
}

TEST(Desk, RestartsWithAnotherSeed)
{
    const SampleFile file;
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), {}});
    desk.order(StepWeeks{2});
    desk.order(Restart{7});
    run_to_the_end(desk);
    const auto shown = settle(desk);
    EXPECT_EQ(shown->film[0]->head().seed, 7u);
    EXPECT_EQ(digest_of(*shown), unwatched(file.draft(), 7));
}

TEST(Desk, TwoWorldsAreOneUntilTheyPart)
{
    const SampleFile first(2.0), second(0.5);  // the wave of week 10 is another
    Desk desk(desk_options());
    desk.order(OpenLive{first.draft(), second.draft()});
    desk.order(StepWeeks{10});
    auto shown = settle(desk);
    ASSERT_EQ(shown->worlds, 2);
    EXPECT_EQ(shown->film[0]->last_week(), 9);
    EXPECT_EQ(shown->film[1]->last_week(), 9);
    EXPECT_EQ(shown->film[0]->series().values, shown->film[1]->series().values);
    EXPECT_TRUE(parted_lives(*shown->film[0], *shown->film[1], 10).empty());
    run_to_the_end(desk);
    shown = settle(desk);
    EXPECT_NE(shown->film[0]->series().values, shown->film[1]->series().values);
    EXPECT_FALSE(parted_lives(*shown->film[0], *shown->film[1], 10).empty());
    EXPECT_EQ(digest_of(*shown, 0), unwatched(first.draft()));
    EXPECT_EQ(digest_of(*shown, 1), unwatched(second.draft()));
}

TEST(Desk, StopsComparingAndGoesOnWithTheFirst)
{
    const SampleFile first(2.0), second(0.5);
    Desk desk(desk_options());
    desk.order(OpenLive{first.draft(), second.draft()});
    desk.order(StepWeeks{20});
    desk.order(StopComparing{});
    run_to_the_end(desk);
    const auto shown = settle(desk);
    EXPECT_EQ(shown->worlds, 1);
    EXPECT_FALSE(shown->film[1]);
    EXPECT_EQ(digest_of(*shown), unwatched(first.draft()));
}

// The window asks while the worker has a run that would take half an hour.
TEST(Desk, AnswersWhileASimulationRunsAndStopsInTheMiddle)
{
    const SampleFile file(2.0, 2000);
    Desk desk(desk_options());
    desk.order(OpenLive{file.draft(), {}});
    desk.order(WantReplicates{500});
    desk.order(SetPace{1.0});
    desk.order(SetRunning{true});
    desk.want(needs({{0, all_lasting}}));
    while (!desk.shown()->live || !desk.shown()->live->running || desk.shown()->curves.empty())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    EXPECT_FALSE(desk.settle(std::chrono::milliseconds(1)));
    const auto shown = desk.shown();
    EXPECT_FALSE(shown->film[0]->complete());
    EXPECT_EQ(shown->live->replicates_wanted, 500);
}

TEST(Desk, TellsMistakesAndKeepsWhatWasThere)
{
    const SampleFile file;
    Desk desk(desk_options());
    desk.order(OpenLive{{"no/such/scenario.toml", {}, {}}, {}});
    auto shown = settle(desk);
    ASSERT_EQ(shown->notices.size(), 1u);
    EXPECT_TRUE(shown->notices[0].bad);
    EXPECT_NE(shown->notices[0].text.english().find("no/such/scenario.toml"), std::string::npos);
    EXPECT_EQ(shown->worlds, 0);

    desk.order(OpenLive{file.draft(), {}});
    desk.order(StepWeeks{5});
    desk.order(ChangeLive{0, file.draft({{"labour_market.displacement", "-3"}})});
    desk.order(OpenLive{{"no/such/scenario.toml", {}, {}}, {}});
    run_to_the_end(desk);
    shown = settle(desk);
    ASSERT_EQ(shown->notices.size(), 3u);
    EXPECT_NE(shown->notices[1].text.english().find("labour_market.displacement"), std::string::npos);
    EXPECT_LT(shown->notices[1].number, shown->notices[2].number);
    EXPECT_EQ(digest_of(*shown), unwatched(file.draft()));
}

}  // namespace

}  // namespace samspill::viz
