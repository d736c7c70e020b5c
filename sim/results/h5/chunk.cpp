#include "results/h5/chunk.h"

#include <algorithm>

#include <zlib.h>

#include "core/message.h"

namespace samspill {

namespace {

constexpr std::uint32_t deflate_bit = 1u << 1;  // the second filter of the three

// All first bytes of the numbers, then all second bytes, ...: like stands by like.
std::vector<std::byte> shuffled(std::span<const std::byte> numbers, std::size_t bytes_each)
{
    const std::size_t count = numbers.size() / bytes_each;
    std::vector<std::byte> out(numbers.size());
    for (std::size_t byte = 0; byte < bytes_each; ++byte)
        for (std::size_t i = 0; i < count; ++i) out[byte * count + i] = numbers[i * bytes_each + byte];
    return out;
}

}  // namespace

std::uint32_t fletcher32(std::span<const std::byte> bytes)
{
    std::uint32_t first = 0, second = 0;
    const auto fold = [](std::uint32_t sum) { return (sum & 0xffff) + (sum >> 16); };
    std::size_t i = 0;
    while (i + 1 < bytes.size()) {
        // 360 additions of 16 bits cannot overflow 32 bits.
        const std::size_t end = std::min(i + 720, bytes.size() & ~std::size_t{1});
        for (; i < end; i += 2) {
            first += std::uint32_t(bytes[i]) << 8 | std::uint32_t(bytes[i + 1]);
            second += first;
        }
        first = fold(first);
        second = fold(second);
    }
    if (i < bytes.size()) {
        first += std::uint32_t(bytes[i]) << 8;
        second += first;
        first = fold(first);
        second = fold(second);
    }
    return fold(second) << 16 | fold(first);
}

EncodedChunk encode_chunk(std::span<const std::byte> numbers, std::size_t bytes_each)
{
    EncodedChunk chunk;
    const std::vector<std::byte> raw = shuffled(numbers, bytes_each);
    uLongf size = compressBound(uLong(raw.size()));
    chunk.bytes.resize(size);
    if (compress2(reinterpret_cast<Bytef*>(chunk.bytes.data()), &size, reinterpret_cast<const Bytef*>(raw.data()),
                  uLong(raw.size()), 1) != Z_OK)
        throw Failure(message("chunk.memory", {"zlib could not compress a chunk: out of memory",
                                               "zlib kunne ikke komprimere en blokk: ikke nok minne"}));
    if (size < raw.size()) {
        chunk.bytes.resize(size);
    } else {
        chunk.bytes = raw;
        chunk.skipped_filters = deflate_bit;
    }
    const std::uint32_t sum = fletcher32(chunk.bytes);
    for (int shift = 0; shift < 32; shift += 8) chunk.bytes.push_back(std::byte(sum >> shift));
    chunk.bytes.shrink_to_fit();
    return chunk;
}

}  // namespace samspill
