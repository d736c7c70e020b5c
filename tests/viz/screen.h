#pragma once

#include <functional>
#include <stdexcept>
#include <string>

#include <imgui.h>
#include <imgui_internal.h>

#include "viz/keyboard.h"
#include "viz/panels/panels.h"

// A window without a display or graphics card: panels are laid out as on screen, and tests point at
// their controls by the names that panels give them (View::mark), press, drag and type.
namespace samspill::viz::test {

class Screen {
public:
    using Draw = std::function<void(const View&, Commands&)>;

    explicit Screen(float width = 1280.0f, float height = 860.0f)
    {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {width, height};
        io.DeltaTime = 1.0f / 60.0f;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;  // as the real one: windows of any size
        io.MousePos = {-1.0f, -1.0f};
        map_keys();
        theme = make_theme(1.0f, false);
        unsigned char* pixels = nullptr;
        int across = 0, down = 0;
        io.Fonts->GetTexDataAsRGBA32(&pixels, &across, &down);
    }
    ~Screen() { ImGui::DestroyContext(); }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    // Draws one frame; what was done in it comes back as commands.
    Commands frame(const Draw& draw, const ViewState& state, const Shown& shown)
    {
        marks.clear();
        Commands commands;
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
        ImGui::Begin("screen", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
        ImGui::BringWindowToDisplayBack(ImGui::GetCurrentWindow());  // never over a window of what is drawn
        draw({state, shown, theme, &marks}, commands);
        ImGui::End();
        ImGui::Render();
        return commands;
    }

    // Frames, with every command carried out on the state in between.
    void rest(const Draw& draw, ViewState& state, const Shown& shown, int frames = 2)
    {
        for (int i = 0; i < frames; ++i) carry_out(frame(draw, state, shown), state, shown);
    }

    bool has(const std::string& name) const { return marks.count(name) > 0; }

    ImVec2 place_of(const std::string& name) const
    {
        const auto found = marks.find(name);
        if (found == marks.end()) throw std::runtime_error("nothing on screen is called " + name);
        return found->second.middle();
    }

    // Presses and lets go; returns all commands on the way. Commands change the state as on screen.
    Commands press(const std::string& name, const Draw& draw, ViewState& state, const Shown& shown, int button = 0)
    {
        rest(draw, state, shown);
        return press_at(place_of(name), draw, state, shown, button);
    }

    Commands press_at(ImVec2 at, const Draw& draw, ViewState& state, const Shown& shown, int button = 0)
    {
        ImGuiIO& io = ImGui::GetIO();
        Commands all;
        io.MousePos = at;
        step(all, draw, state, shown);
        step(all, draw, state, shown);
        io.MouseDown[button] = true;
        step(all, draw, state, shown);
        step(all, draw, state, shown);
        io.MouseDown[button] = false;
        step(all, draw, state, shown);
        step(all, draw, state, shown);
        return all;
    }

    // From the middle of a control by a number of pixels.
    Commands drag(const std::string& name, ImVec2 by, const Draw& draw, ViewState& state, const Shown& shown)
    {
        rest(draw, state, shown);
        ImGuiIO& io = ImGui::GetIO();
        const ImVec2 from = place_of(name);
        Commands all;
        io.MousePos = from;
        step(all, draw, state, shown);
        io.MouseDown[0] = true;
        step(all, draw, state, shown);
        for (int i = 1; i <= 8; ++i) {
            io.MousePos = {from.x + by.x * float(i) / 8.0f, from.y + by.y * float(i) / 8.0f};
            step(all, draw, state, shown);
        }
        io.MouseDown[0] = false;
        step(all, draw, state, shown);
        step(all, draw, state, shown);
        return all;
    }

    // Types into the control that was pressed last.
    Commands type(const std::string& text, const Draw& draw, ViewState& state, const Shown& shown)
    {
        Commands all;
        ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
        step(all, draw, state, shown);
        step(all, draw, state, shown);
        return all;
    }

    Marks marks;  // of the last frame
    Theme theme;

private:
    static void carry_out(const Commands& commands, ViewState& state, const Shown& shown)
    {
        for (const Command& command : commands) apply(state, command, shown);
    }

    void step(Commands& all, const Draw& draw, ViewState& state, const Shown& shown)
    {
        const Commands now = frame(draw, state, shown);
        carry_out(now, state, shown);
        all.insert(all.end(), now.begin(), now.end());
    }
};

// The commands of one kind.
template <class Kind>
std::vector<Kind> of_kind(const Commands& commands)
{
    std::vector<Kind> found;
    for (const Command& command : commands)
        if (const auto* kind = std::get_if<Kind>(&command)) found.push_back(*kind);
    return found;
}

}  // namespace samspill::viz::test
