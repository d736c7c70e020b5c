#pragma once

#include <filesystem>
#include <vector>

#include "scenario/declared/reader.h"
#include "scenario/files/sweep_file.h"

// The axes of a sweep file.
namespace samspill::input {

// One [[axis]]; paths of its policies are relative to `folder`.
SweepAxis read_axis(const Value& item, DesignKind design, const std::filesystem::path& folder, Mistakes& mistakes);

// That no two axes have one name or set one key.
void check_axes(TableReader& root, const std::vector<SweepAxis>& axes);

}  // namespace samspill::input
