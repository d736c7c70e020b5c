#include <algorithm>

#include "viz/panels/comparison/parts.h"
#include "viz/panels/contrasts.h"
#include "viz/panels/controls.h"
#include "viz/panels/widgets.h"
#include "viz/state/needs.h"
#include "viz/state/say.h"

namespace samspill::viz {

namespace {

// Two worlds are what is compared; the buttons make them.
void make_buttons(const View& view, Commands& commands)
{
    if (ImGui::Button(view(Text{"Piecemeal against large step", "Litt etter litt mot ett stort steg"})))
        commands.emplace_back(PiecemealAgainstLargeStep{});
    view.mark("comparison/piecemeal");
    if (ImGui::IsItemHovered())
        tooltip_text(view(Text{"Simulates the two shipped reforms beside each other, with 20 pairs of runs.",
                               "Simulerer de to ferdige reformene ved siden av hverandre, med 20 par kjøringer."}));
    const bool can = !view.state.draft.path.empty();
    const char* with_draft = view(Text{"Compare with a draft", "Sammenlign med et utkast"});
    flow_to(button_width(with_draft));
    if (!can) ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.45f);
    if (ImGui::Button(with_draft) && can) commands.emplace_back(CompareWithDraft{});
    view.mark("comparison/draft");
    if (!can) ImGui::PopStyleVar();
    if (ImGui::IsItemHovered())
        tooltip_text(can ? view(Text{"The scenario as it was opened, and a second world with what you have changed of "
                                     "it: go on changing that in the scenario panel.",
                                     "Scenarioet slik det ble åpnet, og en verden til med det dere har endret: endre "
                                     "den videre i scenariopanelet."})
                         : view(Text{"Only a scenario that is simulated can be changed: open one.",
                                     "Bare et scenario som simuleres, kan endres: åpne et."}));
}

void start(const View& view, Commands& commands)
{
    if (view.theme.large) ImGui::PushFont(view.theme.large);
    wrapped_text(view(Text{"Two worlds, the same people, the same chance",
                           "To verdener, de samme menneskene, de samme tilfeldighetene"}));
    if (view.theme.large) ImGui::PopFont();
    faint_words(view,
                view(Text{"Nothing stands beside the run yet. With equal random numbers in both, what differs is what "
                          "the policy does, and each person can be followed in both. A second run file with the "
                          "same seed can also be opened beside this one.",
                          "Det er ikke noe å sammenligne med ennå. Med de samme tilfeldige tallene i begge er "
                          "forskjellen det tiltaket gjør, og hver person kan følges i begge. En annen kjørefil med "
                          "samme frø kan også åpnes ved siden av denne."}));
    ImGui::Dummy({0, 6.0f * view.theme.scale});
    make_buttons(view, commands);
}

void world_names(const View& view)
{
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    for (int world = 0; world < 2; ++world) {
        const std::string name =
            (world == 0 ? view(Text{"first: ", "den første: "}) : view(Text{"second: ", "den andre: "})) +
            world_name(view, world);
        if (world == 1) flow_to(30.0f * s + ImGui::GetStyle().ItemSpacing.x + text_width(nullptr, name), 24.0f * s);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float y = at.y + line / 2.0f;
        if (world == 0)
            list->AddLine({at.x, y}, {at.x + 26.0f * s, y}, first_world, 3.5f * s);
        else
            for (const float x : {0.0f, 10.0f, 20.0f})
                list->AddLine({at.x + x * s, y}, {at.x + (x + 6.0f) * s, y}, second_world, 3.5f * s);
        ImGui::Dummy({30.0f * s, line});
        ImGui::SameLine();
        wrapped_text(name);
    }
}

// Which indicators are compared: those of the timeline.
void indicator_choice(const View& view, Commands& commands)
{
    const std::string now =
        say(view.state.language, {"Indicators: {}", "Indikatorer: {}"}, view.state.indicators.size());
    const float width = 180.0f * view.theme.scale;
    flow_to(width, 20.0f * view.theme.scale);
    if (!begin_list(view, "comparison/indicators", now, width, ImGuiComboFlags_HeightLargest)) return;
    for (const IndicatorInfo& indicator : indicators()) {
        const auto& chosen = view.state.indicators;
        bool on = std::find(chosen.begin(), chosen.end(), indicator.id) != chosen.end();
        const std::string text(meaning_of(indicator, view.state.language));
        if (ImGui::Checkbox((text + "##" + std::string(indicator.name)).c_str(), &on))
            commands.emplace_back(ToggleIndicator{indicator.id});
        view.mark("comparison/indicator/" + std::string(indicator.name));
    }
    ImGui::EndCombo();
}

constexpr float least_chart = 270.0f;  // lines and their difference, points
float numbers_height() { return 2.6f * ImGui::GetTextLineHeightWithSpacing(); }

// Charts beside each other, more rows when there are more than three.
void charts(const View& view, Commands& commands)
{
    ViewState whole = view.state;
    whole.breakdown = Breakdown::total;
    const Places& places = view.shown.head()->places;
    const int count = int(view.state.indicators.size());
    // No narrower than their numbers take.
    const int most = std::clamp(int(ImGui::GetContentRegionAvail().x / (430.0f * view.theme.scale)), 1, 3);
    const int columns = std::clamp(count, 1, most);
    const float height = std::max(ImGui::GetContentRegionAvail().y - numbers_height(), least_chart * view.theme.scale);
    if (!ImGui::BeginTable("charts", columns, ImGuiTableFlags_SizingStretchSame)) return;
    for (int i = 0; i < count; ++i) {
        const Selection line = timeline_lines(whole, places, view.state.indicators[std::size_t(i)]).front();
        ImGui::TableNextColumn();
        contrast_charts(view, commands, "comparison/" + std::string(info(line.indicator).name), world_lines(view, line),
                        height / view.theme.scale);
        contrast_numbers(view, line);
    }
    ImGui::EndTable();
}

void two_worlds(const View& view, Commands& commands)
{
    const float s = view.theme.scale;
    world_names(view);
    make_buttons(view, commands);
    indicator_choice(view, commands);
    flow_to(210.0f * s);
    place_choice(view, commands, "comparison/place");
    const float room = ImGui::GetContentRegionAvail().y, below = std::clamp(0.34f * room, 180.0f * s, 300.0f * s);
    const float above = room - below - ImGui::GetStyle().ItemSpacing.y;
    // Where there is no room for charts and differences above the person, all of it scrolls together.
    const bool tight = above < least_chart * s + numbers_height();
    if (tight) ImGui::BeginChild("both", {0, at_least(200.0f * s)});
    const bool rows = view.state.indicators.size() > 2;
    if (!tight) ImGui::BeginChild("charts", {0, above}, false, rows ? 0 : ImGuiWindowFlags_NoScrollWithMouse);
    charts(view, commands);
    if (!tight) ImGui::EndChild();
    if (!tight) ImGui::BeginChild("person", {0, 0});
    person_lives(view, commands);
    if (!tight) ImGui::EndChild();
    if (tight) ImGui::EndChild();
}

// Two worlds side by side: each indicator as a whole, and the difference.
void need_comparison(Needs& needs, const ViewState& state, const Shown& shown)
{
    ViewState whole = state;
    whole.breakdown = Breakdown::total;
    for (const Indicator indicator : state.indicators)
        for (const Selection& line : timeline_lines(whole, shown.head()->places, indicator))
            need_contrast(needs, shown, line);
    needs.parted = shown.worlds == 2;
}

void comparison_panel(const View& view, Commands& commands)
{
    if (view.shown.board)
        comparison_board(view, commands);
    else if (view.shown.worlds == 2 && view.shown.film[0] && view.shown.film[1] && view.shown.film[0]->ready() > 0)
        two_worlds(view, commands);
    else if (view.shown.worlds == 2)
        nothing_to_draw(view);
    else
        start(view, commands);
}

}  // namespace

const PanelParts panels::comparison{.title = {"Comparison", "Sammenligning"},
                                    .draw = comparison_panel,
                                    .needs = need_comparison,
                                    .table = comparison_table};

}  // namespace samspill::viz
