#include "experiment/sweep_hand.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>
#include <thread>

#include <fmt/format.h>

#include "core/digest.h"
#include "core/error.h"
#include "core/number.h"
#include "experiment/sweep_units.h"

namespace samspill {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t owner_bytes = 256;  // "host pid" at the file's beginning
constexpr std::string_view ending = ".hand";

// What a thread holds, as it lies in the file.
struct Slot {
    std::uint64_t check = 0, count = 0;
    std::array<std::uint64_t, SweepUnits::most_points> runs{};

    std::uint64_t sum() const { return name_hash({reinterpret_cast<const char*>(&count), sizeof count + sizeof runs}); }
};

// A lock of the open file, not of the process: gone with it however it ends.
bool try_lock(int descriptor)
{
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return ::fcntl(descriptor, F_OFD_SETLK, &lock) == 0;
}

// Another shard's process that begins just now has the file for a moment, to see whether it is a dead
// one's (refuse_overlap); one that is at this shard keeps it.
bool lock_own(int descriptor)
{
    constexpr int attempts = 60;
    for (int i = 0; i < attempts; ++i) {
        if (try_lock(descriptor)) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

int open_hand(const std::string& path, int flags)
{
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC | flags, 0666);
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), path + ": cannot be opened");
    return descriptor;
}

std::string owner_of(int descriptor)
{
    char text[owner_bytes + 1] = {};
    const auto got = ::pread(descriptor, text, owner_bytes, 0);
    return got > 0 && text[0] != '\0' ? text : "another process";
}

void add_held(int descriptor, std::vector<std::uint64_t>& runs)
{
    Slot slot;
    for (std::size_t i = 0;
         ::pread(descriptor, &slot, sizeof slot, off_t(owner_bytes + i * sizeof slot)) == std::int64_t(sizeof slot);
         ++i)
        if (slot.count <= slot.runs.size() && slot.check == slot.sum())
            runs.insert(runs.end(), slot.runs.begin(), slot.runs.begin() + std::ptrdiff_t(slot.count));
}

std::optional<Shard> shard_of_file(const fs::path& path)
{
    if (path.extension() != ending) return std::nullopt;
    std::string text = path.stem().string();
    const std::size_t middle = text.find("-of-");
    if (middle == std::string::npos) return std::nullopt;
    try {
        return shard_of(text.replace(middle, 4, "/"));
    } catch (const InputError&) {
        return std::nullopt;
    }
}

}  // namespace

std::string Shard::name() const { return fmt::format("{}-of-{}", index, count); }

Shard shard_of(const std::string& text)
{
    constexpr std::uint64_t most = 1'000'000;
    const std::size_t slash = text.find('/');
    const auto index = number_in(std::string_view(text).substr(0, slash));
    const auto count = slash == std::string::npos ? std::nullopt : number_in(std::string_view(text).substr(slash + 1));
    const auto whole = [](const std::optional<WrittenNumber>& number) {
        return number && number->whole && !number->negative && number->magnitude <= most;
    };
    if (!whole(index) || !whole(count) || index->magnitude < 1 || index->magnitude > count->magnitude)
        throw InputError("--shard " + text,
                         fmt::format("is no shard; write i/n with n in [1, {}] and i from 1 to n, such as 2/8", most));
    const Shard shard{std::size_t(index->magnitude), std::size_t(count->magnitude)};
    return shard;
}

SweepHand::SweepHand(const std::string& ledger, const Shard& shard, std::size_t units, int threads)
    : path_(ledger + "/" + shard.name() + std::string(ending)), threads_(threads)
{
    descriptor_ = open_hand(path_, O_CREAT);
    if (!lock_own(descriptor_)) {
        const std::string owner = owner_of(descriptor_);
        ::close(descriptor_);
        throw InputError("shard " + shard.name(), owner + " is at it; wait until it is done, or stop it");
    }
    try {
        refuse_overlap(ledger, shard, units);
    } catch (...) {
        for (const int other : others_) ::close(other);
        ::close(descriptor_);
        throw;
    }
    add_held(descriptor_, left_);
    for (const int other : others_) add_held(other, left_);
    std::ranges::sort(left_);
    left_.erase(std::unique(left_.begin(), left_.end()), left_.end());
}

SweepHand::~SweepHand()
{
    for (const int other : others_) ::close(other);
    for (int thread = 0; thread < threads_; ++thread) hold(std::size_t(thread), {});
    ::close(descriptor_);
}

// Looks at all other shards: the living ones must be apart from this, the dead ones' hands are taken.
void SweepHand::refuse_overlap(const std::string& ledger, const Shard& shard, std::size_t units)
{
    for (const auto& entry : fs::directory_iterator(ledger)) {
        const std::optional<Shard> other = shard_of_file(entry.path());
        if (!other || other->name() == shard.name()) continue;
        const int descriptor = ::open(entry.path().c_str(), O_RDWR | O_CLOEXEC);
        if (descriptor < 0) continue;  // gone again
        if (try_lock(descriptor)) {
            others_.push_back(descriptor);
            continue;
        }
        const std::string owner = owner_of(descriptor);
        ::close(descriptor);
        if (other->begin(units) < shard.end(units) && shard.begin(units) < other->end(units))
            throw InputError(
                "shard " + shard.name(),
                fmt::format("overlaps with shard {} that {} is at; wait until it is done, or cut the sweep "
                            "into as many shards",
                            other->name(), owner));
    }
}

void SweepHand::forget()
{
    for (const int other : others_) {
        if (::ftruncate(other, 0) != 0)
            throw std::system_error(errno, std::generic_category(), path_ + ": cannot be emptied");
        ::close(other);
    }
    others_.clear();
    left_.clear();
    char owner[owner_bytes] = {}, host[128] = {};
    ::gethostname(host, sizeof host - 1);
    fmt::format_to_n(owner, owner_bytes - 1, "process {} on {}", ::getpid(), host);
    if (::ftruncate(descriptor_, 0) != 0 || ::pwrite(descriptor_, owner, owner_bytes, 0) != std::int64_t(owner_bytes))
        throw std::system_error(errno, std::generic_category(), path_ + ": cannot be written");
}

void SweepHand::hold(std::size_t thread, std::span<const std::uint64_t> runs) const
{
    Slot slot;
    slot.count = runs.size();
    std::ranges::copy(runs, slot.runs.begin());
    slot.check = slot.sum();
    // A slot that cannot be written only means that nobody is blamed for a kill.
    [[maybe_unused]] const auto written =
        ::pwrite(descriptor_, &slot, sizeof slot, off_t(owner_bytes + thread * sizeof slot));
}

}  // namespace samspill
