#include "experiment/statistics.h"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "core/distributions.h"

namespace samspill {
namespace {

// Quantiles as printed in tables of Student's t.
TEST(StudentQuantile, EqualsThePublishedTable)
{
    EXPECT_NEAR(student_quantile(0.975, 1), 12.706, 5e-4);
    EXPECT_NEAR(student_quantile(0.975, 4), 2.776, 5e-4);
    EXPECT_NEAR(student_quantile(0.975, 19), 2.093, 5e-4);
    EXPECT_NEAR(student_quantile(0.975, 1e6), 1.960, 5e-4);
    EXPECT_NEAR(student_quantile(0.5, 7), 0.0, 1e-12);
}

TEST(Estimate, IsTheTextbookIntervalOfASmallSample)
{
    const std::vector<double> values{2.0, 4.0, 4.0, 4.0, 6.0};  // mean 4, standard deviation sqrt(2)
    const Estimate result = estimate(values);
    EXPECT_DOUBLE_EQ(result.mean, 4.0);
    EXPECT_NEAR(result.half_width, 2.7764451 * std::sqrt(2.0 / 5.0), 1e-6);
    EXPECT_EQ(result.n, 5);
    EXPECT_DOUBLE_EQ((result.low() + result.high()) / 2.0, result.mean);
}

TEST(Estimate, HasNoIntervalForOneValueAndNoMeanForNone)
{
    EXPECT_EQ(estimate(std::vector<double>{3.0}).mean, 3.0);
    EXPECT_TRUE(std::isnan(estimate(std::vector<double>{3.0}).half_width));
    EXPECT_TRUE(std::isnan(estimate({}).mean));
}

TEST(Estimate, LeavesOutWhatIsNotANumber)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const Estimate with = estimate(std::vector<double>{1.0, nan, 3.0}),
                   without = estimate(std::vector<double>{1.0, 3.0});
    EXPECT_EQ(with.n, 2);
    EXPECT_EQ(with.mean, without.mean);
    EXPECT_EQ(with.half_width, without.half_width);
}

TEST(Estimate, MovesWithTheValuesAndScalesWithThem)
{
    std::vector<double> values, moved;
    Draw draw({1, 1}, 1, 1, 1);
    for (int i = 0; i < 20; ++i) values.push_back(normal(draw));
    for (const double value : values) moved.push_back(1e6 + 4.0 * value);
    EXPECT_NEAR(estimate(moved).mean, 1e6 + 4.0 * estimate(values).mean, 1e-8);
    EXPECT_NEAR(estimate(moved).half_width, 4.0 * estimate(values).half_width, 1e-8);
}

// Coverage of 4,000 intervals of five normal values: 95 % with a standard error of .34 %; 5 sigma.
TEST(Estimate, CoversTheTruthInNineteenOfTwenty)
{
    constexpr int trials = 4000;
    int covered = 0;
    Draw draw({2, 1}, 1, 1, 1);
    for (int trial = 0; trial < trials; ++trial) {
        std::vector<double> values;
        for (int i = 0; i < 5; ++i) values.push_back(10.0 + 3.0 * normal(draw));
        const Estimate result = estimate(values);
        covered += result.low() <= 10.0 && 10.0 <= result.high();
    }
    EXPECT_NEAR(double(covered) / trials, 0.95, 5.0 * std::sqrt(0.95 * 0.05 / trials));
}

}  // namespace
}  // namespace samspill
