#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "viz/panels/comparison/parts.h"
#include "viz/panels/contrasts.h"
#include "viz/panels/controls.h"
#include "viz/panels/widgets.h"
#include "viz/state/say.h"
#include "viz/state/setting_words.h"
#include "viz/state/verdict.h"

namespace samspill::viz {

namespace {

void choose_line(const View& view, Commands& commands, const ComparisonBoard& board)
{
    ComparisonKey key = view.state.comparison;
    std::vector<std::string> curves;
    for (const ComparisonBoard::Line& line : board.curves) curves.push_back(line_words(view, line));
    const float room = ImGui::GetContentRegionAvail().x, place = std::max(0.3f * room, 110.0f * view.theme.scale);
    const float width = room - place - ImGui::GetStyle().ItemSpacing.x;
    if (const int i = chosen_in(view, "comparison/curve", width, curves, key.curve); i >= 0) key.curve = i;
    ImGui::SameLine();
    std::vector<std::string> places = board.places;
    if (!places.empty() && places.back() == "all") places.back() = view(Text{"all regions", "alle regioner"});
    if (const int i = chosen_in(view, "comparison/curve_place", place, places, key.place); i >= 0) key.place = i;
    if (key != view.state.comparison) commands.emplace_back(ChooseComparison{key});
}

struct FilePlot {
    const View& view;
    const ComparisonLines& lines;
    const ComparisonBoard& board;

