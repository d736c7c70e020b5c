#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace samspill {

// A control group that bounds this process, as a folder of the system.
struct ControlGroup {
    std::filesystem::path folder;
    bool v2 = true;  // of the unified hierarchy; else of one controller's own (version 1)
};

// This process' control groups that may bound "memory" or "cpu", and all above them. `root` stands for /
// in tests. What cannot be read is left out.
std::vector<ControlGroup> control_groups(const std::filesystem::path& root, std::string_view controller);

}  // namespace samspill
