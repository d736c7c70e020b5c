#pragma once

#include "model/params/kinds.h"
#include "model/state/users.h"

namespace samspill {

struct Region;

// Earnings of an employed user, kr/week: fixed for the spell by the qualification at its start.
int earnings(const Region& region, const User& user);

// The week's money by office and group. Writes the week's accounts.
void accounts(Region& region);

}  // namespace samspill
