#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "viz/panels/contrasts.h"
#include "viz/panels/controls.h"
#include "viz/panels/sweep/parts.h"
#include "viz/panels/widgets.h"
#include "viz/state/say.h"
#include "viz/state/setting_words.h"
#include "viz/state/sweep_grid.h"

namespace samspill::viz {

namespace {

// What all three pictures share.
struct Picture {
    const View& view;
    Commands& commands;
    const SweepTable& table;
    const SweepCells& cells;
    SweepAxes axes;
    ColourScale scale;

    const SweepTable::Axis& x() const { return table.axes[std::size_t(axes.x)]; }
    const SweepTable::Axis& y() const { return table.axes[std::size_t(axes.y)]; }
    std::string unit() const
    {
        const int column = cells.key.column;
        const bool known = column >= 0 && std::size_t(column) < table.columns.size();
        const std::string unit = known ? unit_words(table.columns[std::size_t(column)].unit, view.state.language) : "";
        return unit.empty() ? view(Text{"number", "antall"}) : unit;
    }
    void point_under(std::size_t point, bool pressed) const
    {
        const bool opens = !table.base_path.empty();
        const char* how = opens ? view(Text{"\nTwo clicks simulate it.", "\nTo klikk simulerer det."}) : "";
        tooltip_text(point_text(table, point, view.state.language) + "\n" +
                     cell_text(cells, point, view.state.language) + how);
        if (pressed) commands.emplace_back(ChooseSweepPoint{point});
        if (pressed && opens && ImGui::IsMouseDoubleClicked(0)) commands.emplace_back(OpenSweepPoint{point});
    }
    void mark(std::size_t point, ImVec2 low, ImVec2 high) const
    {
        view.mark("sweep/point/" + std::to_string(point), low, high);
    }
};

void heat_map(const Picture& p, ImVec2 low, ImVec2 high)
{
    const ViewState& state = p.view.state;
    HeatOptions options{
        .x = {with_unit(p.x().name, p.x().unit, state.language), value_texts(p.x(), state.language)},
        .y = {with_unit(p.y().name, p.y().unit, state.language), value_texts(p.y(), state.language)},
        .value = [&](std::size_t x, std::size_t y) { return p.cells.mean[cell_point(state, p.table, x, y)]; },
        .text = [&](double value) { return number_text(value, state.language); },
        .chosen = std::nullopt};
    if (has_point(state, p.table))
        options.chosen = {p.table.position(state.sweep_point, std::size_t(p.axes.x)),
                          p.table.position(state.sweep_point, std::size_t(p.axes.y))};
    draw_heat(p.view.theme, options, p.scale, low, high);
    const auto [from, to] = heat_area(p.view.theme, options, low, high);
    for (std::size_t x = 0; x < p.x().labels.size(); ++x)
        for (std::size_t y = 0; y < p.y().labels.size(); ++y) {
            const HeatCell cell = heat_cell(options, from, to, x, y);
            p.mark(cell_point(state, p.table, x, y), cell.low, cell.high);
        }
    if (!ImGui::IsItemHovered()) return;
    if (const auto cell = cell_under(options, from, to, ImGui::GetIO().MousePos))
        p.point_under(cell_point(state, p.table, cell->x, cell->y), ImGui::IsMouseClicked(0));
}

Range range_of_numbers(const std::vector<double>& numbers)
{
    double low = INFINITY, high = -INFINITY;
    for (const double number : numbers)
        if (std::isfinite(number)) low = std::min(low, number), high = std::max(high, number);
    if (low > high) return {0.0, 1.0};
    const double room = high > low ? 0.05 * (high - low) : 1.0;
    return {low - room, high + room};
}

// Dots of a design that is no grid, where their values of x and y put them.
void scatter(const Picture& p, ImVec2 low, ImVec2 high)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Theme& theme = p.view.theme;
    const Language language = p.view.state.language;
    const float s = theme.scale, line = ImGui::GetTextLineHeight();
    const Range across = range_of_numbers(p.x().numbers), up = range_of_numbers(p.y().numbers);
    const ImVec2 from{low.x + 60.0f * s, low.y + 1.4f * line}, to{high.x - 6.0f * s, high.y - 2.6f * line};
    const auto at = [&](double x, double y) {
        return ImVec2{from.x + float((x - across.low) / (across.high - across.low)) * (to.x - from.x),
                      to.y - float((y - up.low) / (up.high - up.low)) * (to.y - from.y)};
    };
    list->AddRect(from, to, theme.grid);
    for (const double mark : ticks(across.low, across.high, 8)) {
        const float x = at(mark, up.low).x;
        list->AddLine({x, from.y}, {x, to.y}, theme.grid);
        draw_text(list, theme.text, {x, to.y + 4.0f * s}, theme.ink, number_text(mark, language), Align::middle);
    }
    for (const double mark : ticks(up.low, up.high, 6)) {
        const float y = at(across.low, mark).y;
        list->AddLine({from.x, y}, {to.x, y}, theme.grid);
        draw_text(list, theme.text, {from.x - 6.0f * s, y - line / 2.0f}, theme.ink, number_text(mark, language),
                  Align::right);
    }
    clipped_text(list, low, high.x - low.x, theme.faint, "↑ " + with_unit(p.y().name, p.y().unit, language));
    draw_text(list, theme.text, {to.x, to.y + 1.4f * line}, theme.faint,
              with_unit(p.x().name, p.x().unit, language) + " →", Align::right);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    std::size_t nearest = p.table.points;
    float least = 14.0f * s;
    for (std::size_t point = 0; point < p.table.points; ++point) {
        const ImVec2 dot = at(p.x().numbers[point], p.y().numbers[point]);
        if (!std::isfinite(dot.x) || !std::isfinite(dot.y)) continue;
        const bool chosen = point == p.view.state.sweep_point;
        list->AddCircleFilled(dot, 8.0f * s, p.scale.of(p.cells.mean[point]), 20);
        list->AddCircle(dot, (chosen ? 11.0f : 8.0f) * s, chosen ? theme.ink : with_alpha(theme.ink, 90), 20,
                        (chosen ? 2.5f : 1.0f) * s);
        p.mark(point, {dot.x - 4.0f, dot.y - 4.0f}, {dot.x + 4.0f, dot.y + 4.0f});
        const float distance = std::hypot(dot.x - mouse.x, dot.y - mouse.y);
        if (distance < least) least = distance, nearest = point;
    }
    if (ImGui::IsItemHovered() && nearest < p.table.points) p.point_under(nearest, ImGui::IsMouseClicked(0));
}

// The points over one axis in its order, with where they stand: at their number, or at their place in
// the list when a value is a text.
struct Along {
    std::vector<std::size_t> points;
    std::vector<double> at;
};
Along along(const Picture& p)
{
    Along line;
    if (p.table.grid) {
        const std::vector<double>& numbers = p.x().numbers;
        const bool scaled = std::all_of(numbers.begin(), numbers.end(), [](double n) { return std::isfinite(n); }) &&
                            std::is_sorted(numbers.begin(), numbers.end()) && numbers.size() == p.x().labels.size();
        for (std::size_t i = 0; i < p.x().labels.size(); ++i) {
            line.points.push_back(cell_point(p.view.state, p.table, i, 0));
            line.at.push_back(scaled ? numbers[i] : double(i));
        }
        return line;
    }
    line.points.resize(p.table.points);
    std::iota(line.points.begin(), line.points.end(), std::size_t{0});
    line.at = p.x().numbers;
    return line;
}

void lines(const Picture& p)
{
    const Along line = along(p);
    const Theme& theme = p.view.theme;
    const Language language = p.view.state.language;
    std::vector<float> ends;
    for (const std::size_t point : line.points) {
        const double half = std::isnan(half_width_at(p.cells, point)) ? 0.0 : half_width_at(p.cells, point);
        ends.push_back(float(p.cells.mean[point] - half)), ends.push_back(float(p.cells.mean[point] + half));
    }
    const std::span<const float> seen(ends);
    Plot plot("sweep_lines", theme,
              {.title = "",
               .unit = p.unit(),
               .note = with_unit(p.x().name, p.x().unit, language) +
                       say(language, {";  bars: 95 % interval of the mean at each point",
                                      ";  streker: 95 %-intervall for snittet i hvert punkt"}),
               .x = range_of_numbers(line.at),
               .y = range_of({&seen, 1}, false),
               .language = language,
               .left = 58.0f,
               .time = false});
    ImDrawList* list = plot.list();
    const float s = theme.scale;
    std::optional<ImVec2> before;  // the last point that has a number
    std::size_t nearest = p.table.points;
    float least = 20.0f * s;
    for (std::size_t i = 0; i < line.points.size(); ++i) {
        const std::size_t point = line.points[i];
        if (!std::isfinite(p.cells.mean[point]) || !std::isfinite(line.at[i])) continue;
        const ImVec2 dot = plot.at(line.at[i], p.cells.mean[point]);
        const double half = half_width_at(p.cells, point);
        if (std::isfinite(half))
            list->AddLine(plot.at(line.at[i], p.cells.mean[point] - half),
                          plot.at(line.at[i], p.cells.mean[point] + half), first_world, 2.0f * s);
        if (p.table.grid && before) list->AddLine(*before, dot, with_alpha(first_world, 130), 2.0f * s);
        before = dot;
        const bool chosen = point == p.view.state.sweep_point;
        list->AddCircleFilled(dot, (chosen ? 7.0f : 5.0f) * s, chosen ? theme.ink : first_world, 20);
        p.mark(point, {dot.x - 5.0f, dot.y - 5.0f}, {dot.x + 5.0f, dot.y + 5.0f});
        const float distance = std::abs(dot.x - ImGui::GetIO().MousePos.x);
        if (plot.hovered() && distance < least) least = distance, nearest = point;
    }
    list->PushClipRectFullScreen();
    for (std::size_t i = 0; p.table.grid && i < line.points.size(); ++i)
        draw_text(list, theme.text, {plot.at(line.at[i], 0.0).x, plot.high().y + 2.0f * s}, theme.faint,
                  value_text(p.x(), i, language), Align::middle);
    if (!p.table.grid)
        for (const double mark : ticks(range_of_numbers(line.at).low, range_of_numbers(line.at).high, 8))
            draw_text(list, theme.text, {plot.at(mark, 0.0).x, plot.high().y + 2.0f * s}, theme.faint,
                      number_text(mark, language), Align::middle);
    list->PopClipRect();
    if (nearest < p.table.points) p.point_under(nearest, ImGui::IsMouseClicked(0));
}

// Arrows move the chosen point while the picture has the keyboard.
void arrows(const Picture& p)
{
    if (!ImGui::IsWindowFocused()) return;
    const auto held = [](ImGuiKey which) { return int(key(which, true)); };
    const int dx = held(ImGuiKey_RightArrow) - held(ImGuiKey_LeftArrow);
    const int dy = held(ImGuiKey_UpArrow) - held(ImGuiKey_DownArrow);
    if (dx == 0 && dy == 0) return;
    const std::size_t point = neighbour(p.view.state, p.table, dx, dy);
    if (point != p.view.state.sweep_point) p.commands.emplace_back(ChooseSweepPoint{point});
}

}  // namespace

void sweep_picture(const View& view, Commands& commands)
{
    const SweepTable& table = *view.shown.sweep;
    const SweepCells* cells = view.shown.cells.get();
    if (!cells || cells->mean.size() != table.points) {
        faint_words(view, view(Text{"The values are being read.", "Verdiene leses."}));
        return;
    }
    const Picture picture{view, commands, table, *cells, axes_of(view.state, table), scale_of(cells->mean)};
    arrows(picture);
    if (picture.axes.y < 0) {
        lines(picture);
        return;
    }
    const float s = view.theme.scale, legend = 120.0f * s;
    const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    const ImVec2 end{at.x + room.x - legend, at.y + room.y};
    ImGui::InvisibleButton("points", {std::max(room.x - legend, 1.0f), std::max(room.y, 1.0f)});
    if (table.grid)
        heat_map(picture, at, end);
    else
        scatter(picture, at, end);
    const std::string unit = picture.unit() + (table.replicates == 1 ? view(Text{", one run", ", én kjøring"}) : "");
    draw_scale(view.theme, picture.scale, unit, view.state.language, {end.x + 24.0f * s, at.y},
               room.y - 2.6f * ImGui::GetTextLineHeight());
}

}  // namespace samspill::viz
