#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/message.h"

namespace samspill {

// Which program it is. Results of two programs whose identities differ are never combined: commands that
// continue, resume or merge compare the parts and name those that differ.
struct Identity {
    std::string version;   // "0.1.0"
    std::string commit;    // of the source; with "+" and a hash when it was changed since; "unknown" without git
    std::string compiler;  // "g++ 12.2.0"
    std::string model;     // digest of what the model gives on a small built-in run (model/built_in_run.h)

    bool operator==(const Identity&) const = default;
};

// The parts, by their names in files.
struct IdentityPart {
    std::string_view name;
    std::string Identity::*text;
    std::string_view meaning;
};
inline constexpr std::array<IdentityPart, 4> identity_parts{{
    {"version", &Identity::version, "version of samspill"},
    {"commit", &Identity::commit, "commit of its source, + when that was changed; unknown without git"},
    {"compiler", &Identity::compiler, "compiler that built it"},
    {"model", &Identity::model, "digest of what its model gives on a small built-in run"},
}};

// "0.1.0, commit 1a2b, g++ 12.2.0": for people.
std::string program_text(const Identity& program);

// "commit: 1a2b there, 3c4d here", one line for each part that differs.
std::vector<Message> differences(const Identity& there, const Identity& here);

// Throws InputError with the place when two programs differ: which parts, both values, and what to do.
// `what` was made there: "the states were saved".
void require_same_program(const std::string& place, const Message& what, const Identity& there, const Identity& here,
                          const Message& remedy);

}  // namespace samspill
