#include "cli/named_sweep.h"

#include <filesystem>

#include "cli/file_kinds.h"
#include "cli/guarded_reading.h"
#include "cli/identity.h"
#include "core/error.h"
#include "experiment/sweep/sweep_batch.h"
#include "experiment/sweep/sweep_ledger.h"

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
        throw InputError(sweep, message("sweep.folder_named", {"is a folder, so that -o cannot name another one",
                                                               "er en mappe, så -o kan ikke oppgi en annen"}));
    const SweepFolder folder(sweep);
    if (!set.empty() && set != folder.set())
        throw InputError("--set", message("sweep.set_is_own",
                                          {"the sweep in {} was begun without it; a sweep's --set is its own for good. "
                                           "Begin another: samspill sweep run FILE -o FOLDER --set ...",
                                           "gjennomgangen i {} ble begynt uten det; --set hører til gjennomgangen for "
                                           "godt. Begynn en annen: samspill sweep run FIL -o MAPPE --set ..."},
                                          sweep));
    return {sweep, folder.plan()};
}

void probe_batches(const SweepFolder& folder, const SweepPlan& plan, Depth depth)
{
    const SweepState state = read_ledgers(folder.ledger(), folder.runs(), folder.digest(), plan.runs());
    if (state.batches.empty()) return;
    const auto path_of = [&](const SweepState::Batch& batch) { return folder.runs() + "/" + batch.file; };
    std::uint64_t bytes = 0;
    std::error_code error;
    for (const SweepState::Batch& batch : state.batches) {
        const std::uintmax_t size = std::filesystem::file_size(path_of(batch), error);
        if (!error) bytes += size;
    }
    read_in_child(folder.path(), bytes, [&](const Reading& reading) {
        for (const SweepState::Batch& batch : state.batches) {
            reading(path_of(batch));
            if (depth == Depth::all)
                read_batch(path_of(batch), plan.record().width(), folder.origin());
            else
                read_hashes(path_of(batch), folder.origin());
        }
        return std::string();
    });
}

}  // namespace samspill::cli
