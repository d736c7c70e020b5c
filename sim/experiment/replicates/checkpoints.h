#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/identity.h"
#include "experiment/replicates/ensemble.h"
#include "experiment/replicates/saved_states.h"
#include "model/inputs/history.h"
#include "model/world.h"
#include "scenario/declared/scenario.h"

namespace samspill {

// Where a run begins that does not begin with the burn-in.
struct CheckpointOrigin {
    std::string states = {};             // which states it goes on from; empty: none
    std::vector<PastItem> changes = {};  // StateFile::changes_of_past
};

// The folder in which a long run keeps how far it has come, so that it can go on after whatever ended
// it. It holds what decides the run (inputs.txt), for every replicate in hand its newest state
// (replicate-7.states.h5, a file of states) and for every one that is done all that it left behind
// (replicate-7.h5, a run file). Every file is written whole or not at all, and a newer one replaces
// the older, so that a kill at any moment loses the weeks since the last checkpoint and nothing else.
class Checkpoints {
public:
    // Makes the folder, or goes on with it. Throws InputError when it is of another run (and says what
    // differs), and when it is there and not to be gone on with.
    Checkpoints(std::string folder, const Scenario& scenario, Identity program, int every, bool resume,
                CheckpointOrigin origin = {});

    // Runs a replicate from its newest checkpoint, or as `states` say, with one every so many weeks and
    // one when it is interrupted. A replicate that is done is read. The same bits as without.
    RunFunction run(SavedStates states) const;

    int done() const { return done_; }                       // replicates that were done when the folder was opened
    int in_hand() const { return in_hand_; }                 // and that were begun
    std::int64_t weeks_done() const { return weeks_done_; }  // of both, burn-in included
    const std::string& folder() const { return folder_; }

    // The run is complete: the folder goes.
    void remove() const;

    // All files of states and results in a folder; and one of them read whole, which throws InputError
    // when it is damaged. For those who must know beforehand whether reading does harm.
    static std::vector<std::string> files(const std::string& folder);
    static void read(const std::string& path);

private:
    void compare_identity() const;
    void look_around();
    std::string path_of(std::uint32_t replicate, const char* ending) const;
    bool is_of_this_run(const StateFile& file, const Inputs& inputs) const;
    std::unique_ptr<World> newest(const Inputs& inputs, std::uint32_t replicate) const;
    void save(const World& world, std::uint32_t replicate) const;
    void keep(const RunOutput& output) const;
    std::optional<RunOutput> finished(std::uint32_t replicate) const;

    std::string folder_;
    const Scenario& scenario_;
    Identity program_;
    CheckpointOrigin origin_;
    std::string identity_;  // all that decides the run, a line each
    int every_;
    int done_ = 0, in_hand_ = 0;
    std::int64_t weeks_done_ = 0;
};

}  // namespace samspill
