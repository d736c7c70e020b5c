#include "experiment/report/report_tables.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/message.h"
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
std::string difference_unit(const EndpointInfo& endpoint, Language language)
{
    return endpoint.unit == "share" ? phrase(language, {"percentage points", "prosentpoeng"})
                                    : std::string(endpoint.unit);
}

// Two digits of the half width: what an interval can tell.
int decimals_of(const PairedDifference& difference, double scale)
{
    double size = difference.half_width * scale;
    if (!(size > 0.0)) size = std::abs(difference.mean * scale) / 10.0;
    if (!(size > 0.0)) size = std::abs(difference.base * scale) / 1000.0;
    return size > 0.0 ? std::clamp(1 - int(std::floor(std::log10(size))), 0, 6) : 0;
}

std::string level_text(double value, const EndpointInfo& endpoint, int decimals, Language language)
{
    if (std::isnan(value)) return "–";
    return estimate_text({value * scale_of(endpoint), 0.0, 1}, decimals, false, language);
}

// "+1.2 ± 0.3"
std::string difference_text(const PairedDifference& difference, const EndpointInfo& endpoint, Language language)
{
    const double scale = scale_of(endpoint);
    if (difference.none_seen()) return "0";
    const std::string text = estimate_text({difference.mean * scale, difference.half_width * scale, difference.n},
                                           decimals_of(difference, scale), true, language);
    return difference.mean > 0.0 ? "+" + text : text;
}

std::string_view kind_of(Verdict verdict)
{
    return verdict == Verdict::better || verdict == Verdict::worse ? to_text(verdict) : "unsure";
}

// "mean of weeks 52 to 155": the weeks that an endpoint looks at.
std::string window_text(const Comparison& comparison, const EndpointInfo& endpoint, Language language)
{
    return to_text(weeks_of(endpoint.window, comparison.scenarios[0].inputs), language);
}

std::string confidence_text(const Comparison& comparison, Language language)
{
    return phrase(language, {"{:g} %", "{:g} %"}, 100.0 * comparison.confidence);
}

// One endpoint in one sentence: which is better, by how much, how sure.
std::string sentence(const Comparison& comparison, std::size_t alternative, std::size_t endpoint, Language language)
{
    const EndpointInfo& about = endpoints()[endpoint];
    const PairedDifference difference = total_difference(comparison, alternative, endpoint);
    const Verdict verdict = total_verdict(comparison, alternative, endpoint);
    if (verdict == Verdict::equal)
        return phrase(language, {"{} is the same in both.", "{} er det samme i begge."}, about.name);
    if (verdict == Verdict::no_number)
        return phrase(language, {"{} has no number here.", "{} har ikke noe tall her."}, about.name);
    if (verdict == Verdict::none_seen)
        return phrase(language,
                      {"{}: no difference was seen in {} paired replicates.",
                       "{}: ingen forskjell ble sett i {} parede kjøringer."},
                      about.name, difference.n);
    const int decimals = decimals_of(difference, scale_of(about));
    const std::string numbers = phrase(
        language,
        {"{} ({}; {}) is {} {} where the base has {}: a difference of {} {} ({} interval, {} paired "
         "replicates)",
         "{} ({}; {}) er {} {} der basis har {}: en forskjell på {} {} ({}-intervall, {} parede kjøringer)"},
        about.name, meaning_of(about, comparison.cohort_week(), language), window_text(comparison, about, language),
        level_text(difference.alternative, about, decimals, language), level_unit(about),
        level_text(difference.base, about, decimals, language), difference_text(difference, about, language),
        difference_unit(about, language), confidence_text(comparison, language), difference.n);
    if (verdict == Verdict::too_few)
        return phrase(language,
                      {"No verdict: {}; one takes {} replicates.", "Ingen konklusjon: {}; det kreves {} kjøringer."},
                      numbers, least_for_verdict);
    if (verdict == Verdict::not_resolved)
        return phrase(language, {"Not resolved: {}, and {}.", "Ikke avklart: {}, og {}."}, numbers,
                      difference.has_interval()
                          ? Text{"the interval contains 0", "intervallet inneholder 0"}
                          : Text{"all differ by the same, too few of them to judge by signs",
                                 "alle skiller seg like mye, for få av dem til å vurdere fortegnene"});
    const std::string word(to_text(verdict, language));
    return fmt::format("{}{}: {}.", char(std::toupper(word[0])), word.substr(1), numbers);
}

