#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>

#include "model/inputs/setting_lists.h"
#include "scenario/declared/scenario.h"
#include "scenario/declared/settings.h"

// The keys of a scenario file that are not parameters, each declared once: reading, messages and
// the reference follow from these lists and those of model/inputs/setting_lists.h.
namespace samspill::input {

inline constexpr double most_total_inhabitants = 1e9;  // of all, times the scale: about 100 GB of persons
inline constexpr std::size_t most_regions = 1000, most_offices = 10'000, most_waves = 1000, most_shocks = 1000,
                             most_rules = 100;

// The numbers of [run]; Scenario and Inputs hold them.
struct RunSettings {
    int weeks = Inputs{}.weeks;
    int burn_in = Inputs{}.burn_in;
    int replicates = Scenario{}.replicates;
    std::uint32_t seed = Scenario{}.seed;
};

constexpr auto settings_of(const RunSettings*)
{
    using S = RunSettings;
    return std::tuple{
        Setting{"weeks", &S::weeks, "weeks", 1, most_weeks, "weeks from week 0 (Monday 2016-09-05) on",
                "uker fra og med uke 0 (mandag 5. september 2016)"},
        Setting{"burn_in", &S::burn_in, "weeks", 0, most_burn_in, "weeks under the status quo before week 0",
                "uker under dagens ordning før uke 0"},
        Setting{"replicates", &S::replicates, "runs", 1, 1e6, "runs that differ only in chance",
                "kjøringer som bare skiller seg ved tilfeldigheter"},
        Setting{"seed", &S::seed, "1", 0, 4294967295.0, "chooses the chance that all scenarios of a comparison share",
                "velger tilfeldighetene som alle scenarier i en sammenligning deler"},
    };
}

// A key of a file that is neither a number nor a part of a struct (model/inputs/part_lists.h): what may stand there,
// and what it means.
struct TextSetting {
    std::string_view key;
    std::string_view allowed;
    std::string_view fallback;  // what holds when it is not given
    std::string_view meaning, meaning_no;
};

inline constexpr TextSetting text_settings[] = {
    {"title", "text", "the file's name", "one line for tables and pictures", "en linje til tabeller og figurer"},
    {"question", "text", "empty", "what the scenario is for", "hva scenariet skal svare på"},
    {"expectation", "text", "empty", "what its author expected before running it", "hva forfatteren ventet på forhånd"},
    {"title_no", "text", "title", "the title in Norwegian", "tittelen på norsk"},
    {"question_no", "text", "question", "the question in Norwegian", "spørsmålet på norsk"},
    {"expectation_no", "text", "expectation", "the expectation in Norwegian", "forventningen på norsk"},
    {"include", "file or list of files", "none", "scenario files, relative to this one, that this one changes",
     "scenariofiler, i forhold til denne, som denne endrer"},
    {"set", "list of texts \"key=value\"", "none",
     "values set within what is included, as --set does: \"wave.2.intensity=2\", \"office.Gol.tie=0.5\"",
     "verdier som settes i det som er inkludert, slik --set gjør"},
    {"trial", "a table, or \"none\"", "none", "an experiment within the run; \"none\" takes away an included file's",
     "et eksperiment i kjøringen; \"none\" tar bort det i en inkludert fil"},
    {"places.regions", "list of regions", "all", "the declared regions that are simulated",
     "regionene som simuleres, av dem som er oppgitt"},
    {"status_quo.rule.regions", "region or list of regions", "all",
     "all offices of these regions, in place of status_quo.rule.offices",
     "alle kontorer i disse regionene, i stedet for status_quo.rule.offices"},
    {"wave.regions", "region or list of regions, or \"all\"", "none",
     "all that these regions have, offices and career centre, in place of wave.offices",
     "alt i disse regionene, kontorer og karrieresenter, i stedet for wave.offices"},
    {"trial.regions", "region or list of regions", "all",
     "all offices of these regions enrol, in place of trial.offices",
     "alle kontorer i disse regionene tar inn, i stedet for trial.offices"},
};

// The declaration of a text setting; `key` must be one of theirs.
constexpr const TextSetting& text_setting(std::string_view key)
{
    const TextSetting* found = text_settings;
    while (found->key != key) ++found;
    return *found;
}

}  // namespace samspill::input
