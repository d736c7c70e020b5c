#include <gtest/gtest.h>

#include "core/error.h"
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

TEST(Reform, GivesACentrePositionsFromTheWeekOfItsWaveOn)
{
    Inputs plain = test::small_inputs(20, 4);
    plain.places.regions.push_back(test::region_of("Aust", 1, 2000));
    plain.places.scale = 0.5;
    Inputs inputs = plain;
    Wave more, fewer;
    more.week = 5, fewer.week = 9;
    more.centres = {"Vest"}, fewer.centres = {"Vest", "Aust"};
    more.centre_positions = 4.0, fewer.centre_positions = 0.2;
    inputs.waves = {more, fewer};
    World world(inputs, {1, 0}), unchanged(plain, {1, 0});
    const double expected[] = {0.15, 2.0, 2.0, 2.0, 2.0, 0.1, 0.1};
    for (int i = 0; i < 7; ++i) {
        test::run_to(world, 5 + i);  // week 4 + i is done
        test::run_to(unchanged, 5 + i);
        EXPECT_NEAR(world.regions()[0].centre.positions, expected[i], 1e-12);
        EXPECT_NEAR(world.regions()[1].centre.positions, i < 5 ? 0.15 : 0.1, 1e-12);
        EXPECT_EQ(world.digest() == unchanged.digest(), i == 0);
    }
    EXPECT_EQ(world.regions()[0].offices[0].reformed, 0);  // the wave is none of its offices'
}

TEST(Reform, KeepsACentresPositionsInASavedStateAndABranch)
{
    Inputs inputs = test::small_inputs(20, 4);
    Wave more;
    more.week = 5;
    more.centres = {"Vest"};
    more.centre_positions = 4.0;
    inputs.waves = {more};
    World straight(inputs, {1, 0}), world(inputs, {1, 0});
    test::run_to(world, 10);
    World loaded(inputs, world.save()), branch(world, inputs);
    for (World* one : {&straight, &loaded, &branch}) test::run_to(*one, 20);
    EXPECT_EQ(loaded.finish().digest, straight.digest());
    EXPECT_EQ(branch.finish().digest, straight.digest());
}

TEST(Reform, RefusesAChangeOfACentreThatReachesNone)
{
    Inputs inputs = test::small_inputs(20, 4);
    inputs.waves.push_back(wave_at(5, 0));
    inputs.waves.back().centre_positions = 2.0;
    EXPECT_THROW(World(inputs, {1, 0}), InputError);
    inputs.waves.back().centres = {"Nord"};  // is not there
    EXPECT_THROW(World(inputs, {1, 0}), InputError);
    inputs.waves.back().centres = {"Vest"};
    EXPECT_NO_THROW(World(inputs, {1, 0}));
    inputs.waves.back().centre_positions.reset();
    EXPECT_THROW(World(inputs, {1, 0}), InputError);
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
