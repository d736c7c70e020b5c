#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/file_kinds.h"
#include "cli/json_number.h"
#include "cli/notes.h"
#include "cli/provenance.h"
#include "cli/terminal_text.h"
#include "core/error.h"
#include "experiment/calibrate/calibration.h"
#include "experiment/sweep/sweep_plan.h"
#include "model/inputs/row_text.h"
#include "scenario/declared/reader.h"
#include "scenario/declared/reference.h"
#include "scenario/files/read_scenario.h"

namespace samspill::cli {

namespace {

using Json = nlohmann::ordered_json;

double inhabitants(const Places& places)
{
    double sum = 0.0;
    for (const RegionPlace& region : places.regions)
        for (const OfficePlace& office : region.offices) sum += office.inhabitants * places.scale;
    return sum;
}

std::string when(Week week) { return say({"week {} ({})", "uke {} ({})"}, week, date_text(week, language())); }

std::string wave_text(const Wave& wave)
{
    std::string text = say({"  wave in {}: ", "  bølge i {}: "}, when(wave.week));
    if (!wave.offices.empty()) text += counted(wave.offices.size(), nouns::office) + ", ";
    if (!wave.centres.empty()) text += counted(wave.centres.size(), nouns::centre) + ", ";
    return text + input::changes_text(wave);
}

std::string shock_text(const Shock& shock)
{
    return say({"  shock in {}: log-tightness {:+} in {}, half-life {} weeks",
                "  støt i {}: log-stramhet {:+} i {}, halveringstid {} uker"},
               when(shock.week), shock.size,
               shock.regions.empty() ? message("shock.everywhere", {"every region", "alle regioner"})
                                     : input::listed(shock.regions),
               shock.half_life);
}

// What a scenario holds, for somebody who wrote it and wants to see that it was understood.
void print_summary(const std::string& file, const Scenario& scenario)
{
    const Inputs& inputs = scenario.inputs;
    tell({"{}: ok\n  {}\n", "{}: i orden\n  {}\n"}, file, scenario.title);
    tell({"  {}, {}, {:.0f} inhabitants", "  {}, {}, {:.0f} innbyggere"},
         counted(inputs.places.regions.size(), nouns::region),
         counted(std::size_t(inputs.places.office_count()), nouns::office), inhabitants(inputs.places));
    tell("{}\n", inputs.places.scale == 1.0 ? "" : say({" (scale {})", " (skala {})"}, inputs.places.scale));
    tell({"  {} from {}, after {} of burn-in; {}, seed {}\n", "  {} fra {}, etter {} innkjøring; {}, frø {}\n"},
         counted(std::size_t(inputs.weeks), nouns::week), date_text(0, language()),
         counted(std::size_t(inputs.burn_in), nouns::week), counted(std::size_t(scenario.replicates), nouns::replicate),
         scenario.seed);
    tell("  {}, {}\n", counted(inputs.waves.size(), nouns::wave), counted(inputs.shocks.size(), nouns::shock));
    for (const Wave& wave : inputs.waves) tell("{}\n", wave_text(wave));
    for (const Shock& shock : inputs.shocks) tell("{}\n", shock_text(shock));
    const std::vector<std::string> changed = input::changed_parameters(inputs.params);
    if (changed.empty()) tell({"  all parameters at their defaults\n", "  alle parametere har standardverdien\n"});
    for (const std::string& text : changed) tell("  {}\n", text);
    print_notes(scenario.notes);
}

Json summary_json(const std::string& file, const Scenario& scenario)
{
    const Inputs& inputs = scenario.inputs;
    return {{"file", file},
            {"ok", true},
            {"title", scenario.title},
            {"regions", inputs.places.regions.size()},
            {"offices", inputs.places.office_count()},
            {"inhabitants", json_number(inhabitants(inputs.places))},
            {"weeks", inputs.weeks},
            {"burn_in", inputs.burn_in},
            {"replicates", scenario.replicates},
            {"seed", scenario.seed},
            {"waves", inputs.waves.size()},
            {"shocks", inputs.shocks.size()},
            {"changed_parameters", input::changed_parameters(inputs.params)},
            {"notes", json_of_notes(scenario.notes)}};
}

// A calibration holds when its scenarios do, and when all that it names is there.
Json check_calibration(const std::string& path, bool json)
{
    const Calibration calibration(read_calibration(path));
    const CalibrationFile& file = calibration.file();
    const auto measured = std::ranges::count_if(
        file.targets, [](const CalibrationTarget& target) { return target.not_measured.empty(); });
    if (!json)
        tell({"{}: ok\n  {}\n  {}, {}, {} of them measured, on {}\n",
              "{}: i orden\n  {}\n  {}, {}, {} av dem målt, på {}\n"},
             path, file.title, counted(file.parameters.size(), nouns::parameter),
             counted(file.targets.size(), nouns::target), measured, file.scenario);
    return {{"file", path},
            {"ok", true},
            {"title", file.title},
            {"scenario", file.scenario},
            {"parameters", file.parameters.size()},
            {"targets", file.targets.size()},
            {"measured", measured}};
}

// A sweep holds when its scenarios and all values of its axes do, and what it records is there.
Json check_sweep(const std::string& path, bool json)
{
    const SweepPlan plan(path);
    const std::string design(DesignLabels::names[std::size_t(plan.file().design)]);
    if (!json)
        tell({"{}: ok\n  {}\n  {} design over {} of {}: {} x {}\n",
              "{}: i orden\n  {}\n  {}-design over {} av {}: {} x {}\n"},
             path, plan.file().title, design, counted(plan.file().axes.size(), nouns::axis), plan.file().scenario,
             counted(plan.points(), nouns::point), counted(plan.replicates(), nouns::replicate));
    if (!json) print_notes(plan.notes());
    return {{"file", path},
            {"ok", true},
            {"title", plan.file().title},
            {"scenario", plan.file().scenario},
            {"design", design},
            {"points", plan.points()},
            {"replicates", plan.replicates()},
            {"numbers_a_run", plan.record().width()},
            {"notes", json_of_notes(plan.notes())}};
}

Json mistakes_json(const std::string& file, const std::vector<Mistake>& mistakes)
{
    Json list = Json::array();
    for (const auto& [place, message] : mistakes) list.push_back({{"place", place}, {"message", message.english()}});
    return {{"file", file}, {"ok", false}, {"mistakes", list}};
}

}  // namespace

int check_command(const CheckOptions& options)
{
    std::vector<Mistake> all;
    Json json = Json::array();
    for (const std::string& file : options.scenarios) {
        try {
            if (!is_calibration(file) && !is_sweep(file)) require_kind(file, FileKind::scenario);
            if (is_calibration(file)) {
                json.push_back(check_calibration(file, options.json));
                continue;
            }
            if (is_sweep(file)) {
                json.push_back(check_sweep(file, options.json));
                continue;
            }
            const Scenario scenario = read_scenario(file);
            if (options.json)
                json.push_back(summary_json(file, scenario));
            else
                print_summary(file, scenario);
        } catch (const InputError& error) {
            all.insert(all.end(), error.mistakes().begin(), error.mistakes().end());
            json.push_back(mistakes_json(file, error.mistakes()));
        }
    }
    if (options.json) {
        // Texts of a user's file need not be UTF-8 in a file's name: what is not is replaced.
        put(stdout, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
        return all.empty() ? 0 : 2;
    }
    flush_output();
    if (!all.empty()) throw InputError(std::move(all));
    return 0;
}

}  // namespace samspill::cli
