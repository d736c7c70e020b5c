#pragma once

#include <string>

#include "experiment/report.h"
#include "results/atomic_file.h"

namespace samspill::cli {

// The file of a report page: whole or not at all.
class ReportFile {
public:
    // Throws, before anything is run, when there can be no such file or the chart library is missing.
    explicit ReportFile(const std::string& path);

    // Once. Throws std::system_error with the path and the cause.
    void write(const Comparison& comparison, const ReportOrigin& origin);

private:
    AtomicFile target_;
    std::string chart_library_;
};

}  // namespace samspill::cli
