#include "experiment/compare/cohort_text.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "core/error.h"
#include "core/week.h"
#include "model/inputs/cohort_week.h"

namespace samspill {

namespace {

// As declared with endpoints and curves.
constexpr std::string_view cohorts_week = "the cohort's week", cohorts_week_no = "kohortens uke";

std::optional<Week> given_week(const std::vector<const Scenario*>& scenarios)
{
    const Scenario* given = nullptr;
    for (const Scenario* scenario : scenarios) {
        if (!scenario->episode_week) continue;
        if (given != nullptr && given->episode_week != scenario->episode_week)
            throw InputError("", message("pair.episode_week",
                                         {"{} and {}: cannot be compared: observation.episode_week is {} and {}; leave "
                                          "it out, or --set observation.episode_week=WEEK sets it for all",
                                          "{} og {}: kan ikke sammenlignes: observation.episode_week er {} og {}; "
                                          "utelat den, eller --set observation.episode_week=UKE setter den for alle"},
                                         given->name, scenario->name, *given->episode_week, *scenario->episode_week));
        if (given == nullptr) given = scenario;
    }
    return given ? given->episode_week : std::nullopt;
}

// The earlier of two weeks of which either may be missing.
std::optional<Week> earlier(std::optional<Week> a, std::optional<Week> b)
{
    if (!a || !b) return a ? a : b;
    return std::min(*a, *b);
}

// The first week from which a policy, a parameter or a place can make a difference.
Week first_effect(const std::vector<Difference>& differences)
{
    Week first = no_week;
    for (const Difference& difference : differences)
        if (!difference.key.starts_with("observation.")) first = std::min(first, difference.from);
    return first;
}

}  // namespace

Week common_cohort_week(const std::vector<const Scenario*>& scenarios)
{
    if (const auto week = given_week(scenarios)) return *week;
    std::optional<Week> parts, own;
    const Inputs& base = scenarios.front()->inputs;
    for (const Scenario* scenario : scenarios) {
        parts = earlier(parts, policies_part(base, scenario->inputs));
        own = earlier(own, first_policy_week(scenario->inputs));
    }
    if (parts) return *parts;
    return own.value_or(base.observation.episode_week);
}

std::string week_and_date(Week week, bool norwegian)
{
    return fmt::format("{} {} ({})", norwegian ? "uke" : "week", week, date_text(week));
}

std::string meaning_with_week(std::string_view meaning, Week cohort_week, bool norwegian)
{
    std::string text(meaning);
    const std::string_view words = norwegian ? cohorts_week_no : cohorts_week;
    if (const std::size_t at = text.find(words); at != std::string::npos)
        text.replace(at, words.size(), week_and_date(cohort_week, norwegian));
    return text;
}

std::vector<std::string> cohort_notes(const Comparison& comparison, Language language)
{
    const Inputs& base = comparison.scenarios[0].inputs;
    const Week week = base.observation.episode_week;
    const bool norwegian = language == Language::no;
    std::vector<std::string> notes;
    if (week < -base.burn_in || week >= base.weeks)
        notes.push_back(phrase(language,
                               {"The cohort's week is {}, which is not simulated: what is told of those with an open "
                                "episode then has no number.",
                                "Uken til kohorten er {}, som ikke simuleres: det som fortelles om dem med et åpent "
                                "forløp da, har ikke noe tall."},
                               week_and_date(week, norwegian)));
    else
        notes.push_back(phrase(language,
                               {"The cohort of open episodes is taken at the start of {}.",
                                "Kohorten av åpne forløp tas ved starten av {}."},
                               week_and_date(week, norwegian)));
    for (std::size_t i = 0; i < comparison.assumptions.size(); ++i) {
        const Week from = first_effect(comparison.assumptions[i]);
        if (from >= week) continue;
        notes.push_back(
            phrase(language,
                   {"{} can differ from the base {}, before that week: its cohort has lived with the "
                    "difference and is no group from before the policy.",
                    "{} kan skille seg fra basis {}, før den uken: kohorten i det har levd med forskjellen og er ingen "
                    "gruppe fra før tiltaket."},
                   comparison.scenarios[i + 1].name,
                   from <= -base.burn_in
                       ? phrase(language, {"from the start of the burn-in on", "fra starten av innkjøringen"})
                       : phrase(language, {"from {} on", "fra {}"}, week_and_date(from, norwegian))));
    }
    return notes;
}

}  // namespace samspill
