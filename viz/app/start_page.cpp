#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <filesystem>

#include "scenario/files/shipped.h"
#include "viz/app/frame.h"
#include "viz/panels/widgets.h"
#include "viz/plots/plot.h"
#include "viz/plots/texts.h"
#include "viz/state/reforms.h"

namespace samspill::viz {

namespace {

void heading(const View& view, const Text& text, bool large = false)
{
    ImFont* font = large ? view.theme.large : view.theme.strong;
    if (font) ImGui::PushFont(font);
    wrapped_text(view(text));
    if (font) ImGui::PopFont();
}

void faint(const View& view, const char* text)
{
    ImGui::PushStyleColor(ImGuiCol_Text, view.theme.faint);
    wrapped_text(text);
    ImGui::PopStyleColor();
}

// What to begin with, for those who do not know yet.
void beginnings(const View& view, Frame& frame, Commands& commands)
{
    if (button(view, {"Piecemeal against one large step", "Litt etter litt mot ett stort steg"}, "start/piecemeal")) {
        commands.emplace_back(PiecemealAgainstLargeStep{});
        frame.page = Frame::Page::panels;
    }
    const Text workshop{"Workshop: a guided comparison", "Samling: en sammenligning steg for steg"};
    flow_to(button_width(view(workshop)));
    if (button(view, workshop, "start/workshop")) {
        commands.emplace_back(SetWorkshop{true});
        frame.page = Frame::Page::panels;
    }
}

void path_field(const View& view, Frame& frame, Commands& commands)
{
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(view({"Path", "Sti"}));
    ImGui::SameLine();
    const char* label = view({"Open", "Åpne"});
    const float room = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(label).x -
                       2.0f * ImGui::GetStyle().FramePadding.x - 2.0f * ImGui::GetStyle().ItemSpacing.x;
    ImGui::SetNextItemWidth(room);
    const std::string what = view({"a run, comparison or sweep file (.h5), or a scenario (.toml)",
                                   "en fil (.h5) fra run, compare eller sweep, eller et scenario (.toml)"});
    const std::string hint = shortened(what, room - 2.0f * ImGui::GetStyle().FramePadding.x);
    bool open =
        ImGui::InputTextWithHint("##path", hint.c_str(), &frame.open_path, ImGuiInputTextFlags_EnterReturnsTrue);
    tell_if_shortened(hint, what);
    view.mark("start/path");
    ImGui::SameLine();
    open = button(view, {"Open", "Åpne"}, "start/open") || open;
    if (open && !tidy_path(frame.open_path).empty()) open_path(frame, commands, frame.open_path);
}

constexpr Text beside_text{"beside", "ved siden av"}, over_text{"lay over", "legg over"};

// What can stand beside what is open: the second of a pair, or a file whose lines are laid over.
void beside_buttons(const View& view, Frame& frame, Commands& commands, const std::string& path)
{
    const Head* head = view.shown.head();
    if (!head) return;
    if (is_scenario(path) == head->live) {
        ImGui::SameLine();
        if (ImGui::SmallButton(view(beside_text))) {
            if (head->live)
                commands.emplace_back(Order{OpenLive{view.state.draft, Draft{path, {}, {}}}});
            else
                commands.emplace_back(Order{CompareFile{path}});
            frame.page = Frame::Page::panels;
        }
        view.mark("start/beside/" + std::filesystem::path(path).filename().string());
        if (ImGui::IsItemHovered())
            tooltip_text(view({"show it beside what is open, with the same chance",
                               "vis det ved siden av det som er åpent, med de samme tilfeldighetene"}));
    }
    if (!is_scenario(path)) {
        ImGui::SameLine();
        if (ImGui::SmallButton(view(over_text))) {
            commands.emplace_back(Order{PinFile{path}});
            frame.page = Frame::Page::panels;
        }
        view.mark("start/pin/" + std::filesystem::path(path).filename().string());
        if (ImGui::IsItemHovered())
            tooltip_text(view({"its lines stand in the timeline as well", "linjene vises også i tidslinjen"}));
    }
}

// What the buttons behind a name leave for it.
float name_width(const View& view)
{
    float buttons = 0.0f;
    if (view.shown.head())
        for (const Text& text : {beside_text, over_text})
            buttons += button_width(view(text)) + ImGui::GetStyle().ItemSpacing.x;
    return std::max(ImGui::GetContentRegionAvail().x - buttons, 80.0f * view.theme.scale);
}

void file_list(const View& view, Frame& frame, Commands& commands)
{
    if (frame.files.folder.empty()) frame.files = list_files(".");
    heading(view, {"Files", "Filer"});
    faint(view, frame.files.folder.c_str());
    std::string enter;
    if (frame.files.folder != "/" && ImGui::Selectable(view({"..  (folder above)", "..  (mappen over)"})))
        enter = frame.files.folder + "/..";
    view.mark("start/above");
    for (const FolderEntry& entry : frame.files.entries) {
        const std::string path = (frame.files.folder == "/" ? "" : frame.files.folder) + "/" + entry.name;
        const std::string label = entry.name + (entry.folder ? "/" : "");
        ImGui::PushID(path.c_str());
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float wide = name_width(view);
        if (ImGui::Selectable("##entry", false, 0, {wide, 0})) {
            if (entry.folder)
                enter = path;
            else
                open_path(frame, commands, path);
        }
        view.mark("start/file/" + entry.name);
        // The name is drawn by hand: what stands after "##" in it is part of it.
        clipped_text(ImGui::GetWindowDrawList(), at, wide, entry.folder ? view.theme.faint : view.theme.ink, label);
        if (!entry.folder && !is_session(path)) beside_buttons(view, frame, commands, path);
        ImGui::PopID();
    }
    if (!frame.files.trouble.empty()) faint(view, frame.files.trouble.in(view.state.language).c_str());
    if (!enter.empty()) frame.files = list_files(enter);
}

// What windows were used for before, the newest first, and where this one is kept.
void session_list(const View& view, Frame& frame, Commands& commands)
{
    if (!frame.sessions_known) frame.sessions = earlier_sessions(frame.session_folder);
    frame.sessions_known = true;
    if (frame.sessions.empty() && frame.session_path.empty()) return;
    heading(view, {"Earlier sessions", "Tidligere økter"});
    int number = 0;
    for (const EarlierSession& session : frame.sessions) {
        if (session.path == frame.session_path) continue;
        ImGui::PushID(session.path.c_str());
        const ImVec2 at = ImGui::GetCursorScreenPos();
        if (ImGui::Selectable("##session", false, 0, {ImGui::GetContentRegionAvail().x, 0}))
            open_path(frame, commands, session.path);
        view.mark("start/session/" + std::to_string(number++));
        const std::string& summary = view.state.language == Language::no ? session.summary_no : session.summary;
        clipped_text(ImGui::GetWindowDrawList(), at, ImGui::GetContentRegionAvail().x, view.theme.ink,
                     session.name + "   " + summary);
        ImGui::PopID();
    }
    if (!frame.session_path.empty())
        faint(view, (view({"This session is kept in ", "Denne økten tas vare på i "}) + frame.session_path).c_str());
    ImGui::Dummy({0, 4.0f * view.theme.scale});
}

void shipped_list(const View& view, Frame& frame, Commands& commands)
{
    if (!frame.shipped_known) frame.shipped = shipped_scenarios(shipped_folder());
    frame.shipped_known = true;
    heading(view, {"Scenarios that come along", "Scenarier som følger med"});
    const auto in = [&](const ShippedScenario& scenario, std::string About::*line) -> const std::string& {
        return about_line(scenario.about, scenario.norwegian, line, view.state.language);
    };
    for (const ShippedScenario& scenario : frame.shipped) {
        ImGui::PushID(scenario.path.c_str());
        // The question belongs to the title above it.
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ImGui::GetStyle().ItemSpacing.x, 1.0f * view.theme.scale});
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float wide = name_width(view);
        if (ImGui::Selectable("##scenario", false, 0, {wide, 0})) open_path(frame, commands, scenario.path);
        view.mark("start/scenario/" + scenario.name);
        clipped_text(ImGui::GetWindowDrawList(), at, wide, view.theme.ink, in(scenario, &About::title));
        beside_buttons(view, frame, commands, scenario.path);
        faint(view, in(scenario, &About::question).c_str());
        ImGui::PopStyleVar();
        ImGui::Dummy({0, 2.0f * view.theme.scale});
        ImGui::PopID();
    }
    if (frame.shipped.empty()) faint(view, shipped_folder().c_str());
}

}  // namespace

