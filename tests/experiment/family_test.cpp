#include <gtest/gtest.h>

#include <map>

#include "experiment/replicates/family.h"
#include "model/inputs/history.h"
#include "support/small_world.h"

namespace samspill {
namespace {

Wave wave_for(const Inputs& inputs, Week week, double intensity)
{
    Wave wave;
    wave.week = week;
    for (const OfficePlace& office : inputs.places.regions.front().offices) wave.offices.push_back(office.name);
    wave.intensity = intensity;
    wave.project_hours = 20.0;
    wave.co_creation = 0.5;
    return wave;
}

// The status quo, one reform, the same with a second step, an early one, and other parameters.
std::vector<Inputs> futures()
{
    const Inputs base = test::small_inputs(80, 30);
    std::vector<Inputs> list(7, base);
    list[1].waves = {wave_for(base, 20, 2.0)};
    list[2].waves = {wave_for(base, 20, 2.0), wave_for(base, 50, 3.0)};
    list[3].waves = {wave_for(base, 5, 1.0)};
    list[4].params.jobs.offer_rate[0] *= 1.1;
    list[5].waves = list[1].waves;
    list[5].params.reform.resistance = 1.0;
    list[6].shocks = {{40, -0.5, 26.0, {}}};
    return list;
}

std::vector<const Inputs*> pointers(const std::vector<Inputs>& list)
{
    std::vector<const Inputs*> result;
    for (const Inputs& inputs : list) result.push_back(&inputs);
    return result;
}

TEST(Family, GivesTheSameBitsAsRunningEachByItself)
{
    const std::vector<Inputs> list = futures();
    const Family family(pointers(list));
    std::map<std::size_t, Digest> together;
    family.run({3, 1}, [&](std::size_t member, RunOutput&& output) { together[member] = output.digest; });
    ASSERT_EQ(together.size(), list.size());
    for (std::size_t i = 0; i < list.size(); ++i) EXPECT_EQ(together[i], run_replicate(list[i], 3, 1).digest) << i;
    EXPECT_NE(together[0], together[1]);
    EXPECT_NE(together[1], together[5]);
}

TEST(Family, SharesWhatLiesBeforeTheFirstDifference)
{
    const std::vector<Inputs> list = futures();
    const Family family(pointers(list));
    EXPECT_EQ(family.classes(), 2u);  // other rates of offers share nothing
    EXPECT_EQ(family.members_of_class(0), (std::vector<std::size_t>{0, 1, 2, 3, 5, 6}));
    EXPECT_EQ(family.weeks_unshared(), 7 * 110);
    // 30 + 5 together; then the early one alone; at 20 the status quo, both with a wave at 20
    // (until 50) and the one with resistance part; the shock at 40.
    EXPECT_EQ(family.weeks(), 110 + 35 + 75 + 15 + (20 + 40 + 40) + (30 + 30 + 30) + 60);
}

TEST(Family, RunsPartsOfAClassFromItsPast)
{
    const std::vector<Inputs> list = futures();
    const Family family(pointers(list));
    std::map<std::size_t, Digest> whole, parts;
    family.run_class(0, {3, 1}, [&](std::size_t member, RunOutput&& output) { whole[member] = output.digest; });
    const auto past = family.run_past(0, {3, 1});
    EXPECT_EQ(past->week(), 5);
    for (std::size_t part = family.parts_of_class(0); part-- > 0;)
        family.run_part(0, part, *past, [&](std::size_t member, RunOutput&& output) { parts[member] = output.digest; });
    EXPECT_EQ(whole, parts);
}

TEST(Family, RunsMembersThatNeverPartOnce)
{
    const std::vector<Inputs> list(3, test::small_inputs(10, 10));
    const Family family(pointers(list));
    EXPECT_EQ(family.weeks(), 20);
    std::vector<Digest> digests(3);
    family.run({1, 0}, [&](std::size_t member, RunOutput&& output) { digests[member] = output.digest; });
    EXPECT_EQ(digests[0], run_replicate(list[0], 1, 0).digest);
    EXPECT_EQ(digests[1], digests[0]);
    EXPECT_EQ(digests[2], digests[0]);
    const auto past = family.run_past(0, {1, 0});
    family.run_part(0, 0, *past,
                    [&](std::size_t member, RunOutput&& output) { EXPECT_EQ(output.digest, digests[member]); });
}

TEST(Family, StopsWhenAsked)
{
    const std::vector<Inputs> list = futures();
    const Family family(pointers(list));
    const auto none = [](std::size_t, RunOutput&&) { FAIL(); };
    EXPECT_THROW(family.run({3, 1}, none, [](Week week) { return week < -5; }), Interrupted);
}

}  // namespace
}  // namespace samspill
