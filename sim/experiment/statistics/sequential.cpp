#include "experiment/statistics/sequential.h"

#include <cmath>

#include "core/special_numbers.h"
#include "experiment/statistics/statistics.h"

namespace samspill {

namespace {

// Where the likelihood ratio of sequential.h reaches 1 / (1 - confidence), as a value of t.
double sequential_multiple(int n, double confidence)
{
    const double widened = 1.0 + n, degrees = n - 1.0;
    const double ratio = std::pow(std::sqrt(widened) / (1.0 - confidence), 2.0 / n);
    if (ratio >= widened) return infinity;  // no t is so large that it would be reached
    return std::sqrt(degrees * (ratio - 1.0) / (1.0 - ratio / widened));
}

}  // namespace

double interval_multiple(int n, double confidence, Looks looks)
{
    if (n < 2) return infinity;
    if (looks == Looks::repeated) return sequential_multiple(n, confidence);
    return student_quantile(0.5 + confidence / 2.0, n - 1.0);
}

}  // namespace samspill
