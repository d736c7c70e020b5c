#include "core/distributions.h"

#include <cmath>

#include <boost/random/normal_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>

#include "core/math.h"

namespace samspill {

namespace {

// Horner's rule, the highest power first.
template <std::size_t n>
double polynomial(double x, const double (&coefficients)[n])
{
    double sum = coefficients[0];
    for (std::size_t i = 1; i < n; ++i) sum = sum * x + coefficients[i];
    return sum;
}

}  // namespace

double normal(Draw& draw)
{
    boost::random::normal_distribution<double> standard;  // ziggurat: holds no state between calls
    return standard(draw);
}

double exponential(Draw& draw) { return -math::log(1.0 - draw.uniform()); }

double gamma(Draw& draw, double shape)
{
    if (shape < 1.0) {
        const double larger = gamma(draw, shape + 1.0);
        return larger * math::pow(1.0 - draw.uniform(), 1.0 / shape);
    }
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / (3.0 * std::sqrt(d));
    for (;;) {
        const double x = normal(draw);
        const double root = 1.0 + c * x;
        if (root <= 0.0) continue;
        const double v = root * root * root;
        if (math::log(1.0 - draw.uniform()) < 0.5 * x * x + d - d * v + d * math::log(v)) return d * v;
    }
}

int poisson(Draw& draw, double mean)
{
    if (mean <= 0.0) return 0;
    return boost::random::poisson_distribution<int, double>(mean)(draw);
}

// Acklam (2003): rational approximations in the middle and in the tails.
double normal_quantile(double p)
{
    constexpr double low = 0.02425;
    if (p < low || p > 1.0 - low) {
        const double tail = p < low ? p : 1.0 - p;
        const double q = std::sqrt(-2.0 * math::log(tail));
        const double x = polynomial(q, {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                                        -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00}) /
                         polynomial(q, {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                                        3.754408661907416e+00, 1.0});
        return p < low ? x : -x;
    }
    const double q = p - 0.5;
    const double r = q * q;
    return q *
           polynomial(r, {-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
                          -3.066479806614716e+01, 2.506628277459239e+00}) /
           polynomial(r, {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598869e+02, 6.680131188771972e+01,
                          -1.328068155288572e+01, 1.0});
}

}  // namespace samspill
