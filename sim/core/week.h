#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/language.h"

namespace samspill {

// Weeks since Monday 2016-09-05; negative in the burn-in. One step of the model is one week.
using Week = int;

// In numbers for a year.
inline constexpr int weeks_a_year = 52;

// The year and ISO week number of a week of the model.
struct IsoWeek {
    int year;
    int week;  // 1..53
};

IsoWeek iso_week(Week week);

// The Monday of the week as "2016-09-05".
std::string date_text(Week week);

// The same for people: "2016-09-05", "05.09.2016".
std::string date_text(Week week, Language language);

// The week that contains the date "YYYY-MM-DD"; nothing if the text is not an existing date.
std::optional<Week> week_of_date(std::string_view text);

}  // namespace samspill
