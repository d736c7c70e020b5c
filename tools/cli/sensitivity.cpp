#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/named_sweep.h"
#include "cli/terminal_text.h"
#include "experiment/compare/comparison_text.h"
#include "experiment/judge/endpoints.h"
#include "experiment/statistics/statistics.h"
#include "experiment/statistics/text_table.h"
#include "experiment/sweep/sweep_sensitivity.h"
#include "experiment/sweep/sweep_status.h"
#include "scenario/text/value.h"

namespace samspill::cli {

namespace {

using Json = nlohmann::ordered_json;
using Lines = std::vector<std::vector<std::string>>;

constexpr int tries = 3;  // only what status_of counts as given up depends on it

std::string shown(double number) { return std::isnan(number) ? "–" : say({"{:.3g}", "{:.3g}"}, number); }
std::string shown(const Interval& interval)
{
    return std::isnan(interval.low) ? "–" : fmt::format("[{}, {}]", shown(interval.low), shown(interval.high));
}

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
Json json_of(const Interval& interval)
{
    return {{"value", number(interval.value)}, {"low", number(interval.low)}, {"high", number(interval.high)}};
}

// Axes with the largest first; those without a number last.
std::vector<std::size_t> by_importance(const std::vector<double>& importance)
{
    std::vector<std::size_t> order(importance.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t i) { return std::isnan(importance[i]) ? -1.0 : importance[i]; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
    return order;
}

// What the report needs to know of the sweep and one of its endpoints.
struct Subject {
    const SweepPlan& plan;
    const EndpointInfo& endpoint;
    Outcomes outcomes;

    const SweepAxis& axis(std::size_t i) const { return plan.file().axes[i]; }
};

// Whether there are samples enough to tell an axis from one that does nothing.
bool enough(const SobolResult& result) { return result.samples >= std::size_t(least_for_verdict); }
bool enough(const MorrisResult& result) { return result.trajectories >= std::size_t(least_for_verdict); }

template <class Result>
std::string unlike_zero(bool told_apart, const Result& result)
{
    return !enough(result) ? "–" : told_apart ? say({"yes", "ja"}) : say({"no", "nei"});
}

Json head_of(const Subject& subject, const char* method, const char* samples_name, std::size_t used)
{
    return {{"endpoint", subject.endpoint.name},
            {"unit", subject.endpoint.unit},
            {"method", method},
            {"interval", "95 % (percentile bootstrap)"},
            {samples_name, used},
            {"replicates", subject.outcomes.replicates}};
}

// What stands below every table: what was left out, and which axes may do nothing.
void print_notes(const Subject& subject, const Text& what, std::size_t used, const std::vector<bool>& told_apart)
{
    const std::size_t all = std::size_t(std::max(subject.plan.file().samples, subject.plan.file().trajectories));
    if (used < all)
        tell({"{} of {} {} {} a number for every run: the others have runs that are not done or have nothing to "
              "measure\n",
              "{} av {} {} {} et tall for hver kjøring: de andre har kjøringer som ikke er gjort eller ikke har noe å "
              "måle\n"},
             used, all, what, used == 1 ? Text{"has", "har"} : Text{"have", "har"});
    if (used < std::size_t(least_for_verdict)) {
        tell({"which axes are unlike 0 cannot be said: it takes {} {} with a number for every run\n",
              "hvilke akser som er ulik 0, kan ikke sies: det kreves {} {} med et tall for hver kjøring\n"},
             least_for_verdict, what);
        return;
    }
    std::string names;
    for (std::size_t i = 0; i < told_apart.size(); ++i)
        if (!told_apart[i]) names += (names.empty() ? "" : ", ") + subject.axis(i).name;
    tell({"not distinguishable from 0: {}\n", "kan ikke skilles fra 0: {}\n"},
         names.empty() ? say({"none", "ingen"}) : names);
    if (subject.outcomes.replicates == 1)
        tell({"one replicate a point: chance counts as effect; with 2 or more it is taken out\n",
              "én kjøring per punkt: tilfeldigheter teller som effekt; med 2 eller flere trekkes de fra\n"});
}

Json report_sobol(const Subject& subject, bool print)
{
    const std::size_t axes = subject.plan.file().axes.size();
    const SobolResult result = sobol_indices(subject.outcomes, axes);
    Json json = head_of(subject, "Sobol", "samples", result.samples);
    json["mean"] = number(result.mean);
    json["variance"] = number(result.variance);
    Lines lines{{say({"axis", "akse"}), say({"total", "samlet"}), say({"95 % interval", "95 %-intervall"}),
                 say({"first", "første"}), say({"95 % interval", "95 %-intervall"}), say({"unlike 0", "ulik 0"})}};
    std::vector<double> totals;
    std::vector<bool> told_apart;
    double first_orders = 0.0;
    for (const SobolIndex& index : result.axes) {
        totals.push_back(index.total.value);
        told_apart.push_back(index.total.above_zero);
        first_orders += index.first.value;
    }
    for (const std::size_t i : by_importance(totals)) {
        const SobolIndex& index = result.axes[i];
        lines.push_back({subject.axis(i).name, shown(index.total.value), shown(index.total), shown(index.first.value),
                         shown(index.first), unlike_zero(told_apart[i], result)});
        json["axes"].push_back(
            {{"axis", subject.axis(i).name},
             {"keys", subject.axis(i).keys},
             {"total", json_of(index.total)},
             {"first", json_of(index.first)},
             {"distinguishable_from_0", enough(result) ? Json(bool(told_apart[i])) : Json(nullptr)}});
    }
    if (!print) return json;
    tell({"{}\nfirst: share of the variance that the axis causes alone; total: with all that it does together with"
          " others\n",
          "{}\nførste: andelen av variansen som aksen står for alene; samlet: med alt den gjør sammen med andre\n"},
         aligned(lines, 1));
    if (result.samples >= 2 && std::isnan(first_orders))
        tell({"the outcome does not vary: there is nothing to divide\n",
              "utfallet varierer ikke: det er ingenting å dele opp\n"});
    else if (result.samples >= 2)
        tell({"mean {}, standard deviation over the design {}; all axes alone cause {} of the variance\n",
              "gjennomsnitt {}, standardavvik over designet {}; alle akser alene står for {} av variansen\n"},
             shown(result.mean), shown(std::sqrt(result.variance)), shown(first_orders));
    print_notes(subject, {"samples", "utvalg"}, result.samples, told_apart);
    return json;
}

Json report_morris(const Subject& subject, bool print)
{
    const MorrisResult result = morris_effects(subject.outcomes, design_points(subject.plan.design()));
    Json json = head_of(subject, "Morris", "trajectories", result.trajectories);
    Lines lines{{say({"axis", "akse"}), "mu*", say({"95 % interval", "95 %-intervall"}), "mu", "sigma",
                 say({"unlike 0", "ulik 0"})}};
    std::vector<double> sizes;
    std::vector<bool> told_apart;
    for (const MorrisEffect& effect : result.axes) {
        sizes.push_back(effect.mean_size.value);
        told_apart.push_back(effect.square.above_zero);
    }
    for (const std::size_t i : by_importance(sizes)) {
        const MorrisEffect& effect = result.axes[i];
        lines.push_back({subject.axis(i).name, shown(effect.mean_size.value), shown(effect.mean_size),
                         shown(effect.mean), shown(effect.spread), unlike_zero(told_apart[i], result)});
        json["axes"].push_back(
            {{"axis", subject.axis(i).name},
             {"keys", subject.axis(i).keys},
             {"mu_star", json_of(effect.mean_size)},
             {"mu", number(effect.mean)},
             {"sigma", number(effect.spread)},
             {"mean_square", json_of(effect.square)},
             {"distinguishable_from_0", enough(result) ? Json(bool(told_apart[i])) : Json(nullptr)}});
    }
    if (!print) return json;
    tell({"{}\nin {}, for the axis' whole range: mu* mean size of the effect, mu its mean with sign; sigma its"
          " spread: the\naxis acts together with others, or not in a straight line\n",
          "{}\ni {}, for hele området til aksen: mu* gjennomsnittlig størrelse på effekten, mu gjennomsnittet med "
          "fortegn; sigma\nspredningen: aksen virker sammen med andre, eller ikke i en rett linje\n"},
         aligned(lines, 1), subject.endpoint.unit);
    print_notes(subject, {"trajectories", "baner"}, result.trajectories, told_apart);
    return json;
}

}  // namespace

int sensitivity_command(const SensitivityOptions& options)
{
    const SweepFolder folder(options.folder);
    const std::unique_ptr<SweepPlan> plan = folder.plan();
    require_sensitivity_design(folder, *plan);
    probe_batches(folder, *plan, Depth::all);
    const SweepStatus status = status_of(folder, *plan, tries);
    const std::vector<std::string> names =
        options.endpoints.empty() ? std::vector<std::string>{std::string(primary_endpoint)} : options.endpoints;
    std::vector<std::vector<double>> outcomes;  // a mistake in a name shows before anything is printed
    for (const std::string& name : names) outcomes.push_back(sweep_outcomes(folder, *plan, status.state, name));
    Json json{{"folder", folder.path()},
              {"title", plan->file().title},
              {"runs", status.runs()},
              {"done", status.state.done_count},
              {"digest", status.digest ? Json(to_text(*status.digest)) : Json(nullptr)}};
    if (!options.json) tell("{}\n", plan->file().title);
    if (!status.is_complete())
        tell(stderr,
             {"{} of {} runs are done: what follows is of those\n",
              "{} av {} kjøringer er gjort: det som følger, gjelder dem\n"},
             status.state.done_count, status.runs());
    for (std::size_t n = 0; n < names.size(); ++n) {
        const EndpointInfo& endpoint = endpoints()[endpoint_index(names[n])];
        const Subject subject{*plan, endpoint, {outcomes[n], plan->replicates()}};
        if (!options.json)
            tell("\n{} [{}]: {}\n\n", endpoint.name, endpoint.unit,
                 meaning_of(endpoint, plan->cohort_week(), language()));
        json["endpoints"].push_back(plan->design().kind == DesignKind::morris ? report_morris(subject, !options.json)
                                                                              : report_sobol(subject, !options.json));
    }
    if (options.json) put(stdout, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    return 0;
}

}  // namespace samspill::cli
