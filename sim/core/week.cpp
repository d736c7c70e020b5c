#include "core/week.h"

#include <chrono>

#include <fmt/format.h>

namespace samspill {

namespace {

using namespace std::chrono;

constexpr sys_days week_zero = 2016y / September / 5;

constexpr int floor_div(int a, int b) { return a / b - (a % b < 0); }

// Digits only: a sign is not part of a date.
std::optional<int> number(std::string_view text)
{
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = 10 * value + (c - '0');
    }
    return value;
}

}  // namespace

IsoWeek iso_week(Week week)
{
    const sys_days thursday = week_zero + days{7 * week + 3};
    const year_month_day date{thursday};
    const int day_of_year = int((thursday - sys_days{date.year() / January / 1}).count());
    return {int(date.year()), day_of_year / 7 + 1};
}

std::string date_text(Week week)
{
    const year_month_day date{week_zero + days{7 * week}};
    return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

std::string date_text(Week week, Language language)
{
    if (language == Language::en) return date_text(week);
    const year_month_day date{week_zero + days{7 * week}};
    return fmt::format("{:02}.{:02}.{:04}", unsigned(date.day()), unsigned(date.month()), int(date.year()));
}

std::optional<Week> week_of_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = number(text.substr(0, 4)), m = number(text.substr(5, 2)), d = number(text.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    const year_month_day date{year{*y}, month{unsigned(*m)}, day{unsigned(*d)}};
    if (!date.ok()) return std::nullopt;
    return floor_div(int((sys_days{date} - week_zero).count()), 7);
}

}  // namespace samspill
