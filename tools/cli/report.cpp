#include <cstdio>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/file_kinds.h"
#include "cli/guarded_reading.h"
#include "cli/outputs.h"
#include "cli/report_file.h"
#include "cli/terminal_text.h"
#include "experiment/compare/comparison_file.h"

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
    return report_page(comparison, origin, chart_library_, language());
}

void ReportFile::write(const std::string& page) { target_.commit(page); }

int report_command(const ReportOptions& options)
{
    require_kind(options.file, FileKind::comparison);
    ReportFile report(options.output);
    const std::string answer = read_in_child(options.file, [&] {
        const StoredComparison stored = read_comparison(options.file);
        const std::string inputs = result_of(stored);
        return inputs + "\n" +
               report.page(stored.comparison,
                           {provenance_text(stored, "command"), program_text(identity_in(stored.provenance)), inputs});
    });
    const std::size_t end = answer.find('\n');
    OutputGuard guard = guard_of_outputs(options.force);
    guard.reads({options.file});
    const Standing standing = guard.admit(options.output, report_output, answer.substr(0, end));
    if (!standing.note.empty()) tell(stderr, "{}\n", standing.note.in(language()));
    report.write(answer.substr(end + 1));
    tell("{}\n", options.output);
    return 0;
}

}  // namespace samspill::cli
