#include "core/identity.h"

#include "core/error.h"

namespace samspill {

namespace {

// A file of an earlier samspill does not say it.
Message told(const std::string& text)
{
    return text.empty() ? message("identity.unsaid", {"not said", "ikke oppgitt"}) : Message::verbatim(text);
}

}  // namespace

std::string program_text(const Identity& program)
{
    std::string text = program.version.empty() ? "of an unknown version" : program.version;
    if (!program.commit.empty()) text += ", commit " + program.commit;
    if (!program.compiler.empty()) text += ", " + program.compiler;
    return text;
}

std::vector<Message> differences(const Identity& there, const Identity& here)
{
    std::vector<Message> lines;
    for (const IdentityPart& part : identity_parts)
        if (there.*part.text != here.*part.text)
            lines.push_back(message("identity.part", {"{}: {} there, {} here", "{}: {} der, {} her"}, part.name,
                                    told(there.*part.text), told(here.*part.text)));
    return lines;
}

void require_same_program(const std::string& place, const Message& what, const Identity& there, const Identity& here,
                          const Message& remedy)
{
    const std::vector<Message> lines = differences(there, here);
    if (lines.empty()) return;
    throw InputError(place, message("identity.other_program",
                                    {"{} by another program, whose results may differ from this one's:\n  {}\n  {}",
                                     "{} av et annet program, som kan gi andre resultater enn dette:\n  {}\n  {}"},
                                    what, joined(lines, "\n  "), remedy));
}

}  // namespace samspill
