#include "experiment/statistics/text_table.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace samspill {

namespace {

// 12345.6 -> "12,346", in Norwegian with a no-break space and a decimal comma
std::string grouped(double number, int decimals, Language language)
{
    std::string text = fmt::format("{:.{}f}", std::abs(number), decimals);
    const bool norwegian = language == Language::no;
    const std::size_t whole = std::min(text.find('.'), text.size());
    if (norwegian) std::replace(text.begin(), text.end(), '.', ',');
    for (std::size_t at = whole; at > 3; at -= 3) text.insert(at - 3, norwegian ? "\u00a0" : ",");
    const bool zero = text.find_first_not_of("0.,\u00a0") == std::string::npos;
    if (number < 0.0 && !zero) text.insert(0, 1, '-');
    return text;
}

// Characters that a terminal shows: bytes that do not continue a UTF-8 character.
std::size_t width_of(const std::string& text)
{
    return std::size_t(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t width, bool right)
{
    const std::string space(width > width_of(text) ? width - width_of(text) : 0, ' ');
    return right ? space + text : text + space;
}

}  // namespace

std::string estimate_text(const Estimate& estimate, int decimals, bool interval, Language language)
{
    if (estimate.n == 0) return "–";
    const std::string text = grouped(estimate.mean, decimals, language);
    if (!interval) return text;
    return fmt::format("{} ± {}", text,
                       !estimate.has_interval() ? "?" : grouped(estimate.half_width, decimals, language));
}

std::string aligned(const std::vector<std::vector<std::string>>& lines, std::size_t left)
{
    std::vector<std::size_t> widths(lines.front().size());
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width_of(line[i]));
    std::string text;
    for (const auto& line : lines) {
        std::string row;
        for (std::size_t i = 0; i < line.size(); ++i)
            row.append(i ? 2 : 0, ' ').append(padded(line[i], widths[i], i >= left));
        row.erase(row.find_last_not_of(' ') + 1);
        text += row + "\n";
    }
    return text;
}

}  // namespace samspill
