#pragma once

#include <bit>
#include <cstdint>

// Elementary functions that give the same bits on every CPU and with every compiler: only IEEE
// additions, multiplications and divisions in a fixed order, no table, no call to the C library
// (whose exp and log choose other code when the CPU has fused multiply-add). Build with
// -ffp-contract=off. Branches are few, so that loops over them vectorise.
namespace samspill::math {

// e^x within 1 ulp for x in [-708, 709]; 0 below, +infinity above; NaN for NaN.
double exp(double x);

// Natural logarithm within 2 ulp for normal x > 0; -infinity for 0, NaN below 0 and for NaN.
double log(double x);

// x^y = exp(y log x) for x > 0, relative error below 2e-16 (1 + 2 |y log x|); 0 for x = 0 and y > 0.
double pow(double x, double y);

// 1 / (1 + exp(-x)), within 3 ulp; 0 or 1 far out.
double logistic(double x);

// Probability that an event with rate r >= 0 a week happens within one week: 1 - exp(-r),
// absolute error below 2e-16.
double hazard(double rate);

// Cosine of a fraction of a whole turn, cos(2 pi turns), absolute error below 1e-15.
double cos_turn(double turns);

constexpr double clip01(double x) { return x < 0.0 ? 0.0 : x > 1.0 ? 1.0 : x; }

}  // namespace samspill::math
