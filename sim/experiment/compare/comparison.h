#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/digest.h"
#include "experiment/judge/curves.h"
#include "experiment/judge/endpoints.h"
#include "experiment/judge/judge.h"
#include "model/inputs/history.h"
#include "scenario/declared/scenario.h"

namespace samspill {

// What a comparison keeps of one replicate of one scenario.
struct ScenarioReplicate {
    EndpointValues endpoints;
    CurveValues curves;
    Digest digest;          // of the run
    RuleCounts rules = {};  // of the scenario's rules; empty where it is not known
};

// Scenarios that were run with the same replicates (common random numbers): the base, which is the
// null alternative, and alternatives that are held against it.
struct Comparison {
    std::vector<Scenario> scenarios;                   // the base first
    std::vector<std::vector<Difference>> assumptions;  // [alternative - 1] what it has other than the base
    std::vector<std::string> overrides;                // --set, for all of them
    std::uint32_t seed = 1;
    int planned = 0;                                   // replicates that were asked for
    std::size_t judged_by = 0;                         // endpoint whose interval decides about more replicates
    double precision = 0.0;                            // half width asked for; 0: none
    double confidence = 0.95;                          // of all alternatives' intervals of one endpoint together
    std::vector<std::vector<ScenarioReplicate>> runs;  // [scenario][replicate], replicates 0, 1, ...

    Week cohort_week() const { return scenarios.front().inputs.observation.episode_week; }
    const Places& places() const { return scenarios.front().inputs.places; }
    std::size_t place_count() const { return places().regions.size() + 1; }
    std::string place_name(std::size_t place) const;  // "all" after the regions
    std::size_t alternatives() const { return scenarios.size() - 1; }
    int replicates() const { return runs.empty() ? 0 : int(runs.front().size()); }
};

// Scenarios ready to be compared: seed, replicates and observation are the base's, and the cohort of
// open episodes is taken in one week for all of them (common_cohort_week). Throws
// InputError that names both when an alternative has other places, weeks, burn-in or seed, and when
// two scenarios have one name and are not the same.
Comparison make_comparison(std::vector<Scenario> scenarios, std::vector<std::string> overrides);

// The alternative (1, 2, ...) against the base in one endpoint, place and group (the last of each:
// all), with the simultaneous confidence (Bonferroni over the alternatives). Of the first
// `replicates`; 0: of all.
PairedDifference difference_in(const Comparison& comparison, std::size_t alternative, std::size_t endpoint,
                               std::size_t place, std::size_t group, int replicates = 0);
PairedDifference total_difference(const Comparison& comparison, std::size_t alternative, std::size_t endpoint,
                                  int replicates = 0);

// What is to be said of these differences (judge.h). Equal by construction is what has the base's
// inputs and gave its bits.
Verdict verdict_in(const Comparison& comparison, std::size_t alternative, std::size_t endpoint, std::size_t place,
                   std::size_t group);
Verdict total_verdict(const Comparison& comparison, std::size_t alternative, std::size_t endpoint);

// Whether the alternative gave the base's bits in every replicate.
bool equals_base(const Comparison& comparison, std::size_t alternative);

// Hash of every run's digest.
Digest digest_of(const Comparison& comparison);

}  // namespace samspill
