#include "results/files/part_owner.h"

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "core/digest.h"
#include "core/error.h"
#include "core/text_file.h"

namespace samspill {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view ending = ".part";

std::string text_or_nothing(const std::string& path)
{
    try {
        return text_of_file(path);
    } catch (const InputError&) {
        return "";
    }
}

// State and start of a process: '?' when it is not said, 'X' when there is none.
std::pair<char, std::uint64_t> life_of(int process)
{
    if (::kill(process, 0) != 0 && errno == ESRCH) return {'X', 0};
    const std::string stat = text_or_nothing(fmt::format("/proc/{}/stat", process));
    std::size_t at = stat.rfind(')');  // the name before it may hold anything
    if (at == std::string::npos || at + 2 >= stat.size()) return {'?', 0};
    const char state = stat[at + 2];
    constexpr int fields = 20;  // from there to the start
    for (int field = 0; field < fields && at != std::string::npos; ++field) at = stat.find(' ', at + 1);
    std::uint64_t start = 0;
    if (at != std::string::npos) std::from_chars(stat.data() + at + 1, stat.data() + stat.size(), start);
    return {state, start};
}

std::uint32_t place_of_this()
{
    char host[256] = {}, numbers[256] = {};
    ::gethostname(host, sizeof host - 1);
    [[maybe_unused]] const auto length = ::readlink("/proc/self/ns/pid", numbers, sizeof numbers - 1);
    return std::uint32_t(
        name_hash(std::string(host) + '\n' + numbers + '\n' + text_or_nothing("/proc/sys/kernel/random/boot_id")));
}

std::optional<std::int64_t> changed_at(const fs::path& path)
{
    struct stat found {};
    return ::lstat(path.c_str(), &found) == 0 ? std::optional(std::int64_t(found.st_mtim.tv_sec)) : std::nullopt;
}

}  // namespace

PartOwner this_process()
{
    static const std::uint32_t place = place_of_this();
    return {::getpid(), life_of(::getpid()).second, place};
}

std::string part_name(const std::string& name, const PartOwner& owner)
{
    static std::atomic<unsigned> serial{0};
    return fmt::format("{}.{}-{:x}-{:08x}-{:x}{}", name, owner.process, owner.start, owner.place, serial++, ending);
}

std::optional<PartOwner> owner_of(const std::string& part)
{
    if (!part.ends_with(ending)) return std::nullopt;
    const std::size_t dot = part.rfind('.', part.size() - ending.size() - 1);
    if (dot == std::string::npos || dot == 0) return std::nullopt;
    const char *at = part.data() + dot + 1, *end = part.data() + part.size() - ending.size();
    PartOwner owner;
    std::uint32_t serial = 0;
    const auto read = [&](auto& number, int base, char stop) {
        const auto [after, error] = std::from_chars(at, end, number, base);
        if (error != std::errc{} || (stop == '\0' ? after != end : after == end || *after != stop)) return false;
        at = after + 1;
        return true;
    };
    const bool whole = read(owner.process, 10, '-') && read(owner.start, 16, '-') && read(owner.place, 16, '-') &&
                       read(serial, 16, '\0');
    return whole && owner.process > 0 ? std::optional(owner) : std::nullopt;
}

std::optional<PartOwner> owner_of(const std::string& part, const std::string& name)
{
    const std::size_t dot = part.size() > ending.size() ? part.rfind('.', part.size() - ending.size() - 1) : 0;
    return part.substr(0, dot) == name ? owner_of(part) : std::nullopt;
}

bool lives(const PartOwner& owner, const fs::path& part, const fs::path& mine)
{
    if (owner.place == this_process().place) {
        const auto [state, start] = life_of(owner.process);
        return state == '?' || (state != 'X' && state != 'Z' && start == owner.start);
    }
    const std::optional<std::int64_t> renewed = changed_at(part), now = changed_at(mine);
    return renewed && (!now || *now - *renewed < 60 * dead_after_minutes);
}

}  // namespace samspill
