#include "experiment/endpoints.h"

#include <algorithm>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "core/error.h"
#include "core/name.h"
#include "experiment/endpoint_table.h"

namespace samspill {

namespace {

constexpr int year = 52;  // weeks
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool by_group(const Endpoint& endpoint)
{
    const bool cohort = endpoint.form == Form::share_of_cohort || endpoint.form == Form::weeks_of_cohort;
    return cohort || has_groups(endpoint.of.indicator);
}

double ratio(double part, double whole) { return whole > 0.0 ? part / whole : nan; }

// Places (every region, then all) x groups (every group, then all) of one number each.
class Cells {
public:
    explicit Cells(const Places& places) : places_(&places), values_((places.regions.size() + 1) * (n_groups + 1)) {}

    double& at(std::size_t place, std::size_t group) { return values_[place * (n_groups + 1) + group]; }

    // Adds to a region's group, and to the three sums that it is part of. Without groups: group -1.
    void add(std::size_t region, int group, double value)
    {
        for (const std::size_t place : {region, places_->regions.size()}) {
            if (group >= 0) at(place, std::size_t(group)) += value;
            at(place, n_groups) += value;
        }
    }

private:
    const Places* places_;
    std::vector<double> values_;
};

// One replicate, seen as sums of its series over weeks, offices, groups and labels.
class Sums {
public:
    Sums(const RunOutput& output, const Places& places) : output_(output), places_(places) {}

    // Weeks from 0 on, or the last 52 of them.
    int first_week(Form form) const
    {
        const Series& series = output_.series;
        const int start = std::max(0, -int(series.first_week));
        return form == Form::mean || form == Form::level ? std::max(start, series.weeks - year) : start;
    }
    int weeks(Form form) const { return output_.series.weeks - first_week(form); }

    // The quantity summed over the form's weeks; times `weight` of the same week and office.
    Cells of(Quantity quantity, Form form, const Quantity* weight = nullptr) const
    {
        Cells cells(places_);
        const int groups = has_groups(quantity.indicator) ? n_groups : 1;
        std::size_t office = 0;
        for (std::size_t region = 0; region < places_.regions.size(); ++region)
            for (std::size_t o = 0; o < places_.regions[region].offices.size(); ++o, ++office)
                for (int group = 0; group < groups; ++group) {
                    double sum = 0.0;
                    for (int week = first_week(form); week < output_.series.weeks; ++week)
                        sum += value(quantity, week, office, group) * (weight ? value(*weight, week, office, 0) : 1.0);
                    cells.add(region, groups == 1 ? -1 : group, sum);
                }
        return cells;
    }

private:
    double value(Quantity quantity, int week, std::size_t office, int group) const
    {
        return value_of(output_.series, std::size_t(places_.office_count()), quantity, week, office, group);
    }

    const RunOutput& output_;
    const Places& places_;
};

// The last week since the start in which anybody of the cohort is observed; -1: nobody ever was.
int last_observed(const EventTime& table, Cohort cohort)
{
    for (int week = table.weeks - 1; week >= 0; --week)
        for (int region = 0; region < table.regions; ++region)
            for (int group = 0; group < n_groups; ++group)
                if (table.persons[table.index(int(Outcome::observed), int(cohort), region, group, week)] > 0)
                    return week;
    return -1;
}

// Persons of a cohort with an outcome, summed over weeks since the start [from, to].
Cells persons_of(const EventTime& table, const Places& places, Cohort cohort, Outcome outcome, int from, int to)
{
    Cells cells(places);
    for (int region = 0; region < table.regions; ++region)
        for (int group = 0; group < n_groups; ++group)
            for (int week = from; week <= to; ++week)
                cells.add(std::size_t(region), group,
                          double(table.persons[table.index(int(outcome), int(cohort), region, group, week)]));
    return cells;
}

struct Fraction {
    Cells part, whole;
};

Fraction fraction_of(const Endpoint& endpoint, const RunOutput& output, const Places& places)
{
    const Sums sums(output, places);
    switch (endpoint.form) {
        case Form::share_of_cohort:
        case Form::weeks_of_cohort: {
            const EventTime& table = output.event_time;
            const int last = last_observed(table, endpoint.cohort);
            const int from = endpoint.form == Form::share_of_cohort ? std::max(last, 0) : 0;
            const int whole = std::max(last, 0);
            return {persons_of(table, places, endpoint.cohort, endpoint.outcome, from, last),
                    persons_of(table, places, endpoint.cohort, Outcome::observed, whole, last)};
        }
        case Form::level:
            if (has_groups(endpoint.of.indicator))
                return {sums.of(endpoint.of, endpoint.form), sums.of(endpoint.by, endpoint.form)};
            return {sums.of(endpoint.of, endpoint.form, &endpoint.by), sums.of(endpoint.by, endpoint.form)};
        case Form::flow_ratio:
            return {sums.of(endpoint.of, endpoint.form), sums.of(endpoint.by, endpoint.form)};
        case Form::mean:
        case Form::yearly:
        case Form::total:
            break;
    }
    Cells whole(places);
    const double weeks_each = endpoint.form == Form::total    ? 1.0
                              : endpoint.form == Form::yearly ? double(sums.weeks(endpoint.form)) / year
                                                              : double(sums.weeks(endpoint.form));
    for (std::size_t place = 0; place <= places.regions.size(); ++place)
        for (std::size_t group = 0; group <= n_groups; ++group) whole.at(place, group) = weeks_each;
    return {sums.of(endpoint.of, endpoint.form), std::move(whole)};
}

}  // namespace

std::span<const EndpointInfo> endpoints()
{
    static const std::vector<EndpointInfo> list = [] {
        std::vector<EndpointInfo> infos;
        for (const Endpoint& endpoint : endpoint_table()) {
            infos.push_back(endpoint.info);
            infos.back().by_group = by_group(endpoint);
        }
        return infos;
    }();
    return list;
}

std::size_t endpoint_index(std::string_view given)
{
    const std::string name = canonical_name(given);
    std::vector<std::string> known;
    for (const EndpointInfo& endpoint : endpoints()) {
        if (endpoint.name == name) return known.size();
        known.emplace_back(endpoint.name);
    }
    const std::string nearest = nearest_name(name, known);
    throw InputError(fmt::format("endpoint {}", name),
                     nearest.empty() ? fmt::format("is not known; there are {}", fmt::join(known, ", "))
                                     : fmt::format("is not known; did you mean {}?", nearest));
}

EndpointValues::EndpointValues(std::size_t regions)
    : regions_(regions), values_(endpoints().size() * places() * groups(), nan)
{
}

EndpointValues endpoints_of(const RunOutput& output, const Places& places)
{
    EndpointValues values(places.regions.size());
    for (std::size_t e = 0; e < endpoint_table().size(); ++e) {
        Fraction fraction = fraction_of(endpoint_table()[e], output, places);
        for (std::size_t place = 0; place < values.places(); ++place)
            for (std::size_t group = endpoints()[e].by_group ? 0 : n_groups; group < EndpointValues::groups(); ++group)
                values.at(e, place, group) =
                    endpoint_table()[e].scale * ratio(fraction.part.at(place, group), fraction.whole.at(place, group));
    }
    return values;
}

}  // namespace samspill
