#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/inputs/policies.h"
#include "scenario/declared/read_parts.h"

// What status quo, waves, shocks and trials have in common.
namespace samspill::input {

// That no limits of a rule or a trial cross; after reader.finish().
void check_who(TableReader& reader, const Eligibility& who);

// strategy: a number or "individual".
std::optional<Strategy> read_strategy(TableReader& reader);

// Names in a text or a list of texts; nothing when one of them is wrong.
std::vector<std::string> read_names(const Value& value, const std::string& key, std::string_view what,
                                    const std::vector<std::string>& known, Mistakes& mistakes);

// The simulated offices that `offices` (names or "all") or `regions` name, one of which is not null,
// in the order of the regions.
std::vector<std::string> simulated_offices(TableReader& reader, const PlaceNames& names, const Value* offices,
                                           const Value* regions);

}  // namespace samspill::input