    PlotOptions options(const std::string& title, const std::string& note, Range y, float height) const
    {
        const Curve& base = lines.base;
        return {.title = title,
                .unit = unit_words(board.curves[std::size_t(lines.key.curve)].unit, view.state.language),
                .note = note,
                .x = {double(base.first_week), double(base.first_week + std::max(base.weeks() - 1, 1))},
                .y = y,
                .language = view.state.language,
                .height = height / view.theme.scale,
                .left = 58.0f};
    }
    void values(float height) const
    {
        std::vector<std::span<const float>> seen;
        for (const Curve* curve : {&lines.base, &lines.alternative})
            for (const auto* line : {&curve->mean, &curve->low90, &curve->high90}) seen.emplace_back(*line);
        const bool bands = !lines.base.low90.empty();
        Plot plot("file_lines", view.theme,
                  options(line_words(view, board.curves[std::size_t(lines.key.curve)]),
                          bands ? view(Text{"bands: the middle 90 % of the replicates",
                                            "bånd: de midterste 90 % av kjøringene"})
                                : view(Text{"lines: means over replicates", "linjer: snitt over kjøringer"}),
                          range_of(seen, false), height));
        view.mark("comparison/file/lines");
        int world = 0;
        for (const Curve* curve : {&lines.base, &lines.alternative}) {
            plot.band(curve->first_week, curve->low90, curve->high90, with_alpha(world_colour(world), 40));
            plot.line(curve->first_week, curve->mean, world_colour(world), 2.2f, world);
            ++world;
        }
        const std::pair<std::string, Colour> names[] = {
            {title_of(board, 0, view.state.language), first_world},
            {title_of(board, std::size_t(lines.key.alternative), view.state.language), second_world}};
        plot.legend(names);
    }
    void difference(float height) const
    {
        std::vector<std::span<const float>> seen;
        for (const auto* line : {&lines.contrast.mean, &lines.contrast.low, &lines.contrast.high})
            seen.emplace_back(*line);
        Plot plot("file_difference", view.theme,
                  options(view(Text{"Alternative less base", "Alternativ minus grunnlag"}),
                          contrast_words(view, &lines.contrast), range_of(seen, true), height));
        view.mark("comparison/file/difference");
        const float zero = plot.at(0.0, 0.0).y;
        plot.list()->AddLine({plot.low().x, zero}, {plot.high().x, zero}, view.theme.faint, 1.5f * view.theme.scale);
        plot.band(lines.contrast.first_week, lines.contrast.low, lines.contrast.high, with_alpha(view.theme.ink, 38));
        plot.line(lines.contrast.first_week, lines.contrast.mean, view.theme.ink, 1.8f);
    }
};

void curves(const View& view, Commands& commands, const ComparisonBoard& board)
{
    if (board.curves.empty()) return;
    choose_line(view, commands, board);
    const ComparisonLines* lines = view.shown.lines.get();
    if (!lines || lines->key.curve < 0 || std::size_t(lines->key.curve) >= board.curves.size()) {
        faint_words(view, view(Text{"The curves are being read.", "Kurvene leses."}));
        return;
    }
    const FilePlot plots{view, *lines, board};
    const float room = ImGui::GetContentRegionAvail().y - ImGui::GetStyle().ItemSpacing.y;
    plots.values(0.55f * room);
    plots.difference(0.45f * room);
}

// Which alternative is held against the base.
void choose_alternative(const View& view, Commands& commands, const ComparisonBoard& board)
{
    for (int i = 1; i < int(board.scenarios.size()); ++i) {
        const bool on = i == view.state.comparison.alternative;
        const std::string title = title_of(board, std::size_t(i), view.state.language);
        const float sign = ImGui::GetFrameHeight() + ImGui::GetStyle().ItemInnerSpacing.x;
        if (i > 1) flow_to(sign + text_width(nullptr, title));
        const std::string label = shortened(title, ImGui::GetContentRegionAvail().x - sign);
        if (ImGui::RadioButton((label + "##" + std::to_string(i)).c_str(), on) && !on) {
            ComparisonKey key = view.state.comparison;
            key.alternative = i;
            commands.emplace_back(ChooseComparison{key});
        }
        view.mark("comparison/alternative/" + std::to_string(i));
        tell_if_shortened(label, title);
    }
}

}  // namespace

void comparison_board(const View& view, Commands& commands)
{
    const ComparisonBoard& board = *view.shown.board;
    const Language language = view.state.language;
    if (view.theme.strong) ImGui::PushFont(view.theme.strong);
    wrapped_text(say(language, {"Against {}", "Mot {}"}, title_of(board, 0, language)));
    if (view.theme.strong) ImGui::PopFont();
    const std::string pairs = board.replicates == 1
                                  ? say(language, {"one pair of runs: nothing can be said of chance",
                                                   "ett par kjøringer: ingenting kan sies om tilfeldigheter"})
                                  : say(language,
                                        {"{} pairs of runs with the same random numbers; {} % intervals",
                                         "{} par kjøringer med de samme tilfeldige tallene; {} %-intervaller"},
                                        board.replicates, number_text(100.0 * board.confidence, language));
    flow_to(text_width(nullptr, pairs));
    faint_words(view, pairs);
    choose_alternative(view, commands, board);
    const std::size_t alternative = std::size_t(std::max(view.state.comparison.alternative, 1)) - 1;
    const float s = view.theme.scale, room = ImGui::GetContentRegionAvail().x;
    const float table = width_of_endpoints(view, board, alternative), wide = std::max(0.64f * room, table);
    if (room - wide > 300.0f * s) {
        ImGui::BeginChild("endpoints", {wide, at_least(240.0f * s)});
        endpoint_table(view, board, alternative, true);
        ImGui::EndChild();
        ImGui::SameLine();
        ImGui::BeginChild("curves", {0, at_least(320.0f * s)}, false, ImGuiWindowFlags_NoScrollWithMouse);
        curves(view, commands, board);
        ImGui::EndChild();
        return;
    }
    // One below the other; all of it scrolls together.
    ImGui::BeginChild("below each other", {0, at_least(240.0f * s)});
    if (table < room)
        endpoint_table(view, board, alternative, false);
    else
        endpoint_blocks(view, board, alternative);
    ImGui::Separator();
    ImGui::BeginChild("curves", {0, 360.0f * s}, false, ImGuiWindowFlags_NoScrollWithMouse);
    curves(view, commands, board);
    ImGui::EndChild();
    ImGui::EndChild();
}

}  // namespace samspill::viz
