#include "experiment/sweep/design.h"

#include <cmath>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "core/error.h"

namespace samspill {
namespace {

std::vector<double> row(const UnitPoints& points, std::size_t p)
{
    const auto begin = points.values.begin() + std::ptrdiff_t(p * points.axes);
    return {begin, begin + std::ptrdiff_t(points.axes)};
}

TEST(Grid, TakesAllCombinationsWithTheLastAxisFastest)
{
    const Design design{.kind = DesignKind::grid, .axes = 3, .steps = {2, 1, 3}};
    const UnitPoints points = design_points(design);
    ASSERT_EQ(points.size(), 6u);
    EXPECT_EQ(row(points, 0), (std::vector<double>{0, 0, 0}));
    EXPECT_EQ(row(points, 1), (std::vector<double>{0, 0, 0.5}));
    EXPECT_EQ(row(points, 5), (std::vector<double>{1, 0, 1}));
    EXPECT_EQ(grid_step(design, 5, 0), 1u);
    EXPECT_EQ(grid_step(design, 5, 1), 0u);
    EXPECT_EQ(grid_step(design, 5, 2), 2u);
}

TEST(LatinHypercube, HasOnePointInEveryStratumOfEveryAxis)
{
    const UnitPoints points = design_points({.kind = DesignKind::latin_hypercube, .axes = 3, .samples = 50});
    ASSERT_EQ(points.size(), 50u);
    for (std::size_t a = 0; a < 3; ++a) {
        std::set<int> strata;
        for (std::size_t p = 0; p < 50; ++p) strata.insert(int(points.at(p, a) * 50));
        EXPECT_EQ(strata.size(), 50u);
        EXPECT_EQ(*strata.rbegin(), 49);
    }
    EXPECT_NE(row(points, 0)[0], row(points, 0)[1]);
}

// The first points of Joe and Kuo's sequence (new-joe-kuo-6.21201) in Gray-code order.
TEST(Sobol, BeginsAsTheSequenceIsKnownWhenNotShifted)
{
    const UnitPoints points = design_points({.kind = DesignKind::sobol, .axes = 3, .samples = 5, .seed = 0});
    EXPECT_EQ(row(points, 0), (std::vector<double>{0, 0, 0}));
    EXPECT_EQ(row(points, 1), (std::vector<double>{0.5, 0.5, 0.5}));
    EXPECT_EQ(row(points, 2), (std::vector<double>{0.75, 0.25, 0.25}));
    EXPECT_EQ(row(points, 3), (std::vector<double>{0.25, 0.75, 0.75}));
    EXPECT_EQ(row(points, 4), (std::vector<double>{0.375, 0.375, 0.625}));
}

TEST(Sobol, StaysBalancedWhenShifted)
{
    const UnitPoints points = design_points({.kind = DesignKind::sobol, .axes = 2, .samples = 64});
    std::set<int> cells, strata;  // one point in each of 8 x 8 cells, and in each of 64 strata
    for (std::size_t p = 0; p < 64; ++p) {
        cells.insert(int(points.at(p, 0) * 8) * 8 + int(points.at(p, 1) * 8));
        strata.insert(int(points.at(p, 0) * 64));
    }
    EXPECT_EQ(cells.size(), 64u);
    EXPECT_EQ(strata.size(), 64u);
}

TEST(Saltelli, ExchangesOneCoordinateAtATimeBetweenTwoHalvesOfOneSobolPoint)
{
    const Design design{.kind = DesignKind::saltelli, .axes = 3, .samples = 4, .seed = 7};
    const UnitPoints points = design_points(design);
    const UnitPoints pairs = design_points({.kind = DesignKind::sobol, .axes = 6, .samples = 4, .seed = 7});
    ASSERT_EQ(points.size(), 20u);
    for (std::size_t s = 0; s < 4; ++s) {
        const std::vector<double> pair = row(pairs, s);
        const std::vector<double> a(pair.begin(), pair.begin() + 3), b(pair.begin() + 3, pair.end());
        EXPECT_EQ(row(points, 5 * s), a);
        EXPECT_EQ(row(points, 5 * s + 4), b);
        for (std::size_t i = 0; i < 3; ++i) {
            std::vector<double> mixed = a;
            mixed[i] = b[i];
            EXPECT_EQ(row(points, 5 * s + 1 + i), mixed);
        }
    }
}

TEST(Morris, MovesEachAxisOnceByTheSameStepBetweenLevels)
{
    const UnitPoints points = design_points({.kind = DesignKind::morris, .axes = 4, .samples = 30, .levels = 6});
    ASSERT_EQ(points.size(), 30u * 5);
    std::set<std::size_t> first_axes;
    int up = 0;
    for (std::size_t t = 0; t < 30; ++t) {
        std::set<std::size_t> moved;
        for (std::size_t p = 5 * t; p < 5 * t + 4; ++p) {
            std::vector<std::size_t> changed;
            for (std::size_t a = 0; a < 4; ++a) {
                const double level = points.at(p, a) * 5;
                EXPECT_DOUBLE_EQ(level, std::round(level));
                const double step = points.at(p + 1, a) - points.at(p, a);
                if (step == 0.0) continue;
                EXPECT_NEAR(std::abs(step), 0.6, 1e-15);  // p / (2 (p - 1))
                up += step > 0;
                changed.push_back(a);
            }
            ASSERT_EQ(changed.size(), 1u);
            moved.insert(changed.front());
            if (p == 5 * t) first_axes.insert(changed.front());
        }
        EXPECT_EQ(moved.size(), 4u);
    }
    EXPECT_EQ(first_axes.size(), 4u);          // in random order
    EXPECT_NEAR(up, 60, 5 * std::sqrt(30.0));  // binomial(120, 1/2): standard error 5.5
}

TEST(Design, ChoosesOtherPointsWithAnotherSeedAndTheSameWithTheSame)
{
    for (const DesignKind kind :
         {DesignKind::latin_hypercube, DesignKind::sobol, DesignKind::saltelli, DesignKind::morris}) {
        Design design{.kind = kind, .axes = 3, .samples = 8};
        const UnitPoints first = design_points(design);
        EXPECT_EQ(design_points(design).values, first.values);
        EXPECT_EQ(first.size(), point_count(design));
        design.seed = 2;
        EXPECT_NE(design_points(design).values, first.values);
    }
}

TEST(Design, RefusesWhatHasNoPointsOrTooMany)
{
    EXPECT_THROW(point_count({.kind = DesignKind::grid, .axes = 0}), InputError);
    EXPECT_THROW(point_count({.kind = DesignKind::grid, .axes = 2, .steps = {3, 0}}), InputError);
    EXPECT_THROW(point_count({.kind = DesignKind::grid, .axes = 2, .steps = {100000, 100000}}), InputError);
    EXPECT_THROW(point_count({.kind = DesignKind::sobol, .axes = 2, .samples = 0}), InputError);
    EXPECT_THROW(point_count({.kind = DesignKind::saltelli, .axes = 2000, .samples = 1}), InputError);
    EXPECT_THROW(point_count({.kind = DesignKind::morris, .axes = 2, .samples = 1, .levels = 5}), InputError);
}

}  // namespace
}  // namespace samspill
