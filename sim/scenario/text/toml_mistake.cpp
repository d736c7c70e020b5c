#include "scenario/text/toml_mistake.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "core/number.h"
#include "scenario/text/value.h"

namespace samspill::input {

namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view line_of(std::string_view text, unsigned line)
{
    for (unsigned i = 1; i < line; ++i) {
        const std::size_t end = text.find('\n');
        if (end == text.npos) return "";
        text.remove_prefix(end + 1);
    }
    return text.substr(0, text.find('\n'));
}

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

// Characters before a byte of a line, plus one.
unsigned column_of(std::string_view line, std::size_t at)
{
    return 1 + unsigned(std::count_if(line.begin(), line.begin() + long(at), begins_character));
}

std::size_t byte_of(std::string_view line, unsigned column)
{
    std::size_t at = 0;
    for (unsigned i = 1; i < column && at < line.size(); ++i) do
            ++at;
        while (at < line.size() && !begins_character(line[at]));
    return at;
}

// Where a value may stand in a line: after = [ { or a comma; or at its beginning, in a list of several lines.
struct Start {
    std::size_t at;
    char inside;  // '[' or '{'; 0 at the top
};

// Walks over the line's texts in quotes and its comment.
std::vector<Start> starts_of(std::string_view line)
{
    std::vector<Start> starts;
    std::string open;
    char quote = 0;
    bool assigns = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote != 0) {
            if (c == '\\' && quote == '"') ++i;
            if (c == quote) quote = 0;
            continue;
        }
        if (c == '#') break;
        if (c == '"' || c == '\'') quote = c;
        if (c == '[' || c == '{') open += c;
        if ((c == ']' || c == '}') && !open.empty()) open.pop_back();
        if (c == '=' || (c == '[' && assigns) || (c == ',' && (!open.empty() || !assigns)))
            starts.push_back({i + 1, open.empty() ? (assigns || c == '=' ? '\0' : '[') : open.back()});
        assigns = assigns || c == '=';
    }
    if (!assigns) starts.insert(starts.begin(), Start{0, '['});
    return starts;
}

// The value that begins there, as far as what it stands in lets it go on. In an inline table a comma
// between digits can only be a decimal one.
std::string_view value_at(std::string_view line, Start& start)
{
    start.at = std::min(line.find_first_not_of(blanks, start.at), line.size());
    const std::string_view ends = start.inside == '[' ? ",]#" : start.inside == '{' ? "}#" : "#";
    std::string_view value = line.substr(start.at, line.find_first_of(ends, start.at) - start.at);
    if (start.inside == '{') {
        std::size_t comma = value.find(',');
        const bool decimal =
            comma != value.npos && comma + 1 < value.size() && value[comma + 1] >= '0' && value[comma + 1] <= '9';
        if (decimal) comma = value.find(',', comma + 1);
        value = value.substr(0, comma);
    }
    while (!value.empty() && blanks.find(value.back()) != blanks.npos) value.remove_suffix(1);
    return value;
}

bool is_word(std::string_view value)
{
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    };
    return !value.empty() && letter(value[0]) && std::all_of(value.begin(), value.end(), [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == ' ' || c == '_' || c == '-' || c == '.';
    });
}

std::string lower(std::string_view word)
{
    std::string text(word);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return text;
}

// A word without quotes: a truth value in another spelling, or a text.
Message told_of_word(std::string_view value)
{
    const std::string word = lower(value);
    for (const std::string_view yes : {"true", "yes", "on", "ja", "sann", "sant"})
        if (word == yes)
            return message("toml.no_truth",
                           {"{} is no truth value; write true", "{} er ingen sannhetsverdi; skriv true"},
                           shown_name(value));
    for (const std::string_view no : {"false", "no", "off", "nei", "usann", "usant"})
        if (word == no)
            return message("toml.no_truth_false",
                           {"{} is no truth value; write false", "{} er ingen sannhetsverdi; skriv false"},
                           shown_name(value));
    return message("toml.unquoted",
                   {"{0} is a text without quotes; write \"{0}\"", "{0} er en tekst uten anførselstegn; skriv \"{0}\""},
                   shown_name(value));
}

