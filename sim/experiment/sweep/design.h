#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scenario/files/design_kind.h"

namespace samspill {

// A design without its axes' names and values. Its points lie in the unit cube; what a coordinate
// stands for is the axis' business.
struct Design {
    DesignKind kind = DesignKind::grid;
    std::size_t axes = 1;
    // Points of a Latin hypercube or Sobol sequence; N of Saltelli; trajectories of Morris.
    std::size_t samples = 1;
    int levels = 4;                       // Morris: levels of an axis, even
    std::vector<std::size_t> steps = {};  // grid: values of each axis
    std::uint32_t seed = 1;               // chooses the points; 0 leaves Sobol' sequences as they are
};

// Points as rows of coordinates in [0, 1].
struct UnitPoints {
    std::size_t axes = 0;
    std::vector<double> values;  // points x axes

    std::size_t size() const { return axes == 0 ? 0 : values.size() / axes; }
    double at(std::size_t point, std::size_t axis) const { return values[point * axes + axis]; }
};

// How many points the design has, k axes:
//   grid              product of steps
//   latin_hypercube   samples
//   sobol             samples; a power of two is balanced
//   saltelli          samples (k + 2)
//   morris            samples (k + 1)
// Throws InputError when it has none, more than 100 million, more dimensions than the Sobol'
// sequence knows (3,667), or levels that are odd or fewer than 2.
std::size_t point_count(const Design& design);

// The points, always in the same order; equal designs give equal bits.
//   grid             all combinations, the last axis fastest; step i of n lies at i / (n - 1), at 0
//                    when n is 1
//   latin_hypercube  one point in each of `samples` strata of every axis
//   sobol            the sequence of Joe and Kuo (2008) from its origin, with a random digital shift
//   saltelli         for each sample the k + 2 points A, AB^1, ..., AB^k, B, where AB^i is A with B's
//                    coordinate i; A and B are halves of one Sobol' point of 2k dimensions (Saltelli
//                    et al. 2010; the order of SALib without second-order terms)
//   morris           trajectories of k + 1 points, one after the other; from a point to the next one
//                    axis, each once in random order, moves by p / (2 (p - 1)), p being levels, up
//                    or down (Morris 1991)
UnitPoints design_points(const Design& design);

// The step of a grid's axis at a point.
std::size_t grid_step(const Design& design, std::size_t point, std::size_t axis);

}  // namespace samspill
