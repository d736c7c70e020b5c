#include "cli/probe_batches.h"

#include <filesystem>
#include <string>

#include "cli/guarded_reading.h"
#include "experiment/sweep/sweep_batch.h"
#include "experiment/sweep/sweep_ledger.h"

namespace samspill::cli {

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
