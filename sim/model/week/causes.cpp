#include "model/week/causes.h"

#include "model/state/region.h"
#include "model/week/life.h"
#include "model/week/offers.h"

namespace samspill {

double separation_rate(const Region& region, const User& user)
{
    const JobParams& p = region.params().jobs;
    if (p.separation_rate == 0.0) return 0.0;
    const double log_rate = -p.separation_match * (user.match - p.mean_match) -
                            p.separation_health * (user.health - region.params().life.health_middle);
    return p.separation_rate * math::exp(log_rate) * (user.has(supported_job) ? p.supported_separation : 1.0);
}

double dropout_rate(const Region& region, const User& user)
{
    const Params& p = region.params();
    if (p.measures.dropout == 0.0) return 0.0;
    const double holds = (user.motivation - p.jobs.offer_middle[place_of<OfferPredictors>("motivation")]) +
                         (user.stability - p.measures.dropout_stability) + (user.meaningfulness - p.persons.coherence);
    return p.measures.dropout * math::exp(-p.measures.dropout_slope * holds);
}

Causes causes_of(const Region& region, const User& user)
{
    const Params& p = region.params();
    Causes causes;
    causes.exit = p.residents.exit_rate;
    const auto accepted_offers = [&] { return offer_rate(region, user) * (1.0 - reservation(region, user)); };
    const auto leaving = [&] {
        return user.benefit == Benefit::aap ? p.registration.leave_aap
                                            : p.registration.leave[int(acting_group(region, user))] * user.frailty;
    };
    switch (user.status) {
        case Status::seeking:
            causes.hire = accepted_offers();
            causes.leave = leaving();
            if (user.plan == Plan::work_training || user.plan == Plan::supported_employment)
                causes.measure = p.plans.start_rate;
            break;
        case Status::intro_programme:
        case Status::work_training:
        case Status::supported_employment:
            causes.hire = accepted_offers();
            break;
        case Status::education:
            causes.hire = accepted_offers();
            causes.dropout = dropout_rate(region, user);
            break;
        case Status::sick_listed:
            causes.recovery = recovery_rate(region, user);
            if (!user.has(has_employer)) causes.hire = accepted_offers();
            break;
        case Status::employed:
            causes.separation = separation_rate(region, user);
            causes.sickness = sickness_rate(region, user);
            break;
        case Status::left:
            causes.job_off_register =
                p.registration.left_to_job *
                math::exp(p.registration.left_slope *
                          (user.qualification - p.jobs.offer_middle[place_of<OfferPredictors>("qualification")]));
            causes.search_again = p.registration.left_to_search;
            break;
        case Status::disability:
            break;
        case Status::gone:
            causes.exit = 0.0;
            break;
    }
    return causes;
}

}  // namespace samspill
