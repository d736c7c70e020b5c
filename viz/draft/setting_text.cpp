#include "viz/draft/setting_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "core/number.h"

namespace samspill::viz {

using Kind = SettingValue::Kind;

Kind kind_of(const input::KeyInfo& info)
{
    if (info.unit == input::week_or_date) return Kind::week;
    if (info.kind == ParameterKind::boolean) return Kind::boolean;
    return info.kind == ParameterKind::integer ? Kind::integer : Kind::real;
}

std::string text_of(Kind kind, double number)
{
    if (kind == Kind::boolean) return number != 0.0 ? "true" : "false";
    return input::number_text(number);
}

SettingValue setting_of(const std::string& key, const input::KeyInfo& info, std::string value)
{
    SettingValue setting;
    setting.key = key;
    setting.kind = kind_of(info);
    setting.low = info.low, setting.high = info.high;
    setting.unit = info.unit, setting.meaning = info.meaning, setting.meaning_no = info.meaning_no;
    setting.value = std::move(value);
    return setting;
}

namespace {

// As files have it.
std::optional<double> number_of(const std::string& text)
{
    const auto number = number_in(text);
    return number && std::isfinite(number->real) ? std::optional(number->real) : std::nullopt;
}

Refusal check_number(const SettingValue& setting, std::string& text)
{
    const auto meant = meant_by(text);  // "1 400" and "0,1" are typed in Norway
    const auto number = number_of(meant ? meant->text : text);
    if (!number) return Refusal::no_number;
    if (setting.kind == Kind::integer && without_thousands_points(text)) return Refusal::not_whole;
    if (setting.kind == Kind::integer && *number != std::floor(*number)) return Refusal::not_whole;
    if (*number < setting.low || *number > setting.high) return Refusal::outside;
    text = input::number_text(*number);
    return Refusal::none;
}

}  // namespace

Refusal check_text(const SettingValue& setting, std::string& text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && blank(text.back())) text.pop_back();
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), blank));
    switch (setting.kind) {
        case Kind::boolean:
            return text == "true" || text == "false" ? Refusal::none : Refusal::no_switch;
        case Kind::week: {
            const double week = setting_number(setting, text);
            if (std::isnan(week)) return Refusal::no_week;
            return week < setting.low || week > setting.high ? Refusal::outside : Refusal::none;
        }
        case Kind::choices:
        case Kind::choice:
            return Refusal::none;
        case Kind::name:
            return text.empty() ? Refusal::no_name : Refusal::none;
        case Kind::strategy:
            if (text == "individual") return Refusal::none;
            break;
        case Kind::real:
        case Kind::integer:
            break;
    }
    return check_number(setting, text);
}

std::string setting_text(const SettingValue& setting, double number) { return text_of(setting.kind, number); }

double setting_number(const SettingValue& setting, const std::string& text)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (setting.kind == Kind::boolean) return text == "true" ? 1.0 : 0.0;
    const auto number = number_of(text);
    if (setting.kind != Kind::week) return number.value_or(none);
    if (number) return *number == std::floor(*number) ? *number : none;
    if (const auto week = week_of_date(text)) return double(*week);
    return none;
}

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
