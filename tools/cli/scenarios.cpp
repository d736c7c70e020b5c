#include <algorithm>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/terminal_text.h"
#include "scenario/files/shipped.h"

namespace samspill::cli {

int scenarios_command(const ScenariosOptions& options)
{
    const std::vector<ShippedFile> files = shipped_files();
    std::size_t width = 0;
    for (const ShippedFile& file : files) width = std::max(width, file.name.size());
    for (const ShippedFile& file : files)
        tell("{}\n", options.names ? file.name : fmt::format("{:<{}}  {}", file.name, width, file.title));
    if (!options.names)
        tell({"\nin {}: samspill run NAME, with or without .toml\n",
              "\ni {}: samspill run NAVN, med eller uten .toml\n"},
             shipped_folder());
    return 0;
}

}  // namespace samspill::cli
