#include "viz/state/outcomes.h"

#include <limits>

#include "core/week.h"
#include "viz/state/say.h"

namespace samspill::viz {

namespace {

int persons_in(const EventTime& outcomes, Outcome outcome, int cohort, int group, int week)
{
    int sum = 0;
    for (int region = 0; region < outcomes.regions; ++region)
        for (int g = group < 0 ? 0 : group; g < (group < 0 ? n_groups : group + 1); ++g)
            sum += outcomes.persons[outcomes.index(int(outcome), cohort, region, g, week)];
    return sum;
}

}  // namespace

CohortShares shares_of(const EventTime& outcomes, int cohort, int group)
{
    CohortShares shares;
    for (int week = 0; week < outcomes.weeks; ++week) {
        const int observed = persons_in(outcomes, Outcome::observed, cohort, group, week);
        const auto share = [&](Outcome outcome) {
            return observed > 0 ? float(persons_in(outcomes, outcome, cohort, group, week)) / float(observed)
                                : std::numeric_limits<float>::quiet_NaN();
        };
        shares.observed.push_back(observed);
        shares.in_work.push_back(share(Outcome::in_work));
        shares.education.push_back(share(Outcome::education));
        shares.on_benefit.push_back(share(Outcome::on_benefit));
        shares.lasting.push_back(share(Outcome::lasting));
    }
    return shares;
}

std::string cohort_name(int cohort, std::optional<Week> week, Language language)
{
    switch (Cohort(cohort)) {
        case Cohort::registered_week_0:
            return say(language, {"registered in week 0", "registrert i uke 0"});
        case Cohort::unregistered_week_0:
            return say(language, {"known but not registered in week 0", "kjent, men ikke registrert i uke 0"});
        case Cohort::open_episode:
            if (!week) return say(language, {"with an open case in the cohort's week", "med åpen sak i kohortens uke"});
            return say(language, {"with an open case in week {} ({})", "med åpen sak i uke {} ({})"}, *week,
                       date_text(*week));
        case Cohort::arrivals_year_1:
        case Cohort::arrivals_year_2:
        case Cohort::arrivals_year_3:
        case Cohort::arrivals_year_4:
        case Cohort::arrivals_year_5:
        case Cohort::arrivals_year_6:
            break;
    }
    const int year = cohort - int(Cohort::arrivals_year_1);
    return say(language,
               {"came for the first time in year {} (weeks {} to {})", "kom første gang i år {} (uke {} til {})"},
               year + 1, 52 * year, 52 * year + 51);
}

}  // namespace samspill::viz
