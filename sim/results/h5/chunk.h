#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace samspill {

// One chunk as it lies in the file: what HDF5's own filters (shuffle, deflate at level 1,
// fletcher32) would have made of the numbers. Made outside the library, whose lock would make
// all threads wait for one another.
struct EncodedChunk {
    std::vector<std::byte> bytes;
    std::uint32_t skipped_filters = 0;  // bit per filter: set for deflate when it saved nothing
};

EncodedChunk encode_chunk(std::span<const std::byte> numbers, std::size_t bytes_each);

// Fletcher's checksum as HDF5 defines it, over big-endian pairs of bytes.
std::uint32_t fletcher32(std::span<const std::byte> bytes);

}  // namespace samspill
