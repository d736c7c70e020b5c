#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>

#include "viz/app/offscreen.h"
#include "viz/panels/panels.h"
#include "viz/sample.h"

// Every panel is drawn to a picture: checked not to be blank here, looked at by people. With
// SAMSPILL_GALLERY=FOLDER the pictures are kept there.
namespace samspill::viz {

namespace {

// A panel as a picture of the whole window, after a few frames (ImGui lays some things out late).
Picture picture_of(Panel panel, ViewState state, test::Sample& sample, int width = 1600, int height = 900)
{
    state.panel = panel;
    sample.meet(state);
    Offscreen screen(width, height);
    const Theme theme = make_theme(1.0f, false);
    screen.fonts_changed();
    for (int i = 0; i < 4; ++i)
        screen.frame([&] {
            ImGui::SetNextWindowPos({0, 0});
            ImGui::SetNextWindowSize({float(width), float(height)});
            ImGui::Begin("picture", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
            Commands commands;
            draw_panel(panel, {state, sample.shown, theme}, commands);
            ImGui::End();
        });
    return screen.picture();
}

int colours_in(const Picture& picture)
{
    std::set<std::uint32_t> seen;
    for (std::size_t i = 0; i + 3 < picture.pixels.size(); i += 4)
        seen.insert(std::uint32_t(picture.pixels[i] << 16 | picture.pixels[i + 1] << 8 | picture.pixels[i + 2]));
    return int(seen.size());
}

// Parts of the picture in which something is drawn, of 8 x 8.
int parts_in_use(const Picture& picture)
{
    int used = 0;
    for (int row = 0; row < 8; ++row)
        for (int column = 0; column < 8; ++column) {
            const int w = picture.width / 8, h = picture.height / 8;
            used += colours_in(cut(picture, column * w, row * h, w, h)) > 2 ? 1 : 0;
        }
    return used;
}

void keep(const Picture& picture, const std::string& name)
{
    const char* folder = std::getenv("SAMSPILL_GALLERY");
    if (!folder) return;
    std::filesystem::create_directories(folder);
    write_png(picture, std::string(folder) + "/" + name + ".png");
}

class Gallery : public testing::TestWithParam<int> {};

TEST_P(Gallery, ShowsAPanel)
{
    const auto panel = Panel(GetParam());
    ViewState state;
    state.week = 30;
    for (const Language language : {Language::en, Language::no})
        for (test::Sample* sample : {&test::one_world(), &test::two_worlds()}) {
            state.language = language;
            const Picture picture = picture_of(panel, state, *sample);
            keep(picture, std::string(panel_names[std::size_t(panel)]) + (language == Language::no ? "_no" : "_en") +
                              std::to_string(sample->shown.worlds));
            EXPECT_GT(colours_in(picture), 20);
            // A panel that has nothing to show (a sweep panel without a sweep) says so in a line or two.
            const bool other_file = panel == Panel::sweep || (panel == Panel::comparison && sample->shown.worlds == 1);
            EXPECT_GT(parts_in_use(picture), other_file ? 1 : 15);
        }
}

INSTANTIATE_TEST_SUITE_P(Panels, Gallery, testing::Range(0, n_panels),
                         [](const auto& about) { return panel_names[std::size_t(about.param)]; });

}  // namespace

}  // namespace samspill::viz
