#include "cli/named_sweep.h"

#include <filesystem>

#include "cli/file_kinds.h"
#include "cli/identity.h"
#include "core/error.h"

namespace samspill::cli {

SweepFolder NamedSweep::make_folder() const { return SweepFolder::create(folder, *plan, this_program()); }

NamedSweep named_sweep(const std::string& sweep, const std::string& output, const std::vector<std::string>& set)
{
    if (!std::filesystem::is_directory(sweep)) {
        require_kind(sweep, FileKind::sweep);
        auto plan = std::make_unique<SweepPlan>(sweep, set);
        return {output.empty() ? std::filesystem::path(sweep).stem().string() : output, std::move(plan)};
    }
    if (!output.empty() && !std::filesystem::equivalent(output, sweep))
        throw InputError(sweep, "is a folder, so that -o cannot name another one");
    const SweepFolder folder(sweep);
    if (!set.empty() && set != folder.set())
        throw InputError("--set", "the sweep in " + sweep +
                                      " was begun without it; a sweep's --set is its own for good. "
                                      "Begin another: samspill sweep run FILE -o FOLDER --set ...");
    return {sweep, folder.plan()};
}

}  // namespace samspill::cli
