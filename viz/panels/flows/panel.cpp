#include <algorithm>
#include <cmath>

#include "viz/panels/contrasts.h"
#include "viz/panels/controls.h"
#include "viz/panels/flows/parts.h"
#include "viz/panels/widgets.h"
#include "viz/plots/life_colours.h"
#include "viz/plots/sankey.h"
#include "viz/state/say.h"

namespace samspill::viz {

namespace {

constexpr int not_here_yet = n_statuses;

std::string status_name(const View& view, int status)
{
    if (status == not_here_yet) return view(Text{"not here yet", "ikke kommet ennå"});
    return label_name(LabelAxis::status, status, view.state.language);
}

Colour status_colour(int status)
{
    return status == not_here_yet ? colour(0x8A94A0) : status_colours[std::size_t(status)];
}

// The window's two ends; the later never lies before the earlier.
void window_sliders(const View& view, Commands& commands)
{
    const Film& film = *view.shown.film[0];
    const Week first = film.head().first_week, last = film.last_week();
    auto [from, to] = flows_weeks(view.state, view.shown);
    const float width =
        std::clamp(0.16f * ImGui::GetContentRegionAvail().x, 90.0f * view.theme.scale, 220.0f * view.theme.scale);
    const auto slider = [&](const char* id, const char* mark, int& week, const Text& name) {
        // The words stand before the slider, where its grab does not hide them.
        const std::string words = std::string(view(name)) + " " + std::to_string(week) + " (" + date_text(week) + ")";
        if (name.en != std::string_view("from week"))
            flow_to(text_width(nullptr, words) + ImGui::GetStyle().ItemSpacing.x + width);
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(words.c_str());
        ImGui::SameLine();
        ImGui::SetNextItemWidth(width);
        const bool moved = ImGui::SliderInt(id, &week, first, last, "", ImGuiSliderFlags_AlwaysClamp);
        view.mark(mark);
        return moved;
    };
    if (slider("##from", "flows/from", from, {"from week", "fra uke"}))
        commands.emplace_back(FlowsWindow{from, std::max(from, to)});
    if (slider("##to", "flows/to", to, {"to week", "til uke"}))
        commands.emplace_back(FlowsWindow{std::min(from, to), to});
}

void group_combo(const View& view, Commands& commands)
{
    const float width = 170.0f * view.theme.scale;
    flow_to(width);
    if (!begin_list(view, "flows/group", group_name(view.state.group, view.state.language), width)) return;
    for (int group = -1; group < n_groups; ++group)
        if (list_line(view, "flows/group/" + std::to_string(group), group_name(group, view.state.language),
                      group == view.state.group))
            commands.emplace_back(LookAt{{}, group, {}});
    ImGui::EndCombo();
}

std::string share_words(const View& view, double share)
{
    if (share >= 1.0) return view(Text{"everybody is followed", "alle følges"});
    return say(view.state.language,
               {"of the {} % of persons who are followed, scaled up to all",
                "av de {} % av personene som følges, regnet om til alle"},
               number_text(100.0 * share, view.state.language));
}

void flow_tooltip(const View& view, const FlowLayout& layout, const FlowHit& hit)
{
    const Language language = view.state.language;
    const auto share = [&](double number) { return share_text(number, layout.total, language); };
    std::string text;
    if (hit.from >= 0 && hit.to >= 0)
        text = say(language, {"{} → {}: {} persons ({} of all)", "{} → {}: {} personer ({} av alle)"},
                   status_name(view, hit.from), status_name(view, hit.to),
                   number_text(std::round(hit.number), language), share(hit.number));
    for (const auto& [row, blocks] : {std::pair{hit.from, &layout.left}, std::pair{hit.to, &layout.right}})
        for (const FlowBlock& block : *blocks)
            if (text.empty() && block.row == row)
                text =
                    say(language, {"{}: {} persons ({} of all)", "{}: {} personer ({} av alle)"},
                        status_name(view, row), number_text(std::round(block.number), language), share(block.number));
    if (!text.empty()) tooltip_text(text);
}

void diagram(const View& view, int world)
{
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    world_head(view, world, at, room.x);
    ImGui::InvisibleButton("flows", {std::max(room.x, 1.0f), std::max(room.y, 1.0f)});
    const bool hovered = ImGui::IsItemHovered();
    view.mark("flows/world/" + std::to_string(world));
    const Flows* flows = view.shown.flows[std::size_t(world)].get();
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (!flows) {
        draw_text(list, view.theme.text, {at.x, at.y + 1.6f * line}, view.theme.faint,
                  view(Text{"The moves are being counted.", "Overgangene telles."}));
        return;
    }
    std::vector<std::vector<double>> numbers;
    for (const auto& row : flows->persons) numbers.emplace_back(row.begin(), row.end());
    const FlowLayout layout = flow_layout(numbers, std::min(0.02, 10.0 * double(s) / double(room.y)));
    const float top = at.y + 3.2f * line;
    const auto name = [&](int row, double number) {
        return status_name(view, row) + "  " + number_text(std::round(number), view.state.language);
    };
    // As much room for labels as they take, when that leaves some for what they are about.
    float widest = 90.0f * s;
    for (const auto* blocks : {&layout.left, &layout.right})
        for (const FlowBlock& block : *blocks)
            widest = std::max(widest, text_width(view.theme.text, name(block.row, block.number)) + 12.0f * s);
    const float label = std::min(widest, 0.36f * room.x);
    // The weeks stand over their ends; without dates where these would meet.
    std::string from = week_text(flows->from, view.state.language), to = week_text(flows->to, view.state.language);
    if (text_width(view.theme.strong, from) + text_width(view.theme.strong, to) > room.x - 2.0f * label - 10.0f * s) {
        from = say(view.state.language, {"week {}", "uke {}"}, flows->from);
        to = say(view.state.language, {"week {}", "uke {}"}, flows->to);
    }
    const bool apart = text_width(view.theme.strong, from) + text_width(view.theme.strong, to) > room.x - 2.0f * label;
    const float in = apart ? 0.0f : label;
    draw_text(list, view.theme.strong, {at.x + in, at.y + 1.6f * line}, view.theme.ink, from, Align::left);
    draw_text(list, view.theme.strong, {at.x + room.x - in, at.y + 1.6f * line}, view.theme.ink, to, Align::right);
    const FlowHit hit = draw_flows(view.theme, layout, {status_colour, status_colour, name, name}, {at.x, top},
                                   {at.x + room.x, at.y + room.y - 2.4f * line}, label, hovered);
    if (hovered) flow_tooltip(view, layout, hit);
    clipped_text(list, {at.x, at.y + room.y - 1.2f * line}, room.x, view.theme.faint,
                 say(view.state.language, {"{} persons; {}", "{} personer; {}"},
                     number_text(std::round(layout.total), view.state.language), share_words(view, flows->share)));
}

void moves(const View& view, Commands& commands)
{
    if (view.shown.film[0]->followed_share() <= 0.0) {
        faint_words(
            view, view(Text{"These runs follow nobody from week to week, so that moves between statuses are not known. "
                            "A run that writes lives down, here of 1 % of all persons: samspill run SCENARIO --set "
                            "observation.trajectory_share=0.01",
                            "Disse kjøringene følger ingen fra uke til uke, så overganger mellom statuser er ikke "
                            "kjent. En kjøring som skriver ned livsløp, her av 1 % av alle personer: samspill run "
                            "SCENARIO --set observation.trajectory_share=0.01"}));
        return;
    }
    window_sliders(view, commands);
    group_combo(view, commands);
    const WorldBoxes boxes = world_boxes(view, 380.0f, 250.0f);
    for (int world = 0; world < view.shown.worlds; ++world) {
        if (world > 0 && boxes.beside) ImGui::SameLine();
        ImGui::BeginChild(world == 0 ? "first" : "second", boxes.size, false, ImGuiWindowFlags_NoScrollbar);
        diagram(view, world);
        ImGui::EndChild();
    }
}

void need_flows(Needs& needs, const ViewState& state, const Shown& shown)
{
    const Film& film = *shown.film[0];
    if (shows_outcomes(state, film) || film.ready() == 0 || film.followed_share() <= 0.0) return;
    const WeekSpan weeks = flows_weeks(state, shown);
    needs.flows = FlowsKey{weeks.from, weeks.to, state.group};
}

void flows_panel(const View& view, Commands& commands)
{
    if (nothing_to_draw(view)) return;
    if (view.shown.worlds == 2 && (!view.shown.film[1] || view.shown.film[1]->ready() == 0)) return;
    constexpr std::array<Text, 2> kinds{{{"Moves between two weeks", "Overganger mellom to uker"},
                                         {"What became of them", "Hvordan det gikk med dem"}}};
    const bool outcomes = shows_outcomes(view.state, *view.shown.film[0]);
    const int pressed = choice(view, "flows/kind", kinds, outcomes ? 1 : 0);
    if (pressed >= 0) commands.emplace_back(ShowOutcomes{pressed == 1});
    if (outcomes)
        outcomes_of_cohort(view, commands);
    else
        moves(view, commands);
}

}  // namespace

const PanelParts panels::flows{
    .title = {"Flows", "Strømmer"}, .draw = flows_panel, .needs = need_flows, .table = flows_table};

}  // namespace samspill::viz
