#include "core/math.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "core/draw.h"

// Accuracy against the C library's long double functions (64 bits of mantissa, error far below one
// ulp of a double). An ulp is the distance of neighbouring doubles at the exact value.
namespace samspill {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double ulps(double value, long double exact)
{
    int exponent = 0;
    std::frexp(double(exact), &exponent);
    const long double ulp = std::ldexp(1.0L, std::max(exponent - 53, -1074));
    return double(std::abs((static_cast<long double>(value) - exact) / ulp));
}

// Calls check(x) at random and evenly spaced points of [low, high] and at both ends.
template <class Check>
void for_points(double low, double high, Check&& check)
{
    Draw draw({42, 0}, 1, 2, 3);
    constexpr int count = 50'000;
    for (int i = 0; i <= count; ++i) check(low + (high - low) * i / count);
    for (int i = 0; i < count; ++i) check(low + (high - low) * draw.uniform());
}

// The largest error in ulp of f against exact over [low, high].
template <class Function, class Exact>
double worst_ulps(double low, double high, Function&& f, Exact&& exact)
{
    double worst = 0.0;
    for_points(low, high, [&](double x) { worst = std::max(worst, ulps(f(x), exact(static_cast<long double>(x)))); });
    return worst;
}

}  // namespace

TEST(MathExp, IsWithinOneUlpOverItsWholeRange)
{
    const auto exact = [](long double x) { return std::exp(x); };
    EXPECT_LE(worst_ulps(-708.0, 709.0, math::exp, exact), 1.0);
    EXPECT_LE(worst_ulps(-40.0, 5.0, math::exp, exact), 1.0);
    EXPECT_LE(worst_ulps(-1.0, 1.0, math::exp, exact), 1.0);
    EXPECT_LE(worst_ulps(-1e-3, 1e-3, math::exp, exact), 1.0);
    // Beside odd multiples of (ln 2) / 2, where the reduced argument is largest.
    for (int k = -2041; k < 2043; k += 2) {
        const double x = k * 0.34657359027997264;
        for (const double y : {std::nextafter(x, -infinity), x, std::nextafter(x, infinity)})
            ASSERT_LE(ulps(math::exp(y), std::exp(static_cast<long double>(y))), 1.0) << y;
    }
}

TEST(MathExp, IsExactAtZeroAndSaturatesOutsideItsRange)
{
    EXPECT_EQ(math::exp(0.0), 1.0);
    EXPECT_EQ(math::exp(-0.0), 1.0);
    EXPECT_EQ(math::exp(1e-320), 1.0);
    EXPECT_EQ(math::exp(-708.5), 0.0);
    EXPECT_EQ(math::exp(-infinity), 0.0);
    EXPECT_EQ(math::exp(709.5), infinity);
    EXPECT_EQ(math::exp(infinity), infinity);
    EXPECT_TRUE(std::isfinite(math::exp(709.0)));
    EXPECT_TRUE(std::isnan(math::exp(nan)));
}

TEST(MathLog, IsWithinTwoUlpOverAllMagnitudes)
{
    const auto exact = [](long double x) { return std::log(x); };
    EXPECT_LE(worst_ulps(1e-12, 1.0, math::log, exact), 2.0);
    EXPECT_LE(worst_ulps(0.9, 1.1, math::log, exact), 2.0);
    EXPECT_LE(worst_ulps(0.70, 0.72, math::log, exact), 2.0);
    EXPECT_LE(worst_ulps(1.40, 1.43, math::log, exact), 2.0);
    EXPECT_LE(worst_ulps(1.0, 1e6, math::log, exact), 2.0);
    double worst = 0.0;
    for_points(-1022.0, 1023.9, [&](double exponent) {
        const double x = std::exp2(exponent);
        worst = std::max(worst, ulps(math::log(x), std::log(static_cast<long double>(x))));
    });
    EXPECT_LE(worst, 2.0);
}

