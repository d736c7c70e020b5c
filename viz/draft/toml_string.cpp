#include "viz/draft/toml_string.h"

#include <fmt/format.h>

namespace samspill::viz {

std::string toml_string(std::string_view text)
{
    std::string result = "\"";
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\')
            result += std::string("\\") + letter;
        else if (code < 0x20 || code == 0x7f)
            result += fmt::format("\\u{:04X}", code);
        else
            result += letter;
    }
    return result + "\"";
}

}  // namespace samspill::viz
