#pragma once

#include <functional>
#include <map>
#include <string>

#include <imgui.h>

namespace samspill::viz {

// A control's rectangle on screen, in pixels.
struct Mark {
    ImVec2 low, high;
    ImVec2 middle() const { return {(low.x + high.x) / 2.0f, (low.y + high.y) / 2.0f}; }
};

// Where the controls of a frame stand, by name.
using Marks = std::map<std::string, Mark, std::less<>>;

}  // namespace samspill::viz
