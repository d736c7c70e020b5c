#pragma once

#include <string>
#include <vector>

#include <imgui.h>

#include "viz/panels/panels.h"
#include "viz/plots/texts.h"

// Small things that several panels draw.
namespace samspill::viz {

// Stays on the line when `width` pixels more have room there, else begins a new one.
inline void flow_to(float width, float gap = -1.0f)
{
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
    const float space = gap < 0.0f ? ImGui::GetStyle().ItemSpacing.x : gap;
    if (ImGui::GetItemRectMax().x + space + width <= right) ImGui::SameLine(0.0f, space);
}

inline float button_width(const char* text)
{
    return ImGui::CalcTextSize(text, nullptr, true).x + 2.0f * ImGui::GetStyle().FramePadding.x;
}

// Width of what is left, or `most`, whichever is less.
inline float at_most(float most)
{
    const float room = ImGui::GetContentRegionAvail().x;
    return room < most ? room : most;
}

// Height of what is left, or `least` where that is more: then the panel scrolls.
inline float at_least(float least)
{
    const float room = ImGui::GetContentRegionAvail().y;
    return room > least ? room : least;
}

// A list that is opened by pressing it, no wider than what is left; a choice that is too long for it is shortened
// and told under the pointer. To be closed by ImGui::EndCombo when it gives true.
bool begin_list(const View& view, const std::string& mark, const std::string& now, float width,
                ImGuiComboFlags flags = ImGuiComboFlags_HeightLarge);
// One of its lines; true when it is pressed. Told apart by its mark.
bool list_line(const View& view, const std::string& mark, const std::string& text, bool chosen);

// A list of names of which one is chosen; returns the one that is chosen now, or -1.
int chosen_in(const View& view, const std::string& mark, float width, const std::vector<std::string>& names, int now);

// A key that was pressed while nobody types; one that is held down counts once, unless it may repeat: a page that
// is turned by a slow finger is not turned twice.
bool key(ImGuiKey which, bool repeat = false);

// A message in the middle of what is left of the window, broken into lines.
void centred_message(const View& view, const std::string& title, const std::string& text);

// What there is in a comparison or sweep file instead of a run.
std::string whole_file_words(const View& view);

// Says what is there when no run is: nothing open, or being worked out. True when it said something.
bool nothing_to_show(const View& view);

// A text field whose text belongs to whoever calls.
bool input_text(const char* id, const char* hint, std::string& text, ImGuiInputTextFlags flags = 0);

// Text in the ink of things that stand back, broken at the width that is left.
void faint_words(const View& view, const std::string& text);

// A wrapped hover text over the control that was drawn last.
void hover_text(const std::string& text);

}  // namespace samspill::viz
