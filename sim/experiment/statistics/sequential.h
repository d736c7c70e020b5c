#pragma once

#include <cstdint>

namespace samspill {

// How often an interval is read: once, at a number of replicates that was settled beforehand, or after every
// replicate that comes in. Who reads Student's interval after every pair and stops at the first that leaves zero out
// is wrong far more often than one time in twenty.
enum class Looks : std::uint8_t { once, repeated };

// How many standard errors (s / sqrt(n), s the standard deviation of the n values) an interval of the mean reaches to
// each side. Infinite where that many values settle nothing: fewer than 2; of repeated looks at 95 %, fewer than 5.
//
// once: Student's t. repeated: a confidence sequence, which holds the mean at all n at the same time with `confidence`.
// It inverts the likelihood ratio of Student's t under an effect that is N(0, 1) in standard deviations of one value,
//   (1 + n)^(-1/2) [(1 + t^2 / (n - 1)) / (1 + t^2 / ((n - 1) (1 + n)))]^(n/2),
// a martingale that begins at 1 whatever the variance is, so that it ever reaches 1 / (1 - confidence) with no more
// than 1 - confidence (Ville). Robbins (1970), Annals of Mathematical Statistics 41, 1397, for a known variance;
// Lai (1976), Annals of Statistics 4, 265; Wang and Ramdas (2023), arXiv 2310.03722, for one that is estimated.
// Like Student's t it takes values for normal; tests/experiment/sequential_test.cpp measures its coverage.
double interval_multiple(int n, double confidence, Looks looks);

}  // namespace samspill
