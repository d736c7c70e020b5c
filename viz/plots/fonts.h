#pragma once

#include <span>

// The type that the program brings along: Inter, from Debian's package fonts-inter (SIL Open Font License 1.1),
// put into the program when it is built. No file is looked for when it runs.
namespace samspill::viz {

std::span<const unsigned char> regular_font();
std::span<const unsigned char> semibold_font();

}  // namespace samspill::viz
