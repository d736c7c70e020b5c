#include <algorithm>

#include <fmt/format.h>

#include "core/field.h"
#include "experiment/replicates/foundation.h"
#include "experiment/report/report_html.h"
#include "experiment/report/report_tables.h"
#include "model/inputs/history.h"

namespace samspill {

namespace {

using html::element;
using html::escaped;
using Lines = std::vector<std::vector<std::string>>;

std::string or_dash(const std::string& text) { return text.empty() ? "–" : escaped(text); }

std::string offices_text(const Difference& difference)
{
    std::string text;
    for (const std::string& office : difference.offices) text += (text.empty() ? "" : ", ") + office;
    return text.empty() ? "everywhere" : text;
}

std::string differences_of(const Scenario& other, const std::vector<Difference>& assumptions)
{
    Lines lines;
    for (const Difference& difference : assumptions)
        lines.push_back(
            {escaped(difference.key), or_dash(difference.before), or_dash(difference.after),
             escaped(difference.from == no_week ? "none: nothing of these scenarios asks for it"
                                                : fmt::format("{} ({})", difference.from, date_text(difference.from))),
             escaped(offices_text(difference))});
    std::string text = element("h3", escaped(other.name));
    if (lines.empty()) return text + element("p", "Nothing that could change a result differs from the base.");
    return text + html::table({"what", "base", "here", "acts from week", "where first"}, lines, 5);
}

// What of the base's parameters is not the program's own value, and how well all are founded.
std::string parameters_of_base(const Scenario& base)
{
    Params values = base.inputs.params, own;
    const std::vector<Parameter> list = parameters_of(values), presets = parameters_of(own);
    Lines lines;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].get() != presets[i].get())
            lines.push_back({escaped(list[i].key), escaped(list[i].meaning), escaped(list[i].unit),
                             fmt::format("{}", presets[i].get()), fmt::format("{}", list[i].get())});
    }
    const Foundation found = foundation();
    std::string text = element(
        "p",
        fmt::format("All scenarios share {} parameters beside: {} from the report that the model is of, {} by facts, "
                    "{} calibrated to facts, {} assumed. scenarios/PARAMETERS.md lists each with unit, range, "
                    "meaning and source; sim/MODEL.md says what they do.",
                    found.all, found.reported, found.by_facts, found.calibrated, found.assumed));
    if (lines.empty()) return text + element("p", "The base has the program's own value of every one.");
    return text + element("p", "Where the base departs from the program's own values:") +
           html::table({"parameter", "meaning", "unit", "program", "base"}, lines, 3);
}

}  // namespace

std::string assumption_section(const Comparison& comparison)
{
    std::string text = "<h2>What was assumed</h2>\n";
    text += element("p", "Everything that differs from the base and can change a result:");
    for (std::size_t s = 1; s < comparison.scenarios.size(); ++s)
        text += differences_of(comparison.scenarios[s], comparison.assumptions[s - 1]);
    return text + "<h3>In common</h3>\n" + parameters_of_base(comparison.scenarios[0]);
}

std::string reproduction_section(const Comparison& comparison, const ReportOrigin& origin)
{
    const Inputs& inputs = comparison.scenarios[0].inputs;
    std::string text = "<h2>How to reproduce it</h2>\n" + element("pre", escaped(origin.command));
    std::string overrides;
    for (const std::string& set : comparison.overrides) overrides += (overrides.empty() ? "" : ", ") + set;
    text += html::table({"", ""},
                        {{"program", escaped("samspill " + origin.program)},
                         {"seed", fmt::format("{}", comparison.seed)},
                         {"replicates", fmt::format("{} of {} planned", comparison.replicates(), comparison.planned)},
                         {"weeks", fmt::format("{} after {} of burn-in", inputs.weeks, inputs.burn_in)},
                         {"set for all", overrides.empty() ? "nothing" : escaped(overrides)},
                         {"digest of all runs", to_text(digest_of(comparison))}},
                        2);
    Lines digests;
    for (std::size_t s = 0; s < comparison.scenarios.size(); ++s)
        digests.push_back({escaped(comparison.scenarios[s].name), to_text(comparison.runs[s].front().digest)});
    text += html::table({"scenario", "digest of replicate 0"}, digests, 2);
    text +=
        element("p", "Equal inputs, seed and version give equal digests on any machine and number of threads.", "note");
    for (const Scenario& scenario : comparison.scenarios)
        text += fmt::format("<details><summary>{}: the scenario's files</summary>\n{}</details>\n",
                            escaped(scenario.name), element("pre", escaped(scenario.text)));
    return text;
}

}  // namespace samspill
