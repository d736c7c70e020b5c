#pragma once

#include "core/draw.h"

// Distributions whose values are the same bits everywhere. Uniform, normal and Poisson numbers
// come from Boost.Random (where the C library decides at most whether a candidate is accepted);
// exponential, gamma and beta are built here on core/math.
namespace samspill {

double normal(Draw& draw);               // mean 0, standard deviation 1
double exponential(Draw& draw);          // mean 1, by inversion: one uniform
double gamma(Draw& draw, double shape);  // scale 1; shape > 0; Marsaglia & Tsang 2000
int poisson(Draw& draw, double mean);    // mean in [0, 1e6]; 0 for a mean of 0
double normal_quantile(double p);        // Acklam's approximation, |relative error| < 1.2e-9

}  // namespace samspill
