#pragma once

#include <string>
#include <string_view>

#include "core/language.h"

namespace samspill {

// How well the parameters are founded, counted from their declarations.
struct Foundation {
    int all = 0, reported = 0, by_facts = 0, calibrated = 0, assumed = 0;
};
Foundation foundation();

// What no interval over replicates holds: "The intervals are of chance alone. Behind the numbers stand
// 210 assumptions ...".
std::string chance_alone_text(Language language = Language::en);

// What answers about these two questions must not be used for: a line of sim/MODEL.md 11, which a test
// holds to it.
inline constexpr std::string_view not_for_deciding =
    "Deciding between reform in small steps and in one, or for a level of intensity, by the shipped values alone.";
// That line as a warning, for where such answers stand.
std::string must_not_be_used_text(Language language = Language::en);

}  // namespace samspill
