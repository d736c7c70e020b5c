#include "experiment/sweep/design.h"

#include <utility>

#include <fmt/format.h>
#include <boost/random/sobol.hpp>

#include "core/draw.h"
#include "core/error.h"

namespace samspill {

namespace {

constexpr std::size_t most_points = 100'000'000;
constexpr std::size_t most_dimensions = 3667;  // of Boost's table

// Random streams of designs, far from those of the model (model/state/purposes.h).
enum : std::uint16_t { hypercube_purpose = 0xffff, shift_purpose = 0xfffe, trajectory_purpose = 0xfffd };

// 0..count-1 in random order (Fisher and Yates).
std::vector<std::size_t> random_order(std::size_t count, Draw& draw)
{
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto place = std::size_t(draw.uniform() * double(i + 1));
        order[i] = order[place];
        order[place] = i;
    }
    return order;
}

void fill_grid(const Design& design, UnitPoints& points)
{
    const std::size_t count = point_count(design);
    for (std::size_t p = 0; p < count; ++p)
        for (std::size_t a = 0; a < design.axes; ++a)
            points.values.push_back(
                design.steps[a] == 1 ? 0.0 : double(grid_step(design, p, a)) / double(design.steps[a] - 1));
}

void fill_hypercube(const Design& design, UnitPoints& points)
{
    points.values.resize(design.samples * design.axes);
    for (std::size_t a = 0; a < design.axes; ++a) {
        Draw draw({design.seed, 0}, hypercube_purpose, a, 0);
        const std::vector<std::size_t> order = random_order(design.samples, draw);
        for (std::size_t p = 0; p < design.samples; ++p)
            points.values[p * design.axes + a] = (double(order[p]) + draw.uniform()) / double(design.samples);
    }
}

// Sobol' points of `dimensions` coordinates. The digital shift (the same bits of every point turned)
// keeps the sequence's balance and makes estimates without bias.
std::vector<double> sobol_points(std::size_t samples, std::size_t dimensions, std::uint32_t seed)
{
    std::vector<std::uint64_t> shift(dimensions, 0);
    for (std::size_t d = 0; d < dimensions && seed != 0; ++d) shift[d] = Draw({seed, 0}, shift_purpose, d, 0)();
    boost::random::sobol sequence(dimensions);  // begins after the origin
    std::vector<double> values;
    values.reserve(samples * dimensions);
    for (std::size_t p = 0; p < samples; ++p)
        for (std::size_t d = 0; d < dimensions; ++d)
            values.push_back(double(((p == 0 ? 0 : sequence()) ^ shift[d]) >> 11) * 0x1p-53);
    return values;
}

void fill_saltelli(const Design& design, UnitPoints& points)
{
    const std::size_t k = design.axes;
    const std::vector<double> pairs = sobol_points(design.samples, 2 * k, design.seed);
    for (std::size_t s = 0; s < design.samples; ++s) {
        const double* a = pairs.data() + 2 * k * s;
        const double* b = a + k;
        for (std::size_t changed = 0; changed <= k; ++changed)  // A, then AB^1...AB^k
            for (std::size_t axis = 0; axis < k; ++axis)
                points.values.push_back(axis + 1 == changed ? b[axis] : a[axis]);
        points.values.insert(points.values.end(), b, b + k);
    }
}

void fill_morris(const Design& design, UnitPoints& points)
{
    const int jump = design.levels / 2;
    for (std::size_t t = 0; t < design.samples; ++t) {
        Draw draw({design.seed, 0}, trajectory_purpose, t, 0);
        std::vector<int> now, then;  // levels before and after the axis' step
        for (std::size_t a = 0; a < design.axes; ++a) {
            const int low = int(draw.uniform() * jump);
            const bool up = draw.uniform() < 0.5;
            now.push_back(up ? low : low + jump);
            then.push_back(up ? low + jump : low);
        }
        const auto add = [&] {
            for (const int level : now) points.values.push_back(double(level) / (design.levels - 1));
        };
        add();
        for (const std::size_t a : random_order(design.axes, draw)) {
            now[a] = then[a];
            add();
        }
    }
}

[[noreturn]] void refuse(Message fault) { throw InputError("design", std::move(fault)); }

void check(const Design& design)
{
    if (design.axes == 0)
        refuse(message("design.no_axis",
                       {"has no axis; give it at least one [[axis]]", "har ingen akse; oppgi minst én [[axis]]"}));
    if (design.kind == DesignKind::grid && design.steps.size() != design.axes)
        refuse(message("design.steps",
                       {"is a grid of {} axes with the steps of {}", "er et rutenett av {} akser med steg for {}"},
                       design.axes, design.steps.size()));
    if (design.kind == DesignKind::morris && (design.levels < 2 || design.levels % 2 != 0))
        refuse(message("design.levels",
                       {"has levels = {}; Morris' method takes an even number from 2",
                        "har levels = {}; Morris' metode tar et partall fra 2"},
                       design.levels));
    const std::size_t dimensions = design.kind == DesignKind::sobol      ? design.axes
                                   : design.kind == DesignKind::saltelli ? 2 * design.axes
                                                                         : 0;
    if (dimensions > most_dimensions)
        refuse(
            message("design.dimensions",
                    {"needs {} dimensions; the Sobol' sequence has {}", "trenger {} dimensjoner; Sobol-følgen har {}"},
                    dimensions, most_dimensions));
}

}  // namespace

std::size_t point_count(const Design& design)
{
    check(design);
    std::vector<std::size_t> factors{design.samples};
    if (design.kind == DesignKind::grid) factors = design.steps;
    if (design.kind == DesignKind::saltelli) factors.push_back(design.axes + 2);
    if (design.kind == DesignKind::morris) factors.push_back(design.axes + 1);
    std::size_t count = 1;
    for (const std::size_t factor : factors) {
        if (factor == 0)
            refuse(
                message("design.no_points", {"has no points; every axis and the number of samples must be at least 1",
                                             "har ingen punkter; hver akse og antallet samples må være minst 1"}));
        if (factor > most_points / count)
            refuse(message("design.too_many", {"has more than {} points", "har mer enn {} punkter"}, most_points));
        count *= factor;
    }
    return count;
}

std::size_t grid_step(const Design& design, std::size_t point, std::size_t axis)
{
    for (std::size_t a = design.axes; --a > axis;) point /= design.steps[a];
    return point % design.steps[axis];
}

UnitPoints design_points(const Design& design)
{
    const std::size_t count = point_count(design);
    UnitPoints points{design.axes, {}};
    points.values.reserve(count * design.axes);
    switch (design.kind) {
        case DesignKind::grid:
            fill_grid(design, points);
            break;
        case DesignKind::latin_hypercube:
            fill_hypercube(design, points);
            break;
        case DesignKind::sobol:
            points.values = sobol_points(count, design.axes, design.seed);
            break;
        case DesignKind::saltelli:
            fill_saltelli(design, points);
            break;
        case DesignKind::morris:
            fill_morris(design, points);
            break;
    }
    return points;
}

}  // namespace samspill
