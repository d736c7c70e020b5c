#include "experiment/report/report_data.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/language.h"
#include "experiment/judge/curves.h"
#include "experiment/statistics/statistics.h"

namespace samspill {

namespace {

using Json = nlohmann::ordered_json;

constexpr int most_points_of_curve = 160;  // a curve: as many as a chart of that width can show

// Five digits: a chart shows fewer. JSON knows no NaN.
Json number(double value)
{
    return std::isfinite(value) ? Json(std::stod(fmt::format("{:.5g}", value))) : Json(nullptr);
}

// Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan, 1996).
double quantile(const std::vector<double>& sorted, double p)
{
    if (sorted.empty()) return NAN;
    const double at = p * double(sorted.size() - 1);
    const std::size_t below = std::size_t(at), above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - double(below)) * (sorted[above] - sorted[below]);
}

// All replicates of one scenario's curve in one week, all places together.
std::vector<double> values_at(const Comparison& comparison, std::size_t scenario, std::size_t curve, std::size_t week)
{
    std::vector<double> values;
    for (const ScenarioReplicate& replicate : comparison.runs[scenario])
        values.push_back(double(replicate.curves.of(curve, comparison.place_count() - 1)[week]));
    return values;
}

// Mean and bands over replicates: 50 % and 90 %.
Json level_of(const Comparison& comparison, std::size_t scenario, std::size_t curve,
              const std::vector<std::size_t>& weeks)
{
    Json json{{"name", comparison.scenarios[scenario].name}};
    for (const std::size_t week : weeks) {
        std::vector<double> values = values_at(comparison, scenario, curve, week);
        std::erase_if(values, [](double value) { return std::isnan(value); });
        json["mean"].push_back(number(estimate(values).mean));
        std::sort(values.begin(), values.end());
        json["p05"].push_back(number(quantile(values, 0.05)));
        json["p25"].push_back(number(quantile(values, 0.25)));
        json["p75"].push_back(number(quantile(values, 0.75)));
        json["p95"].push_back(number(quantile(values, 0.95)));
    }
    return json;
}

// The paired difference from the base with its interval, week by week.
Json difference_of(const Comparison& comparison, std::size_t scenario, std::size_t curve,
                   const std::vector<std::size_t>& weeks)
{
    const double confidence = simultaneous_confidence(int(comparison.alternatives()), comparison.confidence);
    Json json{{"name", comparison.scenarios[scenario].name}};
    for (const std::size_t week : weeks) {
        const PairedDifference difference = paired_difference(values_at(comparison, 0, curve, week),
                                                              values_at(comparison, scenario, curve, week), confidence);
        json["mean"].push_back(number(difference.mean));
        json["low"].push_back(number(difference.low()));
        json["high"].push_back(number(difference.high()));
    }
    return json;
}

Json curve_json(const Comparison& comparison, std::size_t curve)
{
    const CurveValues& one = comparison.runs[0].front().curves;
    const std::size_t count = std::size_t(one.weeks()),
                      step = (count + most_points_of_curve - 1) / most_points_of_curve;
    std::vector<std::size_t> weeks;
    for (std::size_t week = (count - 1) % step; week < count; week += step) weeks.push_back(week);
    Json json{{"unit", curves()[curve].unit}};
    for (const std::size_t week : weeks) json["weeks"].push_back(one.first_week() + Week(week));
    for (std::size_t s = 0; s < comparison.scenarios.size(); ++s)
        json["levels"].push_back(level_of(comparison, s, curve, weeks));
    for (std::size_t s = 1; s < comparison.scenarios.size(); ++s)
        json["differences"].push_back(difference_of(comparison, s, curve, weeks));
    return json;
}

Json dots_json(const Comparison& comparison, std::size_t endpoint, bool groups, Language language)
{
    Json json{{"title", (groups ? Text{"By group, all regions", "Etter gruppe, alle regioner"}
                                : Text{"By region, all groups", "Etter region, alle grupper"})
                            .in(language)},
              {"unit", endpoints()[endpoint].unit},
              {"items", Json::array()},
              {"points", Json::array()}};
    const std::size_t all = comparison.place_count() - 1, count = groups ? std::size_t(n_groups) : all;
    for (std::size_t item = 0; item <= count; ++item) {
        const std::string name =
            item == count ? Text{"all", "alle"}.in(language)
            : groups      ? std::string((language == Language::no ? GroupLabels::names_no : GroupLabels::names)[item])
                          : comparison.place_name(item);
        json["items"].push_back(name);
        for (std::size_t s = 1; s < comparison.scenarios.size(); ++s) {
            const PairedDifference difference =
                groups ? difference_in(comparison, s, endpoint, all, item)
                       : difference_in(comparison, s, endpoint, item, std::size_t(n_groups));
            json["points"].push_back({{"item", name},
                                      {"name", comparison.scenarios[s].name},
                                      {"mean", number(difference.mean)},
                                      {"low", number(difference.low())},
                                      {"high", number(difference.high())}});
        }
    }
    return json;
}

// What the charts say, and how they write numbers (Vega's format locale).
Json words_of_charts(Language language)
{
    const bool norwegian = language == Language::no;
    return {{"week", Text{"week", "uke"}.in(language)},
            {"level", Text{"Level", "Nivå"}.in(language)},
            {"difference", Text{"Difference from the base", "Forskjell fra basis"}.in(language)},
            {"difference_in", Text{"difference from the base, ", "forskjell fra basis, "}.in(language)},
            {"decimal", norwegian ? "," : "."},
            {"thousands", norwegian ? "\u00a0" : ","}};
}

bool same_curve(const Comparison& comparison, std::size_t scenario, std::size_t curve)
{
    const std::size_t all = comparison.place_count() - 1;
    for (std::size_t i = 0; i < comparison.runs[0].size(); ++i) {
        const std::span<const float> base = comparison.runs[0][i].curves.of(curve, all);
        const std::span<const float> other = comparison.runs[scenario][i].curves.of(curve, all);
        for (std::size_t week = 0; week < base.size(); ++week)
            if (base[week] != other[week] && !(std::isnan(base[week]) && std::isnan(other[week]))) return false;
    }
    return true;
}

}  // namespace

