#include "experiment/sweep/sweep_hand.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "core/digest.h"
#include "core/error.h"
#include "core/file_cause.h"
#include "core/number.h"
#include "experiment/sweep/sweep_units.h"
#include "model/run.h"
#include "results/files/part_owner.h"

namespace samspill {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t owner_bytes = 512;  // who has it in hand (sweep_owner.h), then zeros
constexpr off_t beats_at = owner_bytes;   // how often it has said that it lives
constexpr off_t slots_at = beats_at + sizeof(std::uint64_t);
constexpr std::string_view ending = ".hand", grave_ending = ".dead";

// What a thread holds, as it lies in the file.
struct Slot {
    std::uint64_t check = 0, count = 0;
    std::array<std::uint64_t, SweepUnits::most_points> runs{};

    std::uint64_t sum() const { return name_hash({reinterpret_cast<const char*>(&count), sizeof count + sizeof runs}); }
};

// Closes what it owns.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor()
    {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }

private:
    int number_;
};

void add_held(int descriptor, std::vector<std::uint64_t>& runs)
{
    Slot slot;
    for (std::size_t i = 0;
         ::pread(descriptor, &slot, sizeof slot, off_t(slots_at + i * sizeof slot)) == std::int64_t(sizeof slot); ++i)
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

// What stands in a file just now: opened anew each time, for then a network file system asks its server.
struct SweepHand::Seen {
    bool there = false;
    std::optional<HandOwner> owner;  // nothing: it is just being made, or torn
    std::uint64_t beats = 0;

    explicit Seen(const std::string& path)
    {
        const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        if (file.get() < 0 && (errno == ENOENT || errno == ESTALE)) return;
        std::array<char, owner_bytes + 1> text{};
        if (file.get() < 0 || ::pread(file.get(), text.data(), owner_bytes, 0) < 0 ||
            ::pread(file.get(), &beats, sizeof beats, beats_at) < 0)
            throw cannot_be_read(path, errno);
        there = true;
        owner = owner_of_text(text.data());
    }

    bool operator==(const Seen&) const = default;
};

// A file of this shard or of one that concerns it.
struct SweepHand::Other {
    std::string path;
    Shard shard;
    bool overlaps;
    Seen seen;

    Life life() const { return seen.owner ? life_of(*seen.owner) : Life::not_seen_from_here; }
    Message words() const
    {
        return seen.owner ? owner_words(*seen.owner)
                          : message("owner.unknown", {"another process", "en annen prosess"});
    }
};

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
                         message("shard.form",
                                 {"is no shard; write i/n with n in [1, {}] and i from 1 to n, such as 2/8",
                                  "er ingen del; skriv i/n med n i [1, {}] og i fra 1 til n, som 2/8"},
                                 most));
    const Shard shard{std::size_t(index->magnitude), std::size_t(count->magnitude)};
    return shard;
}

SweepHand::SweepHand(const std::string& ledger, const Shard& shard, std::size_t units, int threads, HandOptions options)
    : ledger_(ledger),
      path_(ledger + "/" + shard.name() + std::string(ending)),
      shard_(shard),
      threads_(threads),
      options_(std::move(options))
{
    take(units);
    try {
        refuse_late_comers(units);
        beating_ = std::thread([this] { beat_until_told(); });
    } catch (...) {
        ::unlink(path_.c_str());
        ::close(descriptor_);
        throw;
    }
    std::ranges::sort(left_);
    left_.erase(std::unique(left_.begin(), left_.end()), left_.end());
}

SweepHand::~SweepHand()
{
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
    }
    wake_.notify_all();
    beating_.join();
    for (int thread = 0; thread < threads_; ++thread) hold(std::size_t(thread), {});
    beat();  // for the last look at whose the file is
    if (!lost_) ::unlink(path_.c_str());
    ::close(descriptor_);
}

// Makes the file when nobody living has it. Whoever makes it first has it.
void SweepHand::take(std::size_t units)
{
    while (true) {
        std::vector<Other> dead, silent;
        for (Other& other : others(units)) {
            const Life life = other.life();
            if (life == Life::alive && other.overlaps) refuse(other);
            if (life == Life::dead)
                dead.push_back(std::move(other));
            else if (life == Life::not_seen_from_here && other.overlaps)
                silent.push_back(std::move(other));
        }
        if (!silent.empty()) wait_for_signs(dead, std::move(silent));
        for (const Other& other : dead) bury(other);
        if (make_file()) return;
    }
}

// The files of all shards in the ledger but one's own making.
std::vector<SweepHand::Other> SweepHand::others(std::size_t units) const
{
    std::vector<Other> found;
    for (const auto& entry : fs::directory_iterator(ledger_)) {
        const std::optional<Shard> shard = shard_of_file(entry.path());
        if (!shard) continue;
        Other other{entry.path().string(), *shard, false, Seen(entry.path().string())};
        if (!other.seen.there || (other.seen.owner && other.seen.owner->ticket == options_.owner.ticket)) continue;
        other.overlaps = shard->name() == shard_.name() ||
                         (shard->begin(units) < shard_.end(units) && shard_.begin(units) < shard->end(units));
        found.push_back(std::move(other));
    }
    return found;
}

