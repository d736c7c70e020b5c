#pragma once

#include "model/state/users.h"

namespace samspill {

struct Region;

// Begins a job: draws the match from the part of her offers that the user accepts.
void begin_job(Region& region, Row row);

}  // namespace samspill
