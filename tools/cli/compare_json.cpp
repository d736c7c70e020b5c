#include "cli/compare_json.h"

#include "cli/notes.h"
#include "experiment/comparison_rules.h"
#include "experiment/comparison_text.h"
#include "experiment/overtaking.h"

namespace samspill::cli {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const EndpointInfo& endpoint, const PairedDifference& difference)
{
    return {{"base", difference.base},
            {"alternative", difference.alternative},
            {"difference", difference.mean},
            {"low", difference.low()},
            {"high", difference.high()},
            {"replicates", difference.n},
            {"verdict", verdict(endpoint, difference)},
            {"resolved", difference.resolved()},
            {"correlation", difference.correlation},
            {"variance_reduction", difference.variance_reduction},
            {"replicates_to_resolve", difference.needed},
            {"skewness", difference.skewness},
            {"skewed", difference.skewed()}};
}

Json json_of(const Overtaking& overtaking)
{
    constexpr std::string_view kinds[] = {"equal", "behind_at_end", "from_start", "overtakes"};
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
                row.update(json_of(about, difference_in(comparison, alternative, endpoint, place, group)));
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
                                 {"idle", row.idle.empty() ? Json(nullptr) : Json(row.idle)}});
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
        entry = {{"unit", about.unit}, {"kind", EndpointKindLabels::names[std::size_t(about.kind)]}};
        entry.update(json_of(about, total_difference(comparison, alternative, endpoint)));
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
              {"replicates", comparison.replicates()},
              {"replicates_planned", comparison.planned},
              {"precision", comparison.precision > 0.0 ? Json(comparison.precision) : Json()},
              {"endpoint", endpoints()[comparison.judged_by].name},
              {"confidence", comparison.confidence},
              {"confidence_each", simultaneous_confidence(alternatives, comparison.confidence)},
              {"interval", "Student's t over paired differences, Bonferroni over alternatives"},
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
