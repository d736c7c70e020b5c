#include <gtest/gtest.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include <fmt/format.h>

#include "support/checkout.h"
#include "viz/plots/texts.h"
#include "viz/screen.h"

// The type that comes along has every character that the program writes: no text shows a "?" for a letter.
namespace samspill::viz {

namespace {

std::string read(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Characters of a text in UTF-8 and, as sources write some, in the form \u00e5.
void collect(const std::string& text, const std::string& where, std::map<unsigned, std::string>& found)
{
    const char *at = text.data(), *end = at + text.size();
    while (at < end) {
        unsigned character = static_cast<unsigned char>(*at);
        const int more = character < 0x80 ? 0 : character < 0xE0 ? 1 : character < 0xF0 ? 2 : 3;
        if (more > 0) character &= 0x3Fu >> more;
        for (int i = 1; i <= more && at + i < end; ++i)
            character = character << 6 | (static_cast<unsigned char>(at[i]) & 0x3Fu);
        if (character == '\\' && end - at > 5 && at[1] == 'u')
            if (unsigned escaped = 0; std::from_chars(at + 2, at + 6, escaped, 16).ptr == at + 6 && escaped >= ' ')
                found.emplace(escaped, where);
        if (character >= ' ') found.emplace(character, where);
        at += 1 + more;
    }
}

// Of all that can come into the window's texts: sources of viewer and simulator (meanings, units, messages) and
// the scenarios that come along (titles, questions, names of places).
std::map<unsigned, std::string> characters_in_use()
{
    std::map<unsigned, std::string> found;
    for (const char* folder : {"viz", "sim", "scenarios"})
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(source_folder() + "/" + folder)) {
            const std::string ending = entry.path().extension().string();
            if (ending == ".cpp" || ending == ".h" || ending == ".toml" || ending == ".csv")
                collect(read(entry.path()), entry.path().string(), found);
        }
    return found;
}

TEST(Fonts, HaveEveryCharacterThatTheProgramWrites)
{
    const test::Screen screen;
    const std::map<unsigned, std::string> found = characters_in_use();
    for (const unsigned known : {0xC5u, 0xE6u, 0xF8u, 0x2013u, 0x2192u, 0x2212u}) EXPECT_TRUE(found.count(known));
    for (const ImFont* font : {screen.theme.text, screen.theme.strong, screen.theme.large}) {
        ASSERT_TRUE(font);
        for (const auto& [character, where] : found)
            EXPECT_TRUE(font->FindGlyphNoFallback(ImWchar(character)))
                << fmt::format("U+{:04X} of {}", character, where);
    }
}

// What people call their places and scenarios: Sami, Greek, Cyrillic, accents that stand by themselves.
TEST(Fonts, HaveTheLettersOfNeighbours)
{
    const test::Screen screen;
    std::map<unsigned, std::string> found;
    collect("ÆØÅæøå Kárášjohka Guovdageaidnu Deatnu ŊŋŦŧĐđŽž ÄäÖöÜüßÉéÈèÇçÑñ ΑαΒβΣσΩω Мурманск “” «» – — … € ≥ ≤ ±",
            "neighbours", found);
    found.emplace(0x030Au, "a ring over the letter before");
    for (const auto& [character, where] : found)
        EXPECT_TRUE(screen.theme.text->FindGlyphNoFallback(ImWchar(character)))
            << fmt::format("U+{:04X} of {}", character, where);
}

TEST(Fonts, TellWhatTheyLack)
{
    const test::Screen screen;
    EXPECT_TRUE(without_shape(screen.theme, "Ål, Krødsherad og Nes: 2 × 3 → “6”").empty());
    EXPECT_EQ(without_shape(screen.theme, "東 Ål 京 東"), (std::vector<unsigned>{0x6771, 0x4EAC}));
}

// The program brings its type along: it looks for none on the machine that it runs on.
TEST(Fonts, ArePartOfTheProgram)
{
    const test::Screen screen;
    EXPECT_NE(screen.theme.text, screen.theme.strong);
    EXPECT_GT(screen.theme.text->FindGlyph('W')->AdvanceX, 1.5f * screen.theme.text->FindGlyph('i')->AdvanceX);
    const std::string program = read("/proc/self/exe");  // has the viewer in it
    EXPECT_GT(program.size(), 1u << 20);
    EXPECT_EQ(program.find(std::string("/share/") + "fonts/"), std::string::npos);
}

}  // namespace

}  // namespace samspill::viz
