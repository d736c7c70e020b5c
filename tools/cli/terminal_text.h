#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "cli/standard_streams.h"

namespace samspill::cli {

// The text as a terminal may show it: names and titles come from files of others, and what would steer
// the terminal or turn the direction of writing is spelled out (\x1b). Ends of lines and tabs stay.
std::string terminal_text(std::string_view text);

// Says something to people, by way of terminal_text. Like all that is said, it never throws (standard_streams.h).
template <class... Values>
void tell(std::FILE* file, fmt::format_string<Values...> format, Values&&... values)
{
    put(file, terminal_text(fmt::format(format, std::forward<Values>(values)...)));
}

template <class... Values>
void tell(fmt::format_string<Values...> format, Values&&... values)
{
    tell(stdout, format, std::forward<Values>(values)...);
}

}  // namespace samspill::cli
