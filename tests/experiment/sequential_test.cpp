#include "experiment/statistics/sequential.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include <boost/random/normal_distribution.hpp>

#include "experiment/statistics/statistics.h"

namespace samspill {

namespace {

constexpr int experiments = 4000, most_pairs = 60;
constexpr double confidence = 0.95, truth = 0.3;
// Of a share of 95 % that is counted in so many experiments.
const double error_of_share = std::sqrt(confidence * (1.0 - confidence) / experiments);

// The share of experiments in which the interval holds the truth at every look: after 2, 3, ... 60 values.
template <class Distribution>
double covered_at_all_looks(Looks looks, Distribution distribution)
{
    std::mt19937_64 engine(14);
    int covered = 0;
    for (int experiment = 0; experiment < experiments; ++experiment) {
        double mean = 0.0, squares = 0.0;
        bool held = true;
        for (int n = 1; n <= most_pairs; ++n) {
            const double value = truth + distribution(engine), step = value - mean;
            mean += step / n;
            squares += step * (value - mean);
            if (n < 2) continue;
            const double error = std::sqrt(squares / (n - 1) / n);
            held = held && std::abs(mean - truth) <= interval_multiple(n, confidence, looks) * error;
        }
        covered += held ? 1 : 0;
    }
    return double(covered) / experiments;
}

TEST(SequentialInterval, HoldsTheTruthAtEveryLookInNineteenOfTwenty)
{
    const boost::random::normal_distribution<double> normal(0.0, 2.5);
    EXPECT_GE(covered_at_all_looks(Looks::repeated, normal), confidence - 5.0 * error_of_share);
}

// What the sequence is for: the interval of one look, looked at again and again.
TEST(SequentialInterval, IsNeededForStudentsFailsWhenLookedAtAgain)
{
    const boost::random::normal_distribution<double> normal(0.0, 2.5);
    EXPECT_LT(covered_at_all_looks(Looks::once, normal), confidence - 20.0 * error_of_share);
}

// Sums over a run are near to normal, not normal: flat and peaked ones are covered too.
TEST(SequentialInterval, HoldsForValuesThatAreNotQuiteNormal)
{
    boost::random::normal_distribution<double> normal;
    const auto flat = [](std::mt19937_64& engine) { return std::ldexp(double(engine() >> 11), -53) - 0.5; };
    const auto peaked = [&](std::mt19937_64& engine) {
        return (engine() % 4 == 0 ? 2.0 : 1.0) * normal(engine);  // one run in four varies twice as much
    };
    EXPECT_GE(covered_at_all_looks(Looks::repeated, flat), confidence - 5.0 * error_of_share);
    EXPECT_GE(covered_at_all_looks(Looks::repeated, peaked), confidence - 5.0 * error_of_share);
}

TEST(SequentialInterval, IsWiderThanStudentsAndNotMuch)
{
    for (const double sure : {0.9, 0.95, 0.99, 0.9975})
        for (int n = 2; n <= 400; ++n) {
            const double once = interval_multiple(n, sure, Looks::once);
            const double repeated = interval_multiple(n, sure, Looks::repeated);
            ASSERT_GT(repeated, once) << n;
            if (n >= 12 && sure <= 0.95) {
                ASSERT_LT(repeated, 2.0 * once) << n;
            }
        }
    EXPECT_NEAR(interval_multiple(20, 0.95, Looks::repeated), 3.425, 0.001);
}

TEST(SequentialInterval, SettlesNothingWithFewValues)
{
    for (const Looks looks : {Looks::once, Looks::repeated})
        for (const int n : {0, 1}) EXPECT_TRUE(std::isinf(interval_multiple(n, 0.95, looks)));
    EXPECT_DOUBLE_EQ(interval_multiple(9, 0.95, Looks::once), student_quantile(0.975, 8.0));
    EXPECT_TRUE(std::isinf(interval_multiple(4, 0.95, Looks::repeated)));
    EXPECT_TRUE(std::isfinite(interval_multiple(5, 0.95, Looks::repeated)));
}

// The bound is where the likelihood ratio reaches 1 / (1 - confidence).
TEST(SequentialInterval, EndsWhereTheLikelihoodRatioReachesItsBound)
{
    for (const int n : {5, 8, 20, 100}) {
        const double t = interval_multiple(n, 0.95, Looks::repeated), degrees = n - 1.0, widened = n + 1.0;
        const double ratio = std::pow((1.0 + t * t / degrees) / (1.0 + t * t / (degrees * widened)), n / 2.0);
        EXPECT_NEAR(ratio / std::sqrt(widened), 20.0, 1e-9) << n;
    }
}

TEST(SequentialInterval, IsThatOfPairedDifferencesThatAreLookedAtAgain)
{
    std::vector<double> base, alternative;
    for (int i = 0; i < 12; ++i) {
        base.push_back(i);
        alternative.push_back(i + 2.0 + 0.5 * (i % 3));
    }
    const PairedDifference once = paired_difference(base, alternative);
    const PairedDifference repeated = paired_difference(base, alternative, 0.95, Looks::repeated);
    EXPECT_EQ(repeated.mean, once.mean);
    EXPECT_EQ(repeated.spread, once.spread);
    const double factor = interval_multiple(12, 0.95, Looks::repeated) / interval_multiple(12, 0.95, Looks::once);
    EXPECT_NEAR(repeated.half_width, factor * once.half_width, 1e-12);
    EXPECT_TRUE(std::isnan(paired_difference(base, base, 0.95, Looks::repeated).half_width));  // equal: no variance
    // Too few settle nothing, equal ones neither.
    const std::span<const double> few(base.data(), 3), few_more(alternative.data(), 3);
    EXPECT_FALSE(paired_difference(few, few_more, 0.95, Looks::repeated).resolved());
    EXPECT_TRUE(std::isinf(paired_difference(few, few, 0.95, Looks::repeated).half_width));
}

}  // namespace

}  // namespace samspill
