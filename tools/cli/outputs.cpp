#include "cli/outputs.h"

#include <string>

#include <fmt/format.h>

#include "cli/guarded_reading.h"

namespace samspill::cli {

namespace {

// An identity as the child's answer, and back; the title may hold anything and comes last.
std::string text_of(const FileIdentity& found)
{
    return fmt::format("{}\n{}\n{}\n{}\n{}", found.of_kind ? 1 : 0, found.amount, found.inputs, found.what,
                       found.title);
}

FileIdentity parse(const std::string& text)
{
    std::string parts[4];
    std::size_t begin = 0;
    for (std::string& part : parts) {
        const std::size_t end = text.find('\n', begin);
        part = text.substr(begin, end - begin);
        begin = end + 1;
    }
    return {parts[0] == "1", parts[3], parts[2], std::stoull(parts[1]), text.substr(begin)};
}

// Names that stand in a line of text_of.
FileIdentity in_lines(FileIdentity found)
{
    for (std::string* text : {&found.inputs, &found.what})
        for (char& c : *text)
            if (c == '\n') c = ' ';
    return found;
}

}  // namespace

OutputGuard guard_of_outputs(bool force)
{
    return OutputGuard(force, [](const std::string& path, const OutputKind& kind) {
        return parse(read_in_child(path, [&] { return text_of(in_lines(identity_of(path, kind))); }));
    });
}

}  // namespace samspill::cli
