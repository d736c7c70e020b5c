#pragma once

#include <array>
#include <string>

#include "viz/panels/panels.h"
#include "viz/plots/plot.h"

// The parts of the comparison panel; the guide draws some of them too.
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

// One person's two lives, and the list of those whose lives differ. Takes the room that is left.
void person_lives(const View& view, Commands& commands);

// What a line of a comparison file is, in words.
const std::string& line_words(const View& view, const ComparisonBoard::Line& line);
// The endpoints of a comparison file: a table, which is this wide at least (pixels), or blocks of lines below each
// other.
float width_of_endpoints(const View& view, const ComparisonBoard& board, std::size_t alternative);
void endpoint_table(const View& view, const ComparisonBoard& board, std::size_t alternative, bool scrolls);
void endpoint_blocks(const View& view, const ComparisonBoard& board, std::size_t alternative);

// A comparison file: its endpoints and curves.
void comparison_board(const View& view, Commands& commands);

}  // namespace samspill::viz
