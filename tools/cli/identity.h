#pragma once

#include <string>

#include "core/identity.h"

namespace samspill::cli {

// The commit of the source that this program was built from, found at build time
// (source_commit.cmake); with "+" and a hash of the changes when it was changed since, "unknown" when
// there was no git.
extern const char* const source_commit;

// Which program this is. Its model's digest is worked out at the first call.
const Identity& this_program();

// What --version prints: a line a part, and the digest of all defaults.
std::string version_text();

}  // namespace samspill::cli
