#include "experiment/report/report_tables.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "experiment/compare/cohort_text.h"
#include "experiment/compare/comparison_text.h"
#include "experiment/judge/endpoints.h"
#include "experiment/replicates/foundation.h"
#include "experiment/report/report_html.h"
#include "experiment/statistics/text_table.h"

namespace samspill {

namespace {

using html::element;
using html::escaped;
using Lines = std::vector<std::vector<std::string>>;

// People read shares as per cent.
double scale_of(const EndpointInfo& endpoint) { return endpoint.unit == "share" ? 100.0 : 1.0; }
std::string level_unit(const EndpointInfo& endpoint)
{
    return endpoint.unit == "share" ? "%" : std::string(endpoint.unit);
}
std::string difference_unit(const EndpointInfo& endpoint)
{
    return endpoint.unit == "share" ? "percentage points" : std::string(endpoint.unit);
}

// Two digits of the half width: what an interval can tell.
int decimals_of(const PairedDifference& difference, double scale)
{
    double size = difference.half_width * scale;
    if (!(size > 0.0)) size = std::abs(difference.mean * scale) / 10.0;
    if (!(size > 0.0)) size = std::abs(difference.base * scale) / 1000.0;
    return size > 0.0 ? std::clamp(1 - int(std::floor(std::log10(size))), 0, 6) : 0;
}

std::string level_text(double value, const EndpointInfo& endpoint, int decimals)
{
    if (std::isnan(value)) return "–";
    return estimate_text({value * scale_of(endpoint), 0.0, 1}, decimals, false);
}

// "+1.2 ± 0.3"
std::string difference_text(const PairedDifference& difference, const EndpointInfo& endpoint)
{
    const double scale = scale_of(endpoint);
    if (difference.none_seen()) return "0";
    const std::string text = estimate_text({difference.mean * scale, difference.half_width * scale, difference.n},
                                           decimals_of(difference, scale), true);
    return difference.mean > 0.0 ? "+" + text : text;
}

std::string_view kind_of(Verdict verdict)
{
    return verdict == Verdict::better || verdict == Verdict::worse ? to_text(verdict) : "unsure";
}

// "mean of weeks 52 to 155": the weeks that an endpoint looks at.
std::string window_text(const Comparison& comparison, const EndpointInfo& endpoint)
{
    return to_text(weeks_of(endpoint.window, comparison.scenarios[0].inputs));
}

std::string confidence_text(const Comparison& comparison)
{
    return fmt::format("{:g} %", 100.0 * comparison.confidence);
}

// One endpoint in one sentence: which is better, by how much, how sure.
std::string sentence(const Comparison& comparison, std::size_t alternative, std::size_t endpoint)
{
    const EndpointInfo& about = endpoints()[endpoint];
    const PairedDifference difference = total_difference(comparison, alternative, endpoint);
    const Verdict verdict = total_verdict(comparison, alternative, endpoint);
    if (verdict == Verdict::equal) return fmt::format("{} is the same in both.", about.name);
    if (verdict == Verdict::no_number) return fmt::format("{} has no number here.", about.name);
    if (verdict == Verdict::none_seen)
        return fmt::format("{}: no difference was seen in {} paired replicates.", about.name, difference.n);
    const int decimals = decimals_of(difference, scale_of(about));
    const std::string numbers = fmt::format(
        "{} ({}; {}) is {} {} where the base has {}: a difference of {} {} ({} interval, {} paired "
        "replicates)",
        about.name, meaning_with_week(about.meaning, comparison.cohort_week()), window_text(comparison, about),
        level_text(difference.alternative, about, decimals), level_unit(about),
        level_text(difference.base, about, decimals), difference_text(difference, about), difference_unit(about),
        confidence_text(comparison), difference.n);
    if (verdict == Verdict::too_few)
        return fmt::format("No verdict: {}; one takes {} replicates.", numbers, least_for_verdict);
    if (verdict == Verdict::not_resolved)
        return fmt::format("Not resolved: {}, and {}.", numbers,
                           difference.has_interval() ? "the interval contains 0"
                                                     : "all differ by the same, too few of them to judge by signs");
    const std::string word(to_text(verdict));
    return fmt::format("{}{}: {}.", char(std::toupper(word[0])), word.substr(1), numbers);
}

// Endpoints of some kinds with this verdict, joined.
std::string named(const Comparison& comparison, std::size_t alternative, Verdict wanted)
{
    std::string text;
    for (const std::size_t endpoint : headline_endpoints()) {
        if (endpoint == comparison.judged_by || endpoints()[endpoint].name == "net_benefit") continue;
        if (total_verdict(comparison, alternative, endpoint) == wanted)
            text += (text.empty() ? "" : ", ") + std::string(endpoints()[endpoint].name);
    }
    return text.empty() ? "nothing" : text;
}

std::string verdict_of(const Comparison& comparison, std::size_t alternative)
{
    const Scenario& scenario = comparison.scenarios[alternative];
    std::string text = element("h3", escaped(scenario.name + ": " + scenario.title));
    if (equals_base(comparison, alternative))
        return text + element("p", escaped("Equal to the base: " + equality_text(comparison, alternative) + "."));
    std::string sentences = element("strong", escaped(sentence(comparison, alternative, comparison.judged_by)));
    const std::size_t net_benefit = endpoint_index("net_benefit");
    if (net_benefit != comparison.judged_by)
        sentences += element("strong", escaped(sentence(comparison, alternative, net_benefit)));
    text += element("p", sentences);
    text += element(
        "p", escaped(fmt::format("Beside that, better: {}. Worse: {}.", named(comparison, alternative, Verdict::better),
                                 named(comparison, alternative, Verdict::worse))));
    std::string overtaking;
    for (const std::size_t curve : overtaking_curves())
        overtaking += fmt::format("{}By {} it {}.", overtaking.empty() ? "" : " ", curves()[curve].name,
                                  to_text(overtaking_of(comparison, alternative, curve)));
    return text + element("p", escaped(overtaking));
}

// The cells of one endpoint: name and meaning, unit, base, then every alternative.
std::vector<std::string> endpoint_line(const Comparison& comparison, std::size_t endpoint)
{
    const EndpointInfo& about = endpoints()[endpoint];
    const PairedDifference first = total_difference(comparison, 1, endpoint);
    std::vector<std::string> line{fmt::format("{}<br><span class=\"unit\">{}; {}</span>", escaped(about.name),
                                              escaped(meaning_with_week(about.meaning, comparison.cohort_week())),
                                              window_text(comparison, about)),
                                  escaped(level_unit(about)),
                                  level_text(first.base, about, decimals_of(first, scale_of(about)))};
    for (std::size_t s = 1; s < comparison.scenarios.size(); ++s) {
        const PairedDifference difference = total_difference(comparison, s, endpoint);
        const Verdict verdict = total_verdict(comparison, s, endpoint);
        line.push_back(fmt::format("{}<br><span class=\"{}\">{}</span>", escaped(difference_text(difference, about)),
                                   kind_of(verdict), to_text(verdict)));
    }
    return line;
}

}  // namespace

std::string verdict_section(const Comparison& comparison)
{
    std::string text;
    for (std::size_t s = 1; s < comparison.scenarios.size(); ++s) text += verdict_of(comparison, s);
    text += element("p", escaped(must_not_be_used_text()), "note");
    return "<h2>In short</h2>\n" + element("div", text, "verdict");
}

std::string endpoint_section(const Comparison& comparison)
{
    std::vector<std::string> head{"", "unit", "base"};
    for (std::size_t s = 1; s < comparison.scenarios.size(); ++s)
        head.push_back(escaped(comparison.scenarios[s].name) + ",<br>difference");
    Lines lines;
    for (const EndpointKind kind :
         {EndpointKind::benefit, EndpointKind::side_effect, EndpointKind::cost, EndpointKind::context}) {
        lines.push_back({std::string(heading_of(kind))});
        for (std::size_t endpoint = 0; endpoint < endpoints().size(); ++endpoint)
            if (endpoints()[endpoint].kind == kind) lines.push_back(endpoint_line(comparison, endpoint));
    }
    const int alternatives = int(comparison.alternatives());
    std::string note = fmt::format(
        "Differences: alternative less base, mean ± half the interval over {} paired replicates (Student's t). "
        "Differences of per cent are percentage points. Intervals hold with {}",
        comparison.replicates(), confidence_text(comparison));
    if (alternatives > 1)
        note += fmt::format(" for all {} alternatives together (Bonferroni, {:.4g} % each)", alternatives,
                            100.0 * simultaneous_confidence(alternatives, comparison.confidence));
    note += fmt::format(
        ". Not resolved: the interval contains 0. Too few: fewer than {} replicates give no verdict. None seen: no "
        "replicate differs; another might. ± ?: all differ by the same, which makes no interval. Endpoints are judged "
        "one by one. ",
        least_for_verdict);
    note += chance_alone_text();
    return "<h2>Benefits, side effects and costs</h2>\n" + element("p", escaped(note), "note") +
           html::table(head, lines, 2);
}

std::string effect_table(const Comparison& comparison, std::size_t endpoint)
{
    const EndpointInfo& about = endpoints()[endpoint];
    const std::size_t first_group = about.by_group ? 0 : std::size_t(n_groups), places = comparison.place_count();
    std::vector<std::string> head{"scenario", "place"};
    for (std::size_t group = first_group; group <= n_groups; ++group)
        head.emplace_back(group < n_groups ? GroupLabels::names[group] : "all");
    Lines lines;
    for (std::size_t s = 1; s < comparison.scenarios.size(); ++s)
        for (std::size_t place = places == 2 ? 1 : 0; place < places; ++place) {  // one region is all there is
            std::vector<std::string> line{escaped(comparison.scenarios[s].name), escaped(comparison.place_name(place))};
            for (std::size_t group = first_group; group <= n_groups; ++group) {
                const PairedDifference difference = difference_in(comparison, s, endpoint, place, group);
                line.push_back(fmt::format("<span class=\"{}\">{}</span>",
                                           kind_of(verdict_in(comparison, s, endpoint, place, group)),
                                           escaped(difference_text(difference, about))));
            }
            lines.push_back(std::move(line));
        }
    return fmt::format(
        "<details><summary>The numbers, {}; bold: the interval does not contain 0</summary>\n{}"
        "</details>\n",
        escaped(difference_unit(about)), html::table(head, lines, 2));
}

}  // namespace samspill
