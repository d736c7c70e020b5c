#include "viz/app/png.h"

#include <algorithm>
#include <stdexcept>

#include <stb_image_write.h>

#include "results/atomic_file.h"

namespace samspill::viz {

Picture cut(const Picture& picture, int x, int y, int width, int height)
{
    const int left = std::clamp(x, 0, picture.width), right = std::clamp(x + width, left, picture.width);
    const int top = std::clamp(y, 0, picture.height), bottom = std::clamp(y + height, top, picture.height);
    Picture part{right - left, bottom - top, {}};
    part.pixels.reserve(std::size_t(part.width) * std::size_t(part.height) * 4);
    for (int row = top; row < bottom; ++row) {
        const auto begin = picture.pixels.begin() + (std::ptrdiff_t(row) * picture.width + left) * 4;
        part.pixels.insert(part.pixels.end(), begin, begin + std::ptrdiff_t(part.width) * 4);
    }
    return part;
}

void write_png(const Picture& picture, const std::string& path)
{
    if (picture.width <= 0 || picture.height <= 0) throw std::runtime_error(path + ": a picture of no size");
    AtomicFile file(path);
    if (stbi_write_png(file.temporary().c_str(), picture.width, picture.height, 4, picture.pixels.data(),
                       picture.width * 4) == 0)
        throw std::runtime_error(path + ": the picture cannot be written (is the disk full?)");
    file.commit();
}

}  // namespace samspill::viz
