#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "experiment/compare/comparison.h"

// The cohort of open episodes that scenarios are compared by: in which week it is taken, and words for it.
namespace samspill {

// The week for scenarios that are held against each other: as one of them gives it
// (observation.episode_week; two that give different ones are an InputError), else the first in which the
// policies of an alternative and the base differ, else the first of any policy, else what the base has.
Week common_cohort_week(const std::vector<const Scenario*>& scenarios);

// "week 52 (2017-09-04)"
std::string week_and_date(Week week, bool norwegian = false);

// The meaning of an endpoint or curve with the week of its cohort in place of the words for it.
std::string meaning_with_week(std::string_view meaning, Week cohort_week, bool norwegian = false);

// What the week of the cohort is, and which alternatives differ from the base before it, so that its
// members had lived with what is compared: a sentence each.
std::vector<std::string> cohort_notes(const Comparison& comparison, Language language = Language::en);

}  // namespace samspill
