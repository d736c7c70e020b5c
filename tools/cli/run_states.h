#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "experiment/replicates/checkpoints.h"
#include "experiment/replicates/saved_states.h"
#include "results/files/output_guard.h"
#include "results/files/run_file.h"
#include "scenario/declared/scenario.h"

namespace samspill::cli {

// What `samspill run` does with states: goes on from a file of them (--from), writes one beside the
// run file (--save-state), keeps checkpoints in a folder beside it (--checkpoint-every, --resume).
class RunStates {
public:
    // Checks the options against the scenario, which takes over the seed of the states and must
    // outlive this. Reads what there is to go on from.
    RunStates(const RunOptions& options, Scenario& scenario);

    // What the run begins with when that is not the scenario's own past (result_of); else empty.
    const std::string& past() const { return past_; }

    // Begins to write beside the run file, whose name this process has.
    void begin(const RunOptions& options, const Scenario& scenario, const std::string& output, OutputGuard& guard);

    RunFunction run();
    int weeks_each(const Inputs& inputs) const;    // that a replicate still has to run
    std::optional<ChangeOnTheWay> change() const;  // of a world that goes on otherwise (--other-past)
    std::string begin_text() const;                // what is gone on with; empty: nothing

    void add(std::uint32_t replicate);  // the state of a replicate that is done, in order
    void finish(bool all_done);
    std::string text() const;  // a line for people on what was read and written; empty when nothing was

private:
    std::unique_ptr<const StateFile> from_;
    std::unique_ptr<StateFileWriter> writer_;
    std::unique_ptr<const Checkpoints> checkpoints_;
    std::optional<Week> at_;
    std::string past_, note_;
    std::uint64_t held_ = 0;            // replicates of the same states that are there already
    std::vector<std::string> changed_;  // --other-past: what is other from the states' week on, a line each
    std::vector<PastItem> changes_;     // the same and earlier ones, for states that are saved
    std::mutex mutex_;
    std::map<std::uint32_t, EncodedState> states_;  // of replicates that wait for those before them
};

}  // namespace samspill::cli
