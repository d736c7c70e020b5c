#pragma once

#include <cstdio>
#include <string_view>

// Standard output and error, which may be full, closed or a pipe whose reader has gone. To say something never
// throws: what a command has done is kept whatever becomes of its words, and its exit code stays its own.
namespace samspill::cli {

// Once, before files are opened: a stream that was closed by who started us must not become a file of ours.
void open_standard_streams();

// Writes a text as it is. What goes wrong with standard output is told by end_of_output.
void put(std::FILE* file, std::string_view text) noexcept;

// Sends on what was written so far: before a process is forked, or when a message is to come after it.
void flush_output() noexcept;

// The exit code at the end: that of the command, or 1 when what it said on standard output is not all there. A
// reader who has seen enough and went away (`| head`) is no failure.
int end_of_output(int code) noexcept;

}  // namespace samspill::cli
