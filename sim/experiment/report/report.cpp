#include "experiment/report/report.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/message.h"
#include "experiment/compare/cohort_text.h"
#include "experiment/compare/comparison_text.h"
#include "experiment/report/report_data.h"
#include "experiment/report/report_html.h"
#include "experiment/report/report_parts.h"
#include "experiment/report/report_tables.h"
#include "results/files/output_kind.h"

namespace samspill {

namespace {

using html::element;
using html::escaped;

std::string questions(const Comparison& comparison, Language language)
{
    const Scenario& base = comparison.scenarios[0];
    std::string text = element(
        "h1", escaped(about_in(comparison.scenarios.back(), &About::title, language)) +
                  (comparison.alternatives() > 1 ? phrase(language, {" and others", " og andre"}) : std::string()) +
                  phrase(language, {", held against: ", ", holdt opp mot: "}) +
                  escaped(about_in(base, &About::title, language)));
    std::vector<std::vector<std::string>> lines;
    for (const Scenario& scenario : comparison.scenarios)
        lines.push_back({escaped(scenario.name) + (&scenario == &base ? phrase(language, {" (base)", " (basis)"}) : ""),
                         escaped(about_in(scenario, &About::title, language)),
                         escaped(about_in(scenario, &About::question, language)),
                         escaped(about_in(scenario, &About::expectation, language))});
    for (std::size_t i = 1; i < comparison.scenarios.size(); ++i)
        text += element("p", escaped(about_in(comparison.scenarios[i], &About::question, language)), "question");
    return text + html::table({phrase(language, {"scenario", "scenario"}), phrase(language, {"title", "tittel"}),
                               phrase(language, {"question", "spørsmål"}),
                               phrase(language, {"expected beforehand", "forventet på forhånd"})},
                              lines, 4);
}

// The colours of the charts, which a script fills in.
std::string legend(const Comparison& comparison)
{
    std::string keys;
    for (const Scenario& scenario : comparison.scenarios)
        keys +=
            fmt::format("<span><span class=\"key\" data-scenario=\"{0}\"></span>{0}</span>\n", escaped(scenario.name));
    return element("div", keys, "legend");
}

std::string fan_charts(const Comparison& comparison, Language language)
{
    const std::vector<std::size_t> drawn = drawn_curves(comparison);
    std::string text = "<h2>" + phrase(language, {"Week by week", "Uke for uke"}) + "</h2>\n" + legend(comparison);
    text += element(
        "p",
        phrase(language,
               {"All places together. Left: mean over {} replicates (base dashed), with the middle "
                "50 % and 90 % of them. Right: mean of the paired differences, with the interval of each "
                "week by itself. The dotted line is {}, in which the cohort of the endpoints is taken.",
                "Alle steder sammen. Til venstre: gjennomsnitt over {} kjøringer (basis stiplet), med de midterste 50 "
                "% og 90 % av dem. Til høyre: gjennomsnitt av de parede forskjellene, med intervallet for hver uke for "
                "seg. Den prikkede linjen er {}, da kohorten for endepunktene tas."},
               comparison.replicates(), week_and_date(comparison.cohort_week(), language == Language::no)),
        "note");
    std::string notes;
    for (const std::string& note : cohort_notes(comparison, language)) notes += (notes.empty() ? "" : " ") + note;
    text += element("p", escaped(notes), "note");
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const CurveInfo& curve = curves()[drawn[i]];
        text +=
            element("div",
                    fmt::format("<h3>{} <span class=\"unit\">{}</span></h3>\n<div class=\"charts\"><div "
                                "class=\"chart\" id=\"fan-{}\"></div><div class=\"chart\" "
                                "id=\"difference-{}\"></div></div>",
                                escaped(curve.name),
                                escaped(meaning_with_week(language == Language::no ? curve.meaning_no : curve.meaning,
                                                          comparison.cohort_week(), language == Language::no)),
                                i, i),
                    "block");
    }
    std::string equal;
    for (std::size_t curve = 0; curve < curves().size(); ++curve)
        if (std::find(drawn.begin(), drawn.end(), curve) == drawn.end())
            equal += (equal.empty() ? "" : ", ") + std::string(curves()[curve].name);
    if (!equal.empty())
        text += element(
            "p", phrase(language, {"Never different from the base: {}.", "Aldri ulik basis: {}."}, escaped(equal)),
            "note");
    return text;
}

std::string effects(const Comparison& comparison, const nlohmann::ordered_json& data, Language language)
{
    std::string text =
        "<h2>" + phrase(language, {"For whom and where", "For hvem og hvor"}) + "</h2>\n" + legend(comparison);
    std::size_t chart = 0;
    for (const std::size_t endpoint : drawn_endpoints(comparison)) {
        const EndpointInfo& about = endpoints()[endpoint];
        std::string places;
        while (chart < data["dots"].size() && data["dots"][chart]["endpoint"] == about.name)
            places += fmt::format("<div class=\"chart\" id=\"dots-{}\"></div>", chart++);
        text += element("div",
                        fmt::format("<h3>{} <span class=\"unit\">{}</span></h3>\n", escaped(about.name),
                                    escaped(meaning_of(about, comparison.cohort_week(), language))) +
                            element("div", places, "charts"),
                        "block");
        text += effect_table(comparison, endpoint, language);
    }
    return text;
}

// The page may load nothing and call nobody; scripts and styles are those written here.
constexpr const char* head = R"(
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
)";

}  // namespace

std::string report_page(const Comparison& comparison, const ReportOrigin& origin, const std::string& chart_library,
                        Language language)
{
    const nlohmann::ordered_json data = chart_data(comparison, language);
    std::string page = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">", Text{"en", "nb"}.in(language));
    page += head;
    page += fmt::format("{}{}\">\n", report_output.mark, escaped(origin.inputs));
    page += element("title", escaped(about_in(comparison.scenarios.back(), &About::title, language)) + " – samspill");
    page += element("style", report_parts::style);
    page += "</head>\n<body>\n";
    page += questions(comparison, language);
    page += verdict_section(comparison, language);
    page += endpoint_section(comparison, language);
    page += fan_charts(comparison, language);
    page += effects(comparison, data, language);
    page += assumption_section(comparison, language);
    page += reproduction_section(comparison, origin, language);
    page += "<script type=\"application/json\" id=\"data\">" + html::script_data(data) + "</script>\n";
    page += "<script>\n\"use strict\";\n" + chart_library + report_parts::charts + "</script>\n</body>\n</html>\n";
    return page;
}

}  // namespace samspill
