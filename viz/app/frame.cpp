#include "viz/app/frame.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "viz/workshop/workshop.h"

namespace samspill::viz {

namespace {

constexpr float list_width = 150.0f;     // points
constexpr float narrow_window = 900.0f;  // points: below, panels are chosen in the bar at the top

void page(const View& view, Frame& frame, Commands& commands)
{
    if (frame.page == Frame::Page::keys)
        keys_page(view, frame);
    else if (frame.page == Frame::Page::start || (is_empty(view.shown) && !view.state.workshop))
        start_page(view, frame, commands);
    else if (view.state.workshop)
        workshop_view(view, commands);
    else
        parts_of(view.state.panel).draw(view, commands);
}

void middle(const View& view, Frame& frame, Commands& commands, float height)
{
    if (!is_narrow(view) && !view.state.workshop) {
        ImGui::BeginChild("panels", {list_width * view.theme.scale, height});
        panel_list(view, frame, commands);
        ImGui::EndChild();
        ImGui::SameLine();
    }
    ImGui::BeginChild("panel", {0, height}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
    const ImVec2 low = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    view.mark("window/panel", low, {low.x + size.x, low.y + size.y});
    page(view, frame, commands);
    ImGui::EndChild();
}

}  // namespace

bool is_narrow(const View& view) { return ImGui::GetIO().DisplaySize.x < narrow_window * view.theme.scale; }

bool is_empty(const Shown& shown)
{
    return shown.worlds == 0 && !shown.board && !shown.sweep && !shown.live && shown.busy.empty();
}

float workshop_scale(float scale, float width, float height)
{
    // Pages are laid out for 1280 x 720. In quarters: fonts are made anew for each scale.
    const float fitting = std::floor(4.0f * std::min(width / 1280.0f, height / 720.0f)) / 4.0f;
    return std::max(scale, fitting);
}

TypeSize type_size(const ViewState& state, float display, float width, float height)
{
    if (!state.workshop) return {display * state.scale, false};
    const float scale = workshop_scale(display, width, height) * state.scale;
    return {scale, width >= 1200.0f * scale && height >= 640.0f * scale};
}

bool button(const View& view, const Text& label, std::string_view mark)
{
    const bool pressed = ImGui::Button(view(label));
    view.mark(mark);
    return pressed;
}

void open_path(Frame& frame, Commands& commands, const std::string& path, const std::string& beside)
{
    if (is_session(tidy_path(path)) && beside.empty()) {
        commands.emplace_back(OpenSession{tidy_path(path)});
        frame.page = Frame::Page::panels;
        return;
    }
    try {
        for (Order& order : orders_to_open(tidy_path(path), tidy_path(beside))) commands.emplace_back(std::move(order));
        frame.page = Frame::Page::panels;
    } catch (const InputError& error) {
        frame.tell(true, error.said());
    }
}

void draw_window(const View& view, Frame& frame, Commands& commands)
{
    take_keys(view, frame, commands);
    if (frame.page != Frame::Page::start) frame.sessions_known = false;  // read anew when it is entered
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0f);
    ImGui::Begin("samspill", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImGui::PopStyleVar();
    const bool workshop = view.state.workshop && frame.page == Frame::Page::panels;  // has a bar of its own
    if (!workshop) top_bar(view, frame, commands);

    // The panel takes what the bars below leave, by their height in the frame before.
    const float least = 80.0f * view.theme.scale, room = ImGui::GetContentRegionAvail().y - frame.below;
    middle(view, frame, commands, room > least ? room : least);
    const float from = ImGui::GetCursorPosY();
    const float foot = ImGui::GetCursorScreenPos().y;
    save_bar(view, frame, commands, foot);
    notices(view, frame, commands, foot);
    // What came out is of the runs' end: the room is for that.
    const bool running = !workshop || view.state.guide.step == GuideStep::run;
    if (view.shown.worlds > 0 && frame.page == Frame::Page::panels && running) transport_bar(view, commands);
    frame.below = ImGui::GetCursorPosY() - from;
    ImGui::End();
}

}  // namespace samspill::viz
