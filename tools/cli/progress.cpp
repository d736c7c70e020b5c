#include "cli/progress.h"

#include <cmath>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/terminal_text.h"

namespace samspill::cli {

namespace {

constexpr double line_every = 5.0;  // seconds between plain lines

void to_screen(const std::string& text) { cli::put(stderr, text); }

}  // namespace

ProgressLine::ProgressLine(bool quiet)
    : start_(std::chrono::steady_clock::now()), quiet_(quiet), terminal_(::isatty(STDERR_FILENO) == 1)
{
}

double ProgressLine::seconds() const
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

void ProgressLine::show(const Progress& progress)
{
    if (progress.weeks <= 0 || progress.weeks_done <= 0) return;
    const double done = double(progress.weeks_done), rate = done / std::fmax(seconds(), 1e-3);
    show(say({"{} of {} replicates, {:.0f} %, {:.0f} weeks/s, {} left",
              "{} av {} kjøringer, {:.0f} %, {:.0f} uker/s, {} igjen"},
             progress.replicates_done, progress.replicates, 100.0 * done / double(progress.weeks), rate,
             clock_text((double(progress.weeks) - done) / rate)));
}

void ProgressLine::show(const std::string& text)
{
    const double passed = seconds();
    if (quiet_ || (!terminal_ && passed < next_line_)) return;
    while (next_line_ <= passed) next_line_ += line_every;
    to_screen(terminal_ ? "\r\033[K" + terminal_text(text) : terminal_text(text) + "\n");
}

void ProgressLine::note(const std::string& text)
{
    clear();
    to_screen(terminal_text(text) + "\n");
}

void ProgressLine::note(const Message& message) { note(message.in(language())); }

void ProgressLine::clear()
{
    if (!quiet_ && terminal_) to_screen("\r\033[K");
}

std::string clock_text(double seconds)
{
    const long whole = std::lround(seconds);
    return whole >= 3600 ? fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
                         : fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace samspill::cli
