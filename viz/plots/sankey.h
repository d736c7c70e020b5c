#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include <imgui.h>

#include "viz/plots/theme.h"

namespace samspill::viz {

// A block of a stack, and a ribbon from a block at the left to one at the right. Tops and heights are
// shares of the whole height.
struct FlowBlock {
    int row;
    double top, height, number;
};
struct FlowRibbon {
    int from, to;  // rows of the blocks
    double left_top, right_top, height, number;
};
struct FlowLayout {
    std::vector<FlowBlock> left, right;
    std::vector<FlowRibbon> ribbons;
    double total = 0.0;
};

// Lays out numbers [from][to]: stacks from the top in the order of rows, `gap` (a share of the height)
// between blocks; rows without a number are left out. Every ribbon has at both ends the height of its
// number, so that ribbons fill the blocks.
FlowLayout flow_layout(const std::vector<std::vector<double>>& numbers, double gap);

// What a layout is drawn with.
struct FlowStyle {
    std::function<Colour(int row)> left_colour, right_colour;
    std::function<std::string(int row, double number)> left_label, right_label;
};
struct FlowHit {
    int from = -1, to = -1;  // under the pointer: a ribbon (both), a block (one), nothing
    double number = 0.0;
};
// Draws within [low, high]; `room` pixels at either side are kept for labels.
FlowHit draw_flows(const Theme& theme, const FlowLayout& layout, const FlowStyle& style, ImVec2 low, ImVec2 high,
                   float room, bool hovered);

}  // namespace samspill::viz
