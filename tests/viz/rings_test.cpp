#include "viz/data/rings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include <fmt/format.h>

#include "viz/screen.h"
#include "viz/worlds.h"

namespace samspill::viz {

namespace {

using test::of_kind;
using test::one_world;
using test::Screen;
using test::two_worlds;

const Film& film() { return *one_world().shown.film[0]; }

// A film without counsellors, as a run file gives it that was written without them.
std::shared_ptr<const Film> without_staff(const Film& film)
{
    auto copy = std::make_shared<Film>(film.head(), film.replicate(), film.first_life());
    copy->series_to_write() = film.series();
    copy->publish(film.ready());
    return copy;
}

TEST(Rings, AttitudesLieWithinTheirRing)
{
    for (double attitude = -1.0; attitude <= 1.0; attitude += 0.001) {
        const int ring = ring_of(attitude);
        EXPECT_GE(attitude, ring_floor[std::size_t(ring)]);
        if (ring > 0) {
            EXPECT_LT(attitude, ring_floor[std::size_t(ring - 1)]);
        }
        EXPECT_GE(ring_radius(attitude), ring_inner(ring));
        EXPECT_LE(ring_radius(attitude), ring_outer(ring) + 1e-12);
    }
    EXPECT_DOUBLE_EQ(ring_radius(-1.0), 1.0);
    EXPECT_LT(ring_radius(1.0), ring_radius(0.9));
    EXPECT_DOUBLE_EQ(ring_radius(-7.0), 1.0);  // never outside of the circle
}

TEST(Rings, SectorsFillTheCircleWithoutOverlap)
{
    const Places& places = film().head().places;
    const auto sectors = ring_sectors(places, {});
    ASSERT_EQ(int(sectors.size()), places.office_count());
    EXPECT_DOUBLE_EQ(sectors.front().from, ring_axis);
    EXPECT_NEAR(sectors.back().to, 2.0 * std::numbers::pi - ring_axis, 1e-9);
    for (std::size_t i = 1; i < sectors.size(); ++i) EXPECT_DOUBLE_EQ(sectors[i].from, sectors[i - 1].to);
    EXPECT_EQ(ring_sectors(places, office_place(1)).size(), 1u);
    EXPECT_EQ(ring_sectors(places, office_place(1)).front().office, 1);
}

TEST(Rings, HaveOneDotForEveryCounsellorInHerRingAndSector)
{
    for (const Place place : {Place{}, region_place(0), office_place(1)})
        for (const Week week : {-8, 0, 30, 59}) {
            const auto dots = ring_dots(film(), place, week, 0.02);
            const Selection counted{Indicator::counsellors, place, -1, -1};
            EXPECT_EQ(double(dots.size()), double(value_of(film().series(), film().head().places, counted, week + 8)));
            std::set<std::uint64_t> seen;
            std::array<int, n_rings> rings{};
            const auto sectors = ring_sectors(film().head().places, place);
            for (const RingDot& dot : dots) {
                EXPECT_TRUE(seen.insert(dot.now.id).second);
                ++rings[std::size_t(ring_of(double(dot.now.attitude)))];
                EXPECT_DOUBLE_EQ(dot.radius, ring_radius(double(dot.now.attitude)));
                for (const Sector& sector : sectors)
                    if (sector.office == dot.now.office) {
                        EXPECT_GE(dot.angle, sector.from);
                        EXPECT_LE(dot.angle, sector.to);
                    }
            }
            for (int ring = 0; ring < n_rings; ++ring)
                EXPECT_EQ(float(rings[std::size_t(ring)]), value_of(film().series(), film().head().places,
                                                                    {Indicator::rings, place, -1, ring}, week + 8));
        }
}

TEST(Rings, MoveSmoothlyBetweenTwoWeeks)
{
    const auto now = ring_dots(film(), {}, 20, 0.02), half = ring_dots(film(), {}, 20.5, 0.02),
               next = ring_dots(film(), {}, 21, 0.02);
    ASSERT_EQ(now.size(), next.size());
    const auto of = [](const std::vector<RingDot>& dots, std::uint64_t id) {
        return *std::find_if(dots.begin(), dots.end(), [&](const RingDot& dot) { return dot.now.id == id; });
    };
    bool moved = false;
    for (const RingDot& dot : now) {
        const double a = double(dot.now.attitude), b = double(of(next, dot.now.id).now.attitude);
        EXPECT_NEAR(double(of(half, dot.now.id).now.attitude), (a + b) / 2.0, 1e-6);
        EXPECT_NEAR(of(ring_dots(film(), {}, 20.001, 0.02), dot.now.id).angle, dot.angle, 0.02);
        moved = moved || a != b;
    }
    EXPECT_TRUE(moved);
}

TEST(Rings, KeepDotsApartThatWouldCoverEachOther)
{
    const double size = 0.015;
    int covered = 0;
    const auto dots = ring_dots(film(), {}, 30, size);
    for (std::size_t i = 0; i < dots.size(); ++i)
        for (std::size_t j = i + 1; j < dots.size(); ++j) {
            const double x = dots[i].radius * std::sin(dots[i].angle) - dots[j].radius * std::sin(dots[j].angle);
            const double y = dots[i].radius * std::cos(dots[i].angle) - dots[j].radius * std::cos(dots[j].angle);
            covered += std::hypot(x, y) < 1.4 * size ? 1 : 0;
        }
    EXPECT_EQ(covered, 0);
}

TEST(Rings, OfARunFileShowTheCounts)
{
    const auto counts = without_staff(film());
    EXPECT_FALSE(knows_staff(*counts));
    EXPECT_TRUE(knows_staff(film()));
    const auto dots = ring_dots_of_counts(*counts, {}, 30);
    EXPECT_EQ(dots.size(), ring_dots(film(), {}, 30, 0.02).size());
    EXPECT_TRUE(ring_dots_of_counts(*counts, {}, 1000).empty());
}

TEST(Rings, TellACounsellorsHistory)
{
    const CounsellorWeek& someone = film().staff(10)[0];
    const CounsellorHistory history = history_of(film(), someone.id, 10);
    ASSERT_TRUE(history.found);
    ASSERT_EQ(history.attitude.size(), 19u);  // weeks -8 .. 10
    EXPECT_EQ(history.attitude.back(), someone.attitude);
    EXPECT_EQ(history.caseload.back(), float(someone.caseload));
    EXPECT_FALSE(history_of(film(), 999'999, 10).found);
}

TEST(RingsPanel, ChoosesTheCounsellorThatIsPressedAndLetsGoOfHer)
{
    Screen screen(1280, 860);
    ViewState state;
    state.week = 30;
    const Shown& shown = one_world().shown;
    const std::uint64_t id = film().staff(30)[2].id;
    const std::string dot = fmt::format("rings/counsellor/{}", id);
    const Commands done = screen.press(dot, panels::rings.draw, state, shown);
    ASSERT_EQ(of_kind<ChooseCounsellor>(done).size(), 1u);
    EXPECT_EQ(of_kind<ChooseCounsellor>(done)[0].id, id);
    EXPECT_EQ(state.counsellor, id);
    screen.press("rings/close", panels::rings.draw, state, shown);
    EXPECT_FALSE(state.counsellor.has_value());
}

TEST(RingsPanel, MarksEveryCounsellorOfBothWorlds)
{
    Screen screen(1280, 860);
    ViewState state;
    state.week = 30;
    const Shown& shown = two_worlds().shown;
    screen.rest(panels::rings.draw, state, shown);
    for (int world = 0; world < 2; ++world)
        for (const CounsellorWeek& c : shown.film[std::size_t(world)]->staff(30))
            EXPECT_TRUE(screen.has(fmt::format("rings/counsellor/{}{}", c.id, world == 0 ? "" : "/1")));
}

TEST(RingsPanel, LooksAtThePlaceWhoseNameIsPressedAndColoursAsAsked)
{
    Screen screen(1600, 860);
    ViewState state;
    state.week = 30;
    screen.press("rings/office/1", panels::rings.draw, state, one_world().shown);
    EXPECT_EQ(state.place, office_place(1));
    screen.press("rings/colour/2", panels::rings.draw, state, one_world().shown);
    EXPECT_EQ(state.ring_colour, RingColour::knowledge);
}

TEST(RingsPanel, DrawsWithoutAFilmOfARunFileAndInTheFirstWeek)
{
    Screen screen(1280, 720);
    ViewState state;
    state.week = 1000;
    state.counsellor = 12345;
    screen.rest(panels::rings.draw, state, Shown{});
    Shown shown = one_world().shown;
    shown.film[0] = without_staff(film());
    screen.rest(panels::rings.draw, state, shown);
    auto fresh = std::make_shared<Film>(film().head(), 0, film().first_life());
    shown.film[0] = fresh;
    screen.rest(panels::rings.draw, state, shown);
    const auto staff = film().staff(-8);
    fresh->staff_to_write(-8).assign(staff.begin(), staff.end());
    fresh->publish(1);
    screen.rest(panels::rings.draw, state, shown);
    EXPECT_TRUE(screen.has(fmt::format("rings/counsellor/{}", staff[0].id)));
    fresh->staff_to_write(-8).clear();  // nobody works anywhere
    screen.rest(panels::rings.draw, state, shown);
}

}  // namespace

}  // namespace samspill::viz
