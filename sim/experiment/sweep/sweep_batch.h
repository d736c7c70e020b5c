#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/digest.h"
#include "core/identity.h"

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

// What made the runs of a batch, as the sweep's manifest has it: a batch of another sweep, of other
// defaults or of another program is refused.
struct BatchOrigin {
    std::string plan;    // digest of the sweep's files
    std::string inputs;  // digest of the effective inputs (sweep_policies.h)
    Identity program;
};

// Hash of a run's number, digest and values: what the digest of a sweep is made of.
Digest hash_of_row(const SweepRows& rows, std::size_t row, std::size_t width);

// Writes the rows, in the order of their runs, into a new file of `width` numbers a run. It appears
// whole or not at all (FORMAT.md, "Sweeps").
void write_batch(const std::string& path, const SweepRows& rows, std::size_t width, const BatchOrigin& origin);

// Reads and checks such a file. Throws InputError when it cannot be read, is damaged or of another origin.
SweepRows read_batch(const std::string& path, std::size_t width, const BatchOrigin& origin);

// Only the hashes of the rows (hash_of_row), by run; the values are not read.
std::vector<std::pair<std::uint64_t, Digest>> read_hashes(const std::string& path, const BatchOrigin& origin);

}  // namespace samspill
