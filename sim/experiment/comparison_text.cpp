#include "experiment/comparison_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/week.h"
#include "experiment/cohort_text.h"
#include "experiment/text_table.h"

namespace samspill {

namespace {

using Lines = std::vector<std::vector<std::string>>;

constexpr std::string_view headline[] = {"lasting_share",    "working_share",  "employed_weeks", "benefit_weeks",
                                         "in_work_share",    "net_benefit",    "defeats",        "refusals",
                                         "gave_up",          "wait",           "queue",          "conflicts",
                                         "lost_handovers",   "pressure",       "hours_lost",     "flaws_active",
                                         "benefit_payments", "staff_cost",     "guidance_cost",  "education_cost",
                                         "project_cost",     "public_spending"};

constexpr std::string_view headings[] = {"Benefits", "Costs", "Side effects", "Context"};  // by EndpointKind

bool never_differs(const PairedDifference& difference)
{
    return difference.n > 1 && difference.spread == 0.0 && difference.mean == 0.0;
}

// Two digits of the half width: what an interval can tell.
int decimals_for(const PairedDifference& difference)
{
    double size = difference.half_width;
    if (!(size > 0.0)) size = std::abs(difference.mean) / 100.0;
    if (!(size > 0.0)) size = std::abs(difference.base) / 100.0;
    if (!(size > 0.0)) return 0;
    return std::clamp(1 - int(std::floor(std::log10(size))), 0, 6);
}

std::string difference_text(const PairedDifference& difference, int decimals)
{
    if (never_differs(difference)) return "0";
    const bool spread = !(difference.spread == 0.0);  // without any there is no interval to tell
    const std::string text = estimate_text({difference.mean, difference.half_width, difference.n}, decimals, spread);
    return difference.mean > 0.0 ? "+" + text : text;
}

std::string number_text(double number, int decimals)
{
    if (std::isnan(number)) return "–";
    if (std::isinf(number)) return "∞";
    return estimate_text({number, 0.0, 1}, decimals, false);
}

// Replicates that would resolve the difference, or have done it.
std::string needed_text(const PairedDifference& difference)
{
    if (never_differs(difference)) return "–";
    return difference.needed > 1e6 && !std::isinf(difference.needed) ? "> 1,000,000"
                                                                     : number_text(difference.needed, 0);
}

void add_endpoint(const EndpointInfo& endpoint, const PairedDifference& difference, Lines& lines)
{
    const int decimals = decimals_for(difference);
    lines.push_back({"  " + std::string(endpoint.name), std::string(endpoint.unit),
                     std::string(verdict(endpoint, difference)), number_text(difference.base, decimals),
                     difference_text(difference, decimals), number_text(difference.correlation, 3),
                     number_text(difference.variance_reduction, 1), needed_text(difference)});
}

// Also says which of the endpoints are skewed.
std::string table_of(const Comparison& comparison, std::size_t alternative, const std::vector<std::size_t>& shown)
{
    Lines lines{{"", "unit", "verdict", "base", "difference", "correlation", "variance reduction", "n to resolve"}};
    std::string skewed;
    for (const EndpointKind kind :
         {EndpointKind::benefit, EndpointKind::side_effect, EndpointKind::cost, EndpointKind::context}) {
        const std::size_t before = lines.size();
        for (const std::size_t endpoint : shown) {
            if (endpoints()[endpoint].kind != kind) continue;
            if (lines.size() == before) lines.push_back({std::string(headings[int(kind)]), "", "", "", "", "", "", ""});
            const PairedDifference difference = total_difference(comparison, alternative, endpoint);
            add_endpoint(endpoints()[endpoint], difference, lines);
            if (difference.skewed()) skewed += (skewed.empty() ? "" : ", ") + std::string(endpoints()[endpoint].name);
        }
    }
    std::string text = aligned(lines, 3);
    if (!skewed.empty()) text += fmt::format("Skewed, so that the interval may miss: {} (n < 25 skewness²).\n", skewed);
    return text;
}

// One endpoint by region (lines) and group (columns); what is not resolved stands in parentheses.
std::string table_by_place(const Comparison& comparison, std::size_t alternative, std::size_t endpoint)
{
    const EndpointInfo& about = endpoints()[endpoint];
    Lines lines{{std::string(about.name)}};
    const std::size_t first_group = about.by_group ? 0 : std::size_t(n_groups);
    for (std::size_t group = first_group; group <= n_groups; ++group)
        lines[0].emplace_back(group < n_groups ? GroupLabels::names[group] : "all");
    const std::size_t places = comparison.place_count();
    for (std::size_t place = places == 2 ? 1 : 0; place < places; ++place) {  // one region is all there is
        std::vector<std::string>& line = lines.emplace_back();
        line.push_back("  " + comparison.place_name(place));
        for (std::size_t group = first_group; group <= n_groups; ++group) {
            const PairedDifference difference = difference_in(comparison, alternative, endpoint, place, group);
            const std::string text = difference_text(difference, decimals_for(difference));
            line.push_back(difference.resolved() || difference.n == 0 ? text : "(" + text + ")");
        }
    }
    return aligned(lines, 1);
}

std::string alternative_text(const Comparison& comparison, std::size_t alternative,
                             const std::vector<std::size_t>& shown)
{
    const Scenario &base = comparison.scenarios[0], &other = comparison.scenarios[alternative];
    std::string text = fmt::format("\n{}: {}\n", other.name, other.title);
    if (equals_base(comparison, alternative))
        return text + fmt::format("  is equal to {}: the same bits in every replicate\n", base.name);
    text += fmt::format("\n{}\n", table_of(comparison, alternative, shown));
    for (const std::string_view name : {primary_endpoint, std::string_view("net_benefit")})
        text += table_by_place(comparison, alternative, endpoint_index(name)) + "\n";
    for (const std::size_t curve : overtaking_curves())
        text += fmt::format("{}: {}\n", curves()[curve].name, to_text(overtaking_of(comparison, alternative, curve)));
    return text;
}

std::string how_to_read(const Comparison& comparison, const std::vector<std::size_t>& shown)
{
    const int alternatives = int(comparison.alternatives());
    std::string text = fmt::format(
        "difference: alternative less base, mean ± half the interval over {} paired replicates "
        "(Student's t){}.\n",
        comparison.replicates(),
        alternatives == 1 ? fmt::format(", {:g} %", 100.0 * comparison.confidence)
                          : fmt::format("; those of an endpoint hold for all {} alternatives together with "
                                        "{:g} % (Bonferroni: {:.4g} % each)",
                                        alternatives, 100.0 * comparison.confidence,
                                        100.0 * simultaneous_confidence(alternatives, comparison.confidence)));
    text +=
        "not resolved, or in parentheses: the interval contains 0. Endpoints, regions and groups are judged one by "
        "one.\n"
        "variance reduction: how many times as many unpaired runs would be as precise. n to resolve: replicates at "
        "which\n  the half width falls below the difference found.\n";
    for (const std::size_t endpoint : shown)
        text += fmt::format("{} [{}]: {}\n", endpoints()[endpoint].name, endpoints()[endpoint].unit,
                            meaning_with_week(endpoints()[endpoint].meaning, comparison.cohort_week()));
    for (const std::string& note : cohort_notes(comparison)) text += note + "\n";
    return text;
}

}  // namespace

std::string_view verdict(const EndpointInfo& endpoint, const PairedDifference& difference)
{
    if (difference.n == 0) return "no number";
    if (never_differs(difference)) return "equal";
    if (!difference.resolved()) return "not resolved";
    const bool up = difference.mean > 0.0;
    if (endpoint.better == Better::neither) return up ? "higher" : "lower";
    return up == (endpoint.better == Better::higher) ? "better" : "worse";
}

std::vector<std::size_t> headline_endpoints()
{
    std::vector<std::size_t> list;
    for (const std::string_view name : headline) list.push_back(endpoint_index(name));
    return list;
}

std::vector<std::size_t> overtaking_curves() { return {curve_index("net_benefit"), curve_index("lasting_share")}; }

std::string to_text(const Overtaking& overtaking)
{
    const auto week = [](Week w) { return w == no_week ? std::string("never") : fmt::format("{}", w); };
    const std::string interval =
        overtaking.low == overtaking.high
            ? ""
            : fmt::format(" (95 % interval {} to {})", week(overtaking.low), week(overtaking.high));
    switch (overtaking.kind) {
        case Overtaking::Kind::equal:
            return "never differs from the base";
        case Overtaking::Kind::behind_at_end:
            return overtaking.never < 1.0
                       ? fmt::format("never overtakes the base (it does in {:.1f} % of 1,000 bootstrap samples)",
                                     100.0 * (1.0 - overtaking.never))
                       : "never overtakes the base";
        case Overtaking::Kind::from_start:
            return fmt::format("ahead of the base from the start, week {}, {}{}", overtaking.week,
                               date_text(overtaking.week), interval);
        case Overtaking::Kind::overtakes:
            break;
    }
    return fmt::format("overtakes the base in week {}, {}{}", overtaking.week, date_text(overtaking.week), interval);
}

std::string to_text(const Comparison& comparison, bool all)
{
    std::vector<std::size_t> shown = headline_endpoints();
    if (all) {
        shown.clear();
        for (std::size_t i = 0; i < endpoints().size(); ++i) shown.push_back(i);
    }
    const Scenario& base = comparison.scenarios[0];
    std::string text = fmt::format("Null alternative: {}: {}\n", base.name, base.title);
    for (std::size_t i = 1; i < comparison.scenarios.size(); ++i) text += alternative_text(comparison, i, shown);
    return text + "\n" + how_to_read(comparison, shown);
}

}  // namespace samspill
