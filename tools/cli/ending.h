#pragma once

#include <functional>

namespace samspill::cli {

// Runs a whole program's work: what it throws becomes a message on standard error and an exit code (0 ok, 1 a failure,
// 2 bad input), and a table that did not reach its reader is a failure.
int exit_code_of(const std::function<int()>& work);

}  // namespace samspill::cli