std::vector<std::size_t> drawn_curves(const Comparison& comparison)
{
    std::vector<std::size_t> list;
    for (std::size_t curve = 0; curve < curves().size(); ++curve)
        for (std::size_t s = 1; s < comparison.scenarios.size(); ++s)
            if (!same_curve(comparison, s, curve)) {
                list.push_back(curve);
                break;
            }
    return list;
}

std::vector<std::size_t> drawn_endpoints(const Comparison& comparison)
{
    std::vector<std::size_t> list{comparison.judged_by};
    const std::size_t net_benefit = endpoint_index("net_benefit");
    if (net_benefit != comparison.judged_by) list.push_back(net_benefit);
    return list;
}

Json chart_data(const Comparison& comparison, Language language)
{
    Json json{{"scenarios", Json::array()},
              {"policy_week", comparison.cohort_week()},
              {"words", words_of_charts(language)},
              {"curves", Json::array()},
              {"dots", Json::array()}};
    for (const Scenario& scenario : comparison.scenarios) json["scenarios"].push_back(scenario.name);
    for (const std::size_t curve : drawn_curves(comparison)) json["curves"].push_back(curve_json(comparison, curve));
    for (const std::size_t endpoint : drawn_endpoints(comparison)) {
        if (endpoints()[endpoint].by_group) json["dots"].push_back(dots_json(comparison, endpoint, true, language));
        if (comparison.place_count() > 2) json["dots"].push_back(dots_json(comparison, endpoint, false, language));
        for (Json& chart : json["dots"])
            if (!chart.contains("endpoint")) chart["endpoint"] = endpoints()[endpoint].name;
    }
    return json;
}

}  // namespace samspill
