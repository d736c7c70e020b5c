#pragma once

#include <string>

#include "viz/panels/panels.h"

// The parts of the comparison panel.
namespace samspill::viz {

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

// Two worlds: a row a week. A comparison file: a row an endpoint and alternative.
std::string comparison_table(const ViewState& state, const Shown& shown);
std::string board_table(const ViewState& state, const Shown& shown);

}  // namespace samspill::viz
