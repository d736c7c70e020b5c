#pragma once

namespace samspill {

struct Region;

// Tightness of the region's labour market and what it does to offers: an autoregression in logs,
// the season, declared shocks, and crowding by users' search. Writes log_tightness offers.
void labour_market(Region& region);

}  // namespace samspill
