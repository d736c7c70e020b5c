#include "results/files/atomic_file.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"
#include "core/file_cause.h"

namespace samspill {

namespace fs = std::filesystem;

namespace {

constexpr int most_links = 40;  // as the system follows

[[noreturn]] void fail(const std::string& path, const Text& what)
{
    throw SystemFailure(errno, message("file.cannot", {"{}: {}", "{}: {}"}, path, what));
}

void sync(const std::string& path, int flags)
{
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) fail(path, {"cannot open it to put it on the disk", "kan ikke åpnes for å legges på disken"});
    const int result = ::fsync(descriptor);
    const int cause = errno;
    ::close(descriptor);
    errno = cause;
    if (result != 0) fail(path, {"cannot put it on the disk", "kan ikke legges på disken"});
}

std::string folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path().string() : "."; }

// Where a link leads, also when nothing is there yet: the link stays.
std::string followed(const std::string& name)
{
    fs::path path = name;
    std::error_code error;
    for (int link = 0; link < most_links && fs::is_symlink(path, error); ++link) {
        const fs::path target = fs::read_symlink(path, error);
        if (error) break;
        path = path.parent_path() / target;
    }
    return path.string();
}

// The path to write to, when a file can be there.
std::string checked(const std::string& name)
{
    const std::string path = followed(name);
    if (type_of(folder_of(path)) != fs::file_type::directory)
        throw InputError(
            name, message("output.no_folder", {"there is no folder {}", "det finnes ingen mappe {}"}, folder_of(path)));
    if (const fs::file_type type = type_of(path); type != fs::file_type::not_found && type != fs::file_type::regular)
        throw InputError(name, message("output.no_file", {"is there and is not a file: name a file to write",
                                                          "finnes og er ingen fil: oppgi en fil å skrive"}));
    return path;
}

// Owner, group and permissions of what is replaced, as far as this user may give them away.
void keep_permissions(const std::string& old_file, const std::string& new_file)
{
    struct stat before {
    }, now{};
    if (::stat(old_file.c_str(), &before) != 0 || ::stat(new_file.c_str(), &now) != 0) return;
    const bool other = before.st_uid != now.st_uid || before.st_gid != now.st_gid;
    constexpr auto same_user = static_cast<uid_t>(-1);
    [[maybe_unused]] bool kept = !other || ::chown(new_file.c_str(), before.st_uid, before.st_gid) == 0 ||
                                 ::chown(new_file.c_str(), same_user, before.st_gid) == 0;
    // Not every file system has permissions.
    kept = ::chmod(new_file.c_str(), before.st_mode & 07777) == 0;
}

}  // namespace

AtomicFile::AtomicFile(const std::string& path, Rivals rivals) : path_(checked(path)), claim_(path_, rivals) {}

void AtomicFile::commit(std::string_view bytes)
{
    const int descriptor = ::open(temporary().c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
    if (descriptor < 0) fail(path_, {"cannot be written", "kan ikke skrives"});
    int cause = 0;
    while (!bytes.empty() && cause == 0) {
        const ::ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) cause = errno;
        bytes.remove_prefix(written > 0 ? std::size_t(written) : 0);
    }
    if (::close(descriptor) != 0 && cause == 0) cause = errno;
    errno = cause;
    if (cause != 0) fail(path_, {"cannot be written", "kan ikke skrives"});
    commit();
}

void AtomicFile::commit()
{
    keep_permissions(path_, temporary());
    sync(temporary(), O_RDONLY);
    if (std::rename(temporary().c_str(), path_.c_str()) != 0)
        fail(path_, {"cannot give the file its name", "filen kan ikke få navnet sitt"});
    claim_.give_up();
    sync(folder_of(path_), O_RDONLY | O_DIRECTORY);
}

}  // namespace samspill
