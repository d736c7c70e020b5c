#include "results/atomic_file.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "core/error.h"
#include "core/file_cause.h"

namespace samspill {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const std::string& path, const char* what)
{
    throw std::system_error(errno, std::generic_category(), path + ": " + what);
}

void sync(const std::string& path, int flags)
{
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) fail(path, "cannot open it to put it on the disk");
    const int result = ::fsync(descriptor);
    const int cause = errno;
    ::close(descriptor);
    errno = cause;
    if (result != 0) fail(path, "cannot put it on the disk");
}

std::string folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path().string() : "."; }

}  // namespace

AtomicFile::AtomicFile(const std::string& path) : path_(path)
{
    std::error_code ignored;
    if (fs::is_symlink(path, ignored))
        if (const fs::path target = fs::weakly_canonical(path, ignored); !ignored) path_ = target.string();
    if (type_of(folder_of(path_)) != fs::file_type::directory)
        throw InputError(path, fmt::format("there is no folder {}", folder_of(path_)));
    if (const fs::file_type type = type_of(path_); type != fs::file_type::not_found && type != fs::file_type::regular)
        throw InputError(path, "is there and is not a file: name a file to write");
    int attempt = 0;
    do temporary_ = fmt::format("{}.{}-{}.part", path_, ::getpid(), attempt++);
    while (fs::exists(fs::symlink_status(temporary_, ignored)));
}

AtomicFile::~AtomicFile()
{
    if (!committed_) std::remove(temporary_.c_str());
}

void AtomicFile::commit()
{
    sync(temporary_, O_RDONLY);
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_, "cannot give the file its name");
    committed_ = true;
    sync(folder_of(path_), O_RDONLY | O_DIRECTORY);
}

}  // namespace samspill
