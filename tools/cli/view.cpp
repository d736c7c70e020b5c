#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/beside.h"
#include "cli/commands.h"
#include "core/error.h"
#include "core/file_cause.h"

namespace samspill::cli {

int start_viewer(char** arguments)
{
    std::string program = beside_this_program("samspill-view");
    if (!std::filesystem::exists(program))
        throw InputError(
            "samspill view",
            message("view.missing",
                    {"the viewer is not there ({}). To get it: in a checkout tools/samspill view, which builds it; of "
                     "an installed samspill the package samspill-view, or cmake --install of all",
                     "viseren er ikke der ({}). Slik får du den: i et utsjekket tre tools/samspill view, som bygger "
                     "den; til en installert samspill pakken samspill-view, eller cmake --install av alt"},
                    program));
    std::vector<char*> words{program.data()};
    while (*arguments) words.push_back(*arguments++);
    words.push_back(nullptr);
    ::execv(program.c_str(), words.data());
    throw InputError("samspill view",
                     message("view.not_started", {"{} cannot be started: {}", "{} kan ikke startes: {}"}, program,
                             system_words(errno)));
}

}  // namespace samspill::cli
