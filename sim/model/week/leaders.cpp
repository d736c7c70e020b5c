#include "model/week/leaders.h"

#include <algorithm>

#include "model/state/region.h"

namespace samspill {

double drawn_leader_attitude(const Region& region, const Office& office)
{
    const FollowUpParams& p = region.params().follow_up;
    Draw draw = office.leaders == 0 ? region.draw(Purpose::leader, office.key, 0)
                                    : region.draw(Purpose::new_leader, office.key, std::uint32_t(office.leaders));
    return std::clamp(p.leader_attitude + p.leader_spread * (2.0 * draw.uniform() - 1.0), -1.0, 1.0);
}

void replace_leader(Region& region, Office& office)
{
    const double rate = region.params().experience.leader_turnover / 52.0;
    if (region.draw_now(Purpose::leader_leaves, office.key).uniform() >= math::hazard(rate)) return;
    ++office.leaders;
    office.leader_attitude = drawn_leader_attitude(region, office);
}

}  // namespace samspill
