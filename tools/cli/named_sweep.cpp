#include "cli/named_sweep.h"

#include <filesystem>

#include "cli/identity.h"
#include "core/error.h"

namespace samspill::cli {

SweepFolder NamedSweep::make_folder() const { return SweepFolder::create(folder, *plan, this_program()); }

NamedSweep named_sweep(const std::string& sweep, const std::string& output)
{
    if (!std::filesystem::is_directory(sweep)) {
        auto plan = std::make_unique<SweepPlan>(sweep);
        return {output.empty() ? std::filesystem::path(sweep).stem().string() : output, std::move(plan)};
    }
    if (!output.empty() && !std::filesystem::equivalent(output, sweep))
        throw InputError(sweep, "is a folder, so that -o cannot name another one");
    return {sweep, SweepFolder(sweep).plan()};
}

}  // namespace samspill::cli
