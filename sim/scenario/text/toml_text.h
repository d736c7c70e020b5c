#pragma once

#include <string>
#include <string_view>

#include "scenario/text/value.h"

namespace samspill::input {

// Most bytes of one scenario file. A parser of TOML calls itself for every level of nesting, and a
// key of 60,000 dotted parts overflowed the stack of ours; half of that is safe, and the longest
// sensible scenario (all parameters, some hundred offices) is a third of it.
inline constexpr std::size_t most_file_bytes = 64 * 1024;

// Most levels of tables in a scenario; sensible ones have five.
inline constexpr int most_levels = 16;

// Reads a TOML text into a table whose places name `source`. A text that is too long, is not TOML
// or is nested too deeply adds a mistake and gives what could be read: then `mistakes.incomplete`
// is set. Throws nothing of its own.
Table parse_toml(std::string_view text, std::shared_ptr<const InputSource> source, Mistakes& mistakes);

// Reads the value of an override or an option, `.2`, `individual`, `["Gol", "Ål"]`: a number
// (core/number.h), a truth value, a date or list as in TOML, else a text. Never throws.
Value parse_override_value(const std::string& text, std::shared_ptr<const InputSource> source);

}  // namespace samspill::input