// Looks until one of them beats, and refuses then; or for as long as patience lasts: they are dead.
void SweepHand::wait_for_signs(std::vector<Other>& dead, std::vector<Other> silent) const
{
    using Clock = std::chrono::steady_clock;
    const auto until = Clock::now() + options_.patience;
    if (options_.note)
        options_.note(
            message("shard.waiting",
                    {"shard {} was in hand of {}, which is not seen from here: waiting {} s for a sign of life",
                     "del {} var i hendene på {}, som ikke kan ses herfra: venter {} s på et livstegn"},
                    silent.front().shard.name(), silent.front().words(),
                    std::chrono::ceil<std::chrono::seconds>(options_.patience).count()));
    while (!silent.empty() && Clock::now() < until) {
        if (options_.stop && options_.stop()) throw Interrupted{};
        std::this_thread::sleep_for(std::min(options_.beat / 4, std::chrono::milliseconds(500)));
        std::erase_if(silent, [&](Other& other) {
            const Seen now(other.path);
            if (now.there && now != other.seen) {
                other.seen = now;
                refuse(other);
            }
            return !now.there;  // ended in order
        });
    }
    std::ranges::move(silent, std::back_inserter(dead));
}

// Takes a dead process' file out of the way under a name of its own, which one process alone can do, and
// remembers what it held.
void SweepHand::bury(const Other& dead)
{
    const std::string grave = fmt::format("{}.{:016x}{}", dead.path, options_.owner.ticket, grave_ending);
    if (std::rename(dead.path.c_str(), grave.c_str()) != 0) {
        if (errno == ENOENT) return;  // another was quicker
        throw SystemFailure(errno, message("file.cannot", {"{}: {}", "{}: {}"}, dead.path,
                                           Text{"cannot be moved", "kan ikke flyttes"}));
    }
    if (const Seen moved(grave); moved.there && moved.owner != dead.seen.owner) {
        // Another took the shard between the look and the move: it gets its file back.
        if (::link(grave.c_str(), dead.path.c_str()) == 0) ::unlink(grave.c_str());
        return;
    }
    const Descriptor file(::open(grave.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() >= 0) add_held(file.get(), left_);
    graves_.push_back(grave);
}

// False when another process has just made it. The file is written under a name of its own first, so that
// whoever sees it sees whose it is; where there are no links it is made in place.
bool SweepHand::make_file()
{
    const std::string part = part_name(path_, this_process());  // gone with the next one who begins, if we are killed
    write_owner(part);
    const bool linked = ::link(part.c_str(), path_.c_str()) == 0;
    const int cause = errno;
    ::unlink(part.c_str());
    if (!linked && cause == EEXIST) return false;
    if (!linked && !write_owner(path_)) return false;
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor_ < 0)
        throw SystemFailure(
            errno, message("file.cannot", {"{}: {}", "{}: {}"}, path_, Text{"cannot be opened", "kan ikke åpnes"}));
    return true;
}

// A new file that says whose it is; false when there is one already.
bool SweepHand::write_owner(const std::string& path)
{
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file.get() < 0 && errno == EEXIST) return false;
    if (file.get() < 0)
        throw SystemFailure(
            errno, message("file.cannot", {"{}: {}", "{}: {}"}, path, Text{"cannot be made", "kan ikke lages"}));
    std::string owner = owner_text(options_.owner);
    owner.resize(owner_bytes, '\0');
    beats_ = 1;
    errno = 0;
    if (::pwrite(file.get(), owner.data(), owner.size(), 0) == std::int64_t(owner.size()) &&
        ::pwrite(file.get(), &beats_, sizeof beats_, beats_at) == std::int64_t(sizeof beats_) &&
        ::fdatasync(file.get()) == 0)
        return true;
    const int cause = errno == 0 ? ENOSPC : errno;
    ::unlink(path.c_str());
    throw SystemFailure(
        cause, message("file.cannot", {"{}: {}", "{}: {}"}, path, Text{"cannot be written", "kan ikke skrives"}));
}

// Those who began an overlapping shard at the same time: each has made its file before it looks, so that
// at least one sees the other.
void SweepHand::refuse_late_comers(std::size_t units) const
{
    for (const Other& other : others(units))
        if (other.overlaps && other.path != path_ && other.life() != Life::dead) refuse(other);
}

void SweepHand::refuse(const Other& living) const
{
    const std::string mine = shard_.name(), name = living.shard.name();
    if (name == mine)
        throw InputError("", message("shard.taken",
                                     {"shard {}: {} is at it; wait until it is done, or stop it",
                                      "del {}: {} arbeider med den; vent til den er ferdig, eller stopp den"},
                                     mine, living.words()));
    throw InputError("", message("shard.overlaps",
                                 {"shard {}: overlaps with shard {} that {} is at; wait until it is done, or cut the "
                                  "sweep into as many shards",
                                  "del {}: overlapper med del {} som {} arbeider med; vent til den er ferdig, eller "
                                  "del gjennomgangen i like mange deler"},
                                 mine, name, living.words()));
}

void SweepHand::beat_until_told()
{
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, options_.beat, [&] { return ended_; })) beat();
}

// A beat that cannot be written only means that others may take this process for dead.
void SweepHand::beat()
{
    ++beats_;
    if (::pwrite(descriptor_, &beats_, sizeof beats_, beats_at) == std::int64_t(sizeof beats_))
        ::fdatasync(descriptor_);
    try {
        const Seen now(path_);
        if (now.owner && now.owner->ticket != options_.owner.ticket) lost_ = true;
    } catch (const InputError&) {  // it will be seen at the next beat
    }
}

void SweepHand::forget()
{
    for (const std::string& grave : graves_) ::unlink(grave.c_str());
    graves_.clear();
    left_.clear();
}

void SweepHand::hold(std::size_t thread, std::span<const std::uint64_t> runs) const
{
    Slot slot;
    slot.count = runs.size();
    std::ranges::copy(runs, slot.runs.begin());
    slot.check = slot.sum();
    // A slot that cannot be written only means that nobody is blamed for a kill.
    [[maybe_unused]] const auto written =
        ::pwrite(descriptor_, &slot, sizeof slot, off_t(slots_at + thread * sizeof slot));
}

}  // namespace samspill
