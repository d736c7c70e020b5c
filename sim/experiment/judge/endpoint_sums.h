#pragma once

#include <cstddef>
#include <vector>

#include "experiment/judge/endpoint_table.h"
#include "experiment/judge/window.h"
#include "model/observed/sums.h"

// Sums of a replicate's series by place and group, for endpoints.cpp alone.
namespace samspill {

double ratio(double part, double whole);  // NaN of nothing

// Places (every region, then all) x groups (every group, then all) of one thing each.
template <class Value>
class Grid {
public:
    explicit Grid(std::size_t regions, Value value = {}) : regions_(regions), values_((regions + 1) * groups, value) {}

    Value& at(std::size_t place, std::size_t group) { return values_[place * groups + group]; }
    const Value& at(std::size_t place, std::size_t group) const { return values_[place * groups + group]; }

    // Adds to a region's group, and to the three sums that it is part of. Without groups: group -1.
    void add(std::size_t region, int group, const Value& value)
    {
        for (const std::size_t place : {region, regions_}) {
            if (group >= 0) at(place, std::size_t(group)) += value;
            at(place, n_groups) += value;
        }
    }

private:
    static constexpr std::size_t groups = n_groups + 1;
    std::size_t regions_;
    std::vector<Value> values_;
};
using Numbers = Grid<double>;

// One replicate, seen as sums of its series over the weeks of a window, none of which is outside it.
class SeriesSums {
public:
    SeriesSums(const Series& series, const Places& places) : series_(series), places_(places) {}

    Numbers mean(const Endpoint& endpoint, WindowWeeks weeks) const;
    // The highest week of each place and group by itself.
    Numbers peak(const Endpoint& endpoint, WindowWeeks weeks) const;
    Numbers sum(const Endpoint& endpoint, WindowWeeks weeks, double times = 1.0) const;
    Numbers ratio_of(const Endpoint& endpoint, WindowWeeks weeks) const;

private:
    Grid<Pool> of(const QuantitySeries& quantity, WindowWeeks weeks) const;

    const Series& series_;
    const Places& places_;
};

}  // namespace samspill
