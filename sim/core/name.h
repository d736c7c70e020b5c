#pragma once

#include <string>
#include <string_view>

#include "core/message.h"

// Names of places and keys as people mean them: a letter may be written in several ways (the Å of
// macOS is an A and a ring), and some characters cannot be seen.
namespace samspill {

// The form in which names are kept and compared: composed letters (Unicode NFC), plain blanks instead of
// all other kinds and none at the ends, nothing invisible. What is not UTF-8 stays as it is.
std::string canonical_name(std::string_view name);

// Only for finding what was meant: without case, marks and substitutes for Norwegian letters, so that
// "al", "Aal" and "Ål" are one.
std::string folded_name(std::string_view name);

// The code points of a UTF-8 text; a byte that is not part of one stands for itself.
std::u32string code_points(std::string_view text);

// Does a name begin or end with a blank of any kind? Empty when not, else which: "a blank",
// "a no-break space (U+00A0)".
Message blank_at_ends(std::string_view name);

}  // namespace samspill
