#include "cli/standard_streams.h"

#include <atomic>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "cli/terminal_text.h"

namespace samspill::cli {

namespace {

std::atomic<int> cause{0};  // of the first failure of standard output, as errno says it

void note_failure() noexcept
{
    int none = 0;
    cause.compare_exchange_strong(none, errno != 0 ? errno : EIO);
}

}  // namespace

void open_standard_streams()
{
    // For reading only what is written to, and the other way round: using them still fails.
    for (const auto& [stream, flags] :
         {std::pair(STDIN_FILENO, O_WRONLY), std::pair(STDOUT_FILENO, O_RDONLY), std::pair(STDERR_FILENO, O_RDONLY)})
        if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF && ::open("/dev/null", flags) != stream) return;
}

void put(std::FILE* file, std::string_view text) noexcept
{
    errno = 0;
    const bool whole = text.empty() || std::fwrite(text.data(), 1, text.size(), file) == text.size();
    if (file == stdout && !whole) note_failure();
    if (file == stderr) std::fflush(file);
}

void flush_output() noexcept
{
    errno = 0;
    if (std::fflush(stdout) != 0) note_failure();
}

int end_of_output(int code) noexcept
{
    flush_output();
    const int why = cause;
    if (why == 0 || why == EPIPE) return code;
    put(stderr, Text{"samspill: what it says on standard output cannot be written: ",
                     "samspill: det den sier på standard ut, kan ikke skrives: "}
                    .in(language()));
    put(stderr, std::strerror(why));
    put(stderr, "\n");
    return code == 0 ? 1 : code;
}

}  // namespace samspill::cli
