#include "viz/panels/timeline/parts.h"

#include <algorithm>

#include "viz/panels/widgets.h"
#include "viz/plots/plot.h"
#include "viz/state/say.h"

namespace samspill::viz {

namespace {

bool is_chosen(const ViewState& state, Indicator indicator)
{
    return std::find(state.indicators.begin(), state.indicators.end(), indicator) != state.indicators.end();
}

bool matches(const IndicatorInfo& indicator, const std::string& search)
{
    if (search.empty()) return true;
    for (const std::string_view text : {indicator.name, indicator.meaning, indicator.meaning_no})
        if (lower(text).find(search) != std::string::npos) return true;
    return false;
}

// The list of all indicators under their headings, with a search.
void chooser(const View& view, Commands& commands)
{
    std::string search = view.state.indicator_search;
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    const float s = view.theme.scale;
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float width = std::min(460.0f * s, window.x - 50.0f * s);
    ImGui::SetNextItemWidth(0.9f * width);
    if (input_text("##search", view({"Search", "Søk"}), search)) commands.emplace_back(SearchIndicators{search});
    view.mark("timeline/search");
    ImGui::BeginChild("list", {width, std::min(480.0f * s, 0.6f * window.y)});
    const std::string wanted = lower(search);
    bool any = false;
    for (const IndicatorHeading& topic : indicator_headings()) {
        bool titled = false;
        for (const Indicator indicator : topic.indicators) {
            const IndicatorInfo& about = info(indicator);
            if (!matches(about, wanted)) continue;
            if (!titled) {
                if (any) ImGui::Spacing();
                if (view.theme.strong) ImGui::PushFont(view.theme.strong);
                ImGui::TextUnformatted(view(topic.title));
                if (view.theme.strong) ImGui::PopFont();
            }
            titled = any = true;
            bool on = is_chosen(view.state, indicator);
            const std::string text = heading(meaning_of(about, view.state.language));
            ImGui::PushID(int(indicator));
            if (ImGui::Checkbox("##on", &on)) commands.emplace_back(ToggleIndicator{indicator});
            view.mark("timeline/indicator/" + std::string(about.name));
            ImGui::SameLine();
            wrapped_text(text);
            if (ImGui::IsItemClicked()) commands.emplace_back(ToggleIndicator{indicator});
            ImGui::PopID();
        }
    }
    if (!any)
        ImGui::TextDisabled("%s", view({"No indicator has this in its name.", "Ingen indikator heter noe slikt."}));
    ImGui::EndChild();
}

template <class Draw>
void combo(const View& view, const char* mark, const std::string& now, float width, const Draw& draw)
{
    if (!begin_list(view, mark, now, width)) return;
    draw();
    ImGui::EndCombo();
}

bool choice(const View& view, const std::string& name, bool chosen, const std::string& mark)
{
    return list_line(view, mark, name, chosen);
}

constexpr Text breakdown_names[] = {{"all together", "alt samlet"},
                                    {"by group", "etter gruppe"},
                                    {"by region", "etter region"},
                                    {"by office", "etter kontor"},
                                    {"by kind", "etter type"}};

void breakdown_choice(const View& view, Commands& commands)
{
    combo(view, "timeline/breakdown", view(breakdown_names[int(view.state.breakdown)]), 150.0f * view.theme.scale, [&] {
        for (int by = 0; by < 5; ++by)
            if (choice(view, view(breakdown_names[by]), int(view.state.breakdown) == by,
                       "timeline/breakdown/" + std::to_string(by)))
                commands.emplace_back(BreakDown{Breakdown(by)});
    });
    hover_text(
        view({"What lines are drawn: the whole, or one for every group, region, office or kind (status, "
              "plan, benefit, ring)",
              "Hvilke linjer som tegnes: helheten, eller en for hver gruppe, region, kontor eller type "
              "(status, plan, ytelse, ring)"}));
}

void place_choice(const View& view, Commands& commands)
{
    const Places& places = view.shown.head()->places;
    const std::string all = view({"all offices", "alle kontorer"}), now = name_of(places, view.state.place);
    combo(view, "timeline/place", now.empty() ? all : now, 170.0f * view.theme.scale, [&] {
        const auto offer = [&](const std::string& name, Place place, const std::string& mark) {
            if (choice(view, name, view.state.place == place, mark)) commands.emplace_back(LookAt{place, {}, {}});
        };
        offer(all, {}, "timeline/place/all");
        int office = 0;
        for (int region = 0; region < int(places.regions.size()); ++region) {
            const RegionPlace& here = places.regions[std::size_t(region)];
            offer(here.name, region_place(region), "timeline/place/region/" + here.name);
            for (const OfficePlace& one : here.offices)
                offer("      " + one.name, office_place(office++), "timeline/place/office/" + one.name);
        }
    });
}

void group_choice(const View& view, Commands& commands)
{
    combo(view, "timeline/group", group_name(view.state.group, view.state.language), 170.0f * view.theme.scale, [&] {
        for (int group = -1; group < n_groups; ++group)
            if (choice(view, group_name(group, view.state.language), view.state.group == group,
                       "timeline/group/" + std::to_string(group)))
                commands.emplace_back(LookAt{{}, group, {}});
    });
}

// Of the first indicator that has labels.
void label_choice(const View& view, Commands& commands)
{
    LabelAxis axis = LabelAxis::none;
    for (const Indicator indicator : view.state.indicators)
        if (axis == LabelAxis::none) axis = info(indicator).labels;
    if (axis == LabelAxis::none || view.state.breakdown == Breakdown::labels) return;
    const int count = int(labels_of(axis).size());
    const auto name = [&](int label) {
        return label < 0 ? std::string(view({"every kind", "alle typer"}))
                         : label_name(axis, label, view.state.language);
    };
    const float width = 190.0f * view.theme.scale;
    flow_to(width);
    combo(view, "timeline/label", name(view.state.label < count ? view.state.label : -1), width, [&] {
        for (int label = -1; label < count; ++label)
            if (choice(view, name(label), view.state.label == label, "timeline/label/" + std::to_string(label)))
                commands.emplace_back(LookAt{{}, {}, label});
    });
}

void tick(const View& view, const Text& text, bool on, const char* mark, const Text& meaning, bool& pressed)
{
    const char* words = view(text);
    flow_to(button_width(words) + ImGui::GetFrameHeight());
    pressed = ImGui::Checkbox(words, &on);
    view.mark(mark);
    hover_text(view(meaning));
}

// What tells the run from its file, short.
std::string changes_of(const Draft& draft, Language language)
{
    if (!draft.changed()) return "";
    if (draft.changes() == 1 && draft.values.size() == 1 && draft.waves.empty())
        return " (" + draft.values.front().first + "=" + draft.values.front().second + ")";
    return say(language, {" ({} changed, {} added)", " ({} endret, {} lagt til)"}, draft.changes(), draft.waves.size());
}

void pins(const View& view, Commands& commands)
{
    const auto worlds = worlds_on_screen(view.shown, view.state.language);
    const char* pin = view({"Pin this run", "Fest denne kjøringen"});
    flow_to(button_width(pin));
    if (ImGui::Button(pin)) {
        const std::string name = worlds.empty() ? "run" : worlds[0].name;
        commands.emplace_back(Order{PinRun{name + changes_of(view.state.draft, view.state.language)}});
    }
    view.mark("timeline/pin");
    hover_text(view({"Keeps the lines of this run on screen, to compare them with what comes next",
                     "Lar linjene til denne kjøringen stå, så de kan sammenlignes med det som kommer"}));
    for (const PinnedRun& run : view.shown.pins) {
        std::string text = "× ";
        for (const NamedWorld& world : worlds)
            if (world.world == run.world) text += world.name;
        ImGui::PushID(run.world);
        flow_to(button_width(text.c_str()));
        const std::string label =
            shortened(text, ImGui::GetContentRegionAvail().x - 2.0f * ImGui::GetStyle().FramePadding.x);
        if (ImGui::Button(label.c_str())) commands.emplace_back(Order{Unpin{run.world}});
        view.mark("timeline/unpin/" + std::to_string(run.world));
        hover_text((label == text ? "" : text + "\n") +
                   view({"Takes the pinned run away", "Tar bort den festede kjøringen"}));
        ImGui::PopID();
    }
}

}  // namespace

void timeline_bar(const View& view, Commands& commands)
{
    const char* choose = view({"Indicators …", "Indikatorer …"});
    if (ImGui::Button(choose)) {
        commands.emplace_back(SearchIndicators{""});
        ImGui::OpenPopup("indicators");
    }
    view.mark("timeline/choose");
    ImGui::SetNextWindowPos({ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + 4.0f}, ImGuiCond_Appearing);
    if (ImGui::BeginPopup("indicators")) {
        chooser(view, commands);
        ImGui::EndPopup();
    }
    const float s = view.theme.scale;
    flow_to(150.0f * s);
    breakdown_choice(view, commands);
    flow_to(170.0f * s);
    place_choice(view, commands);
    flow_to(170.0f * s);
    group_choice(view, commands);
    label_choice(view, commands);
    bool pressed = false;
    tick(view, {"bands", "bånd"}, view.state.bands, "timeline/bands",
         {"Where half and nine tenths of the replicates are", "Hvor halvparten og ni tideler av kjøringene er"},
         pressed);
    if (pressed) commands.emplace_back(ShowBands{!view.state.bands});
    tick(view, {"per cent", "prosent"}, view.state.share, "timeline/share",
         {"Numbers of persons as per cent of all persons of the same place and group who have not moved away or "
          "retired",
          "Antall personer i prosent av alle på samme sted og i samme gruppe som ikke er flyttet eller "
          "pensjonert"},
         pressed);
    if (pressed) commands.emplace_back(ShowShares{!view.state.share});
    if (view.state.zoom_to > view.state.zoom_from) {
        const char* all = view({"All weeks", "Alle uker"});
        flow_to(button_width(all));
        if (ImGui::Button(all)) commands.emplace_back(Zoom{0, 0});
        view.mark("timeline/all");
    }
    pins(view, commands);
}

void timeline_legend(const View& view, const std::vector<TimelineChart>& charts,
                     const std::function<LegendLook(const TimelineChart&, const TimelineLine&)>& look)
{
    const auto widest = std::max_element(charts.begin(), charts.end(),
                                         [](const auto& a, const auto& b) { return a.lines.size() < b.lines.size(); });
    if (widest == charts.end() || widest->lines.size() < 2) return;
    const float s = view.theme.scale, line = ImGui::GetTextLineHeight();
    bool first = true;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {16.0f * s, 2.0f * s});
    for (const TimelineLine& one : widest->lines) {
        const LegendLook as = look(*widest, one);
        const float width = 34.0f * s + ImGui::CalcTextSize(one.name.c_str()).x;
        if (!first) flow_to(width);
        first = false;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        line_sample(ImGui::GetWindowDrawList(), {at.x, at.y + line / 2}, {at.x + 28.0f * s, at.y + line / 2}, as.colour,
                    2.5f * s, as.style);
        const float room = at_most(width);
        clipped_text(ImGui::GetWindowDrawList(), {at.x + 34.0f * s, at.y}, room - 33.0f * s, view.theme.ink, one.name);
        ImGui::Dummy({room, line});
    }
    ImGui::PopStyleVar();
    ImGui::Spacing();
}

}  // namespace samspill::viz
