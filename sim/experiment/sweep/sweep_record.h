#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "experiment/judge/endpoints.h"
#include "model/inputs/inputs.h"
#include "scenario/files/sweep_file.h"

namespace samspill {

// What a sweep keeps of a run: endpoints, and series in steps of some weeks when they are asked for;
// as one row of numbers.
class SweepRecord {
public:
    // One endpoint or series: its numbers in the row are (steps x) places x groups.
    struct Column {
        std::string name, unit, meaning, meaning_no;
        std::size_t begin = 0;  // first number in the row
        bool is_series = false;
    };

    // Throws InputError for endpoints that are not there.
    SweepRecord(const SweepFile& file, const Inputs& base);

    const std::vector<Column>& columns() const { return columns_; }
    std::size_t width() const { return width_; }  // numbers of a row
    std::size_t size_of(const Column& column) const
    {
        return places_.size() * groups_.size() * (column.is_series ? steps_.size() : 1);
    }
    // Regions, then "all"; groups likewise. Only "all" when the sweep does not divide by them.
    const std::vector<std::string>& places() const { return places_; }
    const std::vector<std::string>& groups() const { return groups_; }
    const std::vector<Week>& steps() const { return steps_; }  // first week of each

    // Fills a row of `width` numbers. A step of a series holds the sum of a flow, else the mean over
    // its weeks; offices and groups are summed as everywhere (model/observed/sums.h). NaN where there is no
    // number. `inputs` are those of the run.
    void fill(const RunOutput& output, const Inputs& inputs, std::span<double> row) const;

private:
    void fill_series(const RunOutput& output, const Places& places, Indicator indicator, double* into) const;

    bool by_region_, by_group_;
    int every_;
    std::vector<std::size_t> endpoints_;
    std::vector<Indicator> series_;
    std::vector<Column> columns_;
    std::vector<std::string> places_, groups_;
    std::vector<Week> steps_;
    std::size_t width_ = 0;
};

}  // namespace samspill
