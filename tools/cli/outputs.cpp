#include "cli/outputs.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "cli/guarded_reading.h"

namespace samspill::cli {

namespace {

std::string in_one_line(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

// An identity as the child's answer, and back; the title may hold anything and comes last.
std::string text_of(const FileIdentity& found)
{
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", found.of_kind ? 1 : 0, found.amount, in_one_line(found.inputs),
                       in_one_line(found.what.in(Language::en)), in_one_line(found.what.in(Language::no)), found.title);
}

FileIdentity parse(const std::string& text)
{
    std::string parts[5];
    std::size_t begin = 0;
    for (std::string& part : parts) {
        const std::size_t end = text.find('\n', begin);
        part = text.substr(begin, end - begin);
        begin = end + 1;
    }
    return {parts[0] == "1", {"output.what", parts[3], parts[4]}, parts[2], std::stoull(parts[1]), text.substr(begin)};
}

}  // namespace

OutputGuard guard_of_outputs(bool force)
{
    return OutputGuard(force, [](const std::string& path, const OutputKind& kind) {
        return parse(read_in_child(path, [&] { return text_of(identity_of(path, kind)); }));
    });
}

}  // namespace samspill::cli
