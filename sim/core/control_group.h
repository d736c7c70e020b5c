#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace samspill {

// A control group that limits this process, as a folder of the system.
struct ControlGroup {
    std::filesystem::path folder;
    bool v2 = true;  // in the unified hierarchy; otherwise in one controller's own (version 1)
};

// The control groups of this process that may limit "memory" or "cpu", and all above them. `root` stands
// for / in tests. What cannot be read is left out.
std::vector<ControlGroup> control_groups(const std::filesystem::path& root, std::string_view controller);

}  // namespace samspill
