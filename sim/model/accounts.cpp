#include "model/accounts.h"

#include "model/observe.h"
#include "model/region.h"

namespace samspill {

int earnings(const Region& region, const User& user)
{
    const AccountParams& p = region.params().accounts;
    return int(p.earnings_entry + p.earnings_slope * user.qualification + 0.5);
}

void accounts(Region& region)
{
    const Params& params = region.params();
    const AccountParams& p = params.accounts;
    sum_staff(region);
    const double counsellor_hour = p.counsellor_week / p.full_week_hours;
    double inhabitants = 0.0;
    for (const Office& office : region.offices) inhabitants += office.inhabitants;
    for (Office& office : region.offices) {
        // Staff are paid for a whole week; the hours with users are what the model follows.
        office.staff_cost = p.counsellor_week * office.hours_available / params.follow_up.hours;
        office.project_cost = office.targets.project_hours * counsellor_hour;
        office.guidance_cost = region.centre.positions * p.adviser_week * (1.0 - params.guidance.public_share) *
                               office.inhabitants / inhabitants;
        for (GroupCounts& counts : office.groups) {
            counts.benefit_payments = 0.0;
            for (int b = 0; b < n_benefits; ++b) counts.benefit_payments += counts.benefit[b] * p.benefit[b];
            counts.education_cost = counts.status[int(Status::education)] * p.education_week;
        }
    }
}

}  // namespace samspill
