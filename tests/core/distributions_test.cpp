#include "core/distributions.h"

#include <cmath>

#include <gtest/gtest.h>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>

#include "core/sample.h"

namespace samspill {

namespace {

constexpr std::size_t n = 200'000;

// Checks the sample's mean and variance; fourth is the distribution's fourth central moment.
void expect_moments(const std::vector<double>& values, double mean, double variance, double fourth)
{
    EXPECT_NEAR(mean_of(values, [](double x) { return x; }), mean, five_sigma * standard_error(variance, n));
    EXPECT_NEAR(mean_of(values, [&](double x) { return (x - mean) * (x - mean); }), variance,
                five_sigma * standard_error(fourth - variance * variance, n));
}

}  // namespace

TEST(Normal, HasTheMomentsAndTheShapeOfTheStandardNormal)
{
    const auto values = sample(n, [](Draw& draw) { return normal(draw); });
    expect_moments(values, 0.0, 1.0, 3.0);
    EXPECT_NEAR(mean_of(values, [](double x) { return x * x * x; }), 0.0, five_sigma * standard_error(15.0, n));
    EXPECT_NEAR(mean_of(values, [](double x) { return x * x * x * x; }), 3.0, five_sigma * standard_error(96.0, n));
    const boost::math::normal exact;
    EXPECT_LT(kolmogorov(values, [&](double x) { return cdf(exact, x); }), kolmogorov_bound);
}

TEST(Exponential, HasTheMomentsAndTheShapeOfAWaitWithRateOne)
{
    const auto values = sample(n, [](Draw& draw) { return exponential(draw); });
    expect_moments(values, 1.0, 1.0, 9.0);
    EXPECT_LT(kolmogorov(values, [](double x) { return 1.0 - std::exp(-x); }), kolmogorov_bound);
}

TEST(Gamma, HasTheMomentsAndTheShapeOfTheDistributionForShapesBelowAndAboveOne)
{
    for (const double shape : {0.05, 0.3, 0.999, 1.0, 1.7, 4.0, 60.0, 2000.0}) {
        SCOPED_TRACE(shape);
        const auto values = sample(n, [&](Draw& draw) { return gamma(draw, shape); });
        expect_moments(values, shape, shape, 3.0 * shape * shape + 6.0 * shape);
        const boost::math::gamma_distribution<> exact(shape);
        EXPECT_LT(kolmogorov(values, [&](double x) { return cdf(exact, x); }), kolmogorov_bound);
    }
}

// Two million numbers of shape 1, whose mean then stands within .0035 of 1.
TEST(Gamma, HasAMeanThatIsRightToAThirdOfAPercent)
{
    constexpr std::size_t many = 2'000'000;
    const auto values = sample(many, [](Draw& draw) { return gamma(draw, 1.0); });
    EXPECT_NEAR(mean_of(values, [](double x) { return x; }), 1.0, five_sigma * standard_error(1.0, many));
}

TEST(Gamma, GivesBetaNumbersAsShareOfASum)
{
    for (const auto& [a, b] : {std::pair{0.5, 0.5}, std::pair{2.0, 5.0}, std::pair{8.0, 1.0}}) {
        SCOPED_TRACE(a);
        const auto values = sample(n, [&, first = a, second = b](Draw& draw) {
            const double x = gamma(draw, first);
            return x / (x + gamma(draw, second));
        });
        const boost::math::beta_distribution<> exact(a, b);
        EXPECT_NEAR(mean_of(values, [](double x) { return x; }), a / (a + b),
                    five_sigma * standard_error(variance(exact), n));
        EXPECT_LT(kolmogorov(values, [&](double x) { return cdf(exact, x); }), kolmogorov_bound);
    }
}

TEST(Poisson, HasTheMomentsForSmallAndLargeMeans)
{
    for (const double mean : {0.003, 0.1, 1.0, 9.999, 10.0, 37.5, 4000.0}) {
        SCOPED_TRACE(mean);
        const auto values = sample(n, [&](Draw& draw) { return double(poisson(draw, mean)); });
        expect_moments(values, mean, mean, mean + 3.0 * mean * mean);
        const double none = std::exp(-mean);
        EXPECT_NEAR(mean_of(values, [](double x) { return x == 0.0; }), none,
                    five_sigma * standard_error(none * (1.0 - none), n) + 1e-12);
    }
}

TEST(Poisson, GivesNothingForAMeanOfZero)
{
    Draw draw({1, 1}, 1, 1, 1);
    EXPECT_EQ(poisson(draw, 0.0), 0);
}

TEST(NormalQuantile, IsWithinItsStatedErrorOfTheExactInverse)
{
    const boost::math::normal exact;
    for (double p = 1e-300; p < 1e-6; p *= 9.7) EXPECT_NEAR(normal_quantile(p) / quantile(exact, p), 1.0, 1.2e-9) << p;
    for (double p = 1e-6; p < 1.0; p += 0.00037) {
        const double x = quantile(exact, p);
        EXPECT_NEAR(normal_quantile(p), x, 1.2e-9 * std::abs(x) + 1e-15) << p;
    }
}

TEST(NormalQuantile, IsOddAboutOneHalfAndIncreases)
{
    EXPECT_EQ(normal_quantile(0.5), 0.0);
    double last = normal_quantile(1.0 / 4096.0);
    for (int i = 2; i < 4096; ++i) {
        const double p = i / 4096.0;  // 1 - p is exact
        EXPECT_NEAR(normal_quantile(1.0 - p), -normal_quantile(p), 1e-14);
        EXPECT_GT(normal_quantile(p), last);
        last = normal_quantile(p);
    }
}

}  // namespace samspill
