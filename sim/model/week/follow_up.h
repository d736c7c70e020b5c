#pragma once

namespace samspill {

struct Region;

// The week's meetings: every counsellor spends her hours on casework, coordination and the longest
// overdue meetings; in each the plan is chosen anew. Writes trust stability plan meeting_week and
// the counsellors' hours and pressure.
void follow_up(Region& region);

}  // namespace samspill
