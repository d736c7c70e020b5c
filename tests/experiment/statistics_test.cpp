#include "experiment/statistics/statistics.h"

#include <cmath>
#include <limits>
#include <span>
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

// Differences 1, 3, 2, 2: mean 2, variance 2/3. Base 1, 2, 3, 4 has variance 5/3; the alternative
// 2, 5, 5, 6 has 3; their covariance is (5/3 + 3 - 2/3) / 2 = 2.
TEST(PairedDifference, IsTheTextbookOneOfFourPairs)
{
    const std::vector<double> base{1, 2, 3, 4}, alternative{2, 5, 5, 6};
    const PairedDifference d = paired_difference(base, alternative);
    EXPECT_EQ(d.n, 4);
    EXPECT_DOUBLE_EQ(d.base, 2.5);
    EXPECT_DOUBLE_EQ(d.alternative, 4.5);
    EXPECT_DOUBLE_EQ(d.mean, 2.0);
    EXPECT_NEAR(d.half_width, 3.1824463 * std::sqrt(2.0 / 3.0 / 4.0), 1e-6);
    EXPECT_NEAR(d.correlation, 2.0 / std::sqrt(5.0 / 3.0 * 3.0), 1e-12);
    EXPECT_NEAR(d.variance_reduction, (5.0 / 3.0 + 3.0) / (2.0 / 3.0), 1e-12);
    EXPECT_NEAR(d.skewness, 0.0, 1e-12);
    EXPECT_TRUE(d.low() > 0.0);
    EXPECT_FALSE(d.resolved());  // of four pairs nothing is said
}

TEST(PairedDifference, OfEqualScenariosIsExactlyNothingAndNotResolved)
{
    const std::vector<double> values{0.1, 0.7, 0.30000001, 12345.678};
    const PairedDifference d = paired_difference(values, values);
    EXPECT_EQ(d.mean, 0.0);
    EXPECT_TRUE(d.none_seen());
    EXPECT_FALSE(d.has_interval());
    EXPECT_NEAR(d.correlation, 1.0, 1e-12);
    EXPECT_TRUE(std::isinf(d.variance_reduction));
    EXPECT_FALSE(d.resolved());
    EXPECT_FALSE(d.skewed());
}

TEST(PairedDifference, SaysNothingThatItCannotKnow)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> base{1.0, nan, 3.0}, alternative{nan, 2.0, 4.0};
    const PairedDifference one = paired_difference(base, alternative);
    EXPECT_EQ(one.n, 1);
    EXPECT_EQ(one.mean, 1.0);
    EXPECT_TRUE(std::isnan(one.half_width) && std::isnan(one.correlation));
    EXPECT_FALSE(one.resolved());
    const PairedDifference none = paired_difference({}, {});
    EXPECT_EQ(none.n, 0);
    EXPECT_TRUE(std::isnan(none.mean) && std::isnan(none.base));
    const std::vector<double> flat{2.0, 2.0}, two{2.0, 4.0};
    const PairedDifference constant = paired_difference(flat, two);
    EXPECT_NEAR(constant.half_width, 12.7062 * 1.0, 1e-3);
    EXPECT_TRUE(std::isnan(constant.correlation) && std::isnan(constant.skewness));
    EXPECT_EQ(constant.variance_reduction, 1.0);
}

// Two replicates that happen to agree, or six that all differ by the same: no variance, no interval.
TEST(PairedDifference, HasNoIntervalWithoutAVariance)
{
    const std::vector<double> base{3.0, 8.0, 1.0, 4.0, 6.0, 2.0}, more{5.0, 10.0, 3.0, 6.0, 8.0, 4.0};
    for (const std::size_t n : {2u, 5u, 6u}) {
        const PairedDifference d = paired_difference(std::span(base).first(n), std::span(more).first(n));
        EXPECT_EQ(d.mean, 2.0);
        EXPECT_TRUE(std::isnan(d.half_width));
        EXPECT_EQ(d.resolved(), n == 6);  // six equal signs: 2 / 2^6
    }
    EXPECT_FALSE(paired_difference(base, more, 0.99).resolved());
    EXPECT_TRUE(std::isnan(estimate(std::vector<double>{7.0, 7.0, 7.0}).half_width));
}