// Quotes that a word processor made: the text between them.
std::optional<std::string_view> within_other_quotes(std::string_view value)
{
    for (const std::string_view open : {"\u201c", "\u201d", "\u201e", "\u00ab", "\u2018", "\u2019"})
        for (const std::string_view close : {"\u201d", "\u201c", "\u00bb", "\u2019"})
            if (value.size() > open.size() + close.size() && value.starts_with(open) && value.ends_with(close))
                return value.substr(open.size(), value.size() - open.size() - close.size());
    return std::nullopt;
}

// What is wrong with a value and how it is written; "" when there is nothing that can be said.
Message told_of_value(std::string_view value)
{
    if (value == "true" || value == "false" || value == "inf" || value == "nan") return {};
    if (const auto meant = meant_by(value))
        return message("toml.value", {"{} {}; write {}", "{} {}; skriv {}"}, shown_name(value), meant->fault,
                       meant->text);
    if (const auto number = number_in(value)) {
        std::string digits(value.substr(value.find_first_not_of("+-") == 0 ? 0 : 1));
        if (digits.starts_with('.') || digits.ends_with('.'))
            return message("toml.one_sided_point",
                           {"{} has no digit on one side of its point; write {}",
                            "{} har ikke siffer på begge sider av punktumet; skriv {}"},
                           value,
                           number->real == std::int64_t(number->real) ? fmt::format("{:.1f}", number->real)
                                                                      : number_text(number->real));
        if (digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9')
            return message("toml.zero_in_front", {"{} has a zero in front; write {}", "{} har en null foran; skriv {}"},
                           value, number_text(number->real));
        return {};
    }
    if (const auto inner = within_other_quotes(value))
        return message("toml.other_quotes",
                       {"{} stands in other quotes than the keyboard's; write \"{}\"",
                        "{} står i andre anførselstegn enn tastaturets; skriv \"{}\""},
                       shown_name(value), shown_name(*inner));
    return is_word(value) ? told_of_word(value) : Message();
}

// What TOML 1.1 allows and 1.0 does not, as far as the parser does not say so itself.
Text newer_toml(std::string_view description)
{
    const auto says = [&](std::string_view words) { return description.find(words) != description.npos; };
    if (says("inline table") && (says("\\n") || says("newline") || says("comma") || says("end-of-line") || says("'}'")))
        return {"an inline table stands on one line and has no comma at its end",
                "en innfelt tabell står på én linje og har ikke komma til slutt"};
    if (says("parsing time") || says("date-time")) return {"a time has seconds", "et klokkeslett har sekunder"};
    return {"", ""};
}

Message not_toml(const Message& what)
{
    return message("toml.not", {"this is not TOML: {}", "dette er ikke TOML: {}"}, what);
}

}  // namespace

TomlMistake toml_mistake(std::string_view text, unsigned line, unsigned column, std::string_view description)
{
    const std::string_view whole = line_of(text, line);
    TomlMistake mistake{line, column, {}};
    for (Start start : starts_of(whole)) {
        const std::string_view value = value_at(whole, start);
        const unsigned at = column_of(whole, start.at);
        if (value.empty() || at > column + 1) continue;
        if (const Message told = told_of_value(value); !told.empty()) mistake = {line, at, not_toml(told)};
    }
    if (!mistake.message.empty()) return mistake;
    mistake.message = not_toml(Message::verbatim(escaped(description)));
    if (const Text newer = newer_toml(description); *newer.en != '\0')
        mistake.message = message("toml.newer", {"{} (TOML 1.0 is read, where {})", "{} (TOML 1.0 leses, der {})"},
                                  mistake.message, newer);
    return mistake;
}

std::string number_at(std::string_view line, unsigned column)
{
    constexpr std::string_view of_numbers = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.+-";
    const std::string_view rest = line.substr(byte_of(line, column));
    return std::string(rest.substr(0, rest.find_first_not_of(of_numbers)));
}

}  // namespace samspill::input
