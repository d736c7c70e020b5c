#include <gtest/gtest.h>

#include "support/small_world.h"

// What the running counts say must be what a count of the rows says, every week: nobody is lost,
// nobody is in two statuses, nobody is born but by arrival.
namespace samspill {
namespace {

struct Recount {
    std::array<std::int32_t, n_statuses> status{};
    std::array<std::int32_t, n_plans> plan{};
    std::array<std::int32_t, n_benefits> benefit{};
    std::int32_t registered = 0, in_work = 0, lasting = 0;
};

std::vector<std::array<Recount, n_groups>> recount(const Region& region)
{
    std::vector<std::array<Recount, n_groups>> offices(region.offices.size());
    for (const User& user : region.users) {
        Recount& counts = offices[user.office][int(user.group)];
        ++counts.status[int(user.status)];
        ++counts.benefit[int(user.benefit)];
        if (user.has(registered)) {
            ++counts.registered;
            ++counts.plan[int(user.plan)];
        }
        counts.in_work += in_work(user);
        counts.lasting += user.has(reached_lasting);
    }
    return offices;
}

void expect_counts_of_rows(const Region& region)
{
    const auto offices = recount(region);
    for (std::size_t o = 0; o < offices.size(); ++o)
        for (int g = 0; g < n_groups; ++g) {
            const Recount& rows = offices[o][std::size_t(g)];
            const GroupCounts& counts = region.offices[o].groups[std::size_t(g)];
            ASSERT_EQ(rows.status, counts.status) << "week " << region.week;
            ASSERT_EQ(rows.plan, counts.plan) << "week " << region.week;
            ASSERT_EQ(rows.benefit, counts.benefit) << "week " << region.week;
            ASSERT_EQ(rows.registered, counts.registered) << "week " << region.week;
            ASSERT_EQ(rows.in_work, counts.in_work) << "week " << region.week;
            ASSERT_EQ(rows.lasting, counts.lasting) << "week " << region.week;
        }
}

TEST(Conservation, EveryUserIsInExactlyOneStatusEveryWeek)
{
    const Inputs inputs = test::small_inputs(80, 60);
    World world(inputs, {3, 0});
    while (!world.done()) {
        const std::size_t before = world.persons();
        world.step();
        std::size_t came = 0;
        for (const Region& region : world.regions()) {
            expect_counts_of_rows(region);
            for (const Office& office : region.offices)
                for (const GroupCounts& counts : office.groups)
                    came += std::size_t(counts.flow[int(Indicator::arrivals)]);
        }
        ASSERT_EQ(world.persons(), before + came);
    }
}

TEST(Conservation, ACaseloadIsTheNumberOfUsersWithThatCounsellor)
{
    const Inputs inputs = test::small_inputs(40, 60);
    World world(inputs, {4, 0});
    while (!world.done()) {
        world.step();
        for (const Region& region : world.regions()) {
            std::vector<std::int32_t> caseload(region.counsellors.size()), overdue(region.counsellors.size());
            for (const User& user : region.users) {
                ASSERT_TRUE(user.counsellor == nobody || user.has(registered));
                if (user.counsellor == nobody) continue;
                ++caseload[user.counsellor];
                overdue[user.counsellor] += user.meeting_week < region.week;
            }
            for (std::size_t c = 0; c < caseload.size(); ++c) {
                ASSERT_EQ(caseload[c], region.counsellors[c].caseload) << "week " << region.week;
                ASSERT_EQ(overdue[c], region.counsellors[c].overdue) << "week " << region.week;
            }
        }
    }
}

TEST(Conservation, WhoeverSearchesHasAClockAndNobodyElse)
{
    const Inputs inputs = test::small_inputs(40, 60);
    World world(inputs, {5, 0});
    while (!world.done()) {
        world.step();
        for (const Region& region : world.regions()) {
            std::size_t searching = 0;
            for (Row row = 0; row < region.users.size(); ++row) {
                const User& user = region.users[row];
                ASSERT_EQ(is_searching(user), user.searcher != nowhere);
                if (user.searcher == nowhere) continue;
                ++searching;
                ASSERT_EQ(region.searchers.rows()[user.searcher], row);
            }
            ASSERT_EQ(searching, region.searchers.size());
        }
    }
}

TEST(Conservation, TheQueueIsWhatTheFlowsLeaveBehind)
{
    Inputs inputs = test::small_inputs(60, 60);
    inputs.params.referral.intercept = -2.0;  // many referrals: a queue that lives
    World world(inputs, {6, 0});
    while (!world.done()) {
        world.step();
        for (const Region& region : world.regions()) {
            std::int32_t waiting = 0, open = 0;
            for (const Office& office : region.offices)
                for (const GroupCounts& counts : office.groups) waiting += counts.waiting;
            for (const User& user : region.users) open += user.open_referral;
            const Centre& centre = region.centre;
            EXPECT_EQ(std::size_t(waiting), centre.waiting.size() + centre.course_waiting.size());
            EXPECT_EQ(std::size_t(open), centre.waiting.size() + centre.in_progress.size() +
                                             centre.course_waiting.size() + centre.on_course.size());
        }
    }
}

}  // namespace
}  // namespace samspill
