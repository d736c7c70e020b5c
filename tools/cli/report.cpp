#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/file_kinds.h"
#include "cli/guarded_reading.h"
#include "cli/report_file.h"
#include "experiment/comparison_file.h"

namespace samspill::cli {

namespace {

std::string provenance_text(const StoredComparison& stored, const std::string& name)
{
    for (const auto& [key, text] : stored.provenance)
        if (key == name) return text;
    return "unknown";
}

}  // namespace

ReportFile::ReportFile(const std::string& path) : target_(path), chart_library_(read_chart_library()) {}

std::string ReportFile::page(const Comparison& comparison, const ReportOrigin& origin) const
{
    return report_page(comparison, origin, chart_library_);
}

void ReportFile::write(const std::string& page)
{
    std::FILE* file = std::fopen(target_.temporary().c_str(), "wb");
    const bool whole = file && std::fwrite(page.data(), 1, page.size(), file) == page.size();
    int cause = whole ? 0 : errno;
    if (file && std::fclose(file) != 0 && cause == 0) cause = errno;
    if (cause != 0)
        throw std::system_error(cause, std::generic_category(), target_.path() + ": cannot write the report");
    target_.commit();
}

int report_command(const ReportOptions& options)
{
    require_kind(options.file, FileKind::comparison);
    ReportFile report(options.output);
    report.write(read_in_child(options.file, [&] {
        const StoredComparison stored = read_comparison(options.file);
        return report.page(stored.comparison, {provenance_text(stored, "command"), provenance_text(stored, "version")});
    }));
    fmt::print("{}\n", options.output);
    return 0;
}

}  // namespace samspill::cli
