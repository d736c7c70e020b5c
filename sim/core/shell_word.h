#pragma once

#include <string>

namespace samspill {

// The text as one word for a POSIX shell: nothing in it is executed, split or expanded.
std::string shell_word(const std::string& text);

}  // namespace samspill
