#pragma once

namespace samspill {

struct Region;

// The week at the career centre: clients in progress first, then the queue, first in first out;
// courses begin when full or when the first has waited long. Writes comprehensibility
// manageability meaningfulness aspiration realism barrier sessions open_referral and the centre.
void guidance(Region& region);

}  // namespace samspill
