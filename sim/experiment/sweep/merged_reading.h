#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/week.h"
#include "results/h5/h5.h"
#include "scenario/files/design_kind.h"

namespace samspill {

// A dimension of a sweep as its merged file holds it: the values of a grid's axis, or in another
// design its value at every point.
struct MergedAxis {
    std::string name, unit, meaning;
    std::vector<std::string> keys;    // get the value; none when the values are policies
    std::vector<double> numbers;      // empty when the values are texts
    std::vector<std::string> labels;  // empty when they are numbers

    std::size_t size() const { return numbers.empty() ? labels.size() : numbers.size(); }
};

struct MergedColumn {
    std::string name, unit, meaning, meaning_no;
    bool is_series = false;
};

struct MergedInfo {
    std::string title, question, scenario, sweep_text;
    bool grid = false;
    std::size_t points = 0;
    int replicates = 0;
    std::vector<MergedAxis> axes;
    std::vector<MergedColumn> columns;
    std::vector<std::string> places, groups;  // the last of each: "all"
    std::vector<Week> steps;                  // of series
};

// Reads the merged file of a sweep (FORMAT.md). A file is not trusted: shapes are checked against what
// its own axes lead to. Every complaint is an InputError with the path.
class MergedSweep {
public:
    explicit MergedSweep(std::string path);

    const std::string& path() const { return path_; }
    const MergedInfo& info() const { return info_; }

    // One number of every run: by point (of a grid: the last axis fastest), then replicate. NaN where a
    // run is missing. `step` counts for series only.
    std::vector<double> runs(std::size_t column, std::size_t place, std::size_t group, std::size_t step) const;

private:
    void read();
    void read_attributes(const h5::Group& root);
    void read_axes(const h5::Group& root);
    void read_columns(const h5::Group& root);
    h5::Shape shape_of(const MergedColumn& column) const;

    std::string path_;
    std::optional<h5::File> file_;
    MergedInfo info_;
    h5::Shape shape_of_points_;
};

}  // namespace samspill
