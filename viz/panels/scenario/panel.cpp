#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include <fmt/format.h>

#include "viz/draft/draft_items.h"
#include "viz/live/recipe.h"
#include "viz/panels/scenario/parts.h"
#include "viz/panels/widgets.h"
#include "viz/plots/plot.h"
#include "viz/state/say.h"
#include "viz/state/setting_words.h"
#include "viz/state/timeline.h"

namespace samspill::viz {

namespace {

using Changes = std::unordered_map<std::string_view, const std::string*>;

// The four folds that sections lie in.
enum class Family { policy, places, run, model };
constexpr Text family_names[] = {
    {"Policy", "Ordning og reform"},
    {"Regions and offices", "Regioner og kontorer"},
    {"The run", "Kjøringen"},
    {"How people, offices and the labour market work", "Slik virker mennesker, kontorer og arbeidsmarked"}};

Family family_of(const std::string& section)
{
    const std::string part = section.substr(0, section.find('.'));
    if (part == "status_quo" || part == "shock") return Family::policy;
    if (part == "places" || part == "region" || part == "office") return Family::places;
    return part == "run" ? Family::run : Family::model;
}

struct Editor {
    const View& view;
    const ScenarioSheet& sheet;
    const Draft& draft;
    Changes changes;
    SettingFilter filter;
    Commands& commands;

    bool narrowed() const { return filter.narrows(); }

    bool matches(const ScenarioSheet::Section& section, const SettingValue& setting) const
    {
        const bool changed = changes.count(setting.key) > 0;
        if (filter.takes(setting, changed)) return true;
        if (filter.only_changed && !changed) return false;
        for (const std::string* text : {&section.title, &section.title_no})
            if (lower(*text).find(filter.search) != std::string::npos) return true;
        return false;
    }

    std::vector<std::size_t> found_in(const ScenarioSheet::Section& section) const
    {
        std::vector<std::size_t> found;
        for (std::size_t i = section.first; i < section.last; ++i)
            if (!narrowed() || matches(section, sheet.settings[i])) found.push_back(i);
        return found;
    }

    int changed_in(const ScenarioSheet::Section& section) const
    {
        int count = 0;
        if (changes.empty()) return 0;
        for (std::size_t i = section.first; i < section.last; ++i)
            count += changes.count(sheet.settings[i].key) ? 1 : 0;
        return count;
    }

    // Values of one declaration stand under its meaning.
    void heading_row(const SettingValue& setting) const
    {
        const std::string text =
            heading(view.state.language == Language::no ? setting.meaning_no : setting.meaning) + ":";
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float width = ImGui::GetContentRegionAvail().x;
        const float height = setting_row_height(view);
        ImGui::Dummy({width, height});
        clipped_text(ImGui::GetWindowDrawList(),
                     {at.x + 12.0f * view.theme.scale,
                      at.y + height - ImGui::GetFrameHeight() + ImGui::GetStyle().FramePadding.y},
                     width - 16.0f * view.theme.scale, view.theme.faint, text);
    }

    void rows(const std::vector<std::size_t>& found) const
    {
        // A line each, headings too, so that only what is on screen is drawn.
        struct Line {
            std::size_t setting;
            bool heading;
        };
        std::vector<Line> lines;
        std::string_view before;
        for (const std::size_t i : found) {
            const SettingValue& setting = sheet.settings[i];
            if (!setting.label.empty() && setting.meaning != before) lines.push_back({i, true});
            before = setting.label.empty() ? std::string_view{} : setting.meaning;
            lines.push_back({i, false});
        }
        ImGuiListClipper clipper;
        clipper.Begin(int(lines.size()), setting_row_height(view) + ImGui::GetStyle().ItemSpacing.y);
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
                const Line& line = lines[std::size_t(i)];
                const SettingValue& setting = sheet.settings[line.setting];
                const auto change = changes.find(setting.key);
                if (line.heading)
                    heading_row(setting);
                else
                    setting_row(view, setting, change == changes.end() ? nullptr : change->second,
                                is_under_way(view) && waits_for_restart(setting.key), commands);
            }
    }

    const std::string& title_of(const ScenarioSheet::Section& section) const
    {
        return view.state.language == Language::no ? section.title_no : section.title;
    }

    std::string note(int changed) const
    {
        return changed > 0 ? say(view.state.language, {"{} changed", "{} endret"}, changed) : "";
    }

    void section_fold(const ScenarioSheet::Section& section, const std::vector<std::size_t>& found) const
    {
        const bool first = section.name == "status_quo";
        ImGui::Indent(10.0f * view.theme.scale);
        if (fold(view, section.name, title_of(section), note(changed_in(section)), first || narrowed())) rows(found);
        ImGui::Unindent(10.0f * view.theme.scale);
    }

