#include "core/math.h"

#include "core/special_numbers.h"

namespace samspill::math {

namespace {

constexpr double ln2_high = 0x1.62e42fefa3800p-1;  // ln 2 to 42 bits: k * ln2_high is exact
constexpr double ln2_low = 0x1.ef35793c76730p-45;  // the rest
constexpr double one_over_ln2 = 0x1.71547652b82fep+0;
constexpr double round_shift = 0x1.8p52;  // adding and taking it off rounds to a whole number

// 2^k for k in [-1022, 1023].
double power_of_two(int k) { return std::bit_cast<double>(std::uint64_t(1023 + k) << 52); }

// The series of e^r for |r| <= ln2 / 2: the first term left out is 4e-18.
double exp_series(double r)
{
    double sum = 1.0 / 6227020800.0;
    sum = sum * r + 1.0 / 479001600.0;
    sum = sum * r + 1.0 / 39916800.0;
    sum = sum * r + 1.0 / 3628800.0;
    sum = sum * r + 1.0 / 362880.0;
    sum = sum * r + 1.0 / 40320.0;
    sum = sum * r + 1.0 / 5040.0;
    sum = sum * r + 1.0 / 720.0;
    sum = sum * r + 1.0 / 120.0;
    sum = sum * r + 1.0 / 24.0;
    sum = sum * r + 1.0 / 6.0;
    sum = sum * r + 0.5;
    return sum * (r * r) + r;  // e^r - 1
}

}  // namespace

double exp(double x)
{
    if (!(x >= -708.0)) return x < -708.0 ? 0.0 : x;
    if (x > 709.0) return infinity;
    const double k = (x * one_over_ln2 + round_shift) - round_shift;
    const double high = x - k * ln2_high;
    const double r = high - k * ln2_low;
    const double correction = (high - r) - k * ln2_low;  // what rounding r lost
    const double series = 1.0 + (exp_series(r) + correction);
    return series * power_of_two(int(k));  // k is in [-1021, 1023]
}

double log(double x)
{
    if (!(x > 0.0)) return x == 0.0 ? -infinity : nan;
    if (x == infinity) return x;
    double k = 0.0;
    if (x < 0x1p-1022) {  // subnormal
        x *= 0x1p54;
        k = -54.0;
    }
    // x = 2^k m with m in [1/sqrt 2, sqrt 2).
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
    const std::uint64_t offset = bits - 0x3fe6a09e667f3bcdULL;
    k += double(std::int64_t(offset) >> 52);
    const double m = std::bit_cast<double>(bits - (offset & 0xfff0000000000000ULL));
    // log m = 2 atanh(s), s = (m - 1) / (m + 1), |s| <= .1716: the first term left out is 1e-19.
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    double sum = 2.0 / 21.0;
    sum = sum * z + 2.0 / 19.0;
    sum = sum * z + 2.0 / 17.0;
    sum = sum * z + 2.0 / 15.0;
    sum = sum * z + 2.0 / 13.0;
    sum = sum * z + 2.0 / 11.0;
    sum = sum * z + 2.0 / 9.0;
    sum = sum * z + 2.0 / 7.0;
    sum = sum * z + 2.0 / 5.0;
    sum = sum * z + 2.0 / 3.0;
    // 2 s = f - s f exactly, so the rounding of s enters only through the small product s f.
    const double tail = s * (f - z * sum);
    return k * ln2_high + (f - (tail - k * ln2_low));
}

double pow(double x, double y)
{
    if (x == 0.0) return y > 0.0 ? 0.0 : y == 0.0 ? 1.0 : infinity;
    return exp(y * log(x));
}

double logistic(double x)
{
    const double e = exp(x < 0.0 ? x : -x);
    return (x < 0.0 ? e : 1.0) / (1.0 + e);
}

double hazard(double rate) { return rate < 0.25 ? -exp_series(-rate) : 1.0 - exp(-rate); }

double cos_turn(double turns)
{
    // Nearest whole turn off, then mirrored into [0, 1/4] turn, where the series converges fast.
    double t = turns - ((turns + round_shift) - round_shift);
    if (t < 0.0) t = -t;
    const bool mirrored = t > 0.25;
    if (mirrored) t = 0.5 - t;
    const double angle = 6.283185307179586 * t;
    const double z = angle * angle;
    double sum = 1.0 / 2432902008176640000.0;
    sum = -sum * z + 1.0 / 6402373705728000.0;
    sum = -sum * z + 1.0 / 20922789888000.0;
    sum = -sum * z + 1.0 / 87178291200.0;
    sum = -sum * z + 1.0 / 479001600.0;
    sum = -sum * z + 1.0 / 3628800.0;
    sum = -sum * z + 1.0 / 40320.0;
    sum = -sum * z + 1.0 / 720.0;
    sum = -sum * z + 1.0 / 24.0;
    sum = -sum * z + 0.5;
    const double cosine = 1.0 - z * sum;
    return mirrored ? -cosine : cosine;
}

}  // namespace samspill::math
