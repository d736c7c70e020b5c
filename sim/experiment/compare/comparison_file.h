#pragma once

#include <string>
#include <utility>
#include <vector>

#include "experiment/compare/comparison.h"
#include "results/files/atomic_file.h"
#include "results/files/provenance.h"

namespace samspill {

inline constexpr std::string_view comparison_filetype = "samspill comparison";
inline constexpr int comparison_format_version = 2;

// Writes a comparison with all its replicates to one file (FORMAT.md beside this), whole or not at all.
class ComparisonWriter {
public:
    // Throws InputError when there can be no file of this path, or another process is about to write it.
    explicit ComparisonWriter(const std::string& path) : target_(path) {}

    // At least one replicate. Once. Every failure is an exception with the path and the cause.
    void write(const Comparison& comparison, const Provenance& provenance);

private:
    AtomicFile target_;
};

// A comparison as its file holds it: of the scenarios' inputs only the base's places (names,
// inhabitants, positions, scale), lengths and observation.
struct StoredComparison {
    std::string path;
    Comparison comparison;
    std::vector<std::string>
        effective;  // by scenario: all parameters and settings after defaults (model/inputs/item_text.h)
    Provenance provenance;
};

// Hash of all that decides the runs of a comparison, how many replicates there are left out.
std::string result_of(const Comparison& comparison);
std::string result_of(const StoredComparison& stored);

// Throws InputError with the path for what is no such file, or a damaged one.
StoredComparison read_comparison(const std::string& path);

// The same without the curves, which take most of the file and are empty then: for who reads them one
// by one with read_curve.
StoredComparison read_comparison_without_curves(const std::string& path);

// A curve (of curves()) of one scenario: by replicate, place, week. Throws InputError.
std::vector<float> read_curve(const StoredComparison& stored, std::size_t scenario, std::size_t curve);

// Puts the stored replicates into a comparison that has none and that `program` goes on with. Throws
// InputError that says what differs when the file is of other scenarios, overrides, seed or weeks, of
// other defaults, or of another program.
void take_runs(Comparison& comparison, StoredComparison&& stored, const Identity& program);

}  // namespace samspill
