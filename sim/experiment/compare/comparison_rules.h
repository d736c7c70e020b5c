#pragma once

#include "experiment/compare/comparison.h"
#include "experiment/replicates/rule_summary.h"
#include "results/files/group_writer.h"
#include "results/files/reading.h"

namespace samspill {

// How often the rules of one of the scenarios came into play, over the replicates that know it.
RuleSummary rules_of(const Comparison& comparison, std::size_t scenario);

// The group /rules of a comparison file: every rule of every scenario, a row each. Files of older versions
// have none, and their replicates then know nothing of rules.
void write_rules(h5::Group& root, const Comparison& comparison, TextCopies& copies);
void read_rules(const h5::Group& root, const TextLists& texts, Comparison& comparison);

}  // namespace samspill
