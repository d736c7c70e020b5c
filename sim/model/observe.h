#pragma once

namespace samspill {

struct Region;

// Sums hours, caseload and pressure of every office's counsellors for the week.
void sum_staff(Region& region);

// Writes the week into the series: stocks at its end, flows over it. Reads everything, changes
// nothing else.
void observe(Region& region);

}  // namespace samspill
