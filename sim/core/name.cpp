#include "core/name.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <utf8proc.h>

namespace samspill {

namespace {

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_blank(char32_t c) { return c == U'\t' || utf8proc_category(utf8proc_int32_t(c)) == UTF8PROC_CATEGORY_ZS; }

std::string utf8(std::u32string_view points)
{
    std::string text;
    for (const char32_t point : points) {
        std::array<utf8proc_uint8_t, 4> bytes;
        const auto size = utf8proc_encode_char(utf8proc_int32_t(point), bytes.data());
        text.append(reinterpret_cast<const char*>(bytes.data()), std::size_t(size));
    }
    return text;
}

// Nothing when the text is not UTF-8.
std::optional<std::string> mapped(std::string_view text, int options)
{
    utf8proc_uint8_t* found = nullptr;
    const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                               utf8proc_ssize_t(text.size()), &found, utf8proc_option_t(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(found, &std::free);
    if (size < 0) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(found), std::size_t(size));
}

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

}  // namespace

std::string canonical_name(std::string_view name)
{
    std::u32string points;
    if (is_ascii(name)) {
        points.assign(name.begin(), name.end());
    } else {
        const auto composed = mapped(name, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_IGNORE);
        if (!composed) return std::string(name);
        points = code_points(*composed);
    }
    std::replace_if(points.begin(), points.end(), is_blank, U' ');
    while (!points.empty() && points.back() == U' ') points.pop_back();
    points.erase(0, std::min(points.find_first_not_of(U' '), points.size()));
    return utf8(points);
}

std::string folded_name(std::string_view name)
{
    constexpr int options =
        UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    std::string folded = mapped(canonical_name(name), options).value_or(std::string(name));
    // What has no mark to strip, and how Norwegian is typed on other keyboards.
    constexpr std::pair<std::string_view, std::string_view> letters[] = {
        {"ø", "o"}, {"æ", "ae"}, {"đ", "d"}, {"oe", "o"}, {"aa", "a"}};
    for (const auto& [from, to] : letters) replace_all(folded, from, to);
    return folded;
}

std::u32string code_points(std::string_view text)
{
    std::u32string points;
    while (!text.empty()) {
        utf8proc_int32_t point = 0;
        const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                           utf8proc_ssize_t(text.size()), &point);
        points += size > 0 ? char32_t(point) : char32_t(static_cast<unsigned char>(text.front()));
        text.remove_prefix(size > 0 ? std::size_t(size) : 1);
    }
    return points;
}

Message blank_at_ends(std::string_view name)
{
    const std::u32string points = code_points(name);
    if (points.empty()) return {};
    for (const char32_t end : {points.front(), points.back()}) {
        if (end == U' ') return message("name.blank", {"a blank", "et mellomrom"});
        if (end == U'\u00a0')
            return message("name.no_break_space", {"a no-break space (U+00A0)", "et hardt mellomrom (U+00A0)"});
        if (is_blank(end))
            return message("name.some_blank", {"a blank (U+{:04X})", "et mellomrom (U+{:04X})"}, unsigned(end));
    }
    return {};
}

}  // namespace samspill
