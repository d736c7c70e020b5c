#pragma once

#include <string>
#include <string_view>

#include "viz/panels/panels.h"
#include "viz/state/reforms.h"

// The pages of the guided sequence and what they share: large type, few controls.
namespace samspill::viz {

void choose_page(const View& view, Commands& commands);
void expect_page(const View& view, Commands& commands);
void run_page(const View& view, Commands& commands);
void see_page(const View& view, Commands& commands);
void reflect_page(const View& view, Commands& commands);

// Children of the guide take no keyboard navigation of ImGui's: arrows and Enter are the guide's.
inline constexpr ImGuiWindowFlags guide_child = ImGuiWindowFlags_NoNav;

// The reform that was chosen; null before.
const Reform* chosen_reform(const View& view);

void heading(const View& view, const std::string& text);

// A button in large type; `on`: it is the one that holds. True when it was pressed.
bool large_button(const View& view, const std::string& label, std::string_view mark, ImVec2 size, bool on = false,
                  bool can = true);

// A text of several lines in the participants' own words; returns true with `text` changed.
bool own_words(const View& view, std::string_view mark, const char* hint, std::string& text, float height);

}  // namespace samspill::viz
