#include "viz/app/png.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include <stb_image_write.h>

#include "results/files/atomic_file.h"
#include "results/files/output_kind.h"

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

namespace {

constexpr std::size_t head_bytes = 33;  // signature and size of the picture

std::uint32_t crc_of(const std::string& bytes)
{
    std::uint32_t crc = 0xffffffffu;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1u ? 0xedb88320u : 0u);
    }
    return ~crc;
}

std::string big_endian(std::uint32_t number)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += char(number >> shift & 0xffu);
    return bytes;
}

// A chunk of text, as PNG has it.
std::string text_chunk(const std::string& text)
{
    const std::string chunk = "tEXt" + text;
    return big_endian(std::uint32_t(text.size())) + chunk + big_endian(crc_of(chunk));
}

void append(void* text, void* bytes, int count)
{
    static_cast<std::string*>(text)->append(static_cast<const char*>(bytes), std::size_t(count));
}

}  // namespace

void write_png(const Picture& picture, const std::string& path, const std::string& inputs)
{
    if (picture.width <= 0 || picture.height <= 0)
        throw Failure(message("png.size", {"{}: a picture of no size", "{}: et bilde uten størrelse"}, path));
    AtomicFile file(path);
    std::string bytes;
    if (stbi_write_png_to_func(append, &bytes, picture.width, picture.height, 4, picture.pixels.data(),
                               picture.width * 4) == 0)
        throw Failure(message("png.unmade",
                              {"{}: the picture cannot be made (is there memory left?)",
                               "{}: bildet kan ikke lages (er det minne igjen?)"},
                              path));
    if (!inputs.empty()) bytes.insert(head_bytes, text_chunk(std::string(picture_output.mark) + inputs));
    file.commit(bytes);
}

}  // namespace samspill::viz
