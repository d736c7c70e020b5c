#include "viz/plots/heat.h"

#include <algorithm>
#include <cmath>

#include "viz/plots/life_colours.h"

namespace samspill::viz {

namespace {

constexpr Colour no_number = colour(0xC8CDD3);

std::size_t columns(const HeatOptions& options) { return options.x.labels.size(); }
std::size_t rows(const HeatOptions& options) { return std::max<std::size_t>(options.y.labels.size(), 1); }

float widest(const std::vector<std::string>& labels)
{
    float width = 0.0f;
    for (const std::string& label : labels) width = std::max(width, ImGui::CalcTextSize(label.c_str()).x);
    return width;
}

void draw_cell(const HeatOptions& options, const ColourScale& scale, const HeatCell& cell)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const double value = options.value(cell.x, cell.y);
    const Colour c = scale.of(value);
    list->AddRectFilled(cell.low, {cell.high.x - 1.0f, cell.high.y - 1.0f}, c);
    const std::string text = std::isnan(value) ? "–" : options.text(value);
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    if (size.x + 6.0f > cell.high.x - cell.low.x || size.y + 2.0f > cell.high.y - cell.low.y) return;
    list->AddText({std::round((cell.low.x + cell.high.x - size.x) / 2.0f),
                   std::round((cell.low.y + cell.high.y - size.y) / 2.0f)},
                  ink_on(c), text.c_str());
}

}  // namespace

Colour ColourScale::of(double value) const
{
    if (!std::isfinite(value)) return no_number;
    const double t = high > low ? (value - low) / (high - low) : 0.5;
    return diverges ? diverging(t) : sequential(t);
}

ColourScale scale_of(std::span<const double> values)
{
    double low = INFINITY, high = -INFINITY;
    for (const double value : values)
        if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
    if (low > high) return {};
    if (low < 0.0 && high > 0.0) {
        // The same distance from zero has the same strength of colour on both sides.
        const double most = std::max(-low, high);
        return {-most, most, true};
    }
    return {low, high, false};
}

HeatCell heat_cell(const HeatOptions& options, ImVec2 low, ImVec2 high, std::size_t x, std::size_t y)
{
    const float w = (high.x - low.x) / float(columns(options)), h = (high.y - low.y) / float(rows(options));
    const float left = low.x + w * float(x), bottom = high.y - h * float(y);
    return {x, y, {left, bottom - h}, {left + w, bottom}};
}

std::optional<HeatCell> cell_under(const HeatOptions& options, ImVec2 low, ImVec2 high, ImVec2 pointer)
{
    if (pointer.x < low.x || pointer.x >= high.x || pointer.y < low.y || pointer.y >= high.y) return std::nullopt;
    const auto x = std::size_t((pointer.x - low.x) / (high.x - low.x) * float(columns(options)));
    const auto y = std::size_t((high.y - pointer.y) / (high.y - low.y) * float(rows(options)));
    return heat_cell(options, low, high, std::min(x, columns(options) - 1), std::min(y, rows(options) - 1));
}

std::pair<ImVec2, ImVec2> heat_area(const Theme& theme, const HeatOptions& options, ImVec2 low, ImVec2 high)
{
    const float s = theme.scale, line = ImGui::GetTextLineHeight();
    const float left = std::min(widest(options.y.labels), 0.3f * (high.x - low.x)) + 12.0f * s;
    return {{low.x + left, low.y + 1.4f * line}, {high.x, high.y - 2.6f * line}};
}

void draw_heat(const Theme& theme, const HeatOptions& options, const ColourScale& scale, ImVec2 low, ImVec2 high)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = theme.scale, line = ImGui::GetTextLineHeight();
    const auto [from, to] = heat_area(theme, options, low, high);
    for (std::size_t y = 0; y < rows(options); ++y)
        for (std::size_t x = 0; x < columns(options); ++x)
            draw_cell(options, scale, heat_cell(options, from, to, x, y));
    for (std::size_t x = 0; x < columns(options); ++x) {
        const HeatCell cell = heat_cell(options, from, to, x, 0);
        const float width = ImGui::CalcTextSize(options.x.labels[x].c_str()).x,
                    room = cell.high.x - cell.low.x - 4.0f * s;
        clipped_text(list,
                     {std::max((cell.low.x + cell.high.x - width) / 2.0f, cell.low.x + 2.0f * s), to.y + 4.0f * s},
                     room, theme.ink, options.x.labels[x]);
    }
    for (std::size_t y = 0; y < options.y.labels.size(); ++y) {
        const HeatCell cell = heat_cell(options, from, to, 0, y);
        const float width = std::min(ImGui::CalcTextSize(options.y.labels[y].c_str()).x, from.x - low.x - 10.0f * s);
        clipped_text(list, {from.x - width - 8.0f * s, (cell.low.y + cell.high.y - line) / 2.0f}, width + 2.0f,
                     theme.ink, options.y.labels[y]);
    }
    clipped_text(list, low, high.x - low.x, theme.faint, "↑ " + options.y.name);
    const float name = std::min(ImGui::CalcTextSize(options.x.name.c_str()).x + 20.0f * s, to.x - from.x);
    clipped_text(list, {to.x - name, to.y + 1.4f * line}, name, theme.faint, options.x.name + " →");
    if (!options.chosen) return;
    const HeatCell cell = heat_cell(options, from, to, options.chosen->first, options.chosen->second);
    list->AddRect({cell.low.x - 1.0f, cell.low.y - 1.0f}, cell.high, theme.ground, 3.0f * s, 0, 5.0f * s);
    list->AddRect({cell.low.x - 1.0f, cell.low.y - 1.0f}, cell.high, theme.ink, 3.0f * s, 0, 2.5f * s);
}

void draw_scale(const Theme& theme, const ColourScale& scale, const std::string& unit, Language language, ImVec2 at,
                float height)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = theme.scale, line = ImGui::GetTextLineHeight(), width = 18.0f * s;
    clipped_text(list, at, 130.0f * s, theme.faint, unit);
    const float top = at.y + 1.4f * line, bottom = at.y + height;
    constexpr int steps = 48;
    for (int i = 0; i < steps; ++i) {
        const double t = (i + 0.5) / steps;
        const float y1 = bottom - (bottom - top) * float(i) / steps,
                    y0 = bottom - (bottom - top) * float(i + 1) / steps;
        list->AddRectFilled({at.x, y0}, {at.x + width, y1 + 0.5f}, scale.diverges ? diverging(t) : sequential(t));
    }
    const std::vector<double> marks = ticks(scale.low, scale.high, 5);
    const std::vector<std::string> texts = tick_texts(marks, language);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const double mark = marks[i];
        const double t = scale.high > scale.low ? (mark - scale.low) / (scale.high - scale.low) : 0.5;
        const float y = bottom - float(t) * (bottom - top);
        list->AddLine({at.x + width, y}, {at.x + width + 4.0f * s, y}, theme.faint, 1.0f);
        list->AddText({at.x + width + 8.0f * s, y - line / 2.0f}, theme.ink, texts[i].c_str());
    }
}

}  // namespace samspill::viz
