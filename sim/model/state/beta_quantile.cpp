#include "model/state/beta_quantile.h"

#include <algorithm>
#include <array>

#include "core/math.h"

namespace samspill {

namespace {

// The distribution function at the ends of `cells` equal cells, by the midpoint rule with the
// end cells handled through the power of the nearer end (the density may be infinite there).
template <std::size_t cells>
std::array<double, cells + 1> distribution(double alpha, double beta, const std::array<double, cells>& log_x)
{
    std::array<double, cells + 1> sums{};
    constexpr double width = 1.0 / cells;
    for (std::size_t i = 0; i < cells; ++i) {
        double mass = math::exp((alpha - 1.0) * log_x[i] + (beta - 1.0) * log_x[cells - 1 - i]) * width;
        if (i == 0) mass = math::pow(width, alpha) / alpha;
        if (i == cells - 1) mass = math::pow(width, beta) / beta;
        sums[i + 1] = sums[i] + mass;
    }
    for (double& sum : sums) sum /= sums[cells];
    return sums;
}

}  // namespace

BetaQuantile::BetaQuantile(double concentration) : table_(std::size_t(means) * quantiles)
{
    constexpr std::size_t cells = 400;
    std::array<double, cells> log_x;
    for (std::size_t i = 0; i < cells; ++i) log_x[i] = math::log((double(i) + 0.5) / cells);
    for (int m = 0; m < means; ++m) {
        const double mean = 0.02 + 0.01 * m;
        const auto sums = distribution(mean * concentration, (1.0 - mean) * concentration, log_x);
        std::size_t cell = 0;
        for (int q = 0; q < quantiles; ++q) {
            const double p = double(q) / (quantiles - 1);
            while (cell + 1 < cells && sums[cell + 1] < p) ++cell;
            const double mass = sums[cell + 1] - sums[cell];
            const double within = mass > 0.0 ? std::clamp((p - sums[cell]) / mass, 0.0, 1.0) : 0.0;
            table_[std::size_t(m) * quantiles + q] = float((double(cell) + within) / cells);
        }
    }
}

double BetaQuantile::operator()(double mean, double p) const
{
    const double m = (std::clamp(mean, 0.02, 0.98) - 0.02) * 100.0;
    const double q = math::clip01(p) * (quantiles - 1);
    const int i = std::min(int(m), means - 2), j = std::min(int(q), quantiles - 2);
    const double a = m - i, b = q - j;
    const float* low = &table_[std::size_t(i) * quantiles + j];
    const float* high = low + quantiles;
    return (1.0 - a) * ((1.0 - b) * low[0] + b * low[1]) + a * ((1.0 - b) * high[0] + b * high[1]);
}

}  // namespace samspill
