#include <gtest/gtest.h>

#include "support/small_world.h"

namespace samspill {
namespace {

Wave wave_at(Week week, int ramp)
{
    Wave wave;
    wave.week = week;
    wave.offices = {"Vest 1"};
    wave.ramp = ramp;
    return wave;
}

const Targets& targets_of(const World& world, std::size_t office)
{
    return world.regions().front().offices[office].targets;
}

TEST(Reform, MovesIntensityOverItsRampAndReachesTheTarget)
{
    Inputs inputs = test::small_inputs(20, 4);
    inputs.waves.push_back(wave_at(5, 3));
    inputs.waves.back().intensity = 2.3;
    World world(inputs, {1, 0});
    const double expected[] = {0.3, 0.8, 1.3, 1.8, 2.3, 2.3};
    for (int i = 0; i < 6; ++i) {
        test::run_to(world, 5 + i);  // week 4 + i is done
        EXPECT_NEAR(targets_of(world, 0).intensity, expected[i], 1e-12);
        EXPECT_EQ(targets_of(world, 1).intensity, 0.3);
    }
}

TEST(Reform, ALaterWaveLeavesWhatItDoesNotNameOnItsWay)
{
    Inputs inputs = test::small_inputs(20, 4);
    inputs.waves.push_back(wave_at(2, 9));
    inputs.waves.back().intensity = 1.3;
    inputs.waves.push_back(wave_at(6, 0));
    inputs.waves.back().project_hours = 30.0;
    inputs.waves.push_back(wave_at(8, 0));
    inputs.waves.back().strategy = Strategy{1.0, true};
    World world(inputs, {1, 0});
    test::run_to(world, 7);
    EXPECT_NEAR(targets_of(world, 0).intensity, 0.3 + 0.5, 1e-12);
    EXPECT_EQ(targets_of(world, 0).project_hours, 30.0);
    EXPECT_EQ(targets_of(world, 0).strategy.education_first, 0.25);
    test::run_to(world, 12);
    EXPECT_NEAR(targets_of(world, 0).intensity, 1.3, 1e-12);
    EXPECT_EQ(targets_of(world, 0).strategy, (Strategy{1.0, true}));
}

TEST(Reform, AWaveThatNamesIntensityAgainSetsOutFromWhereTheOfficeIs)
{
    Inputs inputs = test::small_inputs(20, 4);
    inputs.waves.push_back(wave_at(2, 9));
    inputs.waves.back().intensity = 1.3;
    inputs.waves.push_back(wave_at(6, 1));
    inputs.waves.back().intensity = 3.0;
    World world(inputs, {1, 0});
    test::run_to(world, 7);
    EXPECT_NEAR(targets_of(world, 0).intensity, 0.5 * (0.7 + 3.0), 1e-12);
    test::run_to(world, 20);
    EXPECT_EQ(targets_of(world, 0).intensity, 3.0);
}

}  // namespace
}  // namespace samspill
