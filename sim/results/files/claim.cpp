#include "results/files/claim.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <climits>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "core/error.h"
#include "core/file_cause.h"
#include "results/files/part_owner.h"

namespace samspill {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds renewed_every{30};
constexpr int attempts = 4;  // of processes that begin at the same moment

struct Rival {
    PartOwner owner;
    std::string part;
};

// Another's part of the same file whose process lives; the dead ones' are removed.
std::optional<Rival> living_rival(const fs::path& mine, const std::string& name)
{
    std::optional<Rival> rival;
    std::error_code error;
    const fs::path folder = mine.has_parent_path() ? mine.parent_path() : fs::path(".");
    fs::directory_iterator walk(folder, fs::directory_options::none, error);
    for (const fs::directory_iterator end; !error && walk != end; walk.increment(error)) {
        const std::string part = walk->path().filename().string();
        const std::optional<PartOwner> owner = owner_of(part, name);
        if (!owner || part == mine.filename()) continue;
        std::error_code ignored;
        if (lives(*owner, walk->path(), mine))
            rival = Rival{*owner, walk->path().string()};
        else
            fs::remove(walk->path(), ignored);
    }
    if (error)
        throw SystemFailure(
            error.value(),
            message("claim.folder", {"{}: cannot be looked through", "{}: kan ikke gjennomsøkes"}, folder.string()));
    return rival;
}

[[noreturn]] void refuse(const std::string& path, const Rival& rival)
{
    if (rival.owner.place == this_process().place)
        throw InputError(path, message("claim.here",
                                       {"is being written by process {}: wait until it is done, or name another file",
                                        "skrives av prosess {}: vent til den er ferdig, eller oppgi en annen fil"},
                                       rival.owner.process));
    throw InputError(
        path, message("claim.elsewhere",
                      {"is being written by process {} of another machine or container ({}): wait until it is done, "
                       "or name another file. If it was killed, the name is free {} minutes after",
                       "skrives av prosess {} på en annen maskin eller i en annen beholder ({}): vent til den er "
                       "ferdig, eller oppgi en annen fil. Hvis den ble avsluttet, er navnet ledig {} minutter etter"},
                      rival.owner.process, rival.part, dead_after_minutes));
}

// All parts of this process, where a handler of signals can read them.
struct Slot {
    std::atomic<bool> used{false};
    char path[PATH_MAX];
};
std::array<Slot, 64> slots;
std::atomic<int> slots_of{0};  // the process that filled them: a child of it has none
std::mutex filling;

int enter(const std::string& path)
{
    const std::lock_guard lock(filling);
    if (slots_of.exchange(::getpid()) != ::getpid())
        for (Slot& slot : slots) slot.used = false;
    for (std::size_t i = 0; i < slots.size() && path.size() < PATH_MAX; ++i) {
        if (slots[i].used) continue;
        std::memcpy(slots[i].path, path.c_str(), path.size() + 1);
        slots[i].used = true;
        return int(i);
    }
    return -1;  // only a signal would leave it
}

void leave(int slot)
{
    const std::lock_guard lock(filling);
    if (slot >= 0 && slots_of == ::getpid()) slots[std::size_t(slot)].used = false;
}

}  // namespace

Claim::Claim(const std::string& path, Rivals rivals)
{
    const std::string name = fs::path(path).filename().string();
    for (int attempt = 1;; ++attempt) {
        part_ = part_name(path, this_process());
        slot_ = enter(part_);
        const int file = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file < 0) {
            const int cause = errno;
            leave(slot_);
            throw SystemFailure(
                cause,
                message("claim.beside",
                        {"{}: cannot make a file beside it", "{}: kan ikke lage en fil ved siden av den"}, path));
        }
        ::close(file);
        if (rivals == Rivals::none) return;
        std::optional<Rival> rival;
        try {
            rival = living_rival(part_, name);
        } catch (...) {
            ::unlink(part_.c_str());
            leave(slot_);
            throw;
        }
        if (!rival) return;
        ::unlink(part_.c_str());
        leave(slot_);
        if (attempt == attempts) refuse(path, *rival);
        // Two that see each other give way both; one comes back first.
        std::this_thread::sleep_for(std::chrono::milliseconds(5 + (::getpid() * 31 + attempt * 17) % 50));
    }
}

Claim::~Claim()
{
    if (part_.empty()) return;
    ::unlink(part_.c_str());
    leave(slot_);
}

void Claim::give_up()
{
    part_.clear();
    leave(slot_);
}

void remove_dead_parts(const std::string& folder)
{
    std::optional<Claim> mine;
    try {
        mine.emplace(folder + "/looking", Rivals::none);
    } catch (const SystemFailure&) {
        return;  // who cannot write there need not tidy up
    }
    std::error_code error, ignored;
    fs::directory_iterator walk(folder, fs::directory_options::none, error);
    for (const fs::directory_iterator end; !error && walk != end; walk.increment(error)) {
        const std::optional<PartOwner> owner = owner_of(walk->path().filename().string());
        if (owner && !lives(*owner, walk->path(), mine->part())) fs::remove_all(walk->path(), ignored);
    }
}

void renew_claims()
{
    using Clock = std::chrono::steady_clock;
    static std::atomic<Clock::rep> due{(Clock::now() + renewed_every).time_since_epoch().count()};
    const Clock::time_point now = Clock::now();
    Clock::rep expected = due.load(std::memory_order_relaxed);
    if (now.time_since_epoch().count() < expected ||
        !due.compare_exchange_strong(expected, (now + renewed_every).time_since_epoch().count()))
        return;
    const std::lock_guard lock(filling);
    for (const Slot& slot : slots)
        if (slot.used) ::utimensat(AT_FDCWD, slot.path, nullptr, AT_SYMLINK_NOFOLLOW);
}

void remove_all_parts()
{
    if (slots_of != ::getpid()) return;
    for (const Slot& slot : slots)
        if (slot.used) ::unlink(slot.path);
}

}  // namespace samspill
