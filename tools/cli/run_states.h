#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "experiment/saved_states.h"
#include "scenario/scenario.h"

namespace samspill::cli {

// What `samspill run` does with states: goes on from a file of them (--from), writes one beside the
// run file (--save-state).
class RunStates {
public:
    // Checks the options against the scenario, which takes over the seed of the states.
    RunStates(const RunOptions& options, Scenario& scenario, const std::string& output);

    RunFunction run();
    int weeks_each(const Inputs& inputs) const;  // that a replicate still has to run

    void add(std::uint32_t replicate);  // the state of a replicate that is done, in order
    void finish();
    std::string text() const;  // a line for people on what was read and written; empty when nothing was

private:
    std::unique_ptr<const StateFile> from_;
    std::unique_ptr<StateFileWriter> writer_;
    std::optional<Week> at_;
    std::mutex mutex_;
    std::map<std::uint32_t, EncodedState> states_;  // of replicates that wait for those before them
};

}  // namespace samspill::cli