// Endpoints of some kinds with this verdict, joined.
std::string named(const Comparison& comparison, std::size_t alternative, Verdict wanted, Language language)
{
    std::string text;
    for (const std::size_t endpoint : headline_endpoints()) {
        if (endpoint == comparison.judged_by || endpoints()[endpoint].name == "net_benefit") continue;
        if (total_verdict(comparison, alternative, endpoint) == wanted)
            text += (text.empty() ? "" : ", ") + std::string(endpoints()[endpoint].name);
    }
    return text.empty() ? phrase(language, {"nothing", "ingenting"}) : text;
}

std::string verdict_of(const Comparison& comparison, std::size_t alternative, Language language)
{
    const Scenario& scenario = comparison.scenarios[alternative];
    std::string text = element("h3", escaped(scenario.name + ": " + about_in(scenario, &About::title, language)));
    if (equals_base(comparison, alternative))
        return text + element("p", escaped(phrase(language, {"Equal to the base: {}.", "Lik basis: {}."},
                                                  equality_text(comparison, alternative, language))));
    std::string sentences =
        element("strong", escaped(sentence(comparison, alternative, comparison.judged_by, language)));
    const std::size_t net_benefit = endpoint_index("net_benefit");
    if (net_benefit != comparison.judged_by)
        sentences += element("strong", escaped(sentence(comparison, alternative, net_benefit, language)));
    text += element("p", sentences);
    text +=
        element("p", escaped(phrase(language, {"Beside that, better: {}. Worse: {}.", "Ellers bedre: {}. Verre: {}."},
                                    named(comparison, alternative, Verdict::better, language),
                                    named(comparison, alternative, Verdict::worse, language))));
    std::string overtaking;
    for (const std::size_t curve : overtaking_curves())
        overtaking +=
            phrase(language, {"{}By {} it {}.", "{}Etter {}: alternativet {}."}, overtaking.empty() ? "" : " ",
                   curves()[curve].name, to_text(overtaking_of(comparison, alternative, curve), language));
    return text + element("p", escaped(overtaking));
}

// The cells of one endpoint: name and meaning, unit, base, then every alternative.
std::vector<std::string> endpoint_line(const Comparison& comparison, std::size_t endpoint, Language language)
{
    const EndpointInfo& about = endpoints()[endpoint];
    const PairedDifference first = total_difference(comparison, 1, endpoint);
    std::vector<std::string> line{fmt::format("{}<br><span class=\"unit\">{}; {}</span>", escaped(about.name),
                                              escaped(meaning_of(about, comparison.cohort_week(), language)),
                                              window_text(comparison, about, language)),
                                  escaped(level_unit(about)),
                                  level_text(first.base, about, decimals_of(first, scale_of(about)), language)};
    for (std::size_t s = 1; s < comparison.scenarios.size(); ++s) {
        const PairedDifference difference = total_difference(comparison, s, endpoint);
        const Verdict verdict = total_verdict(comparison, s, endpoint);
        line.push_back(fmt::format("{}<br><span class=\"{}\">{}</span>",
                                   escaped(difference_text(difference, about, language)), kind_of(verdict),
                                   to_text(verdict, language)));
    }
    return line;
}

}  // namespace

std::string verdict_section(const Comparison& comparison, Language language)
{
    std::string text;
    for (std::size_t s = 1; s < comparison.scenarios.size(); ++s) text += verdict_of(comparison, s, language);
    text += element("p", escaped(must_not_be_used_text(language)), "note");
    return "<h2>" + phrase(language, {"In short", "Kort sagt"}) + "</h2>\n" + element("div", text, "verdict");
}

