#pragma once

#include <span>

namespace samspill {

struct Office;
struct Region;

// The attention that an office pays to what does not work: its project hours, and the critics and
// advocates who are heard. At 1 a single flaw is mended with probability
// 1 - exp(-exp(-1/n0)).
double attention(const Region& region, const Office& office);

// Before every `interval`-th week from week 0 on: offices mend active flaws, tell others what
// they have mended, adjust criteria, win partners and put off waves that come too early. The
// only process that looks across regions. Writes offices' flaws weakening targets partners delay
// postponements and what they have seen.
void reflection(std::span<Region> regions);

}  // namespace samspill
