#include "cli/notes.h"

#include <fmt/format.h>

#include "cli/terminal_text.h"

namespace samspill::cli {

void print_notes(const std::vector<Mistake>& notes, const std::string& name)
{
    if (notes.empty()) return;
    tell("\nacts on nobody{}:\n", name.empty() ? "" : " in " + name);
    for (const Mistake& note : notes) tell("  {}{}{}\n", note.place, note.place.empty() ? "" : ": ", note.message);
}

nlohmann::ordered_json json_of_notes(const std::vector<Mistake>& notes)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Mistake& note : notes) list.push_back({{"place", note.place}, {"message", note.message}});
    return list;
}

}  // namespace samspill::cli