std::string endpoint_section(const Comparison& comparison, Language language)
{
    std::vector<std::string> head{"", phrase(language, {"unit", "enhet"}), phrase(language, {"base", "basis"})};
    for (std::size_t s = 1; s < comparison.scenarios.size(); ++s)
        head.push_back(escaped(comparison.scenarios[s].name) + ",<br>" + phrase(language, {"difference", "forskjell"}));
    Lines lines;
    for (const EndpointKind kind :
         {EndpointKind::benefit, EndpointKind::side_effect, EndpointKind::cost, EndpointKind::context}) {
        lines.push_back({heading_of(kind).in(language)});
        for (std::size_t endpoint = 0; endpoint < endpoints().size(); ++endpoint)
            if (endpoints()[endpoint].kind == kind) lines.push_back(endpoint_line(comparison, endpoint, language));
    }
    const int alternatives = int(comparison.alternatives());
    std::string note =
        phrase(language,
               {"Differences: alternative less base, mean ± half the interval over {} paired replicates (Student's t). "
                "Differences of per cent are percentage points. Intervals hold with {}",
                "Forskjeller: alternativ minus basis, gjennomsnitt ± halve intervallet over {} parede kjøringer "
                "(Students t). Forskjeller i prosent er prosentpoeng. Intervallene gjelder med {}"},
               comparison.replicates(), confidence_text(comparison, language));
    if (alternatives > 1)
        note += phrase(language,
                       {" for all {} alternatives together (Bonferroni, {:.4g} % each)",
                        " for alle {} alternativer sammen (Bonferroni, {:.4g} % hver)"},
                       alternatives, 100.0 * simultaneous_confidence(alternatives, comparison.confidence));
    note += phrase(
        language,
        {". Not resolved: the interval contains 0. Too few: fewer than {} replicates give no verdict. None seen: no "
         "replicate differs; another might. ± ?: all differ by the same, which makes no interval. Endpoints are judged "
         "one by one. ",
         ". Ikke avklart: intervallet inneholder 0. For få: færre enn {} kjøringer gir ingen konklusjon. Ingen sett: "
         "ingen kjøring skiller seg; en annen kan gjøre det. ± ?: alle skiller seg like mye, og det gir ikke noe "
         "intervall. Endepunktene vurderes ett for ett. "},
        least_for_verdict);
    note += chance_alone_text(language);
    return "<h2>" + phrase(language, {"Benefits, side effects and costs", "Nytte, bivirkninger og kostnader"}) +
           "</h2>\n" + element("p", escaped(note), "note") + html::table(head, lines, 2);
}

std::string effect_table(const Comparison& comparison, std::size_t endpoint, Language language)
{
    const EndpointInfo& about = endpoints()[endpoint];
    const std::size_t first_group = about.by_group ? 0 : std::size_t(n_groups), places = comparison.place_count();
    std::vector<std::string> head{phrase(language, {"scenario", "scenario"}), phrase(language, {"place", "sted"})};
    for (std::size_t group = first_group; group <= n_groups; ++group)
        head.emplace_back(group < n_groups
                              ? (language == Language::no ? GroupLabels::names_no : GroupLabels::names)[group]
                              : std::string_view(Text{"all", "alle"}.in(language)));
    Lines lines;
    for (std::size_t s = 1; s < comparison.scenarios.size(); ++s)
        for (std::size_t place = places == 2 ? 1 : 0; place < places; ++place) {  // one region is all there is
            std::vector<std::string> line{
                escaped(comparison.scenarios[s].name),
                escaped(place + 1 < places ? comparison.place_name(place) : phrase(language, {"all", "alle"}))};
            for (std::size_t group = first_group; group <= n_groups; ++group) {
                const PairedDifference difference = difference_in(comparison, s, endpoint, place, group);
                line.push_back(fmt::format("<span class=\"{}\">{}</span>",
                                           kind_of(verdict_in(comparison, s, endpoint, place, group)),
                                           escaped(difference_text(difference, about, language))));
            }
            lines.push_back(std::move(line));
        }
    return phrase(language,
                  {"<details><summary>The numbers, {}; bold: the interval does not contain 0</summary>\n{}"
                   "</details>\n",
                   "<details><summary>Tallene, {}; uthevet: intervallet inneholder ikke 0</summary>\n{}</details>\n"},
                  escaped(difference_unit(about, language)), html::table(head, lines, 2));
}

}  // namespace samspill
