#include "experiment/sweep/sweep_status.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/error.h"
#include "experiment/sweep/sweep_batch.h"

namespace samspill {

SweepStatus status_of(const SweepFolder& folder, const SweepPlan& plan, int tries)
{
    SweepStatus status;
    status.state = read_ledgers(folder.ledger(), folder.runs(), folder.digest(), plan.runs());
    status.failed = status.state.failed(tries);
    if (status.is_complete()) status.digest = digest_of_sweep(folder, status.state);
    return status;
}

void tell_missing_run(const SweepFolder& folder, const SweepState& state, std::uint64_t run)
{
    for (const SweepState::Batch& batch : state.batches)
        if (std::ranges::find(batch.runs, run) != batch.runs.end())
            throw InputError(folder.runs() + "/" + batch.file,
                             message("sweep.not_in_batch",
                                     {"does not hold run {}, which a ledger says it has. Move it out of the sweep's "
                                      "folder: its runs are made anew by sweep run",
                                      "har ikke kjøring {}, som en protokoll sier at den har. Flytt den ut av mappen "
                                      "til gjennomgangen: kjøringene lages på nytt av sweep run"},
                                     run));
    throw InputError(folder.path(),
                     message("sweep.in_no_batch",
                             {"run {} is done and in no batch", "kjøring {} er gjort og finnes i ingen bunke"}, run));
}

Digest digest_of_sweep(const SweepFolder& folder, const SweepState& state)
{
    std::vector<Digest> hashes(state.done.size());
    std::vector<bool> found(state.done.size());
    for (const SweepState::Batch& batch : state.batches)
        for (const auto& [run, hash] : read_hashes(folder.runs() + "/" + batch.file, folder.origin())) {
            if (run >= hashes.size())
                throw InputError(batch.file,
                                 message("sweep.strange_run", {"holds a run that the sweep has not",
                                                               "har en kjøring som gjennomgangen ikke har"}));
            hashes[run] = hash;
            found[run] = true;
        }
    Digester digester;
    for (std::size_t run = 0; run < hashes.size(); ++run) {
        if (!found[run]) tell_missing_run(folder, state, run);
        digester.add_value(hashes[run].high);
        digester.add_value(hashes[run].low);
    }
    return digester.digest();
}

}  // namespace samspill
