#include "core/identity.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/error.h"

namespace samspill {

namespace {

// A file of an earlier samspill does not say it.
std::string_view told(const std::string& text) { return text.empty() ? "not said" : std::string_view(text); }

}  // namespace

std::string program_text(const Identity& program)
{
    std::string text = program.version.empty() ? "of an unknown version" : program.version;
    if (!program.commit.empty()) text += ", commit " + program.commit;
    if (!program.compiler.empty()) text += ", " + program.compiler;
    return text;
}

std::vector<std::string> differences(const Identity& there, const Identity& here)
{
    std::vector<std::string> lines;
    for (const IdentityPart& part : identity_parts)
        if (there.*part.text != here.*part.text)
            lines.push_back(
                fmt::format("{}: {} there, {} here", part.name, told(there.*part.text), told(here.*part.text)));
    return lines;
}

void require_same_program(const std::string& place, const std::string& what, const Identity& there,
                          const Identity& here, const std::string& remedy)
{
    const std::vector<std::string> lines = differences(there, here);
    if (lines.empty()) return;
    throw InputError(place, fmt::format("{} by another program, whose results may differ from this one's:\n  {}\n  {}",
                                        what, fmt::join(lines, "\n  "), remedy));
}

}  // namespace samspill
