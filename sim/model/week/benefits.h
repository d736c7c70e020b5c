#pragma once

#include "core/week.h"
#include "model/state/users.h"

namespace samspill {

struct Region;

// Gives a benefit from this week until `end` (never: without end).
void give_benefit(Region& region, Row row, Benefit benefit, Week end = never);

// The benefit of somebody who begins to search without a right from the last status: aap with
// reduced capacity, unemployment benefit after `weeks_in_job` weeks in the job just lost, otherwise
// social assistance or nothing.
void give_search_benefit(Region& region, Row row, int weeks_in_job);

// aap from this week on, with the longest duration by the law of the week; far from work is drawn.
void give_aap(Region& region, Row row);

// What happens in the week when a benefit runs out. May change the status.
void end_benefit(Region& region, Row row);

}  // namespace samspill
