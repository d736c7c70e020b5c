#pragma once

#include <vector>

#include "scenario/declared/read_parts.h"

// What can be known of policies before they are run: notes on those that will act on nobody.
namespace samspill::input {

// Rules that no person ever meets, or that say whom they are for in vain. `items` are where they stand, in
// the same order; `reached` the offices that they can concern.
void note_idle_rules(const std::vector<const Value*>& items, const std::vector<ReferralRule>& rules,
                     const std::vector<std::string>& reached, Mistakes& mistakes);

}  // namespace samspill::input
