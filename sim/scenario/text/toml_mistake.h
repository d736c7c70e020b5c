#pragma once

#include <string>
#include <string_view>

#include "core/message.h"

namespace samspill::input {

// What a text that is not TOML is told: where, and in the reader's words.
struct TomlMistake {
    unsigned line = 0, column = 0;
    Message message;
};

// `line` and `column` (from 1, in characters) are where the parser gave up, `description` what it says.
// A value that is a number as it is written in Norway, a text without quotes or the like is named where it
// stands, with how to write it; what only TOML 1.1 knows is said to be so; else the parser has its say.
TomlMistake toml_mistake(std::string_view text, unsigned line, unsigned column, std::string_view description);

// The number that begins at a column (from 1, in characters) of a line, as it is written.
std::string number_at(std::string_view line, unsigned column);

}  // namespace samspill::input
