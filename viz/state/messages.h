#pragma once

#include <string>
#include <string_view>

#include "viz/state/words.h"

namespace samspill::viz {

// A message of the simulator's or the desk's in the language. Messages are made in English, in lines
// "place: message"; places, names and values stay as they are. What message_texts() does not know
// stays English.
std::string message_text(const std::string& message, Language language);

// What a value is founded on, as parameters declare it: "assumption: report, Ulike virkeligheter møttes".
std::string source_text(const std::string& source, Language language);

}  // namespace samspill::viz
