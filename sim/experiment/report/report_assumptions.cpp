#include <algorithm>

#include <fmt/format.h>

#include "core/field.h"
#include "core/message.h"
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

std::string offices_text(const Difference& difference, Language language)
{
    std::string text;
    for (const std::string& office : difference.offices) text += (text.empty() ? "" : ", ") + office;
    return text.empty() ? phrase(language, {"everywhere", "overalt"}) : text;
}

std::string differences_of(const Scenario& other, const std::vector<Difference>& assumptions, Language language)
{
    Lines lines;
    for (const Difference& difference : assumptions)
        lines.push_back({escaped(difference.key), or_dash(difference.before), or_dash(difference.after),
                         escaped(difference.from == no_week
                                     ? phrase(language, {"none: nothing of these scenarios asks for it",
                                                         "ingen: ingenting i disse scenariene spør etter det"})
                                     : fmt::format("{} ({})", difference.from, date_text(difference.from, language))),
                         escaped(offices_text(difference, language))});
    std::string text = element("h3", escaped(other.name));
    if (lines.empty())
        return text + element("p", phrase(language, {"Nothing that could change a result differs from the base.",
                                                     "Ingenting som kunne endre et resultat, skiller seg fra basis."}));
    return text +
           html::table({phrase(language, {"what", "hva"}), phrase(language, {"base", "basis"}),
                        phrase(language, {"here", "her"}), phrase(language, {"acts from week", "virker fra uke"}),
                        phrase(language, {"where first", "hvor først"})},
                       lines, 5);
}

// What of the base's parameters is not the program's own value, and how well all are founded.
std::string parameters_of_base(const Scenario& base, Language language)
{
    Params values = base.inputs.params, own;
    const std::vector<Parameter> list = parameters_of(values), presets = parameters_of(own);
    Lines lines;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].get() != presets[i].get())
            lines.push_back({escaped(list[i].key),
                             escaped(language == Language::no ? list[i].meaning_no : list[i].meaning),
                             escaped(list[i].unit), phrase(language, {"{}", "{}"}, presets[i].get()),
                             phrase(language, {"{}", "{}"}, list[i].get())});
    }
    const Foundation found = foundation();
    std::string text = element(
        "p", phrase(language,
                    {"All scenarios share {} parameters beside: {} from the report that the model is of, {} by facts, "
                     "{} calibrated to facts, {} assumed. scenarios/PARAMETERS.md lists each with unit, range, "
                     "meaning and source; sim/MODEL.md says what they do.",
                     "Alle scenarier deler {} parametere ved siden av: {} fra rapporten som modellen bygger på, {} "
                     "etter fakta, {} kalibrert mot fakta, {} antatt. scenarios/PARAMETERS.md lister opp hver av dem "
                     "med enhet, område, betydning og kilde; sim/MODEL.md sier hva de gjør."},
                    found.all, found.reported, found.by_facts, found.calibrated, found.assumed));
    if (lines.empty())
        return text + element("p", phrase(language, {"The base has the program's own value of every one.",
                                                     "Basis har programmets egen verdi for alle."}));
    return text +
           element("p", phrase(language, {"Where the base departs from the program's own values:",
                                          "Der basis avviker fra programmets egne verdier:"})) +
           html::table({phrase(language, {"parameter", "parameter"}), phrase(language, {"meaning", "betydning"}),
                        phrase(language, {"unit", "enhet"}), phrase(language, {"program", "programmet"}),
                        phrase(language, {"base", "basis"})},
                       lines, 3);
}

}  // namespace

std::string assumption_section(const Comparison& comparison, Language language)
{
    std::string text = "<h2>" + phrase(language, {"What was assumed", "Hva som er antatt"}) + "</h2>\n";
    text += element("p", phrase(language, {"Everything that differs from the base and can change a result:",
                                           "Alt som skiller seg fra basis og kan endre et resultat:"}));
    for (std::size_t s = 1; s < comparison.scenarios.size(); ++s)
        text += differences_of(comparison.scenarios[s], comparison.assumptions[s - 1], language);
    return text + "<h3>" + phrase(language, {"In common", "Felles"}) + "</h3>\n" +
           parameters_of_base(comparison.scenarios[0], language);
}

std::string reproduction_section(const Comparison& comparison, const ReportOrigin& origin, Language language)
{
    const Inputs& inputs = comparison.scenarios[0].inputs;
    std::string text = "<h2>" + phrase(language, {"How to reproduce it", "Slik gjøres det om igjen"}) + "</h2>\n" +
                       element("pre", escaped(origin.command));
    std::string overrides;
    for (const std::string& set : comparison.overrides) overrides += (overrides.empty() ? "" : ", ") + set;
    text += html::table(
        {"", ""},
        {{phrase(language, {"program", "program"}), escaped("samspill " + origin.program)},
         {phrase(language, {"seed", "frø"}), fmt::format("{}", comparison.seed)},
         {phrase(language, {"replicates", "kjøringer"}),
          phrase(language, {"{} of {} planned", "{} av {} planlagte"}, comparison.replicates(), comparison.planned)},
         {phrase(language, {"weeks", "uker"}),
          phrase(language, {"{} after {} of burn-in", "{} etter {} innkjøring"}, inputs.weeks, inputs.burn_in)},
         {phrase(language, {"set for all", "satt for alle"}),
          overrides.empty() ? phrase(language, {"nothing", "ingenting"}) : escaped(overrides)},
         {phrase(language, {"digest of all runs", "fingeravtrykk av alle kjøringer"}), to_text(digest_of(comparison))}},
        2);
    Lines digests;
    for (std::size_t s = 0; s < comparison.scenarios.size(); ++s)
        digests.push_back({escaped(comparison.scenarios[s].name), to_text(comparison.runs[s].front().digest)});
    text += html::table({phrase(language, {"scenario", "scenario"}),
                         phrase(language, {"digest of replicate 0", "fingeravtrykk av kjøring 0"})},
                        digests, 2);
    text += element(
        "p",
        phrase(language,
               {"Equal inputs, seed and version give equal digests on any machine and number of threads.",
                "Like inndata, frø og versjon gir like fingeravtrykk på enhver maskin og med ethvert antall tråder."}),
        "note");
    for (const Scenario& scenario : comparison.scenarios)
        text += phrase(language,
                       {"<details><summary>{}: the scenario's files</summary>\n{}</details>\n",
                        "<details><summary>{}: filene til scenariet</summary>\n{}</details>\n"},
                       escaped(scenario.name), element("pre", escaped(scenario.text)));
    return text;
}

}  // namespace samspill
