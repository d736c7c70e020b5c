#pragma once

#include <tuple>

#include "model/inputs/inputs.h"
#include "model/inputs/settings.h"

// The numbers and switches of inputs that are not parameters, each declared once: reading, messages,
// the reference and what tells two pasts apart follow from these lists. A member without a row here
// or in part_lists.h does not compile (rows.h).
namespace samspill::input {

inline constexpr double most_weeks = 5000;  // about a century; what a run accepts (check_inputs)
inline constexpr double most_burn_in = 2000;
inline constexpr double most_inhabitants = 1e7;  // of one municipality

constexpr auto settings_of(const Observation*)
{
    using S = Observation;
    return std::tuple{
        Setting{"from", &S::from, week_or_date, -most_weeks, most_weeks,
                "first week of the weekly series; when not given, at most the burn-in",
                "første uke i ukeseriene; når den ikke er gitt, høyst innkjøringen"},
        Setting{
            "episode_week", &S::episode_week, week_or_date, -most_weeks, most_weeks,
            "week at which the cohort of open episodes is taken; when not given, the first week of the policies that "
            "are run or compared, else 52",
            "uken da kohorten med åpne saker tas ut; når den ikke er gitt, første uke av tiltakene som kjøres eller "
            "sammenlignes, ellers 52"},
        Setting{"trajectory_share", &S::trajectory_share, "1", 0, 1,
                "share of persons whose whole life is written down", "andel personer som følges hele veien"},
        Setting{"counsellors", &S::counsellors, "yes/no", 0, 1,
                "are the counsellors written down week by week (the viewer's rings of involvement)?",
                "skrives veilederne ned uke for uke (ringene i visningen)?"},
    };
}

constexpr auto settings_of(const Places*)
{
    using S = Places;
    return std::tuple{
        Setting{"scale", &S::scale, "1", 1e-4, 1000, "multiplies inhabitants, job specialists and centre positions",
                "ganger innbyggere, jobbspesialister og stillinger ved karrieresentrene"},
    };
}

// Levers of a centre.
template <LeverForm form>
constexpr auto settings_of(const CentreLevers<form>*)
{
    using S = CentreLevers<form>;
    return std::tuple{
        Setting{"centre_positions", &S::centre_positions, "positions", 0, 1e4,
                "full-time career advisers of the region's centre", "årsverk karriereveiledere ved sentret"},
    };
}

constexpr auto settings_of(const RegionPlace*) { return settings_of(static_cast<const CentreTargets*>(nullptr)); }

constexpr auto settings_of(const OfficePlace*)
{
    using S = OfficePlace;
    return std::tuple{
        Setting{"inhabitants", &S::inhabitants, "persons", 1, most_inhabitants, "persons who live in the municipality",
                "innbyggere i kommunen", true},
        Setting{"distance", &S::distance, "1", 0, 1,
                "geographic distance to the career centre: 0 same house, 1 far off",
                "geografisk avstand til karrieresentret: 0 samme hus, 1 langt unna"},
        Setting{"tie", &S::tie, "1", 0, 1, "how well office and centre knew each other at the start",
                "hvor godt kontor og senter kjente hverandre fra før"},
        Setting{"job_specialists", &S::job_specialists, "persons", 0, 1e4,
                "team of job specialists that follows supported employment",
                "team av jobbspesialister som følger opp arbeid med støtte"},
        Setting{"job_specialists_from", &S::job_specialists_from, week_or_date, -most_weeks, most_weeks,
                "week in which the team begins", "uken da teamet begynner"},
        Setting{"inflow", &S::inflow, "1", 0, 100, "first arrivals and stock of a group, relative to the common rates",
                "nye brukere og beholdning i en gruppe, i forhold til de felles ratene"},
    };
}

// Levers of an office: numbers and switches.
template <LeverForm form>
constexpr auto settings_of(const OfficeLevers<form>*)
{
    using S = OfficeLevers<form>;
    return std::tuple{
        over_the_ramp(
            Setting{"intensity", &S::intensity, "1", 0, 3,
                    "intensity of collaboration: 0 cooperation, 1 coordination, 2 collaboration, 3 service integration",
                    "samarbeidets intensitet: 0 samvirke, 1 koordinering, 2 samarbeid, 3 tjenesteintegrasjon"}),
        Setting{"co_creation", &S::co_creation, "1", 0, 1, "how far staff took part in the design",
                "hvor mye de ansatte var med på utformingen"},
        Setting{"project_hours", &S::project_hours, "hours/week", 0, 1e5,
                "hours of project workers, for the whole office", "timer med prosjektarbeidere, for hele kontoret"},
        Setting{"anchoring", &S::anchoring, "1", 0, 10,
                "multiplies what project work leaves behind in agreements and routines",
                "ganger det prosjektarbeidet etterlater i avtaler og rutiner"},
    };
}

constexpr auto settings_of(const Rollout*)
{
    using S = Rollout;
    return std::tuple{
        Setting{"shared_design", &S::shared_design, "yes/no", 0, 1,
                "a flaw mended anywhere is mended for all at the next reflection",
                "en feil som er rettet ett sted, er rettet for alle ved neste refleksjon"},
        Setting{"may_postpone", &S::may_postpone, "yes/no", 0, 1,
                "offices may put off a wave that comes too early for them",
                "kontorene kan utsette en bølge som kommer for tidlig for dem"},
    };
}

constexpr auto settings_of(const Wave*)
{
    using S = Wave;
    return std::tuple_cat(
        std::tuple{
            Setting{"week", &S::week, week_or_date, 0, most_weeks, "first week of the new targets",
                    "første uke med de nye målene", true},
            Setting{"ramp", &S::ramp, "weeks", 0, most_weeks,
                    "weeks over which intensity and strategy move from the old target to the new",
                    "uker som intensitet og strategi bruker fra gammelt til nytt mål"},
        },
        settings_of(static_cast<const OfficePatch*>(nullptr)), settings_of(static_cast<const CentrePatch*>(nullptr)));
}

constexpr auto settings_of(const Shock*)
{
    using S = Shock;
    return std::tuple{
        Setting{"week", &S::week, week_or_date, -most_weeks, most_weeks, "week in which the shock strikes",
                "uken da støtet kommer", true},
        Setting{"size", &S::size, "log", -3, 3, "move of log-tightness: below 0 work is harder to find",
                "endring i log-stramhet: under 0 blir det vanskeligere å få arbeid", true},
        Setting{"half_life", &S::half_life, "weeks", 0.1, most_weeks, "weeks until half of it has gone",
                "uker til halvparten er borte"},
    };
}

constexpr auto settings_of(const Eligibility*)
{
    using S = Eligibility;
    return std::tuple{
        Setting{"min_age", &S::min_age, "years", 0, 200, "youngest age", "laveste alder"},
        Setting{"max_age", &S::max_age, "years", 0, 200, "oldest age", "høyeste alder"},
        Setting{"min_weeks", &S::min_weeks, "weeks", 0, 520, "weeks in the present status before the rule applies",
                "uker i nåværende status før regelen gjelder"},
        Setting{"max_weeks", &S::max_weeks, "weeks", 0, 520, "weeks in the present status until which it applies",
                "uker i nåværende status som regelen gjelder til"},
        Setting{"min_qualification", &S::min_qualification, "1", 0, 1, "lowest qualification", "laveste kvalifikasjon"},
        Setting{"max_qualification", &S::max_qualification, "1", 0, 1, "highest qualification",
                "høyeste kvalifikasjon"},
        Setting{"has_employer", &S::has_employer, "yes/no", 0, 1, "with (or without) a job to return to",
                "med (eller uten) en jobb å komme tilbake til"},
        Setting{"repeated_absence", &S::repeated_absence, "yes/no", 0, 1, "with (or without) repeated sickness absence",
                "med (eller uten) gjentatt sykefravær"},
        Setting{"reduced_capacity", &S::reduced_capacity, "yes/no", 0, 1, "with (or without) reduced working capacity",
                "med (eller uten) nedsatt arbeidsevne"},
        Setting{"far_from_work", &S::far_from_work, "yes/no", 0, 1,
                "on work assessment allowance and (or not) with hardly any offers",
                "med arbeidsavklaringspenger og (eller ikke) nesten uten tilbud om arbeid"},
    };
}

constexpr auto settings_of(const ReferralRule*) { return settings_of(static_cast<const Eligibility*>(nullptr)); }

constexpr auto settings_of(const Trial*)
{
    using S = Trial;
    return std::tuple_cat(
        std::tuple{
            Setting{"from", &S::from, week_or_date, 0, most_weeks, "first week of enrolment",
                    "første uke med inklusjon"},
            Setting{"until", &S::until, week_or_date, 0, most_weeks, "first week without enrolment",
                    "første uke uten inklusjon"},
        },
        settings_of(static_cast<const Eligibility*>(nullptr)));
}

constexpr auto settings_of(const TrialArm*)
{
    using S = TrialArm;
    return std::tuple{
        Setting{"share", &S::share, "1", 1e-6, 1e6, "how many are drawn to the arm, relative to the other arms",
                "hvor mange som trekkes til armen, i forhold til de andre armene"},
        Setting{"caseload", &S::caseload, "users", 1, 1000,
                "users for each of the trial's own counsellors, who hold the meetings; the fewer, the more often",
                "brukere per veileder i forsøkets egen stab, som holder møtene; jo færre, desto oftere"},
    };
}

}  // namespace samspill::input
