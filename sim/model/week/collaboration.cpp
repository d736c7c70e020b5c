#include "model/week/collaboration.h"

#include <algorithm>

#include "model/state/region.h"

namespace samspill {

double at_intensity(const By<IntensityLabels>& channel, double intensity)
{
    const double level = std::clamp(intensity, 0.0, 3.0);
    const int below = std::min(int(level), 2);
    const double part = level - below;
    return channel[std::size_t(below)] * (1.0 - part) + channel[std::size_t(below) + 1] * part;
}

double enacted_for(const Region& region, const User& user)
{
    return user.counsellor == nobody ? region.office_of(user).enacted : region.counsellors[user.counsellor].enacted;
}

void update_friction(const CollaborationParams& p, Office& office)
{
    office.organisational = p.organisational * (1.0 - at_intensity(p.organisational_removed, office.enacted));
    office.structural = p.structural * (1.0 - p.structural_anchored * office.anchor);
    const double mean = (office.place->distance + office.cognitive + office.organisational + office.structural) / 4.0;
    office.friction = mean * std::max(0.0, 1.0 - p.smoothed_by_tie * office.tie - p.smoothed_by_anchor * office.anchor);
}

double perspective(const CollaborationParams& p, const Office& office)
{
    return 1.0 + p.perspective_gain * office.cognitive * (1.0 - office.friction);
}

}  // namespace samspill
