#include "experiment/sweep/sweep_record.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.h"
#include "core/special_numbers.h"
#include "experiment/compare/cohort_text.h"
#include "model/observed/sums.h"

namespace samspill {

namespace {

}  // namespace

SweepRecord::SweepRecord(const SweepFile& file, const Inputs& base)
    : by_region_(file.by_region), by_group_(file.by_group), every_(file.every), series_(file.series)
{
    if (by_region_)
        for (const RegionPlace& region : base.places.regions) places_.push_back(region.name);
    if (by_group_) groups_.assign(GroupLabels::names.begin(), GroupLabels::names.end());
    places_.emplace_back("all");
    groups_.emplace_back("all");
    for (Week week = std::max(0, base.observation.from); week < base.weeks; week += every_) steps_.push_back(week);

    const auto add = [&](std::string_view name, std::string_view unit, std::string_view meaning,
                         std::string_view meaning_no, bool is_series) {
        columns_.push_back(
            {std::string(name), std::string(unit), std::string(meaning), std::string(meaning_no), width_, is_series});
        width_ += size_of(columns_.back());
    };
    if (file.endpoints.empty()) {
        endpoints_.resize(endpoints().size());
        std::iota(endpoints_.begin(), endpoints_.end(), std::size_t{0});
    }
    for (const std::string& name : file.endpoints) {
        try {
            endpoints_.push_back(endpoint_index(name));
        } catch (const InputError& error) {
            throw InputError(
                file.files.back(),
                message("record.endpoints", {"record.endpoints: {}", "record.endpoints: {}"}, error.said()));
        }
    }
    for (const std::size_t e : endpoints_) {
        const EndpointInfo& about = endpoints()[e];
        const Week cohort_week = base.observation.episode_week;
        add(about.name, about.unit, meaning_with_week(about.meaning, cohort_week),
            meaning_with_week(about.meaning_no, cohort_week, true), false);
    }
    for (const Indicator indicator : series_) {
        const IndicatorInfo& about = info(indicator);
        add("series_" + std::string(about.name), about.unit, about.meaning, about.meaning_no, true);
    }
    for (const SweepAxis& axis : file.axes)
        for (const Column& column : columns_)
            if (axis.name == column.name)
                throw InputError(axis.place,
                                 message("record.axis_name",
                                         {"the axis is called {} like what is recorded; give it another name",
                                          "aksen heter {}, slik som noe av det som tas opp; gi den et annet navn"},
                                         axis.name));
}

void SweepRecord::fill(const RunOutput& output, const Inputs& inputs, std::span<double> row) const
{
    const Places& places = inputs.places;
    const EndpointValues values = endpoints_of(output, inputs);
    const std::size_t regions = places.regions.size();
    double* into = row.data();
    for (const std::size_t e : endpoints_)
        for (std::size_t p = by_region_ ? 0 : regions; p <= regions; ++p)
            for (std::size_t g = by_group_ ? 0 : n_groups; g <= n_groups; ++g) *into++ = values.at(e, p, g);
    for (const Indicator indicator : series_) {
        fill_series(output, places, indicator, into);
        into += steps_.size() * places_.size() * groups_.size();
    }
    for (double& value : row)
        if (std::isnan(value)) value = nan;  // of one kind: digests count bits
}

void SweepRecord::fill_series(const RunOutput& output, const Places& places, Indicator indicator, double* into) const
{
    const QuantitySeries quantity(output.series, places, {indicator});
    const bool stock = quantity.about().measure == Measure::stock;
    const std::size_t regions = places.regions.size();
    const Week end = output.series.first_week + output.series.weeks;
    std::size_t place = 0;
    for (std::size_t p = by_region_ ? 0 : regions; p <= regions; ++p, ++place) {
        const auto [first, last] = quantity.range(p);
        std::size_t group = 0;
        for (std::size_t g = by_group_ ? 0 : n_groups; g <= n_groups; ++g, ++group)
            for (std::size_t s = 0; s < steps_.size(); ++s) {
                Pool pool;
                const Week until = std::min(end, steps_[s] + every_);
                for (Week week = steps_[s]; week < until; ++week)
                    pool += quantity.at(week - output.series.first_week, first, last, g < n_groups ? int(g) : -1);
                const bool there = g == n_groups || has_groups(indicator);
                into[(s * places_.size() + place) * groups_.size() + group] =
                    there ? quantity.number(pool) / (stock ? double(until - steps_[s]) : 1.0) : nan;
            }
    }
}

}  // namespace samspill