    // Is there anything in it, or may there be?
    bool family_fold(Family family) const
    {
        int changed = family == Family::policy ? draft.changes() - int(draft.values.size()) : 0;
        bool any = family == Family::policy;
        std::vector<std::pair<const ScenarioSheet::Section*, std::vector<std::size_t>>> shown;
        for (const ScenarioSheet::Section& section : sheet.sections) {
            if (family_of(section.name) != family) continue;
            shown.emplace_back(&section, found_in(section));
            changed += changed_in(section);
            any = any || !shown.back().second.empty();
        }
        if (!any) return false;
        if (view.theme.strong) ImGui::PushFont(view.theme.strong);
        const bool open = fold(view, "family" + std::to_string(int(family)), view(family_names[int(family)]),
                               note(changed), narrowed() || family == Family::policy || family == Family::model);
        if (view.theme.strong) ImGui::PopFont();
        if (!open) return true;
        const float top = ImGui::GetCursorPosY();
        if (family == Family::run) {
            rows(shown.front().second);
            return true;
        }
        for (const auto& [section, found] : shown) {
            if (!found.empty()) section_fold(*section, found);
            if (section->name != "status_quo") continue;
            rules_at_the_start(view, sheet, draft, filter, commands);
            wave_folds(view, sheet, draft, filter, commands);
            trial_fold(view, sheet, draft, filter, commands);
        }
        return ImGui::GetCursorPosY() > top;
    }

