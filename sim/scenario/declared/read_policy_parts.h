#pragma once

#include <optional>
#include <string_view>

#include "model/inputs/part_lists.h"
#include "scenario/declared/read_parts.h"

// What status quo, waves, shocks and trials have in common.
namespace samspill::input {

// That no limits of a rule or a trial cross; after reader.finish().
void check_who(TableReader& reader, const Eligibility& who);

// A number or "individual".
std::optional<Strategy> read_strategy(TableReader& reader, std::string_view name, const PartText& text);

}  // namespace samspill::input
