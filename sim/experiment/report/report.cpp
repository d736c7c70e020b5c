#include "experiment/report/report.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "experiment/compare/cohort_text.h"
#include "experiment/report/report_data.h"
#include "experiment/report/report_html.h"
#include "experiment/report/report_parts.h"
#include "experiment/report/report_tables.h"
#include "results/files/output_kind.h"

namespace samspill {

namespace {

using html::element;
using html::escaped;

std::string questions(const Comparison& comparison)
{
    const Scenario& base = comparison.scenarios[0];
    std::string text = element("h1", escaped(comparison.scenarios.back().title) +
                                         (comparison.alternatives() > 1 ? " and others" : "") +
                                         ", held against: " + escaped(base.title));
    std::vector<std::vector<std::string>> lines;
    for (const Scenario& scenario : comparison.scenarios)
        lines.push_back({escaped(scenario.name) + (&scenario == &base ? " (base)" : ""), escaped(scenario.title),
                         escaped(scenario.question), escaped(scenario.expectation)});
    for (std::size_t i = 1; i < comparison.scenarios.size(); ++i)
        text += element("p", escaped(comparison.scenarios[i].question), "question");
    return text + html::table({"scenario", "title", "question", "expected beforehand"}, lines, 4);
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

std::string fan_charts(const Comparison& comparison)
{
    const std::vector<std::size_t> drawn = drawn_curves(comparison);
    std::string text = "<h2>Week by week</h2>\n" + legend(comparison);
    text +=
        element("p",
                fmt::format("All places together. Left: mean over {} replicates (base dashed), with the middle "
                            "50 % and 90 % of them. Right: mean of the paired differences, with the interval of each "
                            "week by itself. The dotted line is {}, in which the cohort of the endpoints is taken.",
                            comparison.replicates(), week_and_date(comparison.cohort_week())),
                "note");
    std::string notes;
    for (const std::string& note : cohort_notes(comparison)) notes += (notes.empty() ? "" : " ") + note;
    text += element("p", escaped(notes), "note");
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const CurveInfo& curve = curves()[drawn[i]];
        text += element(
            "div",
            fmt::format("<h3>{} <span class=\"unit\">{}</span></h3>\n<div class=\"charts\"><div "
                        "class=\"chart\" id=\"fan-{}\"></div><div class=\"chart\" "
                        "id=\"difference-{}\"></div></div>",
                        escaped(curve.name), escaped(meaning_with_week(curve.meaning, comparison.cohort_week())), i, i),
            "block");
    }
    std::string equal;
    for (std::size_t curve = 0; curve < curves().size(); ++curve)
        if (std::find(drawn.begin(), drawn.end(), curve) == drawn.end())
            equal += (equal.empty() ? "" : ", ") + std::string(curves()[curve].name);
    if (!equal.empty()) text += element("p", "Never different from the base: " + escaped(equal) + ".", "note");
    return text;
}

std::string effects(const Comparison& comparison, const nlohmann::ordered_json& data)
{
    std::string text = "<h2>For whom and where</h2>\n" + legend(comparison);
    std::size_t chart = 0;
    for (const std::size_t endpoint : drawn_endpoints(comparison)) {
        const EndpointInfo& about = endpoints()[endpoint];
        std::string places;
        while (chart < data["dots"].size() && data["dots"][chart]["endpoint"] == about.name)
            places += fmt::format("<div class=\"chart\" id=\"dots-{}\"></div>", chart++);
        text += element("div",
                        fmt::format("<h3>{} <span class=\"unit\">{}</span></h3>\n", escaped(about.name),
                                    escaped(meaning_with_week(about.meaning, comparison.cohort_week()))) +
                            element("div", places, "charts"),
                        "block");
        text += effect_table(comparison, endpoint);
    }
    return text;
}

// The page may load nothing and call nobody; scripts and styles are those written here.
constexpr const char* head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
)";

}  // namespace

std::string report_page(const Comparison& comparison, const ReportOrigin& origin, const std::string& chart_library)
{
    const nlohmann::ordered_json data = chart_data(comparison);
    std::string page = head;
    page += fmt::format("{}{}\">\n", report_output.mark, escaped(origin.inputs));
    page += element("title", escaped(comparison.scenarios.back().title) + " – samspill");
    page += element("style", report_parts::style);
    page += "</head>\n<body>\n";
    page += questions(comparison);
    page += verdict_section(comparison);
    page += endpoint_section(comparison);
    page += fan_charts(comparison);
    page += effects(comparison, data);
    page += assumption_section(comparison);
    page += reproduction_section(comparison, origin);
    page += "<script type=\"application/json\" id=\"data\">" + html::script_data(data) + "</script>\n";
    page += "<script>\n\"use strict\";\n" + chart_library + report_parts::charts + "</script>\n</body>\n</html>\n";
    return page;
}

}  // namespace samspill
