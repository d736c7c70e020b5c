#pragma once

#include <string>

#include <fmt/format.h>

#include "viz/state/words.h"

namespace samspill::viz {

// A sentence with gaps "{}" in both languages, filled in.
template <class... Args>
std::string say(Language language, const Text& sentence, const Args&... args)
{
    return fmt::vformat(sentence.in(language), fmt::make_format_args(args...));
}

}  // namespace samspill::viz
