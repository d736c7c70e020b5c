#pragma once

#include <string>

#include <imgui.h>

#include "viz/panels/panels.h"

// Small things that several panels draw.
namespace samspill::viz {

// Stays on the line when `width` pixels more have room there, else begins a new one.
inline void flow_to(float width)
{
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
    if (ImGui::GetItemRectMax().x + ImGui::GetStyle().ItemSpacing.x + width <= right) ImGui::SameLine();
}

inline float button_width(const char* text)
{
    return ImGui::CalcTextSize(text, nullptr, true).x + 2.0f * ImGui::GetStyle().FramePadding.x;
}

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
void hover_text(const View& view, const std::string& text);

}  // namespace samspill::viz
