#include "experiment/sweep_record.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/error.h"
#include "experiment/cohort_text.h"

namespace samspill {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// The cells of a week of one indicator that make up a place and group, with their weights.
struct Cell {
    std::size_t index;
    std::size_t office;
};

std::vector<Cell> cells_of(const IndicatorInfo& about, const Places& places, std::size_t region, std::size_t group)
{
    const bool all_regions = region == places.regions.size(), all_groups = group == n_groups;
    std::vector<Cell> cells;
    std::size_t office = 0;
    for (std::size_t r = 0; r < places.regions.size(); ++r) {
        const std::size_t here = about.extent == Extent::region ? 1 : places.regions[r].offices.size();
        for (std::size_t o = 0; o < here; ++o, ++office) {
            if (!all_regions && r != region) continue;
            if (about.extent != Extent::office_group) {
                if (all_groups) cells.push_back({office, office});
                continue;
            }
            for (std::size_t g = 0; g < n_groups; ++g)
                if (all_groups || g == group) cells.push_back({office * n_groups + g, office});
        }
    }
    return cells;
}

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
            throw InputError(file.files.back(), std::string("record.endpoints: ") + error.what());
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
                                 "the axis is called " + axis.name + " like what is recorded; give it another name");
}

void SweepRecord::fill(const RunOutput& output, const Places& places, std::span<double> row) const
{
    const EndpointValues values = endpoints_of(output, places);
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
    const IndicatorInfo& about = info(indicator);
    const std::size_t regions = places.regions.size();
    const std::size_t offices = std::size_t(places.office_count());
    const std::size_t cells_a_week = cells(about, offices, regions);
    const std::vector<float>& values = output.series.values[std::size_t(indicator)];
    const std::vector<float>& staff = output.series.values[std::size_t(Indicator::counsellors)];
    const bool level = about.measure == Measure::level;
    const Week end = output.series.first_week + output.series.weeks;
    std::size_t place = 0;
    for (std::size_t p = by_region_ ? 0 : regions; p <= regions; ++p, ++place) {
        std::size_t group = 0;
        for (std::size_t g = by_group_ ? 0 : n_groups; g <= n_groups; ++g, ++group) {
            const std::vector<Cell> members = cells_of(about, places, p, g);
            for (std::size_t s = 0; s < steps_.size(); ++s) {
                double sum = 0.0, weight = 0.0;
                const Week until = std::min(end, steps_[s] + every_);
                for (Week week = steps_[s]; week < until; ++week) {
                    const auto row = std::size_t(week - output.series.first_week);
                    for (const Cell& cell : members) {
                        const double of = !level                           ? 1.0
                                          : about.extent == Extent::region ? 1.0
                                                                           : double(staff[row * offices + cell.office]);
                        sum += of * double(values[row * cells_a_week + cell.index]);
                        weight += level ? of : 0.0;
                    }
                }
                if (about.measure == Measure::stock) weight = double(until - steps_[s]);
                if (about.measure == Measure::flow) weight = 1.0;
                into[(s * places_.size() + place) * groups_.size() + group] =
                    members.empty() || weight == 0.0 ? nan : sum / weight;
            }
        }
    }
}

}  // namespace samspill
