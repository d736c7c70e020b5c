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

namespace samspill::cli {

int start_viewer(char** arguments)
{
    std::string program = beside_this_program("samspill-view");
    if (!std::filesystem::exists(program))
        throw InputError(
            "samspill view",
            "the viewer is not there (" + program +
                "). To get it: in a checkout tools/samspill view, which "
                "builds it; of an installed samspill the package samspill-view, or cmake --install of all");
    std::vector<char*> words{program.data()};
    while (*arguments) words.push_back(*arguments++);
    words.push_back(nullptr);
    ::execv(program.c_str(), words.data());
    throw InputError("samspill view", fmt::format("{} cannot be started: {}", program, std::strerror(errno)));
}

}  // namespace samspill::cli
