// What comes and goes over the foot of the panel, and moves nothing there: where to save, and messages.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "viz/app/frame.h"
#include "viz/panels/widgets.h"
#include "viz/plots/plot.h"

namespace samspill::viz {

namespace {

Text what_is_saved(Frame::Save save)
{
    return save == Frame::Save::table ? Text{"Table (CSV) to", "Tabell (CSV) til"}
                                      : Text{"Picture (PNG) to", "Bilde (PNG) til"};
}

Command saving(const View& view, const Frame& frame, const std::string& path)
{
    if (frame.save == Frame::Save::table) return SaveCsv{view.state.panel, path};
    return frame.whole_window ? SavePng{std::nullopt, path} : SavePng{view.state.panel, path};
}

void draw_message(const View& view, const std::string& text, bool bad)
{
    const float width = 4.0f * view.theme.scale,
                height = broken_height(nullptr, ImGui::GetContentRegionAvail().x - 2.5f * width, text);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + width, at.y + height},
                                              bad ? view.theme.bad : view.theme.good);
    ImGui::SetCursorScreenPos({at.x + 2.5f * width, at.y});
    wrapped_text(text);
}

}  // namespace

void ask_for_path(const View& view, Frame& frame, Frame::Save save)
{
    const std::string stem = fmt::format("{}_week_{}", name_of(view.state.panel), week_of(view.state));
    frame.save = save;
    frame.path = free_path(stem, save == Frame::Save::table ? ".csv" : ".png");
    frame.typing = true;
}

namespace {

// A sheet over the foot of the panel, for what somebody has asked to see: it moves nothing.
bool begin_sheet(const View& view, const char* name, float foot, float most)
{
    const float left = ImGui::GetCursorScreenPos().x, width = ImGui::GetContentRegionAvail().x;
    ImGui::SetNextWindowPos({left, foot}, ImGuiCond_Always, {0.0f, 1.0f});
    ImGui::SetNextWindowSizeConstraints({width, 0.0f}, {width, most});
    ImGui::PushStyleColor(ImGuiCol_Border, view.theme.faint);
    const bool open = ImGui::Begin(name, nullptr,
                                   ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize);
    ImGui::PopStyleColor();
    return open;
}

}  // namespace

void save_bar(const View& view, Frame& frame, Commands& commands, float foot)
{
    if (frame.save == Frame::Save::nothing) return;
    if (!begin_sheet(view, "save", foot, ImGui::GetIO().DisplaySize.y)) {
        ImGui::End();
        return;
    }
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(view(what_is_saved(frame.save)));
    ImGui::SameLine();
    const float room = ImGui::GetContentRegionAvail().x;
    ImGui::SetNextItemWidth(std::max(0.45f * room, std::min(room, 200.0f * view.theme.scale)));
    if (frame.typing) ImGui::SetKeyboardFocusHere();
    frame.typing = false;
    bool done = ImGui::InputText("##path", &frame.path,
                                 ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    view.mark("save/path");
    if (frame.save == Frame::Save::picture && !view.state.workshop) {
        const char* whole = view({"whole window", "hele vinduet"});
        flow_to(button_width(whole) + ImGui::GetFrameHeight());
        ImGui::Checkbox(whole, &frame.whole_window);
        view.mark("save/whole_window");
    }
    const std::string path = tidy_path(frame.path);
    std::error_code ignored;
    const bool taken = std::filesystem::exists(path, ignored);
    // As wide whichever of the two it says, so that what stands beside it stays where it is.
    const Text save{"Save", "Lagre"}, replace{"Replace the file", "Erstatt filen"}, cancel{"Cancel", "Avbryt"};
    const float wide = std::max(button_width(view(save)), button_width(view(replace)));
    flow_to(wide);
    done = ImGui::Button(view(taken ? replace : save), {wide, 0.0f}) || done;
    view.mark("save/save");
    flow_to(button_width(view(cancel)));
    if (button(view, cancel, "save/cancel")) frame.save = Frame::Save::nothing;
    ImGui::End();
    if (!done || path.empty()) return;
    commands.push_back(saving(view, frame, path));
    frame.save = Frame::Save::nothing;
}

namespace {

using Messages = std::vector<std::pair<std::string, bool>>;

Messages messages_of(const View& view, const Frame& frame)
{
    Messages all;
    for (const Notice& notice : view.shown.notices)
        if (notice.number > view.state.notices_seen) all.emplace_back(notice.text.in(view.state.language), notice.bad);
    for (const Message& text : frame.bad) all.emplace_back(text.in(view.state.language), true);
    for (const Message& text : frame.good) all.emplace_back(text.in(view.state.language), false);
    return all;
}

// The last message in a line, with a colour before it.
void last_message(const View& view, const Messages& all, float width)
{
    const auto& [text, bad] = all.back();
    const float s = view.theme.scale, height = ImGui::GetFrameHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + 2.0f * s}, {at.x + 4.0f * s, at.y + height - 2.0f * s},
                                              bad ? view.theme.bad : view.theme.good);
    std::string line = text.substr(0, text.find('\n'));
    if (all.size() > 1) line = fmt::format("({})  {}", all.size(), line);
    clipped_text(ImGui::GetWindowDrawList(), {at.x + 10.0f * s, at.y + ImGui::GetStyle().FramePadding.y},
                 width - 14.0f * s, view.theme.ink, line);
    ImGui::InvisibleButton("last message", {width, height});
    view.mark("notices/last");
}

}  // namespace

void notices(const View& view, Frame& frame, Commands& commands, float foot)
{
    const Messages all = messages_of(view, frame);
    if (all.empty()) frame.all_notices = false;
    const Text more{"Show all", "Vis alt"}, less{"Show less", "Vis mindre"}, dismiss{"Dismiss", "Lukk"};
    const float wide = std::max(button_width(view(more)), button_width(view(less)));
    const float buttons = wide + button_width(view(dismiss)) + 2.0f * ImGui::GetStyle().ItemSpacing.x;
    if (all.empty()) {
        ImGui::Dummy({1.0f, ImGui::GetFrameHeight()});  // the room is kept: a message moves nothing
        return;
    }
    if (frame.all_notices) {
        // Many mistakes scroll.
        if (begin_sheet(view, "all notices", foot, 0.5f * ImGui::GetIO().DisplaySize.y)) {
            for (const auto& [text, bad] : all) draw_message(view, text, bad);
            view.mark("notices/all", ImGui::GetWindowPos(),
                      {ImGui::GetWindowPos().x + ImGui::GetWindowSize().x,
                       ImGui::GetWindowPos().y + ImGui::GetWindowSize().y});
        }
        ImGui::End();
    }
    last_message(view, all, std::max(ImGui::GetContentRegionAvail().x - buttons, 20.0f));
    ImGui::SameLine();
    if (ImGui::Button(view(frame.all_notices ? less : more), {wide, 0.0f})) frame.all_notices = !frame.all_notices;
    view.mark("notices/more");
    ImGui::SameLine();
    if (button(view, dismiss, "notices/dismiss")) {
        commands.emplace_back(DismissNotices{});
        frame.bad.clear();
        frame.good.clear();
        frame.all_notices = false;
    }
}

}  // namespace samspill::viz
