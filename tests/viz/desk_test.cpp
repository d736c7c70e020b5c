#include <gtest/gtest.h>

#include "viz/desk_support.h"

namespace samspill::viz {

namespace {

using namespace std::chrono_literals;
using test::SampleFile;
using test::settle;

TEST(Desk, WarmsUpAndWaitsAtWeekZero)
{
    const SampleFile file;
    Desk desk({});
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

TEST(Desk, StepsExactlySoManyWeeks)
{
    const SampleFile file;
    Desk desk({});
    desk.order(OpenLive{file.draft(), {}});
    desk.order(StepWeeks{3});
    EXPECT_EQ(settle(desk)->film[0]->last_week(), 2);
    desk.order(StepWeeks{1});
    EXPECT_EQ(settle(desk)->film[0]->last_week(), 3);
    desk.order(StepWeeks{1000});
    EXPECT_TRUE(settle(desk)->film[0]->complete());
}

TEST(Desk, LookingChangesNoResult)
{
    const SampleFile file;
    Desk desk({});
    desk.order(OpenLive{file.draft(), file.draft({{"labour_market.displacement", "0"}})});
    Needs needs;
    needs.curves = {{0, {Indicator::lasting, {}, -1, -1}}, {1, {Indicator::persons, office_place(1), 2, 3}}};
    needs.contrasts = {{Indicator::lasting, {}, -1, -1}};
    needs.flows = FlowsKey{0, 20, -1};
    needs.parted = true;
    desk.want(needs);
    desk.order(StepWeeks{7});
    settle(desk);
    desk.order(SetPace{200.0});
    desk.order(SetRunning{true});
    desk.order(SetRunning{false});
    settle(desk);
    desk.order(SetPace{0.0});
    desk.order(SetRunning{true});
    const auto shown = settle(desk);
    ASSERT_TRUE(shown->film[0]);
    ASSERT_TRUE(shown->film[0]->complete());
    const Scenario scenario = scenario_of(file.draft());
    ASSERT_TRUE(shown->film[0]->digest());
    EXPECT_EQ(*shown->film[0]->digest(), run_replicate(scenario.inputs, scenario.seed, 0).digest);
}

}  // namespace

}  // namespace samspill::viz
