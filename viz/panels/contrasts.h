#pragma once

#include <array>
#include <string>

#include "viz/panels/panels.h"
#include "viz/plots/plot.h"

// Charts of two worlds and their difference, for the comparison panel and the guide.
namespace samspill::viz {

// What a pair of charts shows: one line of both worlds and their difference; null is not there yet.
struct WorldLines {
    std::array<const Curve*, 2> curve{};
    const Contrast* contrast = nullptr;
    std::string title, unit;
    bool notes = true;  // what bands are is said under each chart; else the caller says it
};
WorldLines world_lines(const View& view, const Selection& line);

// Both worlds with bands, and their difference with its interval: charts that are in step. `name` is
// of ImGui's ids and of marks ("name/lines", "name/difference"). They take the whole width; heights
// are in points.
void draw_worlds(const View& view, Commands& commands, const std::string& name, const WorldLines& lines, float height);
void draw_difference(const View& view, Commands& commands, const std::string& name, const WorldLines& lines,
                     float height);
void contrast_charts(const View& view, Commands& commands, const std::string& name, const WorldLines& lines,
                     float height);

// What the bands of lines are, in words.
std::string band_words(const View& view, int replicates);
// What a difference's band is, in words; for one pair that there is none.
std::string contrast_words(const View& view, const Contrast* contrast);  // null: not there yet

// Week on screen and the time since the policy began: both worlds, difference, interval.
void contrast_numbers(const View& view, const Selection& line);

}  // namespace samspill::viz
