#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "viz/data/shown.h"
#include "viz/state/view_state.h"

// Points of a sweep's grid, as rows and columns of what is on screen.
namespace samspill::viz {

// The axes that the state asks for, kept within those that there are; y is -1 for lines over x.
struct SweepAxes {
    int x = 0, y = -1;
};
SweepAxes axes_of(const ViewState& state, const SweepTable& table);

// The point that is chosen; the first when none is. Other axes of a grid stand as at it.
std::size_t anchor_of(const ViewState& state, const SweepTable& table);
bool has_point(const ViewState& state, const SweepTable& table);

// The point of a grid that differs from another in one axis alone.
std::size_t moved(const SweepTable& table, std::size_t point, int axis, std::size_t position);

// The point at a column and row of the picture.
std::size_t cell_point(const ViewState& state, const SweepTable& table, std::size_t x, std::size_t y);

// One step along x or y from the chosen point; the same point at an edge. Of a design that is no grid:
// the neighbour in the order of that axis.
std::size_t neighbour(const ViewState& state, const SweepTable& table, int dx, int dy);

// A value of an axis: a number as the language writes it, or the name of a policy.
std::string value_text(const SweepTable::Axis& axis, std::size_t position, Language language);
std::vector<std::string> value_texts(const SweepTable::Axis& axis, Language language);
// "wave.intensity = 2, reform.mend_rate = 0.1"
std::string point_text(const SweepTable& table, std::size_t point, Language language);
// Mean with its 95 % interval, spread and number of runs; honest about one run.
std::string cell_text(const SweepCells& cells, std::size_t point, Language language);
double half_width_at(const SweepCells& cells, std::size_t point);

// A place or group as a file calls it in the reader's language: "all" and the declared groups have words.
std::string spoken_name(const std::string& key, bool group, Language language);

}  // namespace samspill::viz
