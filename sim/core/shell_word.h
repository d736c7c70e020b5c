#pragma once

#include <string>

namespace samspill {

// The text as one word of a POSIX shell: nothing in it is run, split or expanded.
std::string shell_word(const std::string& text);

}  // namespace samspill
