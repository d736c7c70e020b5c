#include "experiment/compare/comparison.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/error.h"
#include "experiment/compare/cohort_text.h"
#include "model/inputs/check_inputs.h"
#include "model/run.h"

namespace samspill {

namespace {

// Why two scenarios' places cannot be held against each other; empty when they can. Persons are
// paired by the name of their office; staff and distances may differ, being what policies change.
Message unlike_places(const Places& base, const Places& other)
{
    if (base.scale != other.scale)
        return message("places.scale", {"places.scale is {} and {}", "places.scale er {} og {}"}, base.scale,
                       other.scale);
    if (base.regions.size() != other.regions.size())
        return message("places.region_count", {"there are {} and {} regions", "det er {} og {} regioner"},
                       base.regions.size(), other.regions.size());
    for (std::size_t r = 0; r < base.regions.size(); ++r) {
        const RegionPlace &a = base.regions[r], &b = other.regions[r];
        if (a.name != b.name)
            return message("places.region_name", {"region {} is {} and {}", "region {} er {} og {}"}, r + 1, a.name,
                           b.name);
        if (a.offices.size() != b.offices.size())
            return message("places.office_count",
                           {"region {} has {} and {} offices", "regionen {} har {} og {} kontorer"}, a.name,
                           a.offices.size(), b.offices.size());
        for (std::size_t o = 0; o < a.offices.size(); ++o) {
            if (a.offices[o].name != b.offices[o].name)
                return message("places.office_name",
                               {"office {} of region {} is {} and {}", "kontor {} i regionen {} er {} og {}"}, o + 1,
                               a.name, a.offices[o].name, b.offices[o].name);
            if (a.offices[o].inhabitants != b.offices[o].inhabitants)
                return message("places.inhabitants",
                               {"office {} has {} and {} inhabitants", "kontoret {} har {} og {} innbyggere"},
                               a.offices[o].name, a.offices[o].inhabitants, b.offices[o].inhabitants);
        }
    }
    return {};
}

void check_pair(const Scenario& base, const Scenario& other, std::vector<Mistake>& mistakes)
{
    const auto require = [&](bool equal, const Message& what, const Text& remedy) {
        if (!equal)
            mistakes.push_back(
                {"", message("pair.cannot",
                             {"{} and {}: cannot be compared: {}; {}", "{} og {}: kan ikke sammenlignes: {}; {}"},
                             base.name, other.name, what, remedy)});
    };
    const Message places = unlike_places(base.inputs.places, other.inputs.places);
    require(places.empty(), places,
            {"both need the same regions, offices and inhabitants",
             "begge trenger de samme regionene, kontorene og innbyggerne"});
    require(base.inputs.weeks == other.inputs.weeks,
            message("pair.weeks", {"run.weeks is {} and {}", "run.weeks er {} og {}"}, base.inputs.weeks,
                    other.inputs.weeks),
            {"--weeks sets it for all", "--weeks setter den for alle"});
    require(base.inputs.burn_in == other.inputs.burn_in,
            message("pair.burn_in", {"run.burn_in is {} and {}", "run.burn_in er {} og {}"}, base.inputs.burn_in,
                    other.inputs.burn_in),
            {"--set run.burn_in=N sets it for all", "--set run.burn_in=N setter den for alle"});
    require(base.seed == other.seed,
            message("pair.seed", {"run.seed is {} and {}", "run.seed er {} og {}"}, base.seed, other.seed),
            {"--seed sets it for all", "--seed setter den for alle"});
}

// Names stand for scenarios in tables and files; two files of one name get numbers.
void tell_apart(std::vector<Scenario>& scenarios)
{
    for (std::size_t i = 1; i < scenarios.size(); ++i) {
        const std::string name = scenarios[i].name;
        const auto taken = [&](const std::string& wanted) {
            return std::any_of(scenarios.begin(), scenarios.begin() + std::ptrdiff_t(i),
                               [&](const Scenario& scenario) { return scenario.name == wanted; });
        };
        for (int number = 2; taken(scenarios[i].name); ++number) scenarios[i].name = fmt::format("{}_{}", name, number);
    }
}

}  // namespace

std::string Comparison::place_name(std::size_t place) const
{
    return place < places().regions.size() ? places().regions[place].name : "all";
}

Comparison make_comparison(std::vector<Scenario> scenarios, std::vector<std::string> overrides)
{
    std::vector<Mistake> mistakes;
    for (std::size_t i = 1; i < scenarios.size(); ++i) check_pair(scenarios[0], scenarios[i], mistakes);
    if (!mistakes.empty()) throw InputError(std::move(mistakes));
    tell_apart(scenarios);
    Comparison comparison;
    comparison.seed = scenarios[0].seed;
    comparison.planned = scenarios[0].replicates;
    comparison.judged_by = endpoint_index(primary_endpoint);
    comparison.overrides = std::move(overrides);
    std::vector<const Scenario*> all;
    for (const Scenario& scenario : scenarios) all.push_back(&scenario);
    const Week cohort_week = common_cohort_week(all);
    for (Scenario& scenario : scenarios) {
        scenario.inputs.observation = scenarios[0].inputs.observation;
        scenario.inputs.observation.episode_week = cohort_week;
        // Lives and counsellors are not compared here.
        scenario.inputs.observation.trajectory_share = 0.0;
        scenario.inputs.observation.counsellors = false;
        check_inputs(scenario.inputs);
    }
    for (std::size_t i = 1; i < scenarios.size(); ++i)
        comparison.assumptions.push_back(differences(scenarios[0].inputs, scenarios[i].inputs));
    comparison.runs.resize(scenarios.size());
    comparison.scenarios = std::move(scenarios);
    return comparison;
}

PairedDifference difference_in(const Comparison& comparison, std::size_t alternative, std::size_t endpoint,
                               std::size_t place, std::size_t group, int replicates)
{
    const std::size_t count = std::size_t(replicates > 0 ? replicates : comparison.replicates());
    std::vector<double> base(count), other(count);
    for (std::size_t i = 0; i < count; ++i) {
        base[i] = comparison.runs[0][i].endpoints.at(endpoint, place, group);
        other[i] = comparison.runs[alternative][i].endpoints.at(endpoint, place, group);
    }
    return paired_difference(base, other,
                             simultaneous_confidence(int(comparison.alternatives()), comparison.confidence));
}

PairedDifference total_difference(const Comparison& comparison, std::size_t alternative, std::size_t endpoint,
                                  int replicates)
{
    return difference_in(comparison, alternative, endpoint, comparison.place_count() - 1, n_groups, replicates);
}

Verdict verdict_in(const Comparison& comparison, std::size_t alternative, std::size_t endpoint, std::size_t place,
                   std::size_t group)
{
    const bool equal_inputs = comparison.assumptions[alternative - 1].empty() && equals_base(comparison, alternative);
    return judge(difference_in(comparison, alternative, endpoint, place, group), endpoints()[endpoint].better,
                 {.equal_inputs = equal_inputs});
}

Verdict total_verdict(const Comparison& comparison, std::size_t alternative, std::size_t endpoint)
{
    return verdict_in(comparison, alternative, endpoint, comparison.place_count() - 1, n_groups);
}

bool equals_base(const Comparison& comparison, std::size_t alternative)
{
    return std::equal(comparison.runs[0].begin(), comparison.runs[0].end(), comparison.runs[alternative].begin(),
                      comparison.runs[alternative].end(),
                      [](const ScenarioReplicate& a, const ScenarioReplicate& b) { return a.digest == b.digest; });
}

Digest digest_of(const Comparison& comparison)
{
    Digester digester;
    for (const std::vector<ScenarioReplicate>& replicates : comparison.runs)
        for (const ScenarioReplicate& replicate : replicates) {
            digester.add_value(replicate.digest.high);
            digester.add_value(replicate.digest.low);
        }
    return digester.digest();
}

}  // namespace samspill
