#include <algorithm>

#include <gtest/gtest.h>

#include "model/run.h"
#include "model/world.h"
#include "support/small_world.h"

namespace samspill {
namespace {

Inputs two_regions()
{
    Inputs inputs = test::small_inputs(30, 20);
    inputs.places.regions.push_back(test::region_of("Øst", 3, 2500));
    inputs.observation.from = -4;
    return inputs;
}

// Every counsellor with hours of a world now, in whatever order.
std::vector<CounsellorWeek> counsellors_of(const World& world, Week week)
{
    std::vector<CounsellorWeek> staff;
    int first_office = 0;
    for (const Region& region : world.regions()) {
        for (const Counsellor& c : region.counsellors)
            if (c.hours > 0.0f)
                staff.push_back({c.id, week, std::uint16_t(first_office + c.office), std::uint16_t(c.role), c.attitude,
                                 c.enacted, c.knowledge, c.ownership, c.pressure, c.caseload});
        first_office += int(region.offices.size());
    }
    return staff;
}

TEST(StaffRecord, HoldsEveryCounsellorOfEveryWeekInOrder)
{
    const Inputs inputs = two_regions();
    World world(inputs, {3, 1});
    std::vector<CounsellorWeek> expected;
    while (!world.done()) {
        const Week week = world.week();
        world.step();
        if (week < -4) continue;
        const std::vector<CounsellorWeek> now = counsellors_of(world, week);
        expected.insert(expected.end(), now.begin(), now.end());
    }
    std::sort(expected.begin(), expected.end(), comes_before);
    const RunOutput output = world.finish();
    ASSERT_GT(expected.size(), 300u);
    EXPECT_EQ(output.staff, expected);
}

TEST(StaffRecord, AgreesWithTheIndicatorThatCountsThem)
{
    const RunOutput output = run_replicate(two_regions(), 3, 0);
    std::vector<float> counted(output.series.values[std::size_t(Indicator::counsellors)].size(), 0.0f);
    for (const CounsellorWeek& one : output.staff) ++counted[std::size_t(one.week + 4) * 5 + one.office];
    EXPECT_EQ(counted, output.series.values[std::size_t(Indicator::counsellors)]);
}

TEST(StaffRecord, IsEmptyWhenNobodyIsToBeWrittenDown)
{
    Inputs inputs = two_regions();
    inputs.observation.counsellors = false;
    EXPECT_TRUE(run_replicate(inputs, 3, 0).staff.empty());
}

}  // namespace
}  // namespace samspill
