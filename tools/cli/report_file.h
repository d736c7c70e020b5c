#pragma once

#include <string>

#include "experiment/report/report.h"
#include "results/files/atomic_file.h"

namespace samspill::cli {

// The file of a report page: whole or not at all.
class ReportFile {
public:
    // Throws, before anything is run, when there can be no such file or the chart library is missing.
    explicit ReportFile(const std::string& path);

    std::string page(const Comparison& comparison, const ReportOrigin& origin) const;  // in the language of people

    // Once. Throws SystemFailure with the path and the cause.
    void write(const std::string& page);

private:
    AtomicFile target_;
    std::string chart_library_;
};

}  // namespace samspill::cli
