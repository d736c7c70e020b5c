#include "model/week/offers.h"

#include <algorithm>

#include "model/week/arms.h"

namespace samspill {

namespace {

enum class Effort { no_plan, fast_work, training, supported, education, education_end, intro, recovery, sick };

Effort effort_of(const Region& region, const User& user)
{
    switch (user.status) {
        case Status::work_training:
            return Effort::training;
        case Status::supported_employment:
            return Effort::supported;
        case Status::intro_programme:
            return Effort::intro;
        case Status::sick_listed:
            return Effort::sick;
        case Status::education:
            return user.event_week - region.week <= region.params().measures.last_weeks ? Effort::education_end
                                                                                        : Effort::education;
        case Status::seeking:
        case Status::employed:
        case Status::disability:
        case Status::left:
        case Status::gone:
            break;
    }
    switch (user.plan) {
        case Plan::fast_work:
            return Effort::fast_work;
        case Plan::recovery:
            return Effort::recovery;
        case Plan::none:
        case Plan::education:
        case Plan::work_training:
        case Plan::supported_employment:
            break;
    }
    return Effort::no_plan;
}

// A young team of job specialists does not yet help as much as a mature one.
double supported_factor(const Region& region, const User& user)
{
    const JobParams& p = region.params().jobs;
    const Week from = met_by_trial(region, user) ? region.setting->inputs.trial->from
                                                 : region.office_of(user).place->job_specialists_from;
    const int age = region.week - from;
    const double matured = std::clamp(double(age) / p.team_matures, 0.0, 1.0);
    return 1.0 + (p.supported_factor - 1.0) * matured;
}

// Weeks of the introduction programme behind the user, the present one included.
int language_weeks(const Region& region, const User& user)
{
    const int now = user.status == Status::intro_programme ? region.week - user.spell_start : 0;
    return std::min(user.language + now, 255);
}

SearcherSeen seen_of(const User& user)
{
    return {.qualification = user.qualification,
            .health = user.health,
            .coherence = user.coherence(),
            .motivation = user.motivation};
}

}  // namespace

double search_effort(const Region& region, const User& user)
{
    return region.params().jobs.effort[std::size_t(effort_of(region, user))] * (user.has(far_from_work) ? 0.0 : 1.0);
}

double offer_rate(const Region& region, const User& user)
{
    const Params& params = region.params();
    const JobParams& p = params.jobs;
    const double rate = p.offer_rate[int(acting_group(region, user))];
    if (rate == 0.0) return 0.0;
    double log_rate = add_up<OfferPredictors>(0.0, seen_of(user), [&](std::size_t k, double value) {
        return p.offer_slope[k] * (value - p.offer_middle[k]);
    });
    if (user.group == Group::refugee) log_rate += params.measures.intro_language * language_weeks(region, user);
    double factor = user.frailty * p.effort[std::size_t(effort_of(region, user))];
    if (user.benefit == Benefit::aap) factor *= user.has(far_from_work) ? p.far_factor : p.aap_factor;
    if (user.status == Status::supported_employment) factor *= supported_factor(region, user);
    return rate * factor * math::exp(log_rate);
}

double reservation(const Region& region, const User& user)
{
    const Params& params = region.params();
    const JobParams& p = params.jobs;
    double quantile = p.reservation + p.reservation_comprehension * (user.comprehensibility - params.persons.coherence);
    if (user.counsellor != nobody)
        quantile -= p.reservation_work_first *
                    (region.counsellors[user.counsellor].work_first - params.plans.work_first_middle);
    if (user.benefit_end != never) {
        const int left = user.benefit_end - region.week;
        quantile -= p.reservation_exhaustion * std::clamp(1.0 - double(left) / p.exhaustion_weeks, 0.0, 1.0);
    }
    return std::clamp(quantile, 0.0, 0.95);
}

double mean_match_of_offers(const Region& region, const User& user)
{
    const JobParams& p = region.params().jobs;
    constexpr auto places = places_in<OfferPredictors, MatchPredictors>();
    const double mean = add_up<MatchPredictors>(p.match_middle, seen_of(user), [&](std::size_t k, double value) {
        return p.match_slope[k] * (value - p.offer_middle[places[k]]);
    });
    return std::clamp(mean, 0.02, 0.98);
}

}  // namespace samspill
