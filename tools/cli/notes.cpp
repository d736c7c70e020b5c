#include "cli/notes.h"

#include "cli/terminal_text.h"

namespace samspill::cli {

void print_notes(const std::vector<Mistake>& notes, const std::string& name)
{
    if (notes.empty()) return;
    if (name.empty())
        tell({"\nacts on nobody:\n", "\nvirker på ingen:\n"});
    else
        tell({"\nacts on nobody in {}:\n", "\nvirker på ingen i {}:\n"}, name);
    for (const Mistake& note : notes) tell("  {}\n", message_of(note).in(language()));
}

nlohmann::ordered_json json_of_notes(const std::vector<Mistake>& notes)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Mistake& note : notes) list.push_back({{"place", note.place}, {"message", note.message.english()}});
    return list;
}

}  // namespace samspill::cli
