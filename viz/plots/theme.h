#pragma once

#include <array>
#include <cstdint>
#include <string>

struct ImFont;
struct ImVec4;

namespace samspill::viz {

// Colours as ImGui packs them (ABGR).
using Colour = std::uint32_t;
constexpr Colour colour(unsigned rgb, unsigned alpha = 255)
{
    return (alpha << 24) | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16 & 0xff);
}
constexpr Colour with_alpha(Colour c, unsigned alpha) { return (c & 0x00ffffffu) | alpha << 24; }

// Okabe and Ito's colours (jfly.uni-koeln.de/color): told apart with every common colour blindness,
// on a light ground; black is left to text. Line styles tell more than eight series apart.
inline constexpr std::array<Colour, 7> series_colours{colour(0x0072B2), colour(0xD55E00), colour(0x009E73),
                                                      colour(0xCC79A7), colour(0xE69F00), colour(0x56B4E9),
                                                      colour(0x7A6F00)};
inline constexpr Colour first_world = series_colours[0], second_world = series_colours[1];

struct Theme {
    ImFont* text = nullptr;  // null: ImGui's own font (tests)
    ImFont* strong = nullptr;
    ImFont* large = nullptr;
    float scale = 1.0f;  // pixels of a point; lengths in plots are multiplied by it
    Colour ground = colour(0xFFFFFF), panel = colour(0xF7F8FA), ink = colour(0x1B1F24), faint = colour(0x6B7480),
           grid = colour(0xE3E7EC), good = colour(0x009E73), bad = colour(0xD55E00), mark = colour(0xE69F00);
};

Colour series_colour(int index);

// Fonts with æøå, dashes and arrows, styles and colours of ImGui's own controls. `scale` is of the
// whole window: display density x the user's choice. Call outside of a frame.
Theme make_theme(float scale, bool large_type);
// The styles and colours alone: of a theme whose fonts are there already.
void use_theme(const Theme& theme);

}  // namespace samspill::viz
