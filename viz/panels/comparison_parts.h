#pragma once

#include "viz/panels/panels.h"
#include "viz/plots/plot.h"

// The parts of the comparison panel; the guide draws some of them too.
namespace samspill::viz {

// One indicator in both worlds with bands, and under it the difference with its interval; both in
// step. `name` is of ImGui's ids and of marks ("name/lines", "name/difference"). Takes the whole width.
void contrast_charts(const View& view, Commands& commands, const std::string& name, const Selection& line,
                     float height);

// The upper of the two charts alone.
void world_lines(const View& view, Commands& commands, const std::string& name, const Selection& line, float height);

// What a difference's band is, in words; for one pair that there is none.
std::string contrast_words(const View& view, int pairs);

// Week on screen and the time since the policy began: both worlds, difference, interval.
void contrast_numbers(const View& view, const Selection& line);

// One person's two lives, and the list of those whose lives differ. Takes the room that is left.
void person_lives(const View& view, Commands& commands);

// A comparison file: its endpoints and curves.
void comparison_board(const View& view, Commands& commands);

// Text in the ink of things that stand back, broken at the width that is left.
void faint_words(const View& view, const std::string& text);

}  // namespace samspill::viz
