#pragma once

#include <string>

// Files that are given where another kind is meant: a run file where a scenario is read, a scenario where
// a run file is.
namespace samspill::cli {

enum class FileKind { scenario, sweep, calibration, run, comparison, states, any_results };

// Throws InputError that says what the file is, what is needed and what can be done with it. A file that
// is not there, damaged or of no kind that can be told is left to its reader. Called before this process
// has threads: an HDF5 file is opened in a child.
void require_kind(const std::string& path, FileKind wanted);

}  // namespace samspill::cli
