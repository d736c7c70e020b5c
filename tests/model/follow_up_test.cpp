#include <gtest/gtest.h>

#include "model/week/follow_up.h"
#include "model/week/spells.h"
#include "support/small_world.h"

namespace samspill {
namespace {

TEST(FollowUp, SmallOfficesHaveAtLeastTwoCounsellorsWithFewHours)
{
    Inputs inputs = test::small_inputs(2, 60);
    inputs.places.regions = {test::region_of("Lite", 1, 500)};
    World world(inputs, {1, 0});
    test::run_to(world, 1);
    const Region& region = world.regions().front();
    int counsellors = 0;
    double hours = 0.0;
    for (const Counsellor& counsellor : region.counsellors)
        if (counsellor.hours > 0.0f) {
            ++counsellors;
            hours += double(counsellor.hours);
        }
    EXPECT_EQ(counsellors, 2);
    int registered_users = 0;
    for (const GroupCounts& counts : region.offices.front().groups) registered_users += counts.registered;
    EXPECT_NEAR(hours, 24.0 * registered_users / 90.0, 0.35 * hours);  // staffed at the week's start
}

TEST(FollowUp, StaffIsFixedFromWeekZeroOn)
{
    const Inputs inputs = test::small_inputs(30, 60);
    World world(inputs, {1, 0});
    test::run_to(world, 1);
    const Table<Counsellor> before = world.regions().front().counsellors;
    test::run_to(world, 30);
    const Table<Counsellor>& after = world.regions().front().counsellors;
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t c = 0; c < before.size(); ++c) {
        EXPECT_EQ(before[c].hours, after[c].hours);
        EXPECT_EQ(before[c].role, after[c].role);
    }
}

TEST(FollowUp, TheLongestOverdueIsMetFirst)
{
    Inputs inputs = test::small_inputs(60, 60);
    inputs.params.follow_up.casework = {};
    inputs.params.follow_up.meeting_hours = {{6, 6, 6, 6, 6, 6, 6, 6}};  // far too much to do
    World world(inputs, {1, 0});
    Region& region = world.regions().front();
    int in_order = 0, out_of_order = 0;
    while (!world.done()) {
        world.step();
        for (std::uint16_t c = 0; c < region.counsellors.size(); ++c) {
            Week last = -1000;
            region.due_pool.for_each(region.counsellors[c].due, [&](const ListPool::Item& item) {
                const User& user = region.users[item.row];
                if (user.counsellor != c || user.meeting_week != item.tag || item.tag <= 0) return;
                ++(user.meeting_week >= last ? in_order : out_of_order);
                last = std::max(last, Week(user.meeting_week));
            });
        }
    }
    EXPECT_GT(in_order, 1000);
    EXPECT_LT(out_of_order, in_order / 50);  // who came from another counsellor stands where she joined
    EXPECT_GT(region.offices.front().pressure, 0.2);
}

TEST(FollowUp, HoursAreSpentWithinTheWeekButForTheLastMeeting)
{
    const Inputs inputs = test::small_inputs(60, 60);
    World world(inputs, {1, 0});
    while (!world.done()) {
        world.step();
        for (const Counsellor& counsellor : world.regions().front().counsellors) {
            if (counsellor.hours <= 0.0f) continue;
            const float before_meetings = 0.35f * float(counsellor.caseload) + 3.0f;
            EXPECT_LE(counsellor.hours_used, std::max(counsellor.hours, before_meetings) + 6.0f);
        }
    }
}

TEST(FollowUp, MoreUsersForEachCounsellorMeanMorePressure)
{
    Inputs inputs = test::small_inputs(60, 60);
    const auto pressure = [](const Inputs& in) {
        World world(in, {1, 0});
        test::run_to(world, 60);
        return world.regions().front().offices.front().pressure;
    };
    const double normal = pressure(inputs);
    inputs.params.follow_up.users_per_counsellor = 180;
    EXPECT_GT(pressure(inputs), normal);
}

TEST(Measures, SupportedEmploymentKeepsToItsTeamsRoom)
{
    Inputs inputs = test::small_inputs(60, 30);
    inputs.places.regions.front().offices.front().job_specialists = 2;
    inputs.params.follow_up.specialist_clients = 3;
    inputs.params.benefits.far_share = 0.0;
    inputs.params.plans.attraction[int(Plan::supported_employment)] = 8.0;
    World world(inputs, {1, 0});
    int most = 0;
    while (!world.done()) {
        world.step();
        int in_support = 0;
        for (const User& user : world.regions().front().users)
            in_support += user.status == Status::supported_employment;
        EXPECT_LE(in_support, 6);
        most = std::max(most, in_support);
    }
    EXPECT_EQ(most, 6);
}

TEST(Benefits, EveryTimeLimitedBenefitEndsInItsWeek)
{
    Inputs inputs = test::small_inputs(120, 60);
    inputs.params.benefits.unemployment_weeks = 20;
    inputs.params.benefits.aap_weeks = inputs.params.benefits.aap_weeks_new = 30;
    World world(inputs, {1, 0});
    while (!world.done()) {
        world.step();
        for (const User& user : world.regions().front().users) {
            const bool limited = user.benefit == Benefit::unemployment || user.benefit == Benefit::aap ||
                                 user.benefit == Benefit::sickness;
            if (limited) {
                EXPECT_GT(user.benefit_end, world.week() - 1);
            }
            EXPECT_FALSE(user.status == Status::employed && user.benefit != Benefit::none);
            EXPECT_EQ(user.status == Status::disability, user.benefit == Benefit::disability);
        }
    }
}

}  // namespace
}  // namespace samspill
