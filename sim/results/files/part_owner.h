#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace samspill {

// Who made a temporary file, as its name says (NAME.PROCESS-START-PLACE-N.part): a process by its number and
// start, and where such numbers hold (machine, boot, container).
struct PartOwner {
    int process = 0;
    std::uint64_t start = 0;  // clock ticks since the machine's
    std::uint32_t place = 0;
};

// A process of another place that has not renewed the time of its file for so long is dead.
inline constexpr int dead_after_minutes = 3;

PartOwner this_process();

// A name that no other process gives, nor this one again.
std::string part_name(const std::string& name, const PartOwner& owner);

// The owner that the name of a part says; nothing when it is another name, or the part is not of `name`.
std::optional<PartOwner> owner_of(const std::string& part);
std::optional<PartOwner> owner_of(const std::string& part, const std::string& name);

// Whether the owner of a part is alive. `mine` was just made in the same folder: its time is that of the file
// system, whatever the clocks of the machines say.
bool lives(const PartOwner& owner, const std::filesystem::path& part, const std::filesystem::path& mine);

}  // namespace samspill
