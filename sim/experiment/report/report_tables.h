#pragma once

#include <string>

#include "experiment/report/report.h"

// Sections of a report that need no chart, as markup.
namespace samspill {

// Which is better, by how much, how sure; when it overtakes; what got worse.
std::string verdict_section(const Comparison& comparison, Language language);

// Benefits, side effects and costs with intervals.
std::string endpoint_section(const Comparison& comparison, Language language);

// One endpoint's differences by region and group, numbers for those without the chart.
std::string effect_table(const Comparison& comparison, std::size_t endpoint, Language language);

// Every parameter and policy that differs from the base; how well the common parameters are founded.
std::string assumption_section(const Comparison& comparison, Language language);

// Command, seed, replicates, digests, scenario texts.
std::string reproduction_section(const Comparison& comparison, const ReportOrigin& origin, Language language);

}  // namespace samspill
