#include "experiment/statistics.h"

#include <cmath>
#include <limits>

#include <boost/math/distributions/students_t.hpp>

namespace samspill {

double student_quantile(double p, double degrees) { return boost::math::quantile(boost::math::students_t(degrees), p); }

Estimate estimate(std::span<const double> values)
{
    // Welford's recurrence: no loss when the spread is small beside the mean.
    int n = 0;
    double mean = 0.0, squares = 0.0;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        ++n;
        const double step = value - mean;
        mean += step / n;
        squares += step * (value - mean);
    }
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (n == 0) return {nan, nan, 0};
    if (n == 1) return {mean, nan, 1};
    return {mean, student_quantile(0.975, n - 1) * std::sqrt(squares / (n - 1) / n), n};
}

}  // namespace samspill
