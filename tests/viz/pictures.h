#pragma once

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <set>
#include <string>

#include <imgui_internal.h>

#include "viz/app/offscreen.h"
#include "viz/panels/panels.h"

// Pictures of what is drawn, without a display. With SAMSPILL_GALLERY=FOLDER they are kept there.
namespace samspill::viz::test {

inline Picture draw_picture(const std::function<void(const View&, Commands&)>& draw, const ViewState& state,
                            const Shown& shown, int width = 1600, int height = 900, bool large_type = false,
                            float scale = 1.0f)
{
    Offscreen screen(width, height);
    const Theme theme = make_theme(scale, large_type);
    screen.fonts_changed();
    for (int i = 0; i < 4; ++i)
        screen.frame([&] {
            ImGui::SetNextWindowPos({0, 0});
            ImGui::SetNextWindowSize({float(width), float(height)});
            ImGui::Begin("picture", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
            ImGui::BringWindowToDisplayBack(ImGui::GetCurrentWindow());  // never over a window of what is drawn
            Commands commands;
            draw({state, shown, theme}, commands);
            ImGui::End();
        });
    return screen.picture();
}

inline int colours_of(const Picture& picture)
{
    std::set<std::uint32_t> seen;
    for (std::size_t i = 0; i + 3 < picture.pixels.size(); i += 4)
        seen.insert(std::uint32_t(picture.pixels[i] << 16 | picture.pixels[i + 1] << 8 | picture.pixels[i + 2]));
    return int(seen.size());
}

// Parts of the picture in which something is drawn, of 8 x 8.
inline int parts_drawn(const Picture& picture)
{
    int used = 0;
    for (int row = 0; row < 8; ++row)
        for (int column = 0; column < 8; ++column) {
            const int w = picture.width / 8, h = picture.height / 8;
            used += colours_of(cut(picture, column * w, row * h, w, h)) > 2 ? 1 : 0;
        }
    return used;
}

inline void keep_picture(const Picture& picture, const std::string& name)
{
    const char* folder = std::getenv("SAMSPILL_GALLERY");
    if (!folder) return;
    std::filesystem::create_directories(folder);
    write_png(picture, std::string(folder) + "/" + name + ".png");
}

}  // namespace samspill::viz::test
