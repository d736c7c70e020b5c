// The bars that come and go under the panel: where to save, and messages.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include "viz/app/frame.h"
#include "viz/panels/widgets.h"
#include "viz/state/messages.h"

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

void message(const View& view, const std::string& text, bool bad)
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
    const std::string stem = fmt::format("{}_week_{}", panel_names[std::size_t(view.state.panel)], week_of(view.state));
    frame.save = save;
    frame.path = free_path(stem, save == Frame::Save::table ? ".csv" : ".png");
    frame.typing = true;
}

void save_bar(const View& view, Frame& frame, Commands& commands)
{
    if (frame.save == Frame::Save::nothing) return;
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
    const Text save = taken ? Text{"Replace the file", "Erstatt filen"} : Text{"Save", "Lagre"};
    const Text cancel{"Cancel", "Avbryt"};
    flow_to(button_width(view(save)));
    done = button(view, save, "save/save") || done;
    flow_to(button_width(view(cancel)));
    if (button(view, cancel, "save/cancel")) frame.save = Frame::Save::nothing;
    if (!done || path.empty()) return;
    commands.push_back(saving(view, frame, path));
    frame.save = Frame::Save::nothing;
}

void notices(const View& view, Frame& frame, Commands& commands)
{
    std::vector<std::pair<std::string, bool>> all;
    for (const Notice& notice : view.shown.notices)
        if (notice.number > view.state.notices_seen)
            all.emplace_back(message_text(notice.text, view.state.language), notice.bad);
    for (const std::string& text : frame.bad) all.emplace_back(message_text(text, view.state.language), true);
    for (const std::string& text : frame.good) all.emplace_back(text, false);
    if (all.empty()) return;

    const float dismiss = ImGui::CalcTextSize(view({"Dismiss", "Lukk"})).x + 40.0f * view.theme.scale;
    const float width = ImGui::GetContentRegionAvail().x - dismiss;
    float height = 2.0f * ImGui::GetStyle().WindowPadding.y;
    for (const auto& [text, bad] : all)
        height += broken_height(nullptr, width - 40.0f * view.theme.scale, text) + ImGui::GetStyle().ItemSpacing.y;
    // Many mistakes scroll, so that the panel stays in sight.
    height = std::min(height, 0.25f * ImGui::GetIO().DisplaySize.y);
    ImGui::BeginChild("notices", {width, height}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
    for (const auto& [text, bad] : all) message(view, text, bad);
    ImGui::EndChild();
    ImGui::SameLine();
    if (button(view, {"Dismiss", "Lukk"}, "notices/dismiss")) {
        commands.emplace_back(DismissNotices{});
        frame.bad.clear();
        frame.good.clear();
    }
}

}  // namespace samspill::viz
