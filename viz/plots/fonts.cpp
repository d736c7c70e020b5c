#include "viz/plots/fonts.h"

// The bytes of a file between two symbols, put there by the assembler: no copy of the fonts lies among the sources.
// CMake says where the files are, and makes this object again when they change.
#define SAMSPILL_EMBED(name, file)                                                                       \
    asm(".pushsection .rodata\n"                                                                         \
        ".balign 16\n"                                                                                   \
        ".global samspill_" name "\n"                                                                    \
        "samspill_" name ":\n"                                                                           \
        ".incbin \"" file "\"\n"                                                                         \
        ".global samspill_" name "_end\n"                                                                \
        "samspill_" name "_end:\n"                                                                       \
        ".byte 0\n"                                                                                      \
        ".popsection\n")

SAMSPILL_EMBED("regular_font", SAMSPILL_REGULAR_FONT);
SAMSPILL_EMBED("semibold_font", SAMSPILL_SEMIBOLD_FONT);

extern "C" {
extern const unsigned char samspill_regular_font[], samspill_regular_font_end[];
extern const unsigned char samspill_semibold_font[], samspill_semibold_font_end[];
}

namespace samspill::viz {

std::span<const unsigned char> regular_font() { return {samspill_regular_font, samspill_regular_font_end}; }
std::span<const unsigned char> semibold_font() { return {samspill_semibold_font, samspill_semibold_font_end}; }

}  // namespace samspill::viz
