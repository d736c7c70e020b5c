#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <imgui.h>

#include "viz/plots/plot.h"

namespace samspill::viz {

// Values to colours: light to dark, or from both sides of zero when there are numbers on both.
struct ColourScale {
    double low = 0.0, high = 1.0;
    bool diverges = false;
    Colour of(double value) const;  // grey where there is no number
};
ColourScale scale_of(std::span<const double> values);

struct HeatAxis {
    std::string name;
    std::vector<std::string> labels;
};
struct HeatOptions {
    HeatAxis x, y;
    std::function<double(std::size_t x, std::size_t y)> value;
    std::function<std::string(double)> text;                    // within cells, where there is room
    std::optional<std::pair<std::size_t, std::size_t>> chosen;  // has a frame
};
struct HeatCell {
    std::size_t x, y;
    ImVec2 low, high;
};
// Where a cell stands within [low, high]; the first value of y is at the bottom.
HeatCell heat_cell(const HeatOptions& options, ImVec2 low, ImVec2 high, std::size_t x, std::size_t y);
std::optional<HeatCell> cell_under(const HeatOptions& options, ImVec2 low, ImVec2 high, ImVec2 pointer);

// The area of the cells when axes and their names take what they need of [low, high].
std::pair<ImVec2, ImVec2> heat_area(const Theme& theme, const HeatOptions& options, ImVec2 low, ImVec2 high);
void draw_heat(const Theme& theme, const HeatOptions& options, const ColourScale& scale, ImVec2 low, ImVec2 high);

// The scale as a bar with numbers, `unit` above it.
void draw_scale(const Theme& theme, const ColourScale& scale, const std::string& unit, Language language, ImVec2 at,
                float height);

}  // namespace samspill::viz
