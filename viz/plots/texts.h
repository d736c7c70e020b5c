#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "viz/plots/theme.h"

// Texts by hand: measured, put at a place, broken into lines, shortened where there is too little room.
namespace samspill::viz {

enum class Align { left, middle, right };
// In a font at its size (null: the present one), with the place's left end, middle or right end given.
void draw_text(ImDrawList* list, ImFont* font, ImVec2 at, Colour c, std::string_view text, Align align = Align::left);
float text_width(ImFont* font, std::string_view text);

// Lines of words that fit a width. Broken at spaces and never before "%"; a word that is wider than a line, such as
// a path, behind its slashes and the like. A number ("0,5") stays whole, which it does not with ImGui.
std::vector<std::string_view> lines_of(ImFont* font, float width, std::string_view text);
// What a column of it has to have at least.
float widest_word(ImFont* font, std::string_view text);
float broken_height(ImFont* font, float width, std::string_view text);
// Draws these lines; returns the height that they take.
float broken_text(ImFont* font, ImVec2 at, float width, Colour c, std::string_view text);
// At the cursor, in the present font and colour, over the width that is left (or `width`).
void wrapped_text(std::string_view text, float width = 0.0f);

// A text that fits a width: ends with "..." when something is left out.
std::string shortened(std::string_view text, float width);
// Is more of a text left than a letter or three, when it has to fit a width?
bool can_be_shortened(std::string_view text, float width);
// The same drawn. What was left out is told under the pointer, unless something else is told there.
void clipped_text(ImDrawList* list, ImVec2 at, float width, Colour c, std::string_view text);

// The characters of a text that the type has no shape for: they are shown as "?".
std::vector<unsigned> without_shape(const Theme& theme, std::string_view text);

// Beside the pointer, in lines that fit the window.
void tooltip_text(std::string_view text);
// The same for a control whose label was shortened, when the pointer is on it.
void tell_if_shortened(std::string_view label, std::string_view whole);

}  // namespace samspill::viz
