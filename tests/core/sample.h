#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "core/draw.h"

namespace samspill {

// Statistical tests draw with fixed seeds, so that they either pass always or never; their bounds
// are 5 standard errors, which a right sampler breaks once in 1.7 million choices of a seed.
inline constexpr double five_sigma = 5.0;

// `count` values of sampler(draw), each from a stream of its own as the model draws them.
template <class Sampler>
std::vector<double> sample(std::size_t count, Sampler&& sampler)
{
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        Draw draw({20160905, 1}, 3, 1000 + i, 17);
        values[i] = sampler(draw);
    }
    return values;
}

// The mean of f over a sample.
template <class Function>
double mean_of(const std::vector<double>& values, Function&& f)
{
    double sum = 0.0;
    for (const double value : values) sum += f(value);
    return sum / double(values.size());
}

// The standard error of the mean of n independent values of a variance.
inline double standard_error(double variance, std::size_t n) { return std::sqrt(variance / double(n)); }

// Kolmogorov's statistic sqrt(n) sup |F_n - F|; above 2.75 once in 1.9 million when F is right.
template <class Cdf>
double kolmogorov(std::vector<double> values, Cdf&& cdf)
{
    std::sort(values.begin(), values.end());
    const double n = double(values.size());
    double largest = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double p = cdf(values[i]);
        largest = std::max({largest, p - double(i) / n, double(i + 1) / n - p});
    }
    return largest * std::sqrt(n);
}
inline constexpr double kolmogorov_bound = 2.75;

}  // namespace samspill
