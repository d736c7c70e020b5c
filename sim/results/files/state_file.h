#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/digest.h"
#include "core/identity.h"
#include "model/inputs/history.h"
#include "model/saved_state.h"
#include "results/files/atomic_file.h"
#include "results/h5/chunk.h"
#include "results/h5/h5.h"
#include "scenario/declared/scenario.h"

namespace samspill {

inline constexpr std::string_view state_filetype = "samspill states";
inline constexpr int state_format_version = 1;

// A state that is compressed already.
struct EncodedState {
    std::uint32_t replicate = 0;
    Digest digest;
    std::uint64_t bytes = 0;
    std::vector<EncodedChunk> chunks;
};

// Hash of all that decides the states of a scenario at the start of a week; `past` as result_of takes it.
Digest states_digest(const Scenario& scenario, Week week, const std::string& past = "");

// Writes the states of a scenario's replicates at the start of one week (FORMAT.md, "States").
// Every failure is an exception with the path and the cause, and leaves no file.
class StateFileWriter {
public:
    // `changes` are what the scenario's own inputs do not tell of the past (changes_of_past); `past` is its hash where
    // the states go on from others (result_of).
    StateFileWriter(const std::string& path, const Scenario& scenario, Week week, const Identity& program,
                    const std::vector<PastItem>& changes = {}, const std::string& past = "",
                    Rivals rivals = Rivals::refused);

    static EncodedState encode(const WorldState& state);  // on any thread
    void add(const EncodedState& state);                  // one thread at a time
    int replicates() const { return int(replicates_.size()); }
    const std::string& path() const { return target_.path(); }

    // Completes the file with the states that were added (at least one) and gives it its name.
    void finish();

private:
    template <class Work>
    auto guarded(Work&& work);

    AtomicFile target_;
    h5::File file_;
    std::vector<std::int32_t> replicates_;
    std::vector<std::uint64_t> digests_;  // two words each
};

// A line each, at most a dozen and how many more.
std::vector<std::string> lines_of(const std::vector<PastDifference>& differences);

// What a file of states is of.
struct StateFileInfo {
    std::string title, scenario, scenario_text;
    Identity program;       // that saved them
    std::string inputs;     // digest of the effective inputs that they were run with
    std::string result_of;  // states_digest
    std::uint32_t seed = 0;
    Week week = 0;
    std::vector<std::int32_t> replicates;
    std::vector<Digest> digests;
    std::vector<PastItem> past;
};

// Reads files of states. Sizes are bounded and every number has a checksum, but a state is this
// program's own memory: only files of one's own are to be gone on with. Every complaint is an
// InputError with the path.
class StateFile {
public:
    explicit StateFile(std::string path);

    const std::string& path() const { return path_; }
    const StateFileInfo& info() const { return info_; }

    // What the scenario has in its past that the saved ones had not, and the other way round; empty when
    // the states are as if the scenario had been run from the start.
    std::vector<PastDifference> differences_of_past(const Inputs& inputs) const;

    // What a world that goes on by `inputs` has in its past and the inputs do not tell: changes on the
    // way, the one of now and those that the states were made with. For states that are saved of it.
    std::vector<PastItem> changes_of_past(const Inputs& inputs) const;

    // The state of a replicate. May be called on many threads.
    WorldState state(std::uint32_t replicate) const;

private:
    void read_info();
    template <class Work>
    auto guarded(Work&& work) const;

    std::string path_;
    h5::File file_;
    StateFileInfo info_;
};

}  // namespace samspill
