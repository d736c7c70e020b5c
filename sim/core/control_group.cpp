#include "core/control_group.h"

#include <fstream>
#include <string>

namespace samspill {

namespace fs = std::filesystem;

namespace {

// Is it one of "cpu,cpuacct"?
bool names(std::string_view list, std::string_view controller)
{
    while (true) {
        const std::size_t comma = list.find(',');
        if (list.substr(0, comma) == controller) return true;
        if (comma == std::string_view::npos) return false;
        list.remove_prefix(comma + 1);
    }
}

// In a container a group's path may be the host's, which is not there: the top always is.
void add_group_and_those_above(const fs::path& top, fs::path group, bool v2, std::vector<ControlGroup>& groups)
{
    while (true) {
        groups.push_back({top / group, v2});
        if (group.empty()) return;
        group = group.parent_path();
    }
}

}  // namespace

std::vector<ControlGroup> control_groups(const fs::path& root, std::string_view controller)
{
    std::vector<ControlGroup> groups;
    const fs::path hierarchies = root / "sys/fs/cgroup";
    std::ifstream file(root / "proc/self/cgroup");
    for (std::string line; std::getline(file, line);) {  // "0::/a/b" (v2), "4:cpu,cpuacct:/a/b" (v1)
        const std::size_t first = line.find(':'), second = line.find(':', first + 1);
        if (first == std::string::npos || second == std::string::npos) continue;
        const std::string controllers = line.substr(first + 1, second - first - 1);
        const fs::path group = fs::path(line.substr(second + 1)).relative_path();
        if (controllers.empty()) add_group_and_those_above(hierarchies, group, true, groups);
        if (!names(controllers, controller)) continue;
        std::error_code ignored;
        const fs::path own = hierarchies / controller;  // or, of several together, under all their names
        add_group_and_those_above(fs::exists(own, ignored) ? own : hierarchies / controllers, group, false, groups);
    }
    return groups;
}

}  // namespace samspill
