#include "viz/app/session_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "core/error.h"
#include "core/file_cause.h"
#include "viz/app/session_text.h"

namespace samspill::viz {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t most_bytes = 4 << 20;

[[noreturn]] void fail(const std::string& path)
{
    throw SystemFailure(
        errno, message("session.unwritten", {"{}: the session cannot be written", "{}: økten kan ikke skrives"}, path));
}

// A new file with the text, on the disk; what a room has said is nobody else's to read.
void fill(const std::string& part, const std::string& path, const std::string& text)
{
    const int file = ::open(part.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0) fail(path);
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t now = ::write(file, text.data() + done, text.size() - done);
        if (now < 0 && errno == EINTR) continue;
        if (now <= 0) break;
        done += std::size_t(now);
    }
    const bool whole = done == text.size() && ::fsync(file) == 0;
    const int cause = errno;
    ::close(file);
    if (whole) return;
    ::unlink(part.c_str());
    errno = cause;
    fail(path);
}

// Gives a finished file its name unless that is taken. False when it is.
bool name_if_free(const std::string& temporary, const std::string& path)
{
    if (::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) return true;
    if (errno == EEXIST) return false;
    if (errno == EINVAL || errno == ENOSYS) {  // a file system that does not know it
        if (::link(temporary.c_str(), path.c_str()) == 0) {
            ::unlink(temporary.c_str());
            return true;
        }
        if (errno == EEXIST) return false;
    }
    const int cause = errno;
    ::unlink(temporary.c_str());
    errno = cause;
    fail(path);
}

// "stem.samspill", "stem_2.samspill", ...
std::string numbered(const std::string& path, int number)
{
    const fs::path whole(path);
    if (number == 1) return path;
    return (whole.parent_path() / fmt::format("{}_{}{}", whole.stem().string(), number, whole.extension().string()))
        .string();
}

}  // namespace

std::string session_folder()
{
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state && *state == '/') return std::string(state) + "/samspill";  // as the standard has it: absolute or nothing
    const char* home = std::getenv("HOME");
    return home && *home == '/' ? std::string(home) + "/.local/state/samspill" : "";
}

std::vector<std::string> sessions_in(const std::string& folder, std::size_t most)
{
    std::vector<std::pair<fs::file_time_type, std::string>> found;
    std::error_code why;
    if (folder.empty()) return {};
    fs::directory_iterator walk(folder, fs::directory_options::skip_permission_denied, why);
    for (const fs::directory_iterator end; !why && walk != end; walk.increment(why)) {
        std::error_code ignored;
        if (walk->path().extension() == session_ending && walk->is_regular_file(ignored))
            found.emplace_back(walk->last_write_time(ignored), walk->path().string());
    }
    std::sort(found.begin(), found.end(), std::greater<>());
    std::vector<std::string> paths;
    for (const auto& [time, path] : found)
        if (paths.size() < most) paths.push_back(path);
    return paths;
}

std::string read_session_file(const std::string& path)
{
    std::error_code why;
    const std::uintmax_t bytes = fs::is_regular_file(path, why) ? fs::file_size(path, why) : 0;
    if (why || !fs::is_regular_file(path, why))
        throw InputError(
            path, message("session.unopened", {"cannot be opened: no such file", "kan ikke åpnes: filen finnes ikke"}));
    if (bytes > most_bytes)
        throw InputError(path, message("session.too_large", {"is no session: it is larger than 4 MiB",
                                                             "er ingen økt: den er større enn 4 MiB"}));
    std::ifstream stream(path, std::ios::binary);
    std::string text(std::size_t(bytes), '\0');
    stream.read(text.data(), std::streamsize(text.size()));
    if (!stream) throw InputError(path, message("session.unread", {"cannot be read", "kan ikke leses"}));
    return text;
}

SessionFile::SessionFile(std::string path, std::string folder) : path_(std::move(path)), folder_(std::move(folder)) {}

void SessionFile::go_on(const std::string& path, const std::string& text)
{
    path_ = path;
    written_ = text;
    stamp_ = stamp_of(path);
    ours_ = true;
}

bool SessionFile::write(const std::string& text)
{
    if (!wanted() || text == written_) return false;
    const std::string before = path_;
    if (ours_ && stamp_of(path_) == stamp_)
        replace(text);
    else
        make(text);
    written_ = text;
    stamp_ = stamp_of(path_);
    ours_ = true;
    return path_ != before;
}

SessionFile::Stamp SessionFile::stamp_of(const std::string& path)
{
    struct stat seen {};
    if (::stat(path.c_str(), &seen) != 0) return {};
    return {seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtim.tv_sec, seen.st_mtim.tv_nsec};
}

void SessionFile::begin_anew()
{
    if (!folder_.empty()) path_.clear();
    written_.clear();
    ours_ = false;
}

// Under a name that nobody has.
void SessionFile::make(const std::string& text)
{
    if (path_.empty()) {
        fs::create_directories(folder_);
        std::tm now{};
        const std::time_t seconds = std::time(nullptr);
        ::localtime_r(&seconds, &now);
        path_ = fmt::format("{}/{:%Y-%m-%d_%H%M}{}", folder_, now, session_ending);
    }
    const std::string wanted = path_, part = fmt::format("{}.{}.part", path_, ::getpid());
    fill(part, path_, text);
    for (int number = 1; number < 10'000; ++number) {
        path_ = numbered(wanted, number);
        if (name_if_free(part, path_)) return;
    }
    ::unlink(part.c_str());
    path_ = wanted;
    throw InputError(wanted, message("session.no_name", {"the session cannot be written: all names like it are taken",
                                                         "økten kan ikke skrives: alle navn som ligner er tatt"}));
}

void SessionFile::replace(const std::string& text)
{
    const std::string part = fmt::format("{}.{}.part", path_, ::getpid());
    fill(part, path_, text);
    if (::rename(part.c_str(), path_.c_str()) != 0) fail(path_);
}

}  // namespace samspill::viz
