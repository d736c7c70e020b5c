#include "experiment/statistics/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/distributions/students_t.hpp>

#include "core/special_numbers.h"

namespace samspill {

double student_quantile(double p, double degrees)
{
    // Curves ask for the same one week after week.
    thread_local double last_p = 0.0, last_degrees = 0.0, last = 0.0;
    if (p != last_p || degrees != last_degrees) {
        last = boost::math::quantile(boost::math::students_t(degrees), p);
        last_p = p, last_degrees = degrees;
    }
    return last;
}

namespace {

// Sums of squares and products about the means of the pairs that are whole.
struct Moments {
    int n = 0;
    double base = 0.0, alternative = 0.0, difference = 0.0;  // means
    double size = 0.0;                                       // largest number among them
    double bases = 0.0, alternatives = 0.0, both = 0.0;      // squares, products
    double squares = 0.0, cubes = 0.0;                       // of the differences
};

template <class Visit>
void for_each_pair(std::span<const double> base, std::span<const double> alternative, Visit&& visit)
{
    for (std::size_t i = 0; i < base.size(); ++i)
        if (!std::isnan(base[i]) && !std::isnan(alternative[i])) visit(base[i], alternative[i]);
}

// Two passes: the means first, so that equal values leave exactly no spread. Nor do differences that
// are equal but for rounding.
Moments moments_of(std::span<const double> base, std::span<const double> alternative)
{
    Moments m;
    for_each_pair(base, alternative, [&](double a, double b) {
        ++m.n;
        m.base += (a - m.base) / m.n;
        m.alternative += (b - m.alternative) / m.n;
        m.difference += (b - a - m.difference) / m.n;
        m.size = std::max({m.size, std::abs(a), std::abs(b)});
    });
    for_each_pair(base, alternative, [&](double a, double b) {
        const double d = b - a - m.difference;
        m.bases += (a - m.base) * (a - m.base);
        m.alternatives += (b - m.alternative) * (b - m.alternative);
        m.both += (a - m.base) * (b - m.alternative);
        m.squares += d * d;
        m.cubes += d * d * d;
    });
    const double rounding = 8.0 * std::numeric_limits<double>::epsilon() * m.size;
    if (m.squares <= m.n * rounding * rounding) m.squares = m.cubes = 0.0;
    if (std::abs(m.difference) <= rounding) m.difference = 0.0;
    return m;
}

double skewness_of(const Moments& m)
{
    if (m.n < 3 || m.squares <= 0.0) return nan;
    const double n = m.n, variance = m.squares / n;
    return std::sqrt(n * (n - 1.0)) / (n - 2.0) * (m.cubes / n) / (variance * std::sqrt(variance));
}

}  // namespace

PairedDifference paired_difference(std::span<const double> base, std::span<const double> alternative, double confidence,
                                   Looks looks)
{
    const Moments m = moments_of(base, alternative);
    PairedDifference result;
    result.n = m.n;
    result.confidence = confidence;
    result.half_width = result.spread = result.correlation = result.variance_reduction = nan;
    result.base = m.n > 0 ? m.base : nan;
    result.alternative = m.n > 0 ? m.alternative : nan;
    result.mean = m.n > 0 ? m.difference : nan;
    result.skewness = skewness_of(m);
    if (m.n < 2) return result;
    result.spread = std::sqrt(m.squares / (m.n - 1));
    const double multiple = interval_multiple(m.n, confidence, looks);  // infinite: so few settle nothing
    if (std::isinf(multiple))
        result.half_width = infinity;
    else if (m.squares > 0.0)
        result.half_width = multiple * result.spread / std::sqrt(double(m.n));
    if (m.bases > 0.0 && m.alternatives > 0.0) result.correlation = m.both / std::sqrt(m.bases * m.alternatives);
    if (m.squares > 0.0)
        result.variance_reduction = (m.bases + m.alternatives) / m.squares;
    else if (m.bases > 0.0)
        result.variance_reduction = infinity;
    return result;
}

bool PairedDifference::resolved() const
{
    if (n < least_for_verdict || mean == 0.0) return false;
    if (has_interval()) return low() > 0.0 || high() < 0.0;
    return std::ldexp(1.0, 1 - n) <= 1.0 - confidence;
}

double replicates_for(double spread, double half_width, double confidence)
{
    if (std::isnan(spread) || std::isnan(half_width)) return nan;
    if (half_width <= 0.0) return infinity;
    const double p = 0.5 + confidence / 2.0, relative = spread / half_width;
    const auto wanted = [&](double n) { return std::pow(student_quantile(p, n - 1.0) * relative, 2.0); };
    // The wanted number falls with n: it lies between that of a normal and that of the least n.
    const double normal = student_quantile(p, 1e9) * relative;
    double low = std::max(2.0, std::floor(normal * normal));
    if (low > 1e9) return std::ceil(low);
    if (wanted(low) <= low) return low;
    double high = std::ceil(wanted(low)) + 1.0;
    while (high - low > 1.0) {
        const double middle = std::floor((low + high) / 2.0);
        (wanted(middle) <= middle ? high : low) = middle;
    }
    return high;
}

double simultaneous_confidence(int count, double confidence) { return 1.0 - (1.0 - confidence) / count; }

Estimate estimate(std::span<const double> values, Looks looks)
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
    if (n == 0) return {nan, nan, 0};
    if (squares == 0.0) return {mean, nan, n};
    const double multiple = interval_multiple(n, 0.95, looks);
    return {mean, std::isinf(multiple) ? infinity : multiple * std::sqrt(squares / (n - 1) / n), n};
}

}  // namespace samspill
