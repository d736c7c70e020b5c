#include <algorithm>
#include <cmath>

#include "viz/panels/contrasts.h"
#include "viz/panels/sweep/parts.h"
#include "viz/panels/widgets.h"
#include "viz/state/say.h"
#include "viz/state/sweep_grid.h"

namespace samspill::viz {

namespace {

std::vector<std::string> column_names(const View& view, const SweepTable& table)
{
    std::vector<std::string> names;
    for (const SweepTable::Column& column : table.columns) {
        const bool no = view.state.language == Language::no && !column.meaning_no.empty();
        const std::string& text = no ? column.meaning_no : column.meaning;
        names.push_back(text.empty() ? column.name : text);
    }
    return names;
}

std::vector<std::string> spoken(const View& view, const std::vector<std::string>& keys, bool groups)
{
    std::vector<std::string> names;
    for (const std::string& key : keys) names.push_back(spoken_name(key, groups, view.state.language));
    return names;
}

int position_or_last(int position, std::size_t count) { return position < 0 ? int(count) - 1 : position; }

// What is shown: column, place, group, step.
void choose_what(const View& view, Commands& commands, const SweepTable& table)
{
    SweepKey key = view.state.sweep;
    const float room = ImGui::GetContentRegionAvail().x, space = ImGui::GetStyle().ItemSpacing.x;
    const float small = std::clamp(0.16f * room, 130.0f * view.theme.scale, 170.0f * view.theme.scale);
    const bool series = key.column >= 0 && std::size_t(key.column) < table.columns.size() &&
                        table.columns[std::size_t(key.column)].is_series && table.steps.size() > 1;
    const float width = std::max(
        std::min(460.0f * view.theme.scale, room - 2.0f * (small + space) - (series ? 1.4f * small + space : 0.0f)),
        220.0f * view.theme.scale);
    if (const int i = chosen_in(view, "sweep/column", width, column_names(view, table), key.column); i >= 0)
        key.column = i;
    flow_to(small);
    const int place = position_or_last(key.place, table.places.size());
    if (const int i = chosen_in(view, "sweep/place", small, spoken(view, table.places, false), place); i >= 0)
        key.place = i;
    flow_to(small);
    const int group = position_or_last(key.group, table.groups.size());
    if (const int i = chosen_in(view, "sweep/group", small, spoken(view, table.groups, true), group); i >= 0)
        key.group = i;
    if (series) {
        flow_to(1.4f * small);
        int step = std::clamp(position_or_last(key.step, table.steps.size()), 0, int(table.steps.size()) - 1);
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(say(view.state.language, {"week {}", "uke {}"}, table.steps[std::size_t(step)]).c_str());
        ImGui::SameLine();
        ImGui::SetNextItemWidth(0.8f * small);
        if (ImGui::SliderInt("##step", &step, 0, int(table.steps.size()) - 1, "", ImGuiSliderFlags_AlwaysClamp))
            key.step = step;
        view.mark("sweep/step");
    }
    if (key != view.state.sweep) commands.emplace_back(ChooseSweep{key, view.state.sweep_x, view.state.sweep_y});
}

void axis_label(const char* text)
{
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(text);
    ImGui::SameLine();
}

// What the axis stands for, over the control that was drawn last.
void explain_axis(const View& view, const SweepTable::Axis& axis)
{
    const bool no = view.state.language == Language::no && !axis.meaning_no.empty();
    const std::string& meaning = no ? axis.meaning_no : axis.meaning;
    if (!meaning.empty()) hover_text(meaning);
}

// Which axes go across and up; "no second axis" draws lines.
void choose_axes(const View& view, Commands& commands, const SweepTable& table)
{
    const SweepAxes axes = axes_of(view.state, table);
    std::vector<std::string> names;
    for (const SweepTable::Axis& axis : table.axes) names.push_back(axis.name);
    const float width =
        std::clamp(0.3f * ImGui::GetContentRegionAvail().x, 170.0f * view.theme.scale, 240.0f * view.theme.scale);
    axis_label(view(Text{"across", "bortover"}));
    const int across = chosen_in(view, "sweep/x", width, names, axes.x);
    if (across >= 0)
        commands.emplace_back(ChooseSweep{view.state.sweep, across, across == axes.y ? axes.x : axes.y});
    else
        explain_axis(view, table.axes[std::size_t(axes.x)]);
    flow_to(text_width(nullptr, view(Text{"up", "oppover"})) + ImGui::GetStyle().ItemSpacing.x + width);
    axis_label(view(Text{"up", "oppover"}));
    std::vector<std::string> up{view(Text{"the value itself (lines)", "verdien selv (linjer)"})};
    up.insert(up.end(), names.begin(), names.end());
    if (const int i = chosen_in(view, "sweep/y", width, up, axes.y + 1); i >= 0)
        commands.emplace_back(ChooseSweep{view.state.sweep, i - 1 == axes.x && axes.y >= 0 ? axes.y : axes.x, i - 1});
    else if (axes.y >= 0)
        explain_axis(view, table.axes[std::size_t(axes.y)]);
}

// The values of the grid's other axes: sliders that move the chosen point.
void other_axes(const View& view, Commands& commands, const SweepTable& table)
{
    if (!table.grid) return;
    const SweepAxes axes = axes_of(view.state, table);
    const std::size_t anchor = anchor_of(view.state, table);
    bool first = true;
    for (int a = 0; a < int(table.axes.size()); ++a) {
        const SweepTable::Axis& axis = table.axes[std::size_t(a)];
        if (a == axes.x || a == axes.y || axis.labels.size() < 2) continue;
        int position = int(table.position(anchor, std::size_t(a)));
        // The value stands before the slider, where its grab does not hide it.
        const std::string words = axis.name + " = " + value_text(axis, std::size_t(position), view.state.language);
        const float width =
            std::clamp(0.2f * ImGui::GetContentRegionAvail().x, 90.0f * view.theme.scale, 180.0f * view.theme.scale);
        if (!first) flow_to(text_width(nullptr, words) + ImGui::GetStyle().ItemSpacing.x + width);
        first = false;
        axis_label(words.c_str());
        ImGui::SetNextItemWidth(at_most(width));
        if (ImGui::SliderInt(("##axis" + std::to_string(a)).c_str(), &position, 0, int(axis.labels.size()) - 1, "",
                             ImGuiSliderFlags_AlwaysClamp))
            commands.emplace_back(ChooseSweepPoint{moved(table, anchor, a, std::size_t(position))});
        view.mark("sweep/axis/" + std::to_string(a));
        explain_axis(view, axis);
    }
}

// The chosen point in words, and the button that opens it.
void chosen_point(const View& view, Commands& commands, const SweepTable& table)
{
    if (!has_point(view.state, table)) {
        faint_words(view, view(Text{"Click a point to choose it; arrow keys move on from there.",
                                    "Klikk på et punkt for å velge det; piltastene går videre derfra."}));
        return;
    }
    const std::size_t point = view.state.sweep_point;
    const bool can = !table.base_path.empty();
    if (!can) ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.45f);
    if (ImGui::Button(view(Text{"Open this point", "Åpne dette punktet"})) && can)
        commands.emplace_back(OpenSweepPoint{point});
    view.mark("sweep/open");
    if (!can) ImGui::PopStyleVar();
    if (ImGui::IsItemHovered())
        tooltip_text(can ? view(Text{"Simulates this scenario here.", "Simulerer dette scenarioet her."})
                         : view(Text{"The sweep's base scenario is not beside the file: the point cannot be simulated.",
                                     "Grunnscenarioet ligger ikke ved filen: punktet kan ikke simuleres."}));
    std::string text = point_text(table, point, view.state.language);
    if (view.shown.cells && point < view.shown.cells->mean.size())
        text += ":  " + cell_text(*view.shown.cells, point, view.state.language);
    flow_to(std::min(text_width(nullptr, text), 240.0f * view.theme.scale));
    ImGui::AlignTextToFramePadding();
    wrapped_text(text);
}

void sweep_panel(const View& view, Commands& commands)
{
    const SweepTable* table = view.shown.sweep.get();
    if (!table || table->axes.empty() || table->points == 0 || table->columns.empty()) {
        faint_words(
            view,
            view(Text{"No sweep is open. Open a merged sweep file (samspill sweep merge DIR) to see an outcome over "
                      "the values that were tried.",
                      "Ingen gjennomgang er åpen. Åpne en samlet fil (samspill sweep merge DIR) for å se et "
                      "utfall over verdiene som ble prøvd."}));
        return;
    }
    choose_what(view, commands, *table);
    choose_axes(view, commands, *table);
    other_axes(view, commands, *table);
    const float below = 1.4f * ImGui::GetFrameHeightWithSpacing();
    const float height = std::max(ImGui::GetContentRegionAvail().y - below, 240.0f * view.theme.scale);
    ImGui::BeginChild("picture", {0, height}, false,
                      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse |
                          ImGuiWindowFlags_AlwaysUseWindowPadding);
    sweep_picture(view, commands);
    ImGui::EndChild();
    chosen_point(view, commands, *table);
}

}  // namespace

const PanelParts panels::sweep{
    .title = {"Sweep", "Gjennomgang"}, .draw = sweep_panel, .needs = nothing_more, .table = sweep_table};

}  // namespace samspill::viz
