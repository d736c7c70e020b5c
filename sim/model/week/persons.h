#pragma once

#include "model/params/kinds.h"
#include "model/state/users.h"

namespace samspill {

struct Region;

// A person with her fixed properties, drawn from the streams of her identity. The caller gives
// her a status. Age is that at first registration.
User make_person(const Region& region, UserId id, std::uint16_t office, Group group);

}  // namespace samspill
