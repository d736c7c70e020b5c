#pragma once

#include <functional>
#include <string>

namespace samspill::cli {

// Runs a whole program's work: what it throws becomes a message on standard error and an exit code (0 ok, 1 a failure,
// 2 bad input), and a table that did not reach its reader is a failure.
int exit_code_of(const std::function<int()>& work);

// Says what the reader of options has to say (help, a mistake), and its exit code as one of ours.
int told_of_options(int code, const std::string& out, const std::string& err);

}  // namespace samspill::cli
