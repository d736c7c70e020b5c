#pragma once

#include <span>

#include "viz/state/words.h"

namespace samspill::viz {

// Messages with gaps "{}" for names and values, the special before the general, and the pieces that
// gaps may hold: Text::en as it is made, Text::no what is read. The gaps come in the same order in both.
std::span<const Text> message_texts();

// Reasons in the declarations of parameters, likewise.
std::span<const Text> source_texts();

}  // namespace samspill::viz