    void all() const
    {
        // While something is searched for everything is open; folds are remembered apart.
        ImGui::PushID(narrowed() ? "narrowed" : "all");
        ImGui::PushID(filter.search.c_str());
        int found = 0;
        for (const Family family : {Family::policy, Family::places, Family::run, Family::model})
            found += family_fold(family) ? 1 : 0;
        ImGui::PopID();
        ImGui::PopID();
        if (found > 0) return;
        faint_words(view,
                    filter.search.empty()
                        ? std::string(view({"Nothing differs from the file.", "Ingenting er endret."}))
                        : say(view.state.language,
                              {"Nothing found for “{}”. Names, meanings and titles are searched, in both languages.",
                               "Fant ingenting for «{}». Navn, betydninger og titler søkes gjennom på begge språk."},
                              view.state.search));
        view.mark("scenario/nothing_found");
    }
};

void world_choice(const View& view, Commands& commands)
{
    if (!view.state.has_beside) return;
    const auto worlds = worlds_on_screen(view.shown, view.state.language);
    for (int world = 0; world < 2; ++world) {
        std::string name = world == 0 ? view({"first world", "første verden"}) : view({"second world", "andre verden"});
        for (const NamedWorld& known : worlds)
            if (known.world == world) name = known.name;
        ImGui::PushID(world);
        ImGui::PushStyleColor(ImGuiCol_CheckMark, series_colour(world));
        const float sign = ImGui::GetFrameHeight() + ImGui::GetStyle().ItemInnerSpacing.x;
        if (world == 1) flow_to(sign + text_width(nullptr, name));
        const std::string label = shortened(name, ImGui::GetContentRegionAvail().x - sign);
        if (ImGui::RadioButton(label.c_str(), view.state.edited == world)) commands.emplace_back(EditWorld{world});
        view.mark("scenario/world/" + std::to_string(world));
        tell_if_shortened(label, name);
        ImGui::PopStyleColor();
        ImGui::PopID();
    }
}

void bar(const View& view, const Draft& draft, Commands& commands)
{
    const float s = view.theme.scale;
    std::string search = view.state.search;
    ImGui::SetNextItemWidth(at_most(260.0f * s));
    if (input_text("##search", view({"Search", "Søk"}), search)) commands.emplace_back(Search{search});
    view.mark("scenario/search");
    const char* only = view({"only changed", "bare endrede"});
    bool on = view.state.only_changed;
    flow_to(button_width(only) + ImGui::GetFrameHeight());
    if (ImGui::Checkbox(only, &on)) commands.emplace_back(OnlyChanged{on});
    view.mark("scenario/only_changed");
    const char* reset = view({"Reset all", "Tilbakestill alt"});
    flow_to(button_width(reset));
    ImGui::BeginDisabled(!draft.changed());
    if (ImGui::Button(reset)) commands.emplace_back(ResetAll{});
    view.mark("scenario/reset_all");
    ImGui::EndDisabled();
    const auto button = [&](const char* text, const char* mark, bool can, const Command& command) {
        flow_to(button_width(text));
        ImGui::BeginDisabled(!can);
        if (ImGui::Button(text)) commands.push_back(command);
        view.mark(mark);
        ImGui::EndDisabled();
    };
    button(view({"Undo", "Angre"}), "scenario/undo", view.state.history.last() != nullptr, Undo{});
    button(view({"Redo", "Gjør om"}), "scenario/redo", view.state.history.next() != nullptr, Redo{});
    const std::string count = draft.changed()
                                  ? say(view.state.language, {"{} changed, {} added", "{} endret, {} lagt til"},
                                        draft.changes(), draft.waves.size())
                                  : std::string(view({"as in the file", "som i filen"}));
    flow_to(ImGui::CalcTextSize(count.c_str()).x);
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", count.c_str());
}

void save(const View& view, const Draft& draft, Commands& commands)
{
    std::string path =
        view.state.save_path.value_or(std::filesystem::path(draft.path).stem().string() + "_changed.toml");
    const std::string before = path;
    ImGui::SetNextItemWidth(at_most(260.0f * view.theme.scale));
    const bool entered = input_text("##path", view({"file", "fil"}), path, ImGuiInputTextFlags_EnterReturnsTrue);
    view.mark("scenario/path");
    if (path != before) commands.emplace_back(TypePath{path});
    const char* words = view({"Save as a scenario", "Lagre som scenario"});
    flow_to(button_width(words));
    ImGui::BeginDisabled(path.empty());
    const bool pressed = ImGui::Button(words);
    ImGui::EndDisabled();
    view.mark("scenario/save");
    hover_text(view({"A file that includes the present one and says what was changed",
                     "En fil som inkluderer den nåværende og sier hva som er endret"}));
    if ((entered || pressed) && !path.empty()) commands.emplace_back(SaveScenario{path});
}

// A result file can be looked at, not changed.
void of_a_file(const View& view, const Head& head)
{
    if (view.theme.strong) ImGui::PushFont(view.theme.strong);
    wrapped_text(title_of(head, view.state.language));
    if (view.theme.strong) ImGui::PopFont();
    wrapped_text(
        view({"This is a file of results: below is the scenario that it was run with. To change "
              "something, open the scenario itself.",
              "Dette er en fil med resultater: under står scenariet den ble kjørt med. Åpne selve "
              "scenariet for å endre noe."}));
    for (const auto line : {&About::question, &About::expectation}) {
        const std::string& text = about_line(head, head.norwegian, line, view.state.language);
        if (!text.empty()) wrapped_text(text);
    }
    for (const std::string& set : head.overrides) {
        ImGui::Bullet();
        wrapped_text(set);
    }
    ImGui::BeginChild("text", {0, at_least(200.0f * view.theme.scale)}, true, ImGuiWindowFlags_HorizontalScrollbar);
    ImGui::TextUnformatted(head.scenario_text.data(), head.scenario_text.data() + head.scenario_text.size());
    ImGui::EndChild();
}

void scenario_panel(const View& view, Commands& commands)
{
    const ViewState& state = view.state;
    const int world = state.edited == 1 && state.has_beside ? 1 : 0;
    const Draft& draft = world == 1 ? state.beside : state.draft;
    if (draft.path.empty()) {
        if (const Head* head = view.shown.head())
            of_a_file(view, *head);
        else
            nothing_to_show(view);
        return;
    }
    const auto& sheet = view.shown.sheets[std::size_t(world)];
    if (!sheet) {
        centred_message(view, view({"One moment", "Et øyeblikk"}),
                        view({"The scenario is being read.", "Scenariet leses."}));
        return;
    }
    world_choice(view, commands);
    bar(view, draft, commands);
    const Typing& typing = state.typing;
    if (const auto refused = setting_named(*sheet, draft, typing.refused_key);
        refused && typing.refusal != Refusal::none) {
        ImGui::PushStyleColor(ImGuiCol_Text, view.theme.bad);
        wrapped_text(refusal_words(*refused, typing.refused_text, typing.refusal, state.language));
        ImGui::PopStyleColor();
        view.mark("scenario/refused");
    }
    Editor editor{view, *sheet, draft, {}, {lower(state.search), state.only_changed}, commands};
    for (const auto& [key, value] : draft.values) editor.changes.emplace(key, &value);
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const bool beside = room.x > 1100.0f * view.theme.scale;
    ImGui::PushID(world);
    const float least = 260.0f * view.theme.scale;  // of what is changed; the list below it takes two thirds of that
    ImGui::BeginChild("settings", {beside ? 0.64f * room.x : 0.0f, std::max(beside ? room.y : 0.6f * room.y, least)});
    editor.all();
    ImGui::EndChild();
    if (beside) ImGui::SameLine();
    ImGui::BeginChild("policy", {0, at_least(beside ? least : 0.67f * least)});
    save(view, draft, commands);
    ImGui::Separator();
    policy_list(view, *sheet, draft, commands);
    ImGui::EndChild();
    ImGui::PopID();
}

}  // namespace

const PanelParts panels::scenario{
    .title = {"Scenario", "Scenario"}, .draw = scenario_panel, .needs = nothing_more, .table = scenario_table};

}  // namespace samspill::viz
