#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"
#include "experiment/compare/comparison.h"
#include "experiment/compare/overtaking.h"

namespace samspill {

// Why an alternative that has the base's bits has them.
std::string equality_text(const Comparison& comparison, std::size_t alternative, Language language = Language::en);

// The title of a scenario in the language, as far as its author gave one; likewise question and expectation.
const std::string& about_in(const Scenario& scenario, std::string About::*line, Language language);

// What an endpoint is, with the week of its cohort.
std::string meaning_of(const EndpointInfo& about, Week cohort_week, Language language);

// Endpoints that a planner looks at first, by position: benefits, side effects and costs.
std::vector<std::size_t> headline_endpoints();

// Curves whose overtaking is told, by position.
std::vector<std::size_t> overtaking_curves();

// "overtakes the base in week 140, 2019-05-13 (95 % interval 120 to 170)".
std::string to_text(const Overtaking& overtaking, Language language = Language::en);

// Tables of every alternative against the base: benefits, side effects and costs (with `all`, every
// endpoint), the primary and the net benefit by region and group, and when it overtakes (UTF-8).
std::string to_text(const Comparison& comparison, bool all, Language language);

}  // namespace samspill
