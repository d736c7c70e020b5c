#include "viz/app/pixels.h"

#include <cstring>

#include <GL/gl.h>

namespace samspill::viz {

Picture read_pixels(int width, int height)
{
    Picture picture{width, height, std::vector<std::uint8_t>(std::size_t(width) * std::size_t(height) * 4)};
    std::vector<std::uint8_t> upside_down(picture.pixels.size());
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    const std::size_t row = std::size_t(width) * 4;
    for (std::size_t y = 0; y < std::size_t(height); ++y)
        std::memcpy(&picture.pixels[y * row], &upside_down[(std::size_t(height) - 1 - y) * row], row);
    for (std::size_t i = 3; i < picture.pixels.size(); i += 4) picture.pixels[i] = 255;
    return picture;
}

}  // namespace samspill::viz
