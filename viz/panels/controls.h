#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "viz/panels/panels.h"
#include "viz/plots/plot.h"

// Small controls and drawings that several panels share.
namespace samspill::viz {

// A list of everywhere, the regions and their offices; a choice is a LookAt. `name` is of its mark.
void place_choice(const View& view, Commands& commands, std::string_view name);

// Buttons in a row of which one is pressed; returns the one that is pressed now, or -1. Marks are
// "name/0", "name/1", ...
int choice(const View& view, std::string_view name, std::span<const Text> options, int chosen);

// The name and colour of a world on screen, and what its picture is of: the replicate on screen, unless
// it is a mean of several.
std::string world_name(const View& view, int world);
Colour world_colour(int world);
std::string replicate_words(const View& view);
void world_head(const View& view, int world, ImVec2 at, float width, bool one_replicate = true);

// Those of both, beside each other or one below the other, at the cursor.
void world_heads(const View& view, bool one_replicate = true);

// A sign, drawn about the point that is given, with its name behind: beside the item before, or in a new
// line where there is no room.
void legend_entry(const View& view, const std::string& name, float sign,
                  const std::function<void(ImDrawList*, ImVec2)>& draw);

// The boxes that worlds stand in: beside each other where each is as wide as it has to be (`wide`, points), else one
// above the other, and no lower than `high`; what has no room scrolls.
struct WorldBoxes {
    bool beside = true;
    ImVec2 size;  // of each, pixels
};
WorldBoxes world_boxes(const View& view, float wide, float high);

// What there is to say instead of a picture while nothing is open or no week is there.
bool nothing_to_draw(const View& view);

// The pointer is in a rectangle of the present window that nothing covers.
bool pointer_in(ImVec2 low, ImVec2 high);
// Explains a rectangle when the pointer is in it.
void hint(ImVec2 low, ImVec2 high, const std::string& text);

// A percentage without decimals; "–" of nothing.
std::string share_text(double part, double whole, Language language);

// The row of the series that the state's week stands at, kept within what is ready.
int row_of(const ViewState& state, const Film& film);
// The week on screen with its fraction, kept within what is ready.
double time_of(const ViewState& state, const Film& film);

}  // namespace samspill::viz
