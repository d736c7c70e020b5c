#include "core/text_file.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "core/error.h"
#include "core/file_cause.h"

namespace samspill {

std::string text_of_file(const std::filesystem::path& path, std::size_t most)
{
    constexpr std::size_t at_once = std::size_t{1} << 16;
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        throw InputError(
            path.string(),
            message("file.unopened", {"the file cannot be opened: {}", "filen kan ikke åpnes: {}"}, cause_text(errno)));
    std::string text;
    int cause = 0;
    while (text.size() < most && cause == 0) {
        const std::size_t before = text.size(), more = std::min(at_once, most - before);
        text.resize(before + more);
        const ssize_t got = ::read(file, text.data() + before, more);
        text.resize(before + std::size_t(std::max<ssize_t>(got, 0)));
        if (got == 0) break;
        if (got < 0 && errno != EINTR) cause = errno;
    }
    ::close(file);
    if (cause != 0)
        throw InputError(
            path.string(),
            message("file.not_read", {"the file cannot be read: {}", "filen kan ikke leses: {}"}, cause_text(cause)));
    return text;
}

}  // namespace samspill
