#include "experiment/sweep/sweep_owner.h"

#include <sys/random.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include <fmt/format.h>

namespace samspill {

namespace {

std::string line_of(const char* path)
{
    std::string line;
    std::getline(std::ifstream(path) >> std::ws, line);
    return line;
}

// "pid:[4026531836]"
std::string space_of_numbers()
{
    std::array<char, 64> text{};
    const auto length = ::readlink("/proc/self/ns/pid", text.data(), text.size() - 1);
    return length > 0 ? std::string(text.data(), std::size_t(length)) : "";
}

struct ProcessState {
    char state = '?';
    std::uint64_t started = 0;
};

// Fields 3 and 22 of /proc/N/stat; behind the last ")", for a program's name may hold anything.
std::optional<ProcessState> state_of(std::int64_t process)
{
    std::ifstream file(fmt::format("/proc/{}/stat", process));
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const std::size_t name_end = text.rfind(')');
    if (name_end == std::string::npos) return std::nullopt;
    std::istringstream words(text.substr(name_end + 1));
    ProcessState state;
    words >> state.state;
    constexpr int between = 18;  // fields 4 to 21
    std::string word;
    for (int i = 0; i < between; ++i) words >> word;
    words >> state.started;
    return words ? std::optional(state) : std::nullopt;
}

}  // namespace

HandOwner this_owner()
{
    char host[256] = {};
    HandOwner owner;
    owner.host = ::gethostname(host, sizeof host - 1) == 0 ? host : "unknown";
    owner.boot = line_of("/proc/sys/kernel/random/boot_id");
    owner.space = space_of_numbers();
    owner.process = ::getpid();
    if (const auto state = state_of(owner.process)) owner.started = state->started;
    if (::getrandom(&owner.ticket, sizeof owner.ticket, 0) != std::int64_t(sizeof owner.ticket))
        owner.ticket = std::uint64_t(std::chrono::steady_clock::now().time_since_epoch().count());
    return owner;
}

std::string owner_text(const HandOwner& owner)
{
    return fmt::format("samspill-hand 1\nhost {}\nboot {}\nspace {}\nprocess {}\nstarted {}\nticket {:016x}\nend\n",
                       owner.host, owner.boot, owner.space, owner.process, owner.started, owner.ticket);
}

std::optional<HandOwner> owner_of_text(const std::string& text)
{
    std::istringstream lines(text);
    HandOwner owner;
    std::string line;
    const auto value = [&](std::string_view key) {
        std::getline(lines, line);
        if (!line.starts_with(key) || line.size() < key.size() || lines.eof()) lines.setstate(std::ios::failbit);
        return lines ? line.substr(key.size()) : std::string("0");
    };
    const auto number = [&](std::string_view key, int base) -> std::uint64_t {
        const std::string digits = value(key);
        char* end = nullptr;
        const unsigned long long found = std::strtoull(digits.c_str(), &end, base);
        if (digits.empty() || *end != '\0') lines.setstate(std::ios::failbit);
        return found;
    };
    value("samspill-hand 1");
    owner.host = value("host ");
    owner.boot = value("boot ");
    owner.space = value("space ");
    owner.process = std::int64_t(number("process ", 10));
    owner.started = number("started ", 10);
    owner.ticket = number("ticket ", 16);
    value("end");
    return lines ? std::optional(owner) : std::nullopt;
}

Message owner_words(const HandOwner& owner)
{
    return message("owner.process", {"process {} on {}", "prosess {} på {}"}, owner.process, owner.host);
}

Life life_of(const HandOwner& owner)
{
    static const HandOwner here = this_owner();
    if (owner.boot.empty() || owner.boot != here.boot || owner.space.empty() || owner.space != here.space)
        return Life::not_seen_from_here;
    const std::optional<ProcessState> state = state_of(owner.process);
    const bool lives = state && state->started == owner.started && state->state != 'Z' && state->state != 'X';
    return lives ? Life::alive : Life::dead;
}

}  // namespace samspill
