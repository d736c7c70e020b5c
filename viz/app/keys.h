#pragma once

namespace samspill::viz {

// Keys that ImGui has no name for, as GLFW numbers them (letters are their capital's ASCII code).
inline constexpr int key_f11 = 300;

}  // namespace samspill::viz
