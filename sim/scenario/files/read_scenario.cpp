#include "scenario/files/read_scenario.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "model/inputs/cohort_week.h"
#include "scenario/declared/read_parts.h"
#include "scenario/declared/read_settings.h"
#include "scenario/files/override.h"

namespace samspill::input {

namespace {

const Value* value_at(const Table& merged, std::string_view section, std::string_view key)
{
    const Entry* entry = merged.find(section);
    const Table* table = entry ? entry->value.as<Table>() : nullptr;
    const Entry* inner = table ? table->find(key) : nullptr;
    return inner ? &inner->value : nullptr;
}

TextView meaning_of(std::string_view key) { return {text_setting(key).meaning, text_setting(key).meaning_no}; }

// The lines about the scenario in Norwegian; a line that --set replaces drops what the file says.
void read_norwegian(TableReader& root, const Table& merged, Scenario& scenario)
{
    const auto is_set = [](const Entry* entry) { return entry && !entry->value.place.source->override_key.empty(); };
    for (const AboutLine& line : about_lines) {
        std::string& text = scenario.norwegian.*line.text;
        read_line(root, line.key_no, meaning_of(line.key_no), text);
        if (is_set(merged.find(line.key)) && !is_set(merged.find(line.key_no))) text.clear();
    }
}

Horizon read_run(TableReader& root, const Table& merged, Scenario& scenario)
{
    RunSettings run;
    read_section(root, "run", run);
    scenario.inputs.weeks = run.weeks;
    scenario.inputs.burn_in = run.burn_in;
    scenario.replicates = run.replicates;
    scenario.seed = run.seed;
    const Value* weeks = value_at(merged, "run", "weeks");
    return {run.burn_in, run.weeks, weeks != nullptr && !weeks->place.source->override_key.empty()};
}

void read_observation(TableReader& root, const Table& merged, const Horizon& horizon, Scenario& scenario)
{
    Observation& observation = scenario.inputs.observation;
    read_section(root, "observation", observation);
    if (value_at(merged, "observation", "episode_week") != nullptr) scenario.episode_week = observation.episode_week;
    const Value* from = value_at(merged, "observation", "from");
    if (from == nullptr) {
        observation.from = std::max(observation.from, -horizon.burn_in);
        return;
    }
    if (observation.from < -horizon.burn_in || observation.from >= horizon.weeks)
        root.mistakes().add(from->place,
                            message("observation.from",
                                    {"observation.from = {} is week {}, outside the weeks [{}, {}] that "
                                     "are simulated",
                                     "observation.from = {} er uke {}, utenfor ukene [{}, {}] som simuleres"},
                                    shown(*from), observation.from, -horizon.burn_in, horizon.weeks - 1));
}

// Two files that each declare regions are two counties, unless somebody says which of them are meant.
void check_origins(const Sources& sources, bool chosen, Mistakes& mistakes)
{
    std::vector<std::string> first, others;
    Place second;
    for (const auto& [name, place] : sources.regions)
        if (place.source == sources.regions.front().place.source)
            first.push_back(name);
        else if (others.empty() || place.source == second.source)
            second = others.empty() ? place : second, others.push_back(name);
    if (chosen || others.empty() || mistakes.incomplete) return;
    const auto quoted = [](const std::vector<std::string>& names) {
        std::string text;
        for (const std::string& name : names) text += (text.empty() ? "\"" : ", \"") + shown_name(name) + "\"";
        return text;
    };
    mistakes.add(second,
                 message("regions.of_two_files",
                         {"regions of two files would be simulated together: {} of this one and {} of {}; "
                          "say which are meant: [places] regions = [{}]",
                          "regioner fra to filer ville bli simulert sammen: {} fra denne og {} fra {}; si hvilke som "
                          "menes: [places] regions = [{}]"},
                         quoted(others), quoted(first), sources.regions.front().place.source->name, quoted(others)));
}

Scenario read_merged(const Sources& sources, const std::string& path, Mistakes& mistakes)
{
    Scenario scenario;
    scenario.name = std::filesystem::path(path).stem().string();
    scenario.title = scenario.name;
    scenario.text = sources.text;
    scenario.files = sources.files;
    const auto whole = std::make_shared<InputSource>(InputSource{escaped(path), 0, ""});
    TableReader root(sources.merged, {whole, 0, 0}, "", mistakes);
    for (const AboutLine& line : about_lines) read_line(root, line.key, meaning_of(line.key), scenario.*line.text);
    const Horizon horizon = read_run(root, sources.merged, scenario);
    read_observation(root, sources.merged, horizon, scenario);
    check_origins(sources, value_at(sources.merged, "places", "regions") != nullptr, mistakes);
    const PlaceNames names = read_places(root, scenario.inputs.places);
    read_status_quo(root, names, scenario.inputs.status_quo);
    read_section(root, "rollout", scenario.inputs.rollout);
    read_waves(root, names, horizon, scenario.inputs.waves);
    read_shocks(root, names, horizon, scenario.inputs.shocks);
    read_trial(root, names, horizon, scenario.inputs.trial);
    if (!scenario.episode_week)
        if (const auto week = first_policy_week(scenario.inputs)) scenario.inputs.observation.episode_week = *week;
    read_params(root, scenario.inputs.params);
    read_norwegian(root, sources.merged, scenario);
    root.find("set");
    root.find("include");  // taken out when files were merged; known, so that a near miss is told
    root.finish();
    return scenario;
}

Scenario finish(Sources sources, const std::string& path, const std::vector<std::string>& overrides, Mistakes& mistakes)
{
    int order = int(most_files) + 1;
    for (const std::string& text : overrides) apply_override(sources.merged, text, order++, mistakes);
    Scenario scenario = read_merged(sources, path, mistakes);
    if (!mistakes.empty()) mistakes.raise();
    scenario.notes = mistakes.notes();
    return scenario;
}

}  // namespace

}  // namespace samspill::input

namespace samspill {

Scenario read_scenario(const std::string& path, const std::vector<std::string>& overrides)
{
    input::Mistakes mistakes;
    return input::finish(input::read_sources(path, mistakes), path, overrides, mistakes);
}

Scenario parse_scenario(const std::string& text, const std::string& name, const std::string& folder,
                        const std::vector<std::string>& overrides, const input::FileSource& files)
{
    input::Mistakes mistakes;
    return input::finish(input::parse_sources(text, name, folder, mistakes, input::SetKey::laid_over, files), name,
                         overrides, mistakes);
}

ScenarioSource::ScenarioSource(const std::vector<std::string>& paths) : path_(paths.front())
{
    input::Mistakes mistakes;
    sources_ = std::make_shared<const input::Sources>(input::read_sources(paths, mistakes));
    if (!mistakes.empty()) mistakes.raise();
}

Scenario ScenarioSource::with(const std::vector<std::string>& overrides) const
{
    input::Mistakes mistakes;
    return input::finish(*sources_, path_, overrides, mistakes);
}

const std::vector<std::string>& ScenarioSource::files() const { return sources_->files; }

std::size_t ScenarioSource::list_size(std::string_view list) const
{
    const input::Entry* entry = sources_->merged.find(list);
    const input::List* items = entry ? entry->value.as<input::List>() : nullptr;
    return items ? items->items.size() : 0;
}

}  // namespace samspill