void start_page(const View& view, Frame& frame, Commands& commands)
{
    heading(view, {"What do you want to look at?", "Hva vil du se på?"}, true);
    faint(view,
          view({"samspill: how NAV offices and career centres work together, week by week, person by person.",
                "samspill: hvordan NAV-kontorer og karrieresentre spiller sammen, uke for uke, person for person."}));
    ImGui::Dummy({0, 4.0f * view.theme.scale});
    beginnings(view, frame, commands);
    ImGui::Dummy({0, 4.0f * view.theme.scale});
    path_field(view, frame, commands);
    ImGui::Dummy({0, 4.0f * view.theme.scale});
    const bool wide = ImGui::GetContentRegionAvail().x > 640.0f * view.theme.scale &&
                      ImGui::GetContentRegionAvail().y > 200.0f * view.theme.scale;
    const float gap = ImGui::GetStyle().ItemSpacing.x * 2.0f;
    const float half = (ImGui::GetContentRegionAvail().x - gap) / 2.0f;
    ImGui::BeginChild("scenarios", {wide ? half : 0.0f, wide ? 0.0f : 260.0f * view.theme.scale});
    session_list(view, frame, commands);
    shipped_list(view, frame, commands);
    ImGui::EndChild();
    if (wide) ImGui::SameLine(0.0f, gap);
    ImGui::BeginChild("files", {0.0f, wide ? 0.0f : 200.0f * view.theme.scale});
    file_list(view, frame, commands);
    ImGui::EndChild();
}

}  // namespace samspill::viz
