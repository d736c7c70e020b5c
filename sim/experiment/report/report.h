#pragma once

#include <string>

#include "core/language.h"
#include "experiment/compare/comparison.h"

namespace samspill {

// Where a report comes from, as far as the comparison itself does not know.
struct ReportOrigin {
    std::string command;  // that makes the comparison anew
    std::string program;  // that made it: version, commit, compiler
    std::string inputs;   // hash of what decides the comparison: which page may take the place of which
};

// One page (HTML) that needs no network: question, verdict, tables, charts, what was assumed, how to
// reproduce it. Equal arguments give equal pages. `chart_library` is what read_chart_library gives.
std::string report_page(const Comparison& comparison, const ReportOrigin& origin, const std::string& chart_library,
                        Language language);

// Vega, from Debian's package libjs-vega, as a script. Throws Failure that names the
// package when it is not there.
std::string read_chart_library();

}  // namespace samspill