TEST(MathLog, HandlesNeighboursOfOneAndTheEndsOfTheNumberLine)
{
    EXPECT_EQ(math::log(1.0), 0.0);
    for (const double x : {std::nextafter(1.0, 0.0), std::nextafter(1.0, 2.0), 1.0 - 1e-9, 1.0 + 1e-9})
        EXPECT_LE(ulps(math::log(x), std::log(static_cast<long double>(x))), 2.0) << x;
    for (const double x : {std::numeric_limits<double>::min(), std::numeric_limits<double>::max(),
                           std::numeric_limits<double>::denorm_min(), 1e-310})
        EXPECT_LE(ulps(math::log(x), std::log(static_cast<long double>(x))), 2.0) << x;
    EXPECT_EQ(math::log(0.0), -infinity);
    EXPECT_EQ(math::log(infinity), infinity);
    EXPECT_TRUE(std::isnan(math::log(-1.0)));
    EXPECT_TRUE(std::isnan(math::log(nan)));
}

TEST(MathPow, KeepsItsStatedRelativeError)
{
    Draw draw({43, 0}, 1, 2, 3);
    for (int i = 0; i < 200'000; ++i) {
        const double x = math::exp(40.0 * draw.uniform() - 20.0);
        const double y = 12.0 * draw.uniform() - 6.0;
        const long double exact = std::pow(static_cast<long double>(x), static_cast<long double>(y));
        const double error = double(std::abs(math::pow(x, y) / exact - 1.0L));
        ASSERT_LE(error, 2e-16 * (1.0 + 2.0 * std::abs(y * std::log(x)))) << x << " to the " << y;
    }
}

TEST(MathPow, HasTheUsualValuesAtZeroAndOne)
{
    EXPECT_EQ(math::pow(0.0, 2.5), 0.0);
    EXPECT_EQ(math::pow(0.0, 0.0), 1.0);
    EXPECT_EQ(math::pow(0.0, -1.0), infinity);
    EXPECT_EQ(math::pow(1.0, 1e9), 1.0);
    EXPECT_EQ(math::pow(7.5, 0.0), 1.0);
}

TEST(MathLogistic, IsWithinThreeUlpAndKeepsSmallProbabilities)
{
    const auto exact = [](long double x) { return 1.0L / (1.0L + std::exp(-x)); };
    EXPECT_LE(worst_ulps(-700.0, 700.0, math::logistic, exact), 3.0);
    EXPECT_LE(worst_ulps(-30.0, 30.0, math::logistic, exact), 3.0);
    EXPECT_LE(worst_ulps(-1.0, 1.0, math::logistic, exact), 3.0);
    EXPECT_EQ(math::logistic(0.0), 0.5);
    EXPECT_EQ(math::logistic(-infinity), 0.0);
    EXPECT_EQ(math::logistic(infinity), 1.0);
    EXPECT_TRUE(std::isnan(math::logistic(nan)));
}

TEST(MathHazard, IsTheProbabilityOfAnEventWithinAWeek)
{
    double last = -1.0;
    for_points(0.0, 1.0, [](double rate) {
        EXPECT_NEAR(math::hazard(rate), double(-std::expm1(-static_cast<long double>(rate))), 2e-16);
    });
    for (double rate = 0.0; rate < 60.0; rate += 0.01) {
        const double p = math::hazard(rate);
        EXPECT_NEAR(p, -std::expm1(-rate), 2e-16);
        EXPECT_GE(p, last);
        last = p;
    }
    EXPECT_EQ(math::hazard(0.0), 0.0);
    EXPECT_EQ(math::hazard(1e9), 1.0);
    EXPECT_NEAR(math::hazard(1e-18) / 1e-18, 1.0, 1e-15);
}

TEST(MathCosTurn, IsWithinItsStatedErrorAndPeriodic)
{
    const auto exact = [](double turns) {
        return double(std::cos(2.0L * 3.14159265358979323846264338L * static_cast<long double>(turns)));
    };
    for_points(-1.0, 2.0, [&](double turns) { ASSERT_NEAR(math::cos_turn(turns), exact(turns), 1e-15) << turns; });
    for (const double turns : {0.0, 0.25, 0.375, 0.5, 0.875}) {
        EXPECT_EQ(math::cos_turn(turns), math::cos_turn(turns + 1024.0));
        EXPECT_EQ(math::cos_turn(turns), math::cos_turn(-turns));
    }
    EXPECT_EQ(math::cos_turn(0.0), 1.0);
    EXPECT_EQ(math::cos_turn(0.5), -1.0);
}

TEST(MathClip01, KeepsNumbersInTheUnitInterval)
{
    EXPECT_EQ(math::clip01(-0.1), 0.0);
    EXPECT_EQ(math::clip01(0.3), 0.3);
    EXPECT_EQ(math::clip01(1.7), 1.0);
}

}  // namespace samspill
