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
        throw InputError("samspill view",
                         "this samspill was built without the viewer. To get it: tools/samspill view (it installs what "
                         "the viewer needs and builds it), or build without -DSAMSPILL_VIEWER=OFF");
    std::vector<char*> words{program.data()};
    while (*arguments) words.push_back(*arguments++);
    words.push_back(nullptr);
    ::execv(program.c_str(), words.data());
    throw InputError("samspill view", fmt::format("{} cannot be started: {}", program, std::strerror(errno)));
}

}  // namespace samspill::cli
