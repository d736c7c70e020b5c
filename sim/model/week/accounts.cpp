#include "model/week/accounts.h"

#include "model/state/region.h"
#include "model/week/observe.h"

namespace samspill {

int earnings(const Region& region, const User& user)
{
    const AccountParams& p = region.params().accounts;
    return int(p.earnings_entry + p.earnings_slope * user.qualification + 0.5);
}

namespace {

// What a krone in this week is worth in week 0.
double present_value(const AccountParams& p, Week week)
{
    return week <= 0 ? 1.0 : math::pow(1.0 + p.discount, -week / 52.0);
}

// Benefits move money from some to others: only the cost of raising it counts. Staff, guidance and
// education use what could have been used otherwise; earnings stand for what is produced.
void balance(Office& office, const AccountParams& p, Week week)
{
    double benefits = 0.0, earned = 0.0, resources = office.staff_cost + office.guidance_cost + office.project_cost;
    for (const GroupCounts& counts : office.groups) {
        benefits += counts.benefit_payments;
        earned += double(counts.earnings);
        resources += counts.education_cost;
    }
    office.public_spending = benefits + resources;
    office.net_benefit = (earned - resources - p.tax_cost * office.public_spending) * present_value(p, week);
}

}  // namespace

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
        office.project_cost = office.targets.project_hours * counsellor_hour +
                              p.counsellor_week * office.trial_hours / params.follow_up.hours;
        office.trial_hours = 0.0;
        office.guidance_cost = region.centre.positions * p.adviser_week * (1.0 - params.guidance.public_share) *
                               office.inhabitants / inhabitants;
        for (GroupCounts& counts : office.groups) {
            counts.benefit_payments = 0.0;
            for (int b = 0; b < n_benefits; ++b) counts.benefit_payments += counts.benefit[b] * p.benefit[b];
            counts.education_cost = counts.status[int(Status::education)] * p.education_week;
        }
        balance(office, p, region.week);
    }
}

}  // namespace samspill
