#pragma once

#include <string>

#include "viz/data/bridges.h"
#include "viz/panels/controls.h"

// The parts of the panel of bridges.
namespace samspill::viz {

Text traffic_name(Traffic kind);
// Told apart by form as well as by colour.
void traffic_icon(const View& view, ImDrawList* list, Traffic kind, ImVec2 at, float size, double shown);

Text distance_name(Distance distance);
Colour distance_colour(Distance distance);
inline constexpr Colour planks = colour(0x8A6642), rope = colour(0xB8955F), water = colour(0xDCEBF5),
                        bank = colour(0xDDE3D5);

// What is the same for all bridges of a picture, so that they can be compared.
struct BridgeScale {
    double units = 0.1;       // distances that the widest gap, now or at the start, has room for
    double largest = 1.0;     // registered users of the largest office
    double widest = 1.0;      // sum of the roots of a place's offices' registered users
    double each = 1.0;        // events that a particle stands for
    double queue_each = 1.0;  // persons that a dot of a queue stands for
};
BridgeScale bridge_scale(const View& view, const std::vector<Place>& places);

// The row that bridges are compared with: of week 0, or the first that is there.
int start_row(const Film& film);

// In a narrow scene the words about the bridge have no room between those of the banks: they stand below them.
bool words_below(const View& view, float width);
inline constexpr float lines_below = 2.1f;  // the height that this takes, lines of text

// One bridge in a box, and the numbers of its traffic.
void bridge_scene(const View& view, Commands& commands, int world, const Bridge& bridge, const BridgeScale& scale,
                  ImVec2 low, ImVec2 high);
void bridge_numbers(const View& view, const Bridge& bridge, ImVec2 low, ImVec2 high);

// A row a bridge.
std::string bridges_table(const ViewState& state, const Shown& shown);

}  // namespace samspill::viz
