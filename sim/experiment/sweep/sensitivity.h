#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "experiment/sweep/design.h"

// How much each axis of a design moves an outcome.
//
// Chance moves it too. Where an effect is squared, the square is taken as the mean product of the
// effects in two different replicates: their chance is independent, so that an axis without effect
// comes to 0 on average and its interval holds 0. One replicate has no such pair: there the square
// itself has to do, and chance counts as effect.
namespace samspill {

// The outcomes of a design: points x replicates, replicate fastest. A point with a NaN is unknown.
struct Outcomes {
    std::span<const double> values;
    std::size_t replicates = 1;

    std::size_t points() const { return values.size() / replicates; }
    std::span<const double> of(std::size_t point) const { return values.subspan(point * replicates, replicates); }
};

// An estimate with its 95 % percentile interval over resamples of the design's samples. All NaN when
// there is no estimate; without an interval when the samples are all equal, or one.
struct Interval {
    double value = 0.0, low = 0.0, high = 0.0;
    // More than 0, and not by chance: the interval lies above it, or all samples are equal and more. Of
    // fewer samples than verdicts need (statistics.h) never.
    bool above_zero = false;
};

struct Bootstrap {
    int resamples = 1000;
    std::uint32_t seed = 1;
};

// Shares of the outcome's variance over the design: by the axis alone, and with all that it does
// together with others. NaN when the outcome does not vary.
struct SobolIndex {
    Interval first, total;
};
struct SobolResult {
    std::vector<SobolIndex> axes;
    double mean = 0.0, variance = 0.0;  // of the outcome over the design
    std::size_t samples = 0;            // that were used: those without an unknown point
};

// First order by Saltelli et al. (2010, table 2 b), total order by Jansen (1999), for points in the
// order of DesignKind::saltelli. Throws std::invalid_argument when they are no whole number of samples.
SobolResult sobol_indices(const Outcomes& outcomes, std::size_t axes, const Bootstrap& bootstrap = {});

// Elementary effects of one axis: the change of the outcome over a step, as if the step were the
// axis' whole range. In the outcome's unit.
struct MorrisEffect {
    double mean = 0.0;    // mu: effects of both signs cancel
    Interval mean_size;   // mu*: of their absolute values (Campolongo et al. 2007)
    double spread = 0.0;  // sigma: the axis acts together with others, or not in a straight line
    Interval square;      // mean square without chance: what tells an effect from chance
};
struct MorrisResult {
    std::vector<MorrisEffect> axes;
    std::size_t trajectories = 0;  // that were used: those without an unknown point
};

// For points in the order of DesignKind::morris (Morris 1991). Throws std::invalid_argument when they
// are something else.
MorrisResult morris_effects(const Outcomes& outcomes, const UnitPoints& points, const Bootstrap& bootstrap = {});

}  // namespace samspill
