#pragma once

namespace samspill {

struct Region;

// Ends of spells: offers that are accepted, jobs lost, sickness, recovery, measures that end,
// leaving and coming back, benefits that run out. All causes that can end a person's spell in a week
// compete in one draw with the summed rate, each with its share. Writes status, plan, benefit,
// match, qualification, health and what a defeat costs, through spells.h.
void transitions(Region& region);

}  // namespace samspill
