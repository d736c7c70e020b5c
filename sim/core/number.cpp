#include "core/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "core/week.h"

namespace samspill {

namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes what the text begins with away.
bool take(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

// The digits that the text begins with, without the marks between them; a mark stands between two digits.
std::string take_digits(std::string_view& text)
{
    std::string digits;
    while (!text.empty() &&
           (is_digit(text[0]) || (text[0] == '_' && !digits.empty() && text.size() > 1 && is_digit(text[1])))) {
        if (text[0] != '_') digits += text[0];
        text.remove_prefix(1);
    }
    return digits;
}

WrittenNumber real_number(double real)
{
    WrittenNumber number;
    number.real = real;
    return number;
}

// Digits of a base above 10, or of 2: without sign or point.
std::optional<WrittenNumber> number_to_base(std::string_view text, int base)
{
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '_' && i > 0 && i + 1 < text.size() && text[i - 1] != '_') continue;
        digits += text[i];
    }
    WrittenNumber number;
    const char* const end = digits.data() + digits.size();
    const auto [to, error] = std::from_chars(digits.data(), end, number.magnitude, base);
    if (digits.empty() || error != std::errc{} || to != end) return std::nullopt;
    number.whole = true;
    number.real = double(number.magnitude);
    return number;
}

std::optional<WrittenNumber> decimal_number(std::string_view text, bool negative)
{
    const std::string whole = take_digits(text);
    std::string fraction, exponent;
    const bool point = take(text, ".");
    if (point) fraction = take_digits(text);
    if (whole.empty() && fraction.empty()) return std::nullopt;
    const bool has_exponent = take(text, "e") || take(text, "E");
    if (has_exponent) {
        if (take(text, "-"))
            exponent = "-";
        else
            take(text, "+");
        const std::string digits = take_digits(text);
        if (digits.empty()) return std::nullopt;
        exponent += digits;
    }
    if (!text.empty()) return std::nullopt;
    WrittenNumber number;
    number.negative = negative;
    if (!point && !has_exponent)
        number.whole = std::from_chars(whole.data(), whole.data() + whole.size(), number.magnitude).ec == std::errc{};
    const std::string plain = (whole.empty() ? "0" : whole) + "." + (fraction.empty() ? "0" : fraction) +
                              (exponent.empty() ? "" : "e" + exponent);
    const auto [to, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number.real);
    if (error == std::errc::result_out_of_range)  // too large, or so small that it is nothing
        number.real = !exponent.empty() && exponent[0] == '-' ? 0.0 : std::numeric_limits<double>::infinity();
    if (negative) number.real = -number.real;
    return number;
}

// Every blank and apostrophe that stands between thousands.
constexpr std::array<std::string_view, 6> thousands_marks{" ", "\u00a0", "\u202f", "\u2009", "'", "\u2019"};

// "1 400 000" with one kind of mark -> "1400000".
std::optional<std::string> without_marks(std::string_view text, std::string_view mark)
{
    std::string digits;
    while (!text.empty() && is_digit(text[0]) && digits.size() < 3) {
        digits += text[0];
        text.remove_prefix(1);
    }
    if (digits.empty() || text.empty()) return std::nullopt;
    while (!text.empty()) {
        if (!take(text, mark) || text.size() < 3 || !std::all_of(text.begin(), text.begin() + 3, is_digit))
            return std::nullopt;
        digits += text.substr(0, 3);
        text.remove_prefix(3);
    }
    return digits;
}

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

// "04.09.2017", "4/9-2017" -> "2017-09-04".
std::optional<std::string> date_of_norway(std::string_view text)
{
    const auto mark = [](char c) { return c == '.' || c == '/' || c == '-'; };
    std::array<std::string_view, 3> parts;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto end = std::find_if(text.begin(), text.end(), mark);
        if (end == text.end()) return std::nullopt;
        parts[i] = text.substr(0, std::size_t(end - text.begin()));
        text.remove_prefix(parts[i].size() + 1);
    }
    parts[2] = text;
    const auto [day, month, year] = parts;
    if (!all_digits(day) || !all_digits(month) || !all_digits(year) || day.size() > 2 || month.size() > 2 ||
        year.size() != 4)
        return std::nullopt;
    std::string date = fmt::format("{}-{:0>2}-{:0>2}", year, month, day);
    return week_of_date(date) ? std::optional(date) : std::nullopt;
}

