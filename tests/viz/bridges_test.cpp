#include "viz/data/bridges.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "viz/screen.h"
#include "viz/worlds.h"

namespace samspill::viz {

namespace {

using test::one_world;
using test::Screen;
using test::two_worlds;

const Film& film() { return *one_world().shown.film[0]; }

float number(Indicator indicator, Place place, int row)
{
    return value_of(film().series(), film().head().places, {indicator, place, -1, -1}, row);
}

TEST(Bridges, HaveTheDistancesAndStrengthsOfTheSeries)
{
    for (const Place place : {Place{}, region_place(0), office_place(2)}) {
        const Bridge bridge = bridge_of(film(), place, 40);
        EXPECT_FLOAT_EQ(float(bridge.distance[1]), number(Indicator::cognitive_distance, place, 40));
        EXPECT_FLOAT_EQ(float(bridge.distance[2]), number(Indicator::organisational_distance, place, 40));
        EXPECT_FLOAT_EQ(float(bridge.distance[3]), number(Indicator::structural_distance, place, 40));
        EXPECT_FLOAT_EQ(float(bridge.tie), number(Indicator::tie, place, 40));
        EXPECT_FLOAT_EQ(float(bridge.anchor), number(Indicator::anchor, place, 40));
        EXPECT_NEAR(bridge.distance[0], 0.3, 1e-9);  // the scenario's, of every office
    }
}

TEST(Bridges, AreAsLongAsTheFourDistancesTogether)
{
    const Bridge bridge = bridge_of(film(), region_place(0), 40);
    const auto ends = segments(bridge, 100.0);
    EXPECT_EQ(ends[0], 0.0);
    for (std::size_t i = 0; i < n_distances; ++i) EXPECT_NEAR(ends[i + 1] - ends[i], 100.0 * bridge.distance[i], 1e-9);
    EXPECT_NEAR(ends.back(), 100.0 * bridge.gap(), 1e-9);
    EXPECT_LT(bridge_of(film(), region_place(0), 67).gap(), bridge_of(film(), region_place(0), 8).gap());
}

TEST(Bridges, FrictionIsTheMeanDistanceLessWhatTieAndAnchorSmooth)
{
    const Bridge bridge = bridge_of(film(), office_place(0), 40);
    EXPECT_NEAR(bridge.friction, bridge.gap() / 4.0 * (1.0 - 0.5 * bridge.tie - 0.5 * bridge.anchor), 1e-4);
}

TEST(Bridges, CountTheTrafficOfTheWeekAndOfThirteen)
{
    for (const Place place : {region_place(0), office_place(2)})
        for (int kind = 0; kind < n_traffic; ++kind) {
            const Indicator indicator = indicator_of(Traffic(kind));
            const Bridge bridge = bridge_of(film(), place, 40);
            EXPECT_EQ(float(bridge.week[std::size_t(kind)]), number(indicator, place, 40));
            float sum = 0.0f;
            for (int row = 28; row <= 40; ++row) sum += number(indicator, place, row);
            EXPECT_EQ(float(bridge.quarter[std::size_t(kind)]), sum);
            EXPECT_EQ(bridge.quarter_weeks, 13);
        }
    EXPECT_EQ(bridge_of(film(), {}, 4).quarter_weeks, 5);  // no more are there
}

TEST(Bridges, ShowAParticleForEveryEventOfAWholeWeek)
{
    for (int row = 0; row < 60; ++row)
        for (int kind = 0; kind < n_traffic; ++kind) {
            const double count = bridge_of(film(), {}, row).week[std::size_t(kind)];
            const auto all = particles(count, count + 3, 1.0, double(row), std::uint32_t(kind));
            ASSERT_EQ(double(all.size()), count);
            for (const Particle& particle : all) {
                EXPECT_EQ(particle.shown, 1.0);
                EXPECT_GE(particle.t, 0.0);
                EXPECT_LT(particle.t, 1.0);
            }
        }
    EXPECT_EQ(particles(7, 7, 2.0, 5.0, 0).size(), 4u);
    EXPECT_TRUE(particles(std::nan(""), 0, 1.0, 5.0, 0).empty());
}

TEST(Bridges, LetParticlesComeAndGoBetweenWeeks)
{
    const auto all = particles(2, 4, 1.0, 5.25, 1);
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[1].shown, 1.0);
    EXPECT_DOUBLE_EQ(all[2].shown, 0.5);
    // The same particle is an eighth of the way further after a week, wherever the others are.
    const auto before = particles(3, 3, 1.0, 5.0, 1), after = particles(5, 5, 1.0, 6.0, 1);
    for (std::size_t i = 0; i < before.size(); ++i) {
        const double gone = after[i].t - before[i].t;
        EXPECT_NEAR(gone - std::floor(gone), 0.125, 1e-9);
    }
}

TEST(Bridges, StandForSoManyThatTheBusiestWeekCanBeCounted)
{
    const Places& places = film().head().places;
    for (const Place place : {Place{}, region_place(0)}) {
        const std::vector<Place> shown = bridges_shown(places, place);
        const double each = persons_a_particle(film(), shown, film().ready() - 1);
        for (const Place one : shown)
            for (int row = 0; row < film().ready(); ++row)
                for (const double count : bridge_of(film(), one, row).week) EXPECT_LE(count / each, 24.0);
    }
    EXPECT_EQ(bridges_shown(places, {}).size(), 2u);
    EXPECT_EQ(bridges_shown(places, region_place(0)), (std::vector<Place>{office_place(0), office_place(1)}));
    EXPECT_EQ(bridges_shown(places, office_place(2)), (std::vector<Place>{office_place(2)}));
}

TEST(BridgesPanel, LooksAtTheRegionWhoseNameIsPressed)
{
    Screen screen(1280, 860);
    ViewState state;
    state.week = 30.5;
    screen.press("bridges/region/1", panels::bridges.draw, state, two_worlds().shown);
    EXPECT_EQ(state.place, region_place(1));
    screen.rest(panels::bridges.draw, state, two_worlds().shown);
    EXPECT_TRUE(screen.has("bridges/office/2"));
    EXPECT_FALSE(screen.has("bridges/office/0"));
}

// Many regions, all in a list that scrolls.
TEST(BridgesPanel, DrawsTwentyRegions)
{
    Head head = film().head();
    RegionPlace region;
    region.offices.resize(1);
    head.places.regions.assign(20, region);
    for (int r = 0; r < 20; ++r) head.places.regions[std::size_t(r)].name = "R" + std::to_string(r);
    auto many = std::make_shared<Film>(head, 0, film().first_life());
    many->publish(3);
    Shown shown = one_world().shown;
    shown.film[0] = many;
    Screen screen(1280, 720);
    ViewState state;
    state.week = head.first_week + 1.5;
    screen.rest(panels::bridges.draw, state, shown);
    EXPECT_TRUE(screen.has("bridges/region/0"));
}

TEST(BridgesPanel, DrawsWithoutAFilmAndInTheFirstWeek)
{
    Screen screen(1280, 720);
    ViewState state;
    screen.rest(panels::bridges.draw, state, Shown{});
    Shown shown = one_world().shown;
    auto fresh = std::make_shared<Film>(film().head(), 0, film().first_life());
    shown.film[0] = fresh;
    screen.rest(panels::bridges.draw, state, shown);
    fresh->publish(1);  // everything 0: offices without users or counsellors
    screen.rest(panels::bridges.draw, state, shown);
    EXPECT_TRUE(screen.has("bridges/region/0"));
}

}  // namespace

}  // namespace samspill::viz
