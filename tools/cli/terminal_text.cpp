#include "cli/terminal_text.h"

#include <cstddef>
#include <cstdint>

#include <fmt/format.h>

#include "core/error.h"

namespace samspill::cli {

namespace {

// A character of UTF-8 and its bytes.
struct Character {
    std::uint32_t code;
    std::size_t bytes;  // 0: no UTF-8
};

Character first_of(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t bytes = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || bytes > text.size()) return {0, 0};
    std::uint32_t code = first & (0xffu >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return {0, 0};
        code = code << 6 | (byte(i) & 0x3fu);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    return code < least[bytes] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? Character{0, 0}
                                                                                       : Character{code, bytes};
}

bool steers(std::uint32_t code)
{
    const auto within = [&](std::uint32_t low, std::uint32_t high) { return code >= low && code <= high; };
    return (code < 0x20 && code != '\n' && code != '\t') || within(0x7f, 0x9f) ||       // control characters
           within(0x200e, 0x200f) || within(0x2028, 0x202e) || within(0x2066, 0x2069);  // directions and lines
}

Language& spoken()
{
    static Language chosen = language_of_environment();
    return chosen;
}

}  // namespace

Language language() { return spoken(); }

std::string counted(std::uint64_t number, const Noun& noun)
{
    return say({"{} {}", "{} {}"}, number, number == 1 ? noun.one : noun.many);
}

void choose_language(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i], option = word.substr(0, word.find('='));
        if (word == "--") return;
        if (option != "--lang" && option != "--language") continue;
        if (option.size() == word.size() && i + 1 == argc) return;  // without a value: the reader of options tells
        const std::string name(option.size() == word.size() ? argv[++i] : word.substr(option.size() + 1));
        const std::optional<Language> chosen = language_named(name);
        if (!chosen && !name.empty())
            throw InputError(std::string(option),
                             message("language.unknown",
                                     {"\"{}\" is no language that samspill speaks; it needs en or nb",
                                      "\"{}\" er ikke et språk samspill kan; det trengs en eller nb"},
                                     name));
        spoken() = chosen.value_or(spoken());
    }
}

std::string terminal_text(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto [code, bytes] = first_of(text);
        if (bytes == 0)
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[0]));
        else if (steers(code))
            out += code < 0x100 ? fmt::format("\\x{:02x}", code) : fmt::format("\\u{:04x}", code);
        else
            out += text.substr(0, bytes);
        text.remove_prefix(bytes == 0 ? 1 : bytes);
    }
    return out;
}

}  // namespace samspill::cli