std::string_view trimmed(std::string_view text)
{
    for (const std::string_view blank : {std::string_view(" "), std::string_view("\t"), std::string_view("\u00a0")}) {
        while (text.starts_with(blank)) text.remove_prefix(blank.size());
        while (text.ends_with(blank)) text.remove_suffix(blank.size());
    }
    return text;
}

// Without sign: "1 400", "0,1", "54.316,5".
std::optional<Meant> number_of_norway(std::string_view text)
{
    const std::size_t comma = text.find(',');
    const std::string_view whole = text.substr(0, comma);
    const std::string_view fraction = comma == text.npos ? std::string_view() : text.substr(comma + 1);
    if (comma != text.npos && !all_digits(fraction)) return std::nullopt;
    const std::string tail = comma == text.npos ? "" : "." + std::string(fraction);
    for (const std::string_view mark : thousands_marks)
        if (const auto digits = without_marks(whole, mark))
            return Meant{*digits + tail,
                         mark == "'" || mark == "\u2019"
                             ? Text{"has an apostrophe between thousands", "har apostrof mellom tusener"}
                             : Text{"has a blank between thousands", "har mellomrom mellom tusener"}};
    if (const auto digits = without_marks(whole, "."); digits && (comma != text.npos || whole.size() > 7))
        return Meant{*digits + tail, {"has a point between thousands", "har punktum mellom tusener"}};
    if (comma != text.npos && all_digits(whole))
        return Meant{std::string(whole) + tail, {"has a decimal comma", "har desimalkomma"}};
    return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> WrittenNumber::signed_whole() const
{
    constexpr auto most = std::uint64_t(std::numeric_limits<std::int64_t>::max());
    if (!whole || magnitude > most + (negative ? 1 : 0)) return std::nullopt;
    return negative ? std::int64_t(~magnitude + 1) : std::int64_t(magnitude);
}

std::optional<WrittenNumber> number_in(std::string_view text)
{
    for (const auto& [prefix, base] : {std::pair("0x", 16), std::pair("0o", 8), std::pair("0b", 2)})
        if (text.starts_with(prefix)) return number_to_base(text.substr(2), base);
    const bool negative = take(text, "-");
    if (!negative) take(text, "+");
    if (text == "inf" || text == "nan") {
        const double real =
            text == "inf" ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
        return real_number(negative ? -real : real);
    }
    return decimal_number(text, negative);
}

std::optional<std::string> without_thousands_points(std::string_view text)
{
    const bool negative = take(text, "-");
    if (!negative) take(text, "+");
    if (text.starts_with("0")) return std::nullopt;
    const auto digits = without_marks(text, ".");
    return digits ? std::optional((negative ? "-" : "") + *digits) : std::nullopt;
}

std::optional<Meant> meant_by(std::string_view text)
{
    text = trimmed(text);
    if (const auto date = date_of_norway(text))
        return Meant{*date, {"is a date as it is written in Norway", "er en dato skrevet på norsk"}};
    std::string sign;
    std::optional<Text> fault;
    for (const std::string_view minus : {"\u2212", "\u2013"})
        if (take(text, minus))
            sign = "-",
            fault = Text{"has a minus sign that is not the keyboard's", "har et minustegn som ikke er tastaturets"};
    if (!fault && take(text, "-")) sign = "-";
    if (!fault && sign.empty()) take(text, "+");
    if (text.ends_with('%')) {
        text = trimmed(text.substr(0, text.size() - 1));
        const auto inner = number_of_norway(text);
        const auto number = number_in(inner ? inner->text : std::string(text));
        if (!number) return std::nullopt;
        return Meant{sign + fmt::format("{:.12g}", number->real / 100.0), {"has a per cent sign", "har prosenttegn"}};
    }
    if (auto meant = number_of_norway(text)) {
        meant->text = sign + meant->text;
        return meant;
    }
    if (fault && number_in(text)) return Meant{sign + std::string(text), *fault};
    return std::nullopt;
}

}  // namespace samspill
