#include "experiment/sweep/sensitivity.h"

#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <numeric>
#include <stdexcept>

#include <gtest/gtest.h>

#include "core/distributions.h"
#include "core/draw.h"

namespace samspill {
namespace {

using Point = std::span<const double>;

std::vector<double> at_points(const UnitPoints& points, const std::function<double(Point)>& f)
{
    std::vector<double> values;
    for (std::size_t p = 0; p < points.size(); ++p)
        values.push_back(f(Point(points.values).subspan(p * points.axes, points.axes)));
    return values;
}

UnitPoints saltelli(std::size_t axes, std::size_t samples)
{
    return design_points({.kind = DesignKind::saltelli, .axes = axes, .samples = samples});
}

UnitPoints morris(std::size_t axes, std::size_t trajectories)
{
    return design_points({.kind = DesignKind::morris, .axes = axes, .samples = trajectories});
}

// The stated standard error: an interval of 95 % is 2 x 1.96 of them wide.
double standard_error(const Interval& interval) { return (interval.high - interval.low) / (2 * 1.96); }

// Within five standard errors, of which none is more than `most`.
void expect_near(const Interval& found, double exact, double most)
{
    EXPECT_NEAR(found.value, exact, 5 * standard_error(found) + 1e-12);
    EXPECT_LE(standard_error(found), most);
    EXPECT_LE(found.low, found.value);
    EXPECT_GE(found.high, found.value);
}

// Ishigami and Homma (1990) with a = 7, b = 0.1 over [-pi, pi]^3: the third axis acts only together
// with the first.
TEST(SobolIndices, AreIshigamisExactOnes)
{
    constexpr double pi = std::numbers::pi, a = 7.0, b = 0.1;
    const auto ishigami = [](Point x) {
        const double x1 = pi * (2 * x[0] - 1), x2 = pi * (2 * x[1] - 1), x3 = pi * (2 * x[2] - 1);
        return std::sin(x1) + a * std::pow(std::sin(x2), 2) + b * std::pow(x3, 4) * std::sin(x1);
    };
    const double v1 = 0.5 * std::pow(1 + b * std::pow(pi, 4) / 5, 2), v2 = a * a / 8,
                 v13 = 8 * b * b * std::pow(pi, 8) / 225, v = v1 + v2 + v13;
    const std::vector<double> y = at_points(saltelli(3, 4096), ishigami);
    const SobolResult result = sobol_indices({y}, 3);
    EXPECT_EQ(result.samples, 4096u);
    EXPECT_NEAR(result.mean, a / 2, 0.02);
    EXPECT_NEAR(result.variance, v, 0.03 * v);
    const double first[] = {v1 / v, v2 / v, 0.0}, total[] = {(v1 + v13) / v, v2 / v, v13 / v};
    for (std::size_t i = 0; i < 3; ++i) {
        SCOPED_TRACE(i);
        expect_near(result.axes[i].first, first[i], 0.025);
        expect_near(result.axes[i].total, total[i], 0.025);
    }
    EXPECT_FALSE(result.axes[2].first.above_zero);
    EXPECT_TRUE(result.axes[2].total.above_zero);
}

const std::vector<double> g_weights{0.0, 1.0, 4.5, 9.0, 99.0};

double sobol_g(Point x)
{
    double product = 1.0;
    for (std::size_t i = 0; i < x.size(); ++i) product *= (std::abs(4 * x[i] - 2) + g_weights[i]) / (1 + g_weights[i]);
    return product;
}

// Saltelli and Sobol' (1995).
TEST(SobolIndices, AreSobolGsExactOnes)
{
    const std::size_t k = g_weights.size();
    std::vector<double> alone;
    double all = 1.0;
    for (const double weight : g_weights) {
        alone.push_back(1.0 / (3 * (1 + weight) * (1 + weight)));
        all *= 1 + alone.back();
    }
    const std::vector<double> y = at_points(saltelli(k, 4096), sobol_g);
    const SobolResult result = sobol_indices({y}, k);
    for (std::size_t i = 0; i < k; ++i) {
        SCOPED_TRACE(i);
        expect_near(result.axes[i].first, alone[i] / (all - 1), 0.03);
        expect_near(result.axes[i].total, alone[i] * all / (1 + alone[i]) / (all - 1), 0.02);
    }
}

// y = 3 x0 + chance; the second axis does nothing. Chance is as large as the first axis' effect.
std::vector<double> noisy(const UnitPoints& points, std::size_t replicates)
{
    std::vector<double> values;
    for (std::size_t p = 0; p < points.size(); ++p)
        for (std::size_t r = 0; r < replicates; ++r) {
            Draw draw({5, std::uint32_t(r)}, 0, p, 0);
            values.push_back(3 * points.at(p, 0) + 10.0 * double(r) + 0.9 * normal(draw));
        }
    return values;
}

TEST(SobolIndices, CountNoChanceAsEffectWhenThereAreReplicates)
{
    const UnitPoints points = saltelli(2, 512);
    const std::vector<double> one = noisy(points, 1), four = noisy(points, 4);
    EXPECT_TRUE(sobol_indices({one, 1}, 2).axes[1].total.above_zero);
    const SobolResult result = sobol_indices({four, 4}, 2);
    expect_near(result.axes[0].total, 1.0, 0.08);
    expect_near(result.axes[1].total, 0.0, 0.05);
    EXPECT_FALSE(result.axes[1].total.above_zero);
    EXPECT_NEAR(result.variance, 9.0 / 12, 0.1);
}

// One sample is a sample of itself however often it is drawn: that is no interval, and proves nothing.
TEST(MorrisEffects, OfFewTrajectoriesProveNothing)
{
    const auto plane = [](std::span<const double> x) { return 5.0 * x[0]; };
    for (const std::size_t trajectories : {1u, 3u}) {
        const UnitPoints points = morris(2, trajectories);
        const MorrisResult result = morris_effects({at_points(points, plane)}, points);
        EXPECT_TRUE(std::isnan(result.axes[0].square.low));
        EXPECT_FALSE(result.axes[0].square.above_zero);
    }
    const UnitPoints points = morris(2, 6);
    EXPECT_TRUE(morris_effects({at_points(points, plane)}, points).axes[0].square.above_zero);  // all equal, and more
    const std::vector<double> unknown(points.size(), std::numeric_limits<double>::quiet_NaN());
    const MorrisResult none = morris_effects({unknown}, points);
    EXPECT_EQ(none.trajectories, 0u);
    EXPECT_TRUE(std::isnan(none.axes[0].mean) && std::isnan(none.axes[0].mean_size.value));
}

TEST(SobolIndices, LeaveOutSamplesWithAnUnknownPoint)
{
    std::vector<double> y = at_points(saltelli(5, 64), sobol_g);
    const std::vector<double> without(y.begin() + 7, y.end());
    y[3] = std::numeric_limits<double>::quiet_NaN();
    const SobolResult result = sobol_indices({y}, 5);
    EXPECT_EQ(result.samples, 63u);
    EXPECT_EQ(result.axes[0].total.value, sobol_indices({without}, 5).axes[0].total.value);
}

TEST(SobolIndices, AreUnknownForAnOutcomeThatDoesNotVary)
{
    const std::vector<double> y(40, 7.0);
    const SobolResult result = sobol_indices({y}, 2);
    EXPECT_TRUE(std::isnan(result.axes[0].first.value));
    EXPECT_TRUE(std::isnan(result.axes[1].total.low));
    EXPECT_FALSE(result.axes[0].total.above_zero);
    EXPECT_THROW(sobol_indices({std::span(y).first(39)}, 2), std::invalid_argument);
}

TEST(MorrisEffects, OfAPlaneAreItsSlopes)
{
    const UnitPoints points = morris(3, 10);
    const std::vector<double> y = at_points(points, [](Point x) { return 4 * x[0] - 2 * x[1] + 1; });
    const MorrisResult result = morris_effects({y}, points);
    EXPECT_EQ(result.trajectories, 10u);
    const double slopes[] = {4.0, -2.0, 0.0};
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(result.axes[i].mean, slopes[i], 1e-9);
        EXPECT_NEAR(result.axes[i].mean_size.value, std::abs(slopes[i]), 1e-9);
        EXPECT_NEAR(result.axes[i].spread, 0.0, 1e-9);
    }
    EXPECT_TRUE(result.axes[1].square.above_zero);
    EXPECT_FALSE(result.axes[2].square.above_zero);
}

// Over 4 levels a step is 2/3: of (x - 1/2)^2 it changes 2/9, up or down.
TEST(MorrisEffects, SeeABentAxisWhoseEffectsCancel)
{
    const UnitPoints points = morris(2, 200);
    const std::vector<double> y = at_points(points, [](Point x) { return std::pow(x[0] - 0.5, 2) + x[0] * x[1]; });
    const MorrisResult result = morris_effects({y}, points);
    // The effect is +-1/3 + x1, x1 uniform on {0, 1/3, 2/3, 1}: mu 1/2, and its square 1/9 + 7/18.
    const double error = std::sqrt((1.0 / 9 + 5.0 / 36) / 200);
    EXPECT_NEAR(result.axes[0].mean, 0.5, 5 * error);
    EXPECT_NEAR(result.axes[0].spread, std::sqrt(1.0 / 9 + 5.0 / 36), 5 * error);
    expect_near(result.axes[0].square, 0.5, 0.05);
    EXPECT_GT(result.axes[0].mean_size.value, result.axes[0].mean);
    EXPECT_NEAR(result.axes[1].mean, 0.5, 5 * error);
}

TEST(MorrisEffects, RankSobolGsAxesByWeight)
{
    const UnitPoints points = morris(5, 100);
    const std::vector<double> y = at_points(points, sobol_g);
    const MorrisResult result = morris_effects({y}, points);
    for (std::size_t i = 1; i < 5; ++i)
        EXPECT_GT(result.axes[i - 1].mean_size.value, result.axes[i].mean_size.value) << i;
}

TEST(MorrisEffects, TellAnEffectFromChanceByReplicates)
{
    const UnitPoints points = morris(2, 100);
    const std::vector<double> y = noisy(points, 4);
    const MorrisResult result = morris_effects({y, 4}, points);
    expect_near(result.axes[0].square, 9.0, 0.6);
    expect_near(result.axes[1].square, 0.0, 0.6);
    EXPECT_TRUE(result.axes[0].square.above_zero);
    EXPECT_FALSE(result.axes[1].square.above_zero);
}

TEST(MorrisEffects, RefuseAnotherDesign)
{
    const UnitPoints points = saltelli(2, 3);
    const std::vector<double> y(12, 1.0);
    EXPECT_THROW(morris_effects({y}, points), std::invalid_argument);
}

TEST(Intervals, AreTheSameEveryTime)
{
    const std::vector<double> y = at_points(saltelli(5, 64), sobol_g);
    const SobolResult once = sobol_indices({y}, 5), again = sobol_indices({y}, 5);
    EXPECT_EQ(once.axes[2].first.low, again.axes[2].first.low);
    EXPECT_NE(once.axes[2].first.low, sobol_indices({y}, 5, {.seed = 2}).axes[2].first.low);
}

}  // namespace
}  // namespace samspill
