#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace samspill::viz {

// A picture, rows from the top, four bytes (red, green, blue, alpha) a pixel.
struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;
};

// A rectangle of a picture; what lies outside is left out.
Picture cut(const Picture& picture, int x, int y, int width, int height);

// Writes a PNG, whole or not at all. `inputs`: hash of what it shows, kept in the file as a text; empty: none.
// Throws InputError or std::system_error with the path.
void write_png(const Picture& picture, const std::string& path, const std::string& inputs = "");

}  // namespace samspill::viz
