#include "experiment/judge/endpoint_sums.h"

#include <cmath>

#include "core/special_numbers.h"

namespace samspill {

namespace {

// A number of each place and group.
template <class NumberOf>
Numbers numbers_of(std::size_t regions, NumberOf&& number_of)
{
    Numbers numbers(regions);
    for (std::size_t place = 0; place <= regions; ++place)
        for (std::size_t group = 0; group <= n_groups; ++group) numbers.at(place, group) = number_of(place, group);
    return numbers;
}

}  // namespace

double ratio(double part, double whole) { return whole > 0.0 ? part / whole : nan; }

Grid<Pool> SeriesSums::of(const QuantitySeries& quantity, WindowWeeks weeks) const
{
    Grid<Pool> grid(places_.regions.size());
    for (std::size_t region = 0; region < places_.regions.size(); ++region) {
        const auto [first, last] = quantity.range(region);
        for (int office = first; office < last; ++office)
            for (int group = 0; group < quantity.groups(); ++group) {
                Pool pool;
                for (Week week = weeks.first; week <= weeks.last; ++week)
                    pool += quantity.at(week - series_.first_week, office, group);
                grid.add(region, quantity.groups() == 1 ? -1 : group, pool);
            }
    }
    return grid;
}

Numbers SeriesSums::mean(const Endpoint& endpoint, WindowWeeks weeks) const
{
    const QuantitySeries quantity(series_, places_, endpoint.of);
    const Grid<Pool> pools = of(quantity, weeks);
    return numbers_of(places_.regions.size(), [&](std::size_t place, std::size_t group) {
        const Pool& pool = pools.at(place, group);
        return quantity.is_level() ? pool.mean() : pool.sum / weeks.count();
    });
}

Numbers SeriesSums::peak(const Endpoint& endpoint, WindowWeeks weeks) const
{
    const QuantitySeries quantity(series_, places_, endpoint.of);
    Numbers highest(places_.regions.size(), nan);
    for (Week week = weeks.first; week <= weeks.last; ++week) {
        const Grid<Pool> pools = of(quantity, {week, week});
        highest = numbers_of(places_.regions.size(), [&](std::size_t place, std::size_t group) {
            return std::fmax(highest.at(place, group), quantity.number(pools.at(place, group)));
        });
    }
    return highest;
}

Numbers SeriesSums::sum(const Endpoint& endpoint, WindowWeeks weeks, double times) const
{
    const Grid<Pool> pools = of(QuantitySeries(series_, places_, endpoint.of), weeks);
    return numbers_of(places_.regions.size(),
                      [&](std::size_t place, std::size_t group) { return pools.at(place, group).sum * times; });
}

Numbers SeriesSums::ratio_of(const Endpoint& endpoint, WindowWeeks weeks) const
{
    const Grid<Pool> parts = of(QuantitySeries(series_, places_, endpoint.of), weeks),
                     wholes = of(QuantitySeries(series_, places_, endpoint.by), weeks);
    return numbers_of(places_.regions.size(), [&](std::size_t place, std::size_t group) {
        return ratio(parts.at(place, group).sum, wholes.at(place, group).sum);
    });
}

}  // namespace samspill
