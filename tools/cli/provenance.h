#pragma once

#include <string>

#include "results/files/run_file_writer.h"

// What tells two equal runs apart, and how a user would start them again.
namespace samspill::cli {

std::string utc_now();  // "2018-09-03T12:00:00Z"

// Program, host, times and command, for result files.
Provenance provenance_of(int threads, const std::string& started, const std::string& command);

}  // namespace samspill::cli
