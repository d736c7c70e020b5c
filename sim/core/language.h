#pragma once

#include <optional>
#include <string_view>

namespace samspill {

// The languages that samspill speaks to people in. What programs read (JSON, CSV, files) is the same in both.
enum class Language : unsigned char { en, no };

// A text in both languages, side by side.
struct Text {
    const char* en;
    const char* no;
    constexpr const char* in(Language language) const { return language == Language::no ? no : en; }
};

// The same of what is no literal: a row's meaning.
struct TextView {
    std::string_view en, no;
    constexpr TextView(const Text& text) : en(text.en), no(text.no) {}
    constexpr TextView(std::string_view english, std::string_view norwegian) : en(english), no(norwegian) {}
    constexpr std::string_view in(Language language) const { return language == Language::no ? no : en; }
};

// "en", "nb"; also "no" and "nn". Nothing for others.
std::optional<Language> language_named(std::string_view name);

// What the environment asks for: the first of LC_ALL, LC_MESSAGES and LANG that is set. "nb_NO.UTF-8" is
// Norwegian, so is what begins with nn or no; all else is English.
Language language_of_environment();

}  // namespace samspill
