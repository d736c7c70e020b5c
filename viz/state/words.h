#pragma once

#include <string>
#include <string_view>

#include "core/language.h"
#include "core/week.h"
#include "model/observed/indicators.h"
#include "viz/data/shown.h"

namespace samspill::viz {

// Texts of the window in both languages. What is declared elsewhere (indicators, parameters, statuses)
// keeps its own declaration's words; only texts of the window itself are said here and in panels.
using samspill::Language;
using samspill::Text;

// A line about a scenario in the language, or as its author wrote it.
const std::string& about_line(const About& about, const About& norwegian, std::string About::*line, Language language);

// What a run is called: its title in the language, else its title, else its short name.
const std::string& title_of(const Head& head, Language language);
// A scenario of a comparison file; "–" when there is none of that number.
std::string title_of(const ComparisonBoard& board, std::size_t scenario, Language language);

std::string_view meaning_of(const IndicatorInfo& indicator, Language language);
// Labels of statuses, plans, ...; "all" / "alle" for -1.
std::string label_name(LabelAxis axis, int label, Language language);
std::string group_name(int group, Language language);

// A unit for an axis: "persons", "NOK a week"; never empty.
std::string unit_text(const IndicatorInfo& indicator, Language language);

// "week 52 (2017-09-04)" and the phase of the project that the week lies in (report: 2016-2019).
std::string week_text(Week week, Language language);
std::string_view phase_of(Week week, Language language);

// A number with thousands set apart and at most so many decimals (zeros at the end are left out):
// "1,234.5" / "1 234,5". By itself as many as say something: three digits, and whole from 100 on.
std::string number_text(double value, Language language, int decimals);
std::string number_text(double value, Language language);

}  // namespace samspill::viz
