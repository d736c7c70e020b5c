#pragma once

#include <span>

namespace samspill {

// The mean of independent replicates and half the width of its 95 % interval (Student's t with
// n - 1 degrees of freedom). NaN where a number cannot be had: the mean of none, the interval of
// one.
struct Estimate {
    double mean = 0.0;
    double half_width = 0.0;
    int n = 0;

    double low() const { return mean - half_width; }
    double high() const { return mean + half_width; }
};

// Values that are NaN (a wait where nobody was served) are left out and not counted.
Estimate estimate(std::span<const double> values);

// Student's t quantile: P(T <= t) = p with `degrees` > 0 degrees of freedom, p in (0, 1).
double student_quantile(double p, double degrees);

}  // namespace samspill
