#include "results/files/output_guard.h"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "core/error.h"
#include "core/file_cause.h"

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
        throw InputError(path, message("output.ending",
                                       {"is no name for a {}: it must end in {}, such as {}",
                                        "er ikke et navn for {}: det må slutte på {}, som {}"},
                                       kind.name, kind.ending, fs::path(path).replace_extension(kind.ending).string()));
}

void check_writable(const std::string& path)
{
    struct stat found {};
    if (::stat(path.c_str(), &found) == 0 && (found.st_mode & 0222) == 0)  // asked of the administrator, too
        throw InputError(path,
                         message("output.protected",
                                 {"is there and is write-protected: name another file, or allow it with chmod u+w",
                                  "finnes og er skrivebeskyttet: oppgi en annen fil, eller tillat det med chmod u+w"}));
    if (::access(path.c_str(), W_OK) != 0)
        throw InputError(path, message("output.not_replaced",
                                       {"is there and cannot be replaced: {}", "finnes og kan ikke erstattes: {}"},
                                       system_words(errno)));
}

Message counted(std::uint64_t amount)
{
    if (amount == 0) return {};
    if (amount == 1) return message("output.one", {" (1 replicate or run)", " (1 kjøring)"});
    return message("output.several", {" ({} replicates or runs)", " ({} kjøringer)"}, amount);
}

}  // namespace

OutputGuard::OutputGuard(bool force, Identify identify, Message remedy)
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
            throw InputError(
                path, read == path
                          ? message("output.is_input",
                                    {"is read by this command: it is not overwritten. Name another file",
                                     "leses av denne kommandoen: den overskrives ikke. Oppgi en annen fil"})
                          : message("output.is_input_as",
                                    {"is read by this command, as {}: it is not overwritten. Name another file",
                                     "leses av denne kommandoen, som {}: den overskrives ikke. Oppgi en annen fil"},
                                    read));
    std::error_code ignored;
    for (const std::string& written : written_)
        if (same_file(path, written) || fs::weakly_canonical(path, ignored) == fs::weakly_canonical(written, ignored))
            throw InputError(path, message("output.written_twice",
                                           {"would be written twice by this command: name two files",
                                            "ville bli skrevet to ganger av denne kommandoen: oppgi to filer"}));
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
        throw InputError(
            path,
            message("output.other_kind",
                    {"is there and is no {}{}: it is not replaced. Name another file, or move it away",
                     "finnes og er ikke {}{}: det erstattes ikke. Oppgi en annen fil, eller flytt det"},
                    kind.name,
                    there.what.empty() ? Message() : message("output.in_brackets", {" ({})", " ({})"}, there.what)));
    const bool same = !inputs.empty() && there.inputs == inputs;
    const std::string title = there.title.empty() ? "" : ", \"" + there.title + "\"";
    if (same && there.amount <= amount)
        return {message("output.same_again",
                        {"{} has the results of the same inputs already{}: they are written anew",
                         "{} har resultatene av de samme inndataene allerede{}: de skrives på nytt"},
                        path, counted(there.amount)),
                true, there.amount};
    if (force_)
        return {message("output.replaced_now",
                        {"{} is replaced, as --force says{}", "{} erstattes, som --force sier{}"}, path, title),
                false, 0};
    if (same)
        throw InputError(path,
                         message("output.more_already",
                                 {"has more results of the same inputs already{} than there would be ({}): {}",
                                  "har flere resultater av de samme inndataene allerede{} enn det ville bli ({}): {}"},
                                 counted(there.amount), amount, remedy_));
    if (there.inputs.empty())
        throw InputError(path, message("output.unknown",
                                       {"is there already, and nothing says whether it is the same: {}",
                                        "finnes allerede, og ingenting sier om det er det samme: {}"},
                                       remedy_));
    throw InputError(path, message("output.other_inputs",
                                   {"is there and holds the results of other inputs{}{}: {}",
                                    "finnes og har resultatene av andre inndata{}{}: {}"},
                                   title, counted(there.amount), remedy_));
}

}  // namespace samspill