// Sums of the same in another order differ by rounding, which is no spread.
TEST(PairedDifference, TakesRoundingForNoSpread)
{
    const std::vector<double> base{1e6 / 3.0, 2e6 / 3.0, 4e6 / 3.0, 5e6 / 3.0, 7e6 / 3.0, 8e6 / 3.0};
    std::vector<double> same = base, more = base;
    for (double& value : same) value = std::nextafter(value, 1e9);
    for (double& value : more) value += 0.1;
    EXPECT_TRUE(paired_difference(base, same).none_seen());
    EXPECT_FALSE(paired_difference(base, more).has_interval());
}

TEST(PairedDifference, WarnsOfSkewedDifferences)
{
    std::vector<double> base(40, 0.0), alternative(40, 1.0);
    alternative[7] = 100.0;
    const PairedDifference d = paired_difference(base, alternative);
    EXPECT_NEAR(d.skewness, 6.32456, 1e-4);  // one of n outside: sqrt(n), to this sample's size
    EXPECT_TRUE(d.skewed());
}

// The number is the least: its own interval is narrow enough and that of one fewer is not.
TEST(ReplicatesFor, GiveTheLeastNumberThatIsPreciseEnough)
{
    for (const double confidence : {0.95, 0.99})
        for (const double width : {0.01, 0.1, 0.3, 1.0, 2.0}) {
            const double n = replicates_for(1.0, width, confidence);
            const auto half = [&](double count) {
                return student_quantile(0.5 + confidence / 2, count - 1) / std::sqrt(count);
            };
            EXPECT_LE(half(n), width);
            if (n > 2.0) {
                EXPECT_GT(half(n - 1), width);
            }
        }
    EXPECT_EQ(replicates_for(0.0, 1.0), 2.0);
    EXPECT_TRUE(std::isinf(replicates_for(1.0, 0.0)));
}

TEST(SimultaneousConfidence, SharesTheErrorAmongAll)
{
    EXPECT_DOUBLE_EQ(simultaneous_confidence(1), 0.95);
    EXPECT_DOUBLE_EQ(simultaneous_confidence(5), 0.99);
}

// Trials of two alternatives against one base, all of correlated normals: simultaneous intervals
// miss at least one of the two true differences in at most 5 % (Bonferroni; near it, as the two
// differences share the base). Of 4,000 trials the share has a standard error of 0.0034.
TEST(PairedDifference, HoldsTheTruthAsOftenAsItSays)
{
    constexpr int trials = 4000, n = 12;
    const double confidence = simultaneous_confidence(2);
    int missed_one = 0, missed_any = 0;
    for (int trial = 0; trial < trials; ++trial) {
        Draw draw({11, std::uint32_t(trial)}, 1, 0, 0);
        std::vector<double> base(n), near(n), far(n);
        for (int i = 0; i < n; ++i) {
            base[std::size_t(i)] = normal(draw);
            near[std::size_t(i)] = 0.3 + 0.8 * base[std::size_t(i)] + 0.6 * normal(draw);
            far[std::size_t(i)] = -1.0 + 0.8 * base[std::size_t(i)] + 0.6 * normal(draw);
        }
        const auto misses = [&](const std::vector<double>& other, double truth, double level) {
            const PairedDifference d = paired_difference(base, other, level);
            return truth < d.low() || truth > d.high();
        };
        missed_one += misses(near, 0.3, 0.95);
        missed_any += misses(near, 0.3, confidence) || misses(far, -1.0, confidence);
    }
    EXPECT_NEAR(double(missed_one) / trials, 0.05, 5 * 0.0034);
    EXPECT_LT(double(missed_any) / trials, 0.05 + 5 * 0.0034);
    EXPECT_GT(missed_any, missed_one / 2);  // and two intervals miss more often than one
}

}  // namespace
}  // namespace samspill
