#include "model/week/life.h"

#include <algorithm>

#include "core/distributions.h"
#include "model/state/region.h"

namespace samspill {

namespace {

float faded(float value, float base, double share) { return float(base + (value - base) * share); }

}  // namespace

void bring_up_to_date(Region& region, Row row)
{
    User& user = region.users[row];
    const int weeks = std::min(region.week - user.life_week, 1023);
    if (weeks <= 0) return;
    user.life_week = WeekMark(region.week);
    const Setting& setting = *region.setting;
    const double fading = setting.fading[std::size_t(weeks)];
    user.motivation = faded(user.motivation, user.motivation_base, fading);
    user.comprehensibility = faded(user.comprehensibility, user.coherence_base, fading);
    user.manageability = faded(user.manageability, user.coherence_base, fading);
    user.meaningfulness = faded(user.meaningfulness, user.coherence_base, fading);

    Draw draw = region.draw_now(Purpose::stability, user.id);
    const double expected = faded(user.stability, user.stability_mean, setting.stability_decay[std::size_t(weeks)]);
    user.stability = float(math::clip01(expected + setting.stability_noise[std::size_t(weeks)] * normal(draw)));
}

double receptiveness(const Region& region, const User& user)
{
    const LifeParams& p = region.params().life;
    return math::logistic(p.receptive_slope * (user.stability - p.receptive_middle));
}

double sickness_rate(const Region& region, const User& user)
{
    const LifeParams& p = region.params().life;
    if (p.sickness_rate == 0.0) return 0.0;
    return p.sickness_rate * math::exp(-p.sickness_health * (user.health - p.health_middle)) *
           (user.has(repeated_absence) ? 2.0 : 1.0);
}

double recovery_rate(const Region& region, const User& user)
{
    const LifeParams& p = region.params().life;
    Draw draw = region.draw(Purpose::recovery, user.id, user.spell);
    // Who was found on sick leave at the start of the burn-in has the hazard of those still there.
    const int before = std::max(0, user.entry_week - user.spell_start);
    return p.recovery_scale / (1.0 + p.recovery_scale * before) * gamma(draw, p.recovery_shape);
}

}  // namespace samspill
