#include "core/free_memory.h"

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "core/control_group.h"

namespace samspill {

namespace {

namespace fs = std::filesystem;
constexpr std::size_t kib = 1024, no_bound = std::numeric_limits<std::size_t>::max();

// The number after `key` in a file of lines "key number", or the file's only number when the key is empty.
std::optional<std::size_t> number_in(const fs::path& path, const std::string& key = "")
{
    std::ifstream file(path);
    std::string word;
    while (file >> word) {
        if (!key.empty() && word != key) continue;
        if (!key.empty()) file >> word;
        char* end = nullptr;
        const unsigned long long number = std::strtoull(word.c_str(), &end, 10);
        if (!word.empty() && *end == '\0') return std::size_t(number);
        return std::nullopt;  // "max"
    }
    return std::nullopt;
}

std::size_t left_of(std::size_t limit, std::size_t used) { return limit > used ? limit - used : 0; }

// What one control group leaves: files that are only cached can be dropped.
std::optional<std::size_t> left_of_group(const fs::path& group, const char* limit, const char* used, const char* cached)
{
    const auto most = number_in(group / limit), now = number_in(group / used);
    if (!most || !now) return std::nullopt;
    return left_of(*most, *now - std::min(*now, number_in(group / "memory.stat", cached).value_or(0)));
}

// The least that this process' control group and those above it leave.
std::size_t left_of_groups(const fs::path& root)
{
    std::size_t least = no_bound;
    for (const ControlGroup& group : control_groups(root, "memory")) {
        const auto left = group.v2 ? left_of_group(group.folder, "memory.max", "memory.current", "inactive_file")
                                   : left_of_group(group.folder, "memory.limit_in_bytes", "memory.usage_in_bytes",
                                                   "total_inactive_file");
        least = std::min(least, left.value_or(no_bound));
    }
    return least;
}

std::size_t left_of_addresses(const fs::path& root)
{
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return no_bound;
    const std::size_t pages = number_in(root / "proc/self/statm").value_or(0);
    return left_of(limit.rlim_cur, pages * std::size_t(sysconf(_SC_PAGESIZE)));
}

}  // namespace

FreeMemory free_memory(const std::filesystem::path& root)
{
    FreeMemory free{no_bound, {"the machine has", "maskinen har"}, false};
    if (const auto available = number_in(root / "proc/meminfo", "MemAvailable:"))
        free.bytes = (*available + number_in(root / "proc/meminfo", "SwapFree:").value_or(0)) * kib;
    if (const std::size_t left = left_of_groups(root); left < free.bytes)
        free = {left, {"the control group allows", "kontrollgruppen tillater"}, false};
    if (const std::size_t left = left_of_addresses(root); left < free.bytes)
        free = {left, {"ulimit -v allows", "ulimit -v tillater"}, true};
    return free;
}

std::size_t resident_bytes()
{
    std::ifstream file("/proc/self/statm");
    std::size_t all = 0, resident = 0;
    file >> all >> resident;
    return resident * std::size_t(sysconf(_SC_PAGESIZE));
}

std::size_t most_resident_bytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return std::size_t(usage.ru_maxrss) * kib;
}

void return_large_blocks() { mallopt(M_MMAP_THRESHOLD, 256 * 1024); }

std::string memory_text(std::size_t bytes)
{
    const double mib = double(bytes) / (1 << 20);
    return mib < 1024.0 ? fmt::format("{:.0f} MiB", mib) : fmt::format("{:.1f} GiB", mib / 1024.0);
}

}  // namespace samspill
