#pragma once

#include <vector>

#include "model/observed/indicators.h"

namespace samspill {

struct Region;

// Appends the region's counsellors with hours for users as they are at the end of the week: as many as
// the indicator `counsellors` counts.
void append_staff(const Region& region, Week week, std::vector<CounsellorWeek>& staff);

// Sums hours, caseload and pressure of every office's counsellors for the week.
void sum_staff(Region& region);

// Writes the week into the series: stocks at its end, flows over it; also records the counsellors.
// Reads everything, changes nothing else.
void observe(Region& region);

}  // namespace samspill
