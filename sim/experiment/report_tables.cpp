#include "experiment/report_tables.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "experiment/cohort_text.h"
#include "experiment/comparison_text.h"
#include "experiment/report_html.h"
#include "experiment/text_table.h"

namespace samspill {

namespace {

using html::element;
using html::escaped;
using Lines = std::vector<std::vector<std::string>>;

constexpr std::string_view headings[] = {"Benefits", "Costs", "Side effects", "Context"};  // by EndpointKind

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
    const std::string text = estimate_text({difference.mean * scale, difference.half_width * scale, difference.n},
                                           decimals_of(difference, scale), true);
    return difference.mean > 0.0 ? "+" + text : text;
}

std::string_view kind_of(std::string_view verdict_word)
{
    if (verdict_word == "better" || verdict_word == "worse") return verdict_word;
    return "unsure";
}

std::string replicates_text(double needed)
{
    if (std::isnan(needed)) return "–";
    if (std::isinf(needed)) return "no number";
    return needed > 1e6 ? "over a million" : estimate_text({needed, 0.0, 1}, 0, false);
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
    const std::string word(verdict(about, difference));
    if (word == "equal") return fmt::format("{} is the same in both.", about.name);
    if (word == "no number") return fmt::format("{} has no number here.", about.name);
    const int decimals = decimals_of(difference, scale_of(about));
    const std::string numbers = fmt::format(
        "{} ({}) is {} {} where the base has {}: a difference of {} {} ({} interval, {} paired replicates)", about.name,
        meaning_with_week(about.meaning, comparison.cohort_week()), level_text(difference.alternative, about, decimals),
        level_unit(about), level_text(difference.base, about, decimals), difference_text(difference, about),
        difference_unit(about), confidence_text(comparison), difference.n);
    if (word == "not resolved")
        return fmt::format(
            "Not resolved: {}, and the interval {}; it would take {} replicates to resolve what was "
            "found.",
            numbers, difference.n > 1 ? "contains 0" : "is not known from one replicate",
            replicates_text(difference.needed));
    return fmt::format("{}{}: {}.", char(std::toupper(word[0])), word.substr(1), numbers);
}

// Endpoints of some kinds with this verdict, joined.
std::string named(const Comparison& comparison, std::size_t alternative, std::string_view wanted)
{
    std::string text;
    for (const std::size_t endpoint : headline_endpoints()) {
        if (endpoint == comparison.judged_by || endpoints()[endpoint].name == "net_benefit") continue;
        if (verdict(endpoints()[endpoint], total_difference(comparison, alternative, endpoint)) == wanted)
            text += (text.empty() ? "" : ", ") + std::string(endpoints()[endpoint].name);
    }
    return text.empty() ? "nothing" : text;
}

std::string verdict_of(const Comparison& comparison, std::size_t alternative)
{
    const Scenario& scenario = comparison.scenarios[alternative];
    std::string text = element("h3", escaped(scenario.name + ": " + scenario.title));
    if (equals_base(comparison, alternative))
        return text + element("p", "The same as the base, bit for bit, in every replicate.");
    std::string sentences = element("strong", escaped(sentence(comparison, alternative, comparison.judged_by)));
    const std::size_t net_benefit = endpoint_index("net_benefit");
    if (net_benefit != comparison.judged_by)
        sentences += element("strong", escaped(sentence(comparison, alternative, net_benefit)));
    text += element("p", sentences);
    text += element("p",
                    escaped(fmt::format("Beside that, better: {}. Worse: {}.", named(comparison, alternative, "better"),
                                        named(comparison, alternative, "worse"))));
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
    std::vector<std::string> line{fmt::format("{}<br><span class=\"unit\">{}</span>", escaped(about.name),
                                              escaped(meaning_with_week(about.meaning, comparison.cohort_week()))),
                                  escaped(level_unit(about)),
                                  level_text(first.base, about, decimals_of(first, scale_of(about)))};
    for (std::size_t s = 1; s < comparison.scenarios.size(); ++s) {
        const PairedDifference difference = total_difference(comparison, s, endpoint);
        const std::string_view word = verdict(about, difference);
        std::string text = fmt::format("{}<br><span class=\"{}\">{}</span>",
                                       escaped(difference_text(difference, about)), kind_of(word), word);
        if (word == "not resolved")
            text += fmt::format(" <span class=\"unit\">(n {})</span>", replicates_text(difference.needed));
        line.push_back(std::move(text));
    }
    return line;
}

}  // namespace

std::string verdict_section(const Comparison& comparison)
{
    std::string text;
    for (std::size_t s = 1; s < comparison.scenarios.size(); ++s) text += verdict_of(comparison, s);
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
        lines.push_back({std::string(headings[int(kind)])});
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
    note +=
        ". Not resolved: the interval contains 0; n: replicates that would resolve the difference found. Endpoints "
        "are judged one by one.";
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
                line.push_back(fmt::format("<span class=\"{}\">{}</span>", kind_of(verdict(about, difference)),
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
