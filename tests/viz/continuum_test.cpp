#include "viz/state/continuum.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "viz/screen.h"
#include "viz/worlds.h"

namespace samspill::viz {

namespace {

using test::of_kind;
using test::one_world;
using test::Screen;
using test::two_worlds;

const Film& film() { return *one_world().shown.film[0]; }

TEST(Continuum, HasPlanAndPracticeOfTheSeries)
{
    for (int office = 0; office < 3; ++office) {
        const OfficeOnContinuum here = office_on_continuum(film(), office, 40);
        const auto of = [&](Indicator indicator, int row) {
            return double(
                value_of(film().series(), film().head().places, {indicator, office_place(office), -1, -1}, row));
        };
        EXPECT_DOUBLE_EQ(here.planned, of(Indicator::intensity, 48));
        EXPECT_DOUBLE_EQ(here.enacted, of(Indicator::enacted, 48));
        EXPECT_DOUBLE_EQ(here.enacted_then, of(Indicator::enacted, 8));
        EXPECT_DOUBLE_EQ(here.planned, 2.0);  // the sample's wave
        EXPECT_LT(here.gap(), 0.0);           // practice lags behind
        EXPECT_TRUE(std::is_sorted(here.practice.begin(), here.practice.end()));
        EXPECT_EQ(double(here.practice.size()), of(Indicator::counsellors, 48));
        const OfficeOnContinuum half = office_on_continuum(film(), office, 40.5);
        EXPECT_NEAR(half.enacted, (of(Indicator::enacted, 48) + of(Indicator::enacted, 49)) / 2.0, 1e-9);
    }
}

TEST(Continuum, OrdersOfficesWithinTheirRegions)
{
    EXPECT_EQ(continuum_order(film(), {}, ContinuumOrder::declared, 40), (std::vector<int>{0, 1, 2}));
    const auto by_practice = continuum_order(film(), {}, ContinuumOrder::enacted, 40);
    EXPECT_EQ(by_practice.back(), 2);  // of the second region
    EXPECT_GE(office_on_continuum(film(), by_practice[0], 40).enacted,
              office_on_continuum(film(), by_practice[1], 40).enacted);
    const auto by_gap = continuum_order(film(), {}, ContinuumOrder::gap, 40);
    EXPECT_LE(office_on_continuum(film(), by_gap[0], 40).gap(), office_on_continuum(film(), by_gap[1], 40).gap());
    EXPECT_EQ(continuum_order(film(), office_place(2), ContinuumOrder::gap, 40), (std::vector<int>{2}));
}

// On screen the axis goes from 0 to 3: planned and enacted stand where their numbers say, in both worlds.
TEST(ContinuumPanel, DrawsMarksWhereTheNumbersAre)
{
    Screen screen(1280, 860);
    ViewState state;
    state.week = 40;
    const Shown& shown = two_worlds().shown;
    screen.rest(panels::continuum.draw, state, shown);
    const auto planned = [&](int world) { return office_on_continuum(*shown.film[std::size_t(world)], 0, 40); };
    const auto x = [&](const char* name) { return double(screen.place_of(name).x); };
    const double first = x("continuum/0/0/planned"), second = x("continuum/0/1/planned");
    const double unit = (first - second) / (planned(0).planned - planned(1).planned);
    EXPECT_GT(unit, 100.0);
    const double zero = first - unit * planned(0).planned;
    EXPECT_NEAR(x("continuum/0/0/enacted"), zero + unit * planned(0).enacted, 1.5);
    EXPECT_NEAR(x("continuum/0/1/enacted"), zero + unit * planned(1).enacted, 1.5);
}

TEST(ContinuumPanel, OrdersAndLooksAtWhatIsPressed)
{
    Screen screen(1280, 860);
    ViewState state;
    state.week = 40;
    screen.press("continuum/order/3", panels::continuum.draw, state, one_world().shown);
    EXPECT_EQ(state.continuum_order, ContinuumOrder::gap);
    screen.press("continuum/office/2", panels::continuum.draw, state, one_world().shown);
    EXPECT_EQ(state.place, office_place(2));
}

TEST(ContinuumPanel, DrawsWithoutAFilmAndInTheFirstWeek)
{
    Screen screen(1280, 720);
    ViewState state;
    screen.rest(panels::continuum.draw, state, Shown{});
    Shown shown = one_world().shown;
    auto fresh = std::make_shared<Film>(film().head(), 0, film().first_life());
    fresh->publish(1);
    shown.film[0] = fresh;
    screen.rest(panels::continuum.draw, state, shown);
    EXPECT_TRUE(screen.has("continuum/office/0"));
}

}  // namespace

}  // namespace samspill::viz
