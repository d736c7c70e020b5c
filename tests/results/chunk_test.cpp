#include "results/h5/chunk.h"

#include <array>
#include <filesystem>

#include <gtest/gtest.h>

#include "core/draw.h"
#include "results/h5/h5.h"
#include "support/temporary_folder.h"

namespace samspill {
namespace {

std::vector<float> numbers(std::size_t count, bool noise)
{
    Draw draw({1, 2}, 3, 4, 5);
    std::vector<float> list(count);
    for (float& number : list) number = noise ? float(draw.uniform()) : float(int(8.0 * draw.uniform()));
    return list;
}

// HDF5 itself takes back what encode_chunk made: its checksum, its deflate, its shuffle.
std::vector<float> read_back(const std::vector<float>& list, const EncodedChunk& chunk)
{
    const test::TemporaryFolder folder;
    const std::string path = folder / "chunk.h5";
    {
        h5::File file = h5::File::create(path);
        h5::Group root = file.root();
        root.create("x", h5::Type::float32, {list.size()}, {.chunk = {list.size()}})
            .write_chunk({0}, chunk.skipped_filters, chunk.bytes);
        file.close();
    }
    std::vector<float> back(list.size());
    h5::File::open(path).root().dataset("x").read(0, list.size(), back.data());
    return back;
}

TEST(Chunk, IsReadBackByHdf5WhenItCompresses)
{
    const std::vector<float> list = numbers(5001, false);
    const EncodedChunk chunk = encode_chunk(std::as_bytes(std::span(list)), sizeof(float));
    EXPECT_EQ(chunk.skipped_filters, 0u);
    EXPECT_LT(chunk.bytes.size(), list.size() * sizeof(float) / 2);
    EXPECT_EQ(read_back(list, chunk), list);
}

TEST(Chunk, IsKeptUncompressedWhenDeflateSavesNothing)
{
    const std::vector<float> list = numbers(2, true);
    const EncodedChunk chunk = encode_chunk(std::as_bytes(std::span(list)), sizeof(float));
    EXPECT_NE(chunk.skipped_filters, 0u);
    EXPECT_EQ(chunk.bytes.size(), list.size() * sizeof(float) + 4);
    EXPECT_EQ(read_back(list, chunk), list);
}

TEST(Chunk, IsRefusedByHdf5WhenAnyBitIsFlipped)
{
    const std::vector<float> list = numbers(40, false);
    const EncodedChunk chunk = encode_chunk(std::as_bytes(std::span(list)), sizeof(float));
    for (std::size_t bit = 0; bit < 8 * chunk.bytes.size(); bit += 7) {
        EncodedChunk flipped = chunk;
        flipped.bytes[bit / 8] ^= std::byte(1u << bit % 8);
        EXPECT_THROW(read_back(list, flipped), h5::Error) << "bit " << bit;
    }
}

// Fletcher's sums by their definition, in 64 bits and modulo 2^16 - 1 at the end.
TEST(Fletcher32, EqualsItsDefinitionForEvenAndOddLengths)
{
    for (const std::size_t length : {0u, 1u, 2u, 3u, 719u, 720u, 721u, 10001u}) {
        std::vector<std::byte> bytes(length);
        Draw draw({1, 2}, 3, length, 0);
        for (std::byte& byte : bytes) byte = std::byte(draw());
        std::uint64_t first = 0, second = 0;
        for (std::size_t i = 0; i < length; i += 2) {
            first += std::uint64_t(bytes[i]) << 8 | (i + 1 < length ? std::uint64_t(bytes[i + 1]) : 0u);
            second += first;
        }
        const std::uint32_t sum = fletcher32(bytes);
        EXPECT_EQ((sum & 0xffff) % 65535, first % 65535) << length;
        EXPECT_EQ((sum >> 16) % 65535, second % 65535) << length;
    }
}

}  // namespace
}  // namespace samspill
