#include "experiment/compare/comparison_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/message.h"
#include "core/week.h"
#include "experiment/compare/cohort_text.h"
#include "experiment/judge/endpoints.h"
#include "experiment/replicates/foundation.h"
#include "experiment/statistics/text_table.h"

namespace samspill {

namespace {

using Lines = std::vector<std::vector<std::string>>;

constexpr std::string_view headline[] = {
    "lasting_share",       "working_share",     "employed_weeks",     "benefit_weeks",    "in_work_share",
    "net_benefit",         "defeats",           "refusals",           "gave_up",          "wait_during",
    "wait_after",          "queue_during",      "queue_peak",         "queue_after",      "conflicts",
    "lost_handovers",      "pressure_during",   "pressure_peak",      "pressure_after",   "hours_lost",
    "flaws_active_during", "flaws_active_peak", "flaws_active_after", "benefit_payments", "staff_cost",
    "guidance_cost",       "education_cost",    "project_cost",       "public_spending"};

// Two digits of the half width: what an interval can tell.
int decimals_for(const PairedDifference& difference)
{
    double size = difference.half_width;
    if (!(size > 0.0)) size = std::abs(difference.mean) / 100.0;
    if (!(size > 0.0)) size = std::abs(difference.base) / 100.0;
    if (!(size > 0.0)) return 0;
    return std::clamp(1 - int(std::floor(std::log10(size))), 0, 6);
}

std::string difference_text(const PairedDifference& difference, int decimals, Language language)
{
    if (difference.none_seen()) return "0";
    const std::string text =
        estimate_text({difference.mean, difference.half_width, difference.n}, decimals, true, language);
    return difference.mean > 0.0 ? "+" + text : text;
}

std::string number_text(double number, int decimals, Language language)
{
    if (std::isnan(number)) return "–";
    if (std::isinf(number)) return "∞";
    return estimate_text({number, 0.0, 1}, decimals, false, language);
}

// "52–155", the weeks that an endpoint looks at; "–": none of the run's.
std::string weeks_text(const EndpointInfo& endpoint, const Inputs& inputs)
{
    const WindowWeeks weeks = weeks_of(endpoint.window, inputs);
    if (weeks.empty()) return "–";
    return weeks.count() == 1 ? fmt::format("{}", weeks.first) : fmt::format("{}–{}", weeks.first, weeks.last);
}

// Also says which of the endpoints are skewed.
std::string table_of(const Comparison& comparison, std::size_t alternative, const std::vector<std::size_t>& shown,
                     Language language)
{
    constexpr Text heads[] = {{"", ""},
                              {"unit", "enhet"},
                              {"weeks", "uker"},
                              {"verdict", "konklusjon"},
                              {"base", "basis"},
                              {"difference", "forskjell"},
                              {"correlation", "korrelasjon"},
                              {"variance reduction", "variansreduksjon"}};
    Lines lines(1);
    for (const Text& head : heads) lines[0].emplace_back(head.in(language));
    std::string skewed;
    for (const EndpointKind kind :
         {EndpointKind::benefit, EndpointKind::side_effect, EndpointKind::cost, EndpointKind::context}) {
        const std::size_t before = lines.size();
        for (const std::size_t endpoint : shown) {
            if (endpoints()[endpoint].kind != kind) continue;
            if (lines.size() == before) lines.push_back({heading_of(kind).in(language), "", "", "", "", "", "", ""});
            const EndpointInfo& about = endpoints()[endpoint];
            const PairedDifference difference = total_difference(comparison, alternative, endpoint);
            const int decimals = decimals_for(difference);
            lines.push_back({"  " + std::string(about.name), std::string(about.unit),
                             weeks_text(about, comparison.scenarios[0].inputs),
                             std::string(to_text(total_verdict(comparison, alternative, endpoint), language)),
                             number_text(difference.base, decimals, language),
                             difference_text(difference, decimals, language),
                             number_text(difference.correlation, 3, language),
                             number_text(difference.variance_reduction, 1, language)});
            if (difference.skewed()) skewed += (skewed.empty() ? "" : ", ") + std::string(about.name);
        }
    }
    std::string text = aligned(lines, 4);
    if (!skewed.empty())
        text += phrase(language,
                       {"Skewed, so that the interval may miss: {} (n < 25 skewness²).\n",
                        "Skjeve, så intervallet kan bomme: {} (n < 25 skjevhet²).\n"},
                       skewed);
    return text;
}

// One endpoint by region (lines) and group (columns); what has no verdict stands in parentheses.
std::string table_by_place(const Comparison& comparison, std::size_t alternative, std::size_t endpoint,
                           Language language)
{
    const EndpointInfo& about = endpoints()[endpoint];
    Lines lines{{std::string(about.name)}};
    const std::size_t first_group = about.by_group ? 0 : std::size_t(n_groups);
    for (std::size_t group = first_group; group <= n_groups; ++group)
        lines[0].emplace_back(group < n_groups
                                  ? (language == Language::no ? GroupLabels::names_no : GroupLabels::names)[group]
                                  : std::string_view(Text{"all", "alle"}.in(language)));
    const std::size_t places = comparison.place_count();
    for (std::size_t place = places == 2 ? 1 : 0; place < places; ++place) {  // one region is all there is
        std::vector<std::string>& line = lines.emplace_back();
        line.push_back("  " + (place + 1 < places ? comparison.place_name(place) : Text{"all", "alle"}.in(language)));
        for (std::size_t group = first_group; group <= n_groups; ++group) {
            const PairedDifference difference = difference_in(comparison, alternative, endpoint, place, group);
            const std::string text = difference_text(difference, decimals_for(difference), language);
            const Verdict verdict = verdict_in(comparison, alternative, endpoint, place, group);
            const bool told = is_resolved(verdict) || verdict == Verdict::equal || verdict == Verdict::no_number;
            line.push_back(told ? text : "(" + text + ")");
        }
    }
    return aligned(lines, 1);
}

std::string alternative_text(const Comparison& comparison, std::size_t alternative,
                             const std::vector<std::size_t>& shown, Language language)
{
    const Scenario &base = comparison.scenarios[0], &other = comparison.scenarios[alternative];
    std::string text = fmt::format("\n{}: {}\n", other.name, about_in(other, &About::title, language));
    if (equals_base(comparison, alternative))
        return text + phrase(language, {"  is equal to {}: {}\n", "  er lik {}: {}\n"}, base.name,
                             equality_text(comparison, alternative, language));
    text += fmt::format("\n{}\n", table_of(comparison, alternative, shown, language));
    for (const std::string_view name : {primary_endpoint, std::string_view("net_benefit")})
        text += table_by_place(comparison, alternative, endpoint_index(name), language) + "\n";
    for (const std::size_t curve : overtaking_curves())
        text += fmt::format("{}: {}\n", curves()[curve].name,
                            to_text(overtaking_of(comparison, alternative, curve), language));
    return text;
}

std::string how_to_read(const Comparison& comparison, const std::vector<std::size_t>& shown, Language language)
{
    const int alternatives = int(comparison.alternatives());
    const Inputs& inputs = comparison.scenarios[0].inputs;
    std::string text =
        phrase(language,
               {"difference: alternative less base, mean ± half the interval over {} paired replicates "
                "(Student's t){}.\n",
                "forskjell: alternativ minus basis, gjennomsnitt ± halve intervallet over {} parede kjøringer "
                "(Students t){}.\n"},
               comparison.replicates(),
               alternatives == 1 ? phrase(language, {", {:g} %", ", {:g} %"}, 100.0 * comparison.confidence)
                                 : phrase(language,
                                          {"; those of an endpoint hold for all {} alternatives together with "
                                           "{:g} % (Bonferroni: {:.4g} % each)",
                                           "; de for et endepunkt gjelder for alle {} alternativer sammen med {:g} % "
                                           "(Bonferroni: {:.4g} % hver)"},
                                          alternatives, 100.0 * comparison.confidence,
                                          100.0 * simultaneous_confidence(alternatives, comparison.confidence)));
    text += phrase(
        language,
        {"not resolved: the interval contains 0. too few: fewer than {} replicates give no verdict. none seen: no "
         "replicate\n  differs; another might. In parentheses: one of these. ± ?: one replicate, or all differ by the "
         "same, which makes\n  no interval; from {} on their signs alone are judged. Endpoints, regions and groups are "
         "judged one by one.\n"
         "variance reduction: how many times as many unpaired runs would be as precise.\n"
         "weeks: those that an endpoint looks at, of the model; the policy's first is week {}, its first two years "
         "{}.\n",
         "ikke avklart: intervallet inneholder 0. for få: færre enn {} kjøringer gir ingen konklusjon. ingen sett: "
         "ingen kjøring\n  skiller seg; en annen kan gjøre det. I parentes: en av disse. ± ?: én kjøring, eller alle "
         "skiller seg like mye, og det\n  gir ikke noe intervall; fra {} av vurderes fortegnene alene. Endepunkter, "
         "regioner og grupper vurderes én for én.\nvariansreduksjon: hvor mange ganger så mange uparede kjøringer som "
         "ville vært like presise.\nuker: de som et endepunkt ser på, i modellen; tiltakets første er uke {}, de to "
         "første årene {}.\n"},
        least_for_verdict, least_for_verdict, inputs.observation.episode_week,
        to_text(weeks_of(Window::during, inputs), language));
    for (const std::size_t endpoint : shown)
        text += fmt::format("{} [{}]: {}\n", endpoints()[endpoint].name, endpoints()[endpoint].unit,
                            meaning_of(endpoints()[endpoint], comparison.cohort_week(), language));
    for (const std::string& note : cohort_notes(comparison, language)) text += note + "\n";
    return text + chance_alone_text(language) + "\n" + must_not_be_used_text(language) + "\n";
}

}  // namespace

const std::string& about_in(const Scenario& scenario, std::string About::*line, Language language)
{
    const std::string& norwegian = scenario.norwegian.*line;
    return language == Language::no && !norwegian.empty() ? norwegian : scenario.*line;
}

std::string meaning_of(const EndpointInfo& about, Week cohort_week, Language language)
{
    const bool norwegian = language == Language::no;
    return meaning_with_week(norwegian ? about.meaning_no : about.meaning, cohort_week, norwegian);
}

std::string equality_text(const Comparison& comparison, std::size_t alternative, Language language)
{
    if (comparison.assumptions[alternative - 1].empty())
        return phrase(language, {"nothing differs that could change a result, and every replicate has the same bits",
                                 "ingenting skiller som kunne endre et resultat, og hver kjøring har de samme bitene"});
    return phrase(language,
                  {"what differs changed nothing in any of {} replicates, which have the same bits",
                   "det som skiller, endret ingenting i noen av {} kjøringer, som har de samme bitene"},
                  comparison.replicates());
}

std::vector<std::size_t> headline_endpoints()
{
    std::vector<std::size_t> list;
    for (const std::string_view name : headline) list.push_back(endpoint_index(name));
    return list;
}

std::vector<std::size_t> overtaking_curves() { return {curve_index("net_benefit"), curve_index("lasting_share")}; }

std::string to_text(const Overtaking& overtaking, Language language)
{
    const auto week = [language](Week w) {
        return w == no_week ? phrase(language, {"never", "aldri"}) : fmt::format("{}", w);
    };
    const std::string interval = overtaking.low == overtaking.high
                                     ? ""
                                     : phrase(language, {" (95 % interval {} to {})", " (95 %-intervall {} til {})"},
                                              week(overtaking.low), week(overtaking.high));
    switch (overtaking.kind) {
        case Overtaking::Kind::equal:
            return phrase(language, {"never differs from the base", "skiller seg aldri fra basis"});
        case Overtaking::Kind::behind_at_end:
            return overtaking.never < 1.0
                       ? phrase(language,
                                {"never overtakes the base (it does in {:.1f} % of 1,000 bootstrap samples)",
                                 "går aldri forbi basis (det skjer i {:.1f} % av 1000 bootstrap-utvalg)"},
                                100.0 * (1.0 - overtaking.never))
                       : phrase(language, {"never overtakes the base", "går aldri forbi basis"});
        case Overtaking::Kind::not_resolved:
            return phrase(language,
                          {"not resolved: ahead in the last week in {:.1f} % of 1,000 bootstrap samples",
                           "ikke avklart: foran i den siste uken i {:.1f} % av 1000 bootstrap-utvalg"},
                          100.0 * (1.0 - overtaking.never));
        case Overtaking::Kind::from_start:
            return phrase(language,
                          {"ahead of the base from the start, week {}, {}{}", "foran basis fra starten, uke {}, {}{}"},
                          overtaking.week, date_text(overtaking.week, language), interval);
        case Overtaking::Kind::overtakes:
            break;
    }
    return phrase(language, {"overtakes the base in week {}, {}{}", "går forbi basis i uke {}, {}{}"}, overtaking.week,
                  date_text(overtaking.week, language), interval);
}

std::string to_text(const Comparison& comparison, bool all, Language language)
{
    std::vector<std::size_t> shown = headline_endpoints();
    if (all) {
        shown.clear();
        for (std::size_t i = 0; i < endpoints().size(); ++i) shown.push_back(i);
    }
    const Scenario& base = comparison.scenarios[0];
    std::string text = phrase(language, {"Null alternative: {}: {}\n", "Nullalternativ: {}: {}\n"}, base.name,
                              about_in(base, &About::title, language));
    for (std::size_t i = 1; i < comparison.scenarios.size(); ++i)
        text += alternative_text(comparison, i, shown, language);
    return text + "\n" + how_to_read(comparison, shown, language);
}

}  // namespace samspill
