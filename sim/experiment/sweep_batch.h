#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/digest.h"

namespace samspill {

inline constexpr std::string_view batch_filetype = "samspill sweep batch";
inline constexpr int batch_format_version = 1;

// What a sweep keeps of finished runs: a row of numbers each (SweepRecord).
struct SweepRows {
    std::vector<std::uint64_t> runs;  // numbers, ascending in a file
    std::vector<Digest> digests;      // of each run's final state and series
    std::vector<double> values;       // runs x width

    std::size_t size() const { return runs.size(); }
};

// Hash of a run's number, digest and values: what the digest of a sweep is made of.
Digest hash_of_row(const SweepRows& rows, std::size_t row, std::size_t width);

// Writes the rows, in the order of their runs, into a new file of `width` numbers a run. It appears
// whole or not at all (FORMAT.md, "Sweeps"). `plan` is the digest of the sweep's plan.
void write_batch(const std::string& path, const SweepRows& rows, std::size_t width, const std::string& plan);

// Reads and checks such a file. Throws InputError when it is damaged or of another sweep.
SweepRows read_batch(const std::string& path, std::size_t width, const std::string& plan);

// Only the hashes of the rows (hash_of_row), by run; the values are not read.
std::vector<std::pair<std::uint64_t, Digest>> read_hashes(const std::string& path, const std::string& plan);

}  // namespace samspill
