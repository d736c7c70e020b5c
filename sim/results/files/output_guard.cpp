#include "results/files/output_guard.h"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "core/error.h"

namespace samspill {

namespace fs = std::filesystem;

namespace {

// One file by whatever names: links of both kinds, relative paths.
bool same_file(const std::string& a, const std::string& b)
{
    struct stat first {
    }, second{};
    return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

void check_ending(const std::string& path, const OutputKind& kind)
{
    if (fs::path(path).extension() != kind.ending)
        throw InputError(path, fmt::format("is no name for a {}: it must end in {}, such as {}", kind.name, kind.ending,
                                           fs::path(path).replace_extension(kind.ending).string()));
}

void check_writable(const std::string& path)
{
    struct stat found {};
    if (::stat(path.c_str(), &found) == 0 && (found.st_mode & 0222) == 0)  // asked of the administrator, too
        throw InputError(path, "is there and is write-protected: name another file, or allow it with chmod u+w");
    if (::access(path.c_str(), W_OK) != 0)
        throw InputError(path, "is there and cannot be replaced: " + std::generic_category().message(errno));
}

std::string counted(std::uint64_t amount)
{
    return amount == 0 ? "" : fmt::format(" ({} {})", amount, amount == 1 ? "replicate or run" : "replicates or runs");
}

}  // namespace

OutputGuard::OutputGuard(bool force, Identify identify, std::string remedy)
    : force_(force), identify_(std::move(identify)), remedy_(std::move(remedy))
{
}

void OutputGuard::reads(const std::vector<std::string>& paths)
{
    read_.insert(read_.end(), paths.begin(), paths.end());
}

void OutputGuard::refuse_what_is_used(const std::string& path) const
{
    for (const std::string& read : read_)
        if (same_file(path, read))
            throw InputError(path, fmt::format("is read by this command{}: it is not overwritten. Name another file",
                                               read == path ? "" : ", as " + read));
    std::error_code ignored;
    for (const std::string& written : written_)
        if (same_file(path, written) || fs::weakly_canonical(path, ignored) == fs::weakly_canonical(written, ignored))
            throw InputError(path, "would be written twice by this command: name two files");
}

Standing OutputGuard::admit(const std::string& path, const OutputKind& kind, const std::string& inputs,
                            std::uint64_t amount)
{
    check_ending(path, kind);
    refuse_what_is_used(path);
    written_.push_back(path);
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return {};  // who makes the file says what is wrong with a folder
    if (fs::file_size(path, error) == 0 && !error) return {};
    check_writable(path);
    const FileIdentity there = identify_(path, kind);
    if (!there.of_kind)
        throw InputError(path,
                         fmt::format("is there and is no {}{}: it is not replaced. Name another file, or move it away",
                                     kind.name, there.what.empty() ? "" : " (" + there.what + ")"));
    const bool same = !inputs.empty() && there.inputs == inputs;
    const std::string title = there.title.empty() ? "" : ", \"" + there.title + "\"";
    if (same && there.amount <= amount)
        return {fmt::format("{} has the results of the same inputs already{}: they are written anew", path,
                            counted(there.amount)),
                true, there.amount};
    if (force_) return {fmt::format("{} is replaced, as --force says{}", path, title), false, 0};
    if (same)
        throw InputError(path, fmt::format("has more results of the same inputs already{} than there would be ({}): {}",
                                           counted(there.amount), amount, remedy_));
    if (there.inputs.empty())
        throw InputError(path, fmt::format("is there already, and nothing says whether it is the same: {}", remedy_));
    throw InputError(path, fmt::format("is there and holds the results of other inputs{}{}: {}", title,
                                       counted(there.amount), remedy_));
}

}  // namespace samspill
