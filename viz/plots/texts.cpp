#include "viz/plots/texts.h"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>  // whether a tooltip is there already

namespace samspill::viz {

float text_width(ImFont* font, std::string_view text)
{
    if (text.empty()) return 0.0f;  // ImGui takes the end of none for a text that ends by itself
    if (!font) font = ImGui::GetFont();
    return font->CalcTextSizeA(font->FontSize, 1e9f, 0.0f, text.data(), text.data() + text.size()).x;
}

void draw_text(ImDrawList* list, ImFont* font, ImVec2 at, Colour c, std::string_view text, Align align)
{
    if (text.empty()) return;
    if (!font) font = ImGui::GetFont();
    if (align != Align::left) at.x -= text_width(font, text) * (align == Align::middle ? 0.5f : 1.0f);
    list->AddText(font, font->FontSize, {std::round(at.x), std::round(at.y)}, c, text.data(),
                  text.data() + text.size());
}

namespace {

bool inside_a_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u; }

// How much of a word that is wider than a line stands on it: up to a slash or the like; where there is none, as many
// letters as fit a line that is long enough not to look like a column of letters. Else all of it.
std::size_t part_of_word(ImFont* font, float width, std::string_view word)
{
    if (!font) font = ImGui::GetFont();
    std::size_t letters = 0, sign = 0;
    for (std::size_t at = 1; at <= word.size(); ++at) {
        if (at < word.size() && inside_a_letter(word[at])) continue;
        if (text_width(font, word.substr(0, at)) > width) break;
        letters = at;
        if (at > 1 && std::string_view("/_-:=\\").find(word[at - 1]) != std::string_view::npos) sign = at;
    }
    if (sign > 0) return sign;
    return letters > 0 && width > 12.0f * font->FontSize ? letters : word.size();
}

}  // namespace

std::vector<std::string_view> lines_of(ImFont* font, float width, std::string_view text)
{
    std::vector<std::string_view> lines;
    std::size_t begin = 0, fits = 0;
    const auto end_line = [&](std::size_t end, std::size_t next) {
        lines.push_back(text.substr(begin, end - begin));
        begin = fits = next;
    };
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool ends = at == text.size() || text[at] == '\n';
        if (!ends && (text[at] != ' ' || (at + 1 < text.size() && text[at + 1] == '%'))) continue;
        if (fits > begin && text_width(font, text.substr(begin, at - begin)) > width) end_line(fits, fits + 1);
        while (text_width(font, text.substr(begin, at - begin)) > width) {  // a word by itself
            const std::size_t part = part_of_word(font, width, text.substr(begin, at - begin));
            if (part == at - begin) break;
            end_line(begin + part, begin + part);
        }
        fits = at;
        if (ends) end_line(at, at + 1);
    }
    return lines;
}

float widest_word(ImFont* font, std::string_view text)
{
    float widest = 0.0f;
    for (const std::string_view word : lines_of(font, 1.0f, text)) widest = std::max(widest, text_width(font, word));
    return widest;
}

float broken_height(ImFont* font, float width, std::string_view text)
{
    if (!font) font = ImGui::GetFont();
    return font->FontSize * float(lines_of(font, width, text).size());
}

float broken_text(ImFont* font, ImVec2 at, float width, Colour c, std::string_view text)
{
    if (!font) font = ImGui::GetFont();
    float y = at.y;
    for (const std::string_view line : lines_of(font, width, text)) {
        draw_text(ImGui::GetWindowDrawList(), font, {at.x, y}, c, line);
        y += font->FontSize;
    }
    return y - at.y;
}

void wrapped_text(std::string_view text, float width)
{
    if (width <= 0.0f) width = ImGui::GetContentRegionAvail().x;
    ImFont* font = ImGui::GetFont();
    const std::vector<std::string_view> lines = lines_of(font, width, text);
    float widest = 0.0f;
    for (const std::string_view line : lines) widest = std::max(widest, text_width(font, line));
    // On the line of a control its words are level with the control's.
    const float below = ImGui::GetCurrentWindow()->DC.CurrLineTextBaseOffset;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({std::min(widest, width), below + font->FontSize * float(lines.size())});
    if (ImGui::IsItemVisible())
        broken_text(font, {at.x, at.y + below}, width, ImGui::GetColorU32(ImGuiCol_Text), text);
}

std::string shortened(std::string_view text, float width)
{
    if (text_width(nullptr, text) <= width) return std::string(text);
    const float room = width - text_width(nullptr, "…");
    std::size_t cut = 0;
    for (std::size_t at = 1; at <= text.size(); ++at) {
        if (at < text.size() && inside_a_letter(text[at])) continue;
        if (text_width(nullptr, text.substr(0, at)) > room) break;
        cut = at;
    }
    while (cut > 0 && text[cut - 1] == ' ') --cut;
    return std::string(text.substr(0, cut)) + "…";
}

bool can_be_shortened(std::string_view text, float width)
{
    const std::string left = shortened(text, width);
    return left == text || left.size() >= std::string_view("…").size() + 4;
}

namespace {

// Something is told beside the pointer in this frame.
bool something_is_told()
{
    const ImGuiWindow* tooltip = ImGui::FindWindowByName("##Tooltip_00");
    return tooltip && tooltip->Active;
}

}  // namespace

void clipped_text(ImDrawList* list, ImVec2 at, float width, Colour c, std::string_view text)
{
    if (width <= 0.0f || text.empty()) return;
    const std::string drawn = shortened(text, width);
    list->AddText(at, c, drawn.c_str());
    if (drawn == text) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool over = mouse.x >= at.x && mouse.x < at.x + width && mouse.y >= at.y &&
                      mouse.y < at.y + ImGui::GetTextLineHeight() &&
                      ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    if (over && !something_is_told()) tooltip_text(text);
}

std::vector<unsigned> without_shape(const Theme& theme, std::string_view text)
{
    std::vector<unsigned> missing;
    const char *at = text.data(), *end = at + text.size();
    while (at < end) {
        unsigned character = 0;
        at += ImTextCharFromUtf8(&character, at, end);
        const bool known = character <= IM_UNICODE_CODEPOINT_MAX && theme.text->FindGlyphNoFallback(ImWchar(character));
        if (character < ' ' || known) continue;
        if (std::find(missing.begin(), missing.end(), character) == missing.end()) missing.push_back(character);
    }
    return missing;
}

void tooltip_text(std::string_view text)
{
    const float width = std::min(26.0f * ImGui::GetFontSize(), 0.85f * ImGui::GetIO().DisplaySize.x);
    ImGui::BeginTooltipEx(ImGuiWindowFlags_None, ImGuiTooltipFlags_OverridePreviousTooltip);
    wrapped_text(text, width);
    ImGui::EndTooltip();
}

void tell_if_shortened(std::string_view label, std::string_view whole)
{
    if (label != whole && ImGui::IsItemHovered() && !something_is_told()) tooltip_text(whole);
}

}  // namespace samspill::viz
