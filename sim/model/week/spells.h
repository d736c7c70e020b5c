#pragma once

#include "model/state/region.h"

// The only writers of a user's status, plan, benefit and episode: they keep the counts, the
// outcomes by event time and the calendar in step with the row.
namespace samspill {

// Ends the user's spell and begins one in `status`. Flags that the new status needs (has_employer,
// self_funded, supported_job) are set before. Opens or closes the registration episode.
void change_status(Region& region, Row row, Status status);

void set_plan(Region& region, Row row, Plan plan);
void set_benefit(Region& region, Row row, Benefit benefit, Week end);

void open_episode(Region& region, Row row);
void close_episode(Region& region, Row row);

// Recomputes a searcher's rates after something that they depend on has changed.
void refresh_search(Region& region, Row row);

// Draws a new clock inside a spell; needed when the clock ran out without a change of status.
void wind_clock(Region& region, Row row);

// Draws when a quiet spell (employed, left, disability, sick-listed with an employer) ends, and
// puts that week in the calendar. `again`: inside the spell, after an input has changed.
void schedule_spell_end(Region& region, Row row, bool again = false);

}  // namespace samspill
