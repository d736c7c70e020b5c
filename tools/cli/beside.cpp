#include "cli/beside.h"

#include <filesystem>

namespace samspill::cli {

std::string beside_this_program(const std::string& name)
{
    return std::filesystem::read_symlink("/proc/self/exe").replace_filename(name).string();
}

}  // namespace samspill::cli
