#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "results/files/output_kind.h"

namespace samspill {

// What stands in the place of a file that a command writes.
struct Standing {
    Message note;            // for people, when something will be replaced; else empty
    bool same = false;       // it is the result of the same inputs
    std::uint64_t held = 0;  // and has so many replicates or runs
};

// Asked by every command for every file that it is about to write, before the work: nothing that it reads is
// replaced, no file of another kind, and no result of other inputs unless that is wanted.
class OutputGuard {
public:
    using Identify = std::function<FileIdentity(const std::string& path, const OutputKind& kind)>;

    // `force`: results of other inputs are replaced too. `identify`: identity_of, perhaps in a child process.
    // `remedy`: what can be done where something is that is not replaced without.
    explicit OutputGuard(bool force, Identify identify = identity_of,
                         Message remedy = message("output.remedy",
                                                  {"name another file, or replace it with --force",
                                                   "oppgi en annen fil, eller erstatt den med --force"}));

    // What the command reads; names that are no files are passed over.
    void reads(const std::vector<std::string>& paths);

    // `inputs`: hash of all that decides the file; `amount`: replicates or runs that it will have, or more.
    // Throws InputError that says what is there and what can be done.
    Standing admit(const std::string& path, const OutputKind& kind, const std::string& inputs,
                   std::uint64_t amount = std::numeric_limits<std::uint64_t>::max());

private:
    void refuse_what_is_used(const std::string& path) const;

    bool force_;
    Identify identify_;
    Message remedy_;
    std::vector<std::string> read_, written_;
};

}  // namespace samspill
