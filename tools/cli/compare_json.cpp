#include "cli/compare_json.h"

#include "cli/notes.h"
#include "experiment/compare/cohort_text.h"
#include "experiment/compare/comparison_rules.h"
#include "experiment/compare/comparison_text.h"
#include "experiment/compare/overtaking.h"
#include "experiment/replicates/foundation.h"

namespace samspill::cli {

namespace {

using Json = nlohmann::ordered_json;

// NaN, where a number cannot be had, is null in JSON.
Json json_of(const PairedDifference& difference, Verdict verdict)
{
    return {{"base", difference.base},
            {"alternative", difference.alternative},
            {"difference", difference.mean},
            {"low", difference.low()},
            {"high", difference.high()},
            {"replicates", difference.n},
            {"verdict", to_text(verdict)},
            {"resolved", is_resolved(verdict)},
            {"correlation", difference.correlation},
            {"variance_reduction", difference.variance_reduction},
            {"skewness", difference.skewness},
            {"skewed", difference.skewed()}};
}

// [first, last] week, both included; null when the run has none of them.
Json json_of(const WindowWeeks& weeks) { return weeks.empty() ? Json() : Json{weeks.first, weeks.last}; }

Json json_of(const Overtaking& overtaking)
{
    constexpr std::string_view kinds[] = {"equal", "behind_at_end", "from_start", "overtakes", "not_resolved"};
    const auto week = [](Week w) { return w == no_week ? Json() : Json(w); };
    return {{"kind", kinds[int(overtaking.kind)]},
            {"week", week(overtaking.week)},
            {"low", week(overtaking.low)},
            {"high", week(overtaking.high)},
            {"share_of_samples_never_ahead", overtaking.never},
            {"text", to_text(overtaking)}};
}

Json by_place(const Comparison& comparison, std::size_t alternative, bool all)
{
    Json table = Json::array();
    for (std::size_t endpoint = 0; endpoint < endpoints().size(); ++endpoint) {
        const EndpointInfo& about = endpoints()[endpoint];
        if (!all && about.name != primary_endpoint && about.name != "net_benefit") continue;
        for (std::size_t place = 0; place < comparison.place_count(); ++place)
            for (std::size_t group = about.by_group ? 0 : n_groups; group <= n_groups; ++group) {
                Json row{{"endpoint", about.name},
                         {"region", comparison.place_name(place)},
                         {"group", group < n_groups ? GroupLabels::names[group] : "all"}};
                row.update(json_of(difference_in(comparison, alternative, endpoint, place, group),
                                   verdict_in(comparison, alternative, endpoint, place, group)));
                table.push_back(std::move(row));
            }
    }
    return table;
}

Json json_of_rules(const Comparison& comparison, std::size_t scenario)
{
    Json json{{"scenario", comparison.scenarios[scenario].name},
              {"notes", json_of_notes(comparison.scenarios[scenario].notes)},
              {"rules", Json::array()}};
    for (const RuleSummary::Row& row : rules_of(comparison, scenario).rows())
        json["rules"].push_back({{"rule", row.rule.name},
                                 {"what", row.rule.text},
                                 {"users_met", row.met.mean},
                                 {"referrals", row.referred.mean},
                                 {"idle", row.idle ? Json(row.idle->en) : Json(nullptr)}});
    return json;
}

Json json_of_alternative(const Comparison& comparison, std::size_t alternative, bool all)
{
    const Scenario& scenario = comparison.scenarios[alternative];
    Json json{
        {"scenario", scenario.name}, {"title", scenario.title}, {"equals_base", equals_base(comparison, alternative)}};
    for (std::size_t endpoint = 0; endpoint < endpoints().size(); ++endpoint) {
        const EndpointInfo& about = endpoints()[endpoint];
        Json& entry = json["endpoints"][std::string(about.name)];
        entry = {{"unit", about.unit},
                 {"kind", EndpointKindLabels::names[std::size_t(about.kind)]},
                 {"better", BetterLabels::names[std::size_t(about.better)]},
                 {"meaning", meaning_with_week(about.meaning, comparison.cohort_week())},
                 {"window", WindowLabels::names[std::size_t(about.window)]},
                 {"weeks", json_of(weeks_of(about.window, comparison.scenarios[0].inputs))}};
        entry.update(json_of(total_difference(comparison, alternative, endpoint),
                             total_verdict(comparison, alternative, endpoint)));
    }
    json["by_region_and_group"] = by_place(comparison, alternative, all);
    for (const std::size_t curve : overtaking_curves())
        json["overtaking"][std::string(curves()[curve].name)] = json_of(overtaking_of(comparison, alternative, curve));
    return json;
}

}  // namespace

Json json_of(const Comparison& comparison, bool all, const std::string& path, int threads, double seconds)
{
    const Scenario& base = comparison.scenarios[0];
    const int alternatives = int(comparison.alternatives());
    Json json{{"null_alternative", base.name},
              {"title", base.title},
              {"seed", comparison.seed},
              {"weeks", base.inputs.weeks},
              {"burn_in", base.inputs.burn_in},
              {"episode_week", comparison.cohort_week()},
              {"cohort", cohort_notes(comparison)},
              {"replicates", comparison.replicates()},
              {"replicates_planned", comparison.planned},
              {"precision", comparison.precision > 0.0 ? Json(comparison.precision) : Json()},
              {"endpoint", endpoints()[comparison.judged_by].name},
              {"confidence", comparison.confidence},
              {"confidence_each", simultaneous_confidence(alternatives, comparison.confidence)},
              {"interval", "Student's t over paired differences, Bonferroni over alternatives"},
              {"least_replicates_for_a_verdict", least_for_verdict},
              {"caveats", {chance_alone_text(), must_not_be_used_text()}},
              {"file", path},
              {"digest", to_text(digest_of(comparison))},
              {"seconds", seconds},
              {"threads", threads}};
    for (std::size_t i = 1; i < comparison.scenarios.size(); ++i)
        json["alternatives"].push_back(json_of_alternative(comparison, i, all));
    for (std::size_t i = 0; i < comparison.scenarios.size(); ++i)
        json["scenarios"].push_back(json_of_rules(comparison, i));
    return json;
}

}  // namespace samspill::cli
