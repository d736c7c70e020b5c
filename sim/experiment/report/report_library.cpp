#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

#include "experiment/report/report.h"
#include "experiment/report/report_parts.h"

namespace samspill {

namespace {

// Those that the charts need, each after what it asks for.
constexpr std::array<std::string_view, 20> vega_modules{
    "vega-canvas",     "vega-util",           "vega-time",       "vega-format",          "vega-loader",
    "vega-dataflow",   "vega-event-selector", "vega-expression", "vega-scale",           "vega-scenegraph",
    "vega-statistics", "vega-selection",      "vega-functions",  "vega-runtime",         "vega-view",
    "vega-parser",     "vega-transforms",     "vega-encode",     "vega-view-transforms", "vega-interpreter"};

// Kept in every page, as the licence asks.
constexpr std::string_view licence = R"(/* Vega, copyright (c) 2015-2021, University of Washington Interactive Data Lab.
Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met: 1. Redistributions of source code must retain the above copyright notice, this list of
conditions and the following disclaimer. 2. Redistributions in binary form must reproduce the above copyright notice,
this list of conditions and the following disclaimer in the documentation and/or other materials provided with the
distribution. 3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or
promote products derived from this software without specific prior written permission.
THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF
THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
It holds parts of d3 (copyright 2010-2022 Mike Bostock, ISC) and of Esprima (copyright 2012-2013 Ariya Hidayat and
others, BSD 2-Clause). */
)";

std::string module_text(std::string_view name)
{
    const std::string path = fmt::format("{}/{}.min.js", SAMSPILL_VEGA_FOLDER, name);
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (text.empty())
        throw Failure(message("report.no_library",
                              {"{}: cannot read the library that draws a report's charts; install the Debian package "
                               "libjs-vega, then build again (tools/samspill does both)",
                               "{}: biblioteket som tegner figurene i en rapport, kan ikke leses; installer "
                               "Debian-pakken libjs-vega, og bygg på nytt (tools/samspill gjør begge deler)"},
                              path));
    // The last line names a file for debuggers, which a page without network does not have.
    text.erase(std::min(text.find("//# sourceMappingURL"), text.size()));
    if (text.find("</script") != std::string::npos)
        throw Failure(message(
            "report.script",
            {"{}: cannot stand in a page: it holds </script", "{}: kan ikke stå på en side: den inneholder </script"},
            path));
    return text;
}

}  // namespace

std::string read_chart_library()
{
    std::string text = std::string(licence) + report_parts::library;
    for (const std::string_view name : vega_modules)
        text +=
            fmt::format("register(\"{}\", function (exports, require, module) {{\n{}\n}});\n", name, module_text(name));
    return text;
}

}  // namespace samspill
