#include "model/week/labour_market.h"

#include <algorithm>

#include "core/distributions.h"
#include "model/state/region.h"

namespace samspill {

namespace {

// What declared shocks add to log-tightness in this week.
bool strikes(const Shock& shock, const std::string& region)
{
    return shock.regions.empty() ||
           std::find(shock.regions.begin(), shock.regions.end(), region) != shock.regions.end();
}

double shocks_now(const Region& region)
{
    double sum = 0.0;
    for (const Shock& shock : region.setting->inputs.shocks) {
        if (region.week < shock.week || !strikes(shock, region.place->name)) continue;
        sum += shock.size * math::exp(-0.6931471805599453 * (region.week - shock.week) / shock.half_life);
    }
    return sum;
}

}  // namespace

void labour_market(Region& region)
{
    const LabourMarketParams& p = region.params().labour_market;
    Draw draw = region.draw_now(Purpose::labour_market, region.key);
    region.log_tightness = p.persistence * region.log_tightness + p.noise * normal(draw);
    const double season = p.seasonal * math::cos_turn((iso_week(region.week).week - p.seasonal_peak) / 52.0);
    const double tightness = region.log_tightness + season + shocks_now(region);

    // The search effort of users, relative to what it was before week 0, makes offers scarcer.
    if (region.week >= -52 && region.week < 0)
        region.effort_base += region.effort / std::min(52, region.setting->inputs.burn_in);
    double crowding = 1.0;
    if (p.displacement > 0.0 && region.week >= 0 && region.effort_base > 0.0 && region.effort > 0.0)
        crowding = math::pow(region.effort / region.effort_base, -p.displacement);
    region.offers = math::exp(p.elasticity * tightness) * crowding;
}

}  // namespace samspill
