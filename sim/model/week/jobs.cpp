#include "model/week/jobs.h"

#include "model/week/benefits.h"
#include "model/week/life.h"
#include "model/week/offers.h"
#include "model/week/spells.h"

namespace samspill {

void begin_job(Region& region, Row row)
{
    bring_up_to_date(region, row);
    User& user = region.users[row];
    Draw draw = region.draw(Purpose::match, user.id, user.spell);
    const double q = reservation(region, user);
    user.match =
        float(region.setting->match_quantile(mean_match_of_offers(region, user), q + (1.0 - q) * draw.uniform()));
    user.set(permanent_job, draw.uniform() < region.params().life.permanent_share);
    user.set(supported_job, user.status == Status::supported_employment);
    user.set(far_from_work, false);
    region.count(user, Indicator::hires);
    set_plan(region, row, Plan::none);
    set_benefit(region, row, Benefit::none, never);
    change_status(region, row, Status::employed);
    if (user.has(supported_job))
        region.calendar.put(region.week + region.params().jobs.supported_weeks, Due::supported_end, row);
}

}  // namespace samspill
