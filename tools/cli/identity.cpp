#include "cli/identity.h"

#include <fmt/format.h>

#include "model/built_in_run.h"
#include "model/inputs/history.h"

namespace samspill::cli {

namespace {

#ifdef __clang__
constexpr const char* compiler = "clang++ " __clang_version__;
#else
constexpr const char* compiler = "g++ " __VERSION__;
#endif

}  // namespace

const Identity& this_program()
{
    static const Identity identity{SAMSPILL_VERSION, source_commit, compiler, to_text(built_in_digest())};
    return identity;
}

std::string version_text()
{
    const Identity& program = this_program();
    return fmt::format(
        "samspill {}\ncommit    {}\ncompiler  {}\ninputs    {} (all defaults)\nmodel     {} (a small built-in run)",
        program.version, program.commit, program.compiler, to_text(effective_digest(Inputs{})), program.model);
}

}  // namespace samspill::cli
