#include "viz/plots/theme.h"

#include <span>

#include <imgui.h>

#include "viz/plots/fonts.h"

namespace samspill::viz {

namespace {

// Latin (Norwegian, Sami and the rest of Europe), accents by themselves, Greek, Cyrillic, dashes and quotes, currency,
// arrows, signs of mathematics, shapes.
constexpr ImWchar ranges[] = {0x0020, 0x024F, 0x0300, 0x036F, 0x0370, 0x03FF, 0x0400, 0x045F, 0x2000, 0x206F,
                              0x20A0, 0x20BF, 0x2190, 0x21FF, 0x2200, 0x22FF, 0x25A0, 0x25FF, 0x2600, 0x26FF,
                              0x2700, 0x27BF, 0};

ImFont* load(std::span<const unsigned char> file, float pixels)
{
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;  // it is part of the program
    auto* data = const_cast<unsigned char*>(file.data());  // ImGui only reads it
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(data, int(file.size()), pixels, &config, ranges);
}

ImVec4 rgba(Colour c) { return ImGui::ColorConvertU32ToFloat4(c); }

}  // namespace

void use_theme(const Theme& theme)
{
    ImGuiStyle style;
    ImGui::StyleColorsLight(&style);
    style.WindowRounding = style.ChildRounding = style.PopupRounding = 6.0f;
    style.FrameRounding = style.GrabRounding = style.TabRounding = 4.0f;
    style.WindowBorderSize = 0.0f;
    style.FrameBorderSize = 1.0f;
    style.WindowPadding = {12, 10};
    style.FramePadding = {8, 5};
    style.ItemSpacing = {8, 7};
    style.GrabMinSize = 14.0f;
    style.ScrollbarSize = 12.0f;
    const auto set = [&](ImGuiCol which, Colour c) { style.Colors[which] = rgba(c); };
    set(ImGuiCol_Text, theme.ink);
    set(ImGuiCol_TextDisabled, theme.faint);
    set(ImGuiCol_WindowBg, theme.panel);
    set(ImGuiCol_ChildBg, theme.ground);
    set(ImGuiCol_PopupBg, theme.ground);
    set(ImGuiCol_Border, theme.grid);
    set(ImGuiCol_FrameBg, theme.ground);
    set(ImGuiCol_FrameBgHovered, colour(0xEAF3FA));
    set(ImGuiCol_FrameBgActive, colour(0xD7E9F5));
    set(ImGuiCol_Button, colour(0xE9EEF3));
    set(ImGuiCol_ButtonHovered, colour(0xD7E9F5));
    set(ImGuiCol_ButtonActive, colour(0xB9D9EE));
    set(ImGuiCol_Header, colour(0xD7E9F5));
    set(ImGuiCol_HeaderHovered, colour(0xE3F0F8));
    set(ImGuiCol_HeaderActive, colour(0xB9D9EE));
    set(ImGuiCol_SliderGrab, first_world);
    set(ImGuiCol_SliderGrabActive, colour(0x004F80));
    set(ImGuiCol_CheckMark, first_world);
    set(ImGuiCol_NavHighlight, theme.mark);
    style.ScaleAllSizes(theme.scale);
    ImGui::GetStyle() = style;
}

Colour series_colour(int index) { return series_colours[std::size_t(index) % series_colours.size()]; }

Theme make_theme(float scale, bool large_type)
{
    Theme theme;
    theme.scale = scale * (large_type ? 1.25f : 1.0f);
    ImGui::GetIO().Fonts->Clear();
    // ImGui takes the first font for everything that asks for none.
    theme.text = load(regular_font(), 16.0f * theme.scale);
    theme.strong = load(semibold_font(), 17.0f * theme.scale);
    theme.large = load(semibold_font(), 24.0f * theme.scale);
    use_theme(theme);
    return theme;
}

}  // namespace samspill::viz
