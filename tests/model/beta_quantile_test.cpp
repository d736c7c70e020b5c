#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>

#include "model/state/beta_quantile.h"

namespace samspill {
namespace {

TEST(BetaQuantile, IsNearTheExactQuantile)
{
    const BetaQuantile quantile(8.0);
    double worst = 0.0;
    for (double mean = 0.2; mean <= 0.8; mean += 0.013)
        for (double p = 0.01; p <= 0.99; p += 0.007) {
            const boost::math::beta_distribution<> exact(8.0 * mean, 8.0 * (1.0 - mean));
            worst = std::max(worst, std::abs(quantile(mean, p) - boost::math::quantile(exact, p)));
        }
    EXPECT_LT(worst, 0.005);
}

TEST(BetaQuantile, RisesWithShareAndMeanAndStaysWithinItsRange)
{
    const BetaQuantile quantile(8.0);
    for (double mean = 0.0; mean <= 1.0; mean += 0.1)
        for (double p = 0.0; p < 1.0; p += 0.05) {
            EXPECT_LE(quantile(mean, p), quantile(mean, p + 0.05));
            EXPECT_LE(quantile(mean, p), quantile(mean + 0.1, p));
            EXPECT_GE(quantile(mean, p), 0.0);
            EXPECT_LE(quantile(mean, p), 1.0);
        }
}

}  // namespace
}  // namespace samspill
