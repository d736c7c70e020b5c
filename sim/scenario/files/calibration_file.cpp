#include "scenario/files/calibration_file.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "core/field.h"
#include "core/name.h"
#include "model/params/params.h"
#include "scenario/declared/read_settings.h"

namespace samspill {

using input::Setting;

// In the namespace of the structs, where read_settings() finds them.
constexpr auto settings_of(const CalibrationFile*)
{
    using S = CalibrationFile;
    return std::tuple{
        Setting{"seed", &S::seed, "1", 0, 4294967295.0, "chooses the chance that all evaluations share",
                "velger tilfeldighetene som alle evalueringer deler"},
        Setting{"replicates", &S::replicates, "runs", 1, 1e4, "runs of an evaluation", "kjøringer i en evaluering"},
        Setting{"evaluations", &S::evaluations, "1", 1, 1e6, "evaluations of the loss in all, over all starts",
                "evalueringer av tapet i alt"},
        Setting{"starts", &S::starts, "1", 1, 1000,
                "starts of the search: the scenario's values, then points of a Latin hypercube",
                "startpunkter for søket: scenariets verdier, så punkter i en latinsk hyperkube"},
        Setting{"prior_weight", &S::prior_weight, "1", 0, 1000,
                "loss when one parameter moves from its prior value by the whole width of its bounds",
                "tap når en parameter flyttes hele bredden av grensene sine"},
    };
}

constexpr auto settings_of(const CalibrationParameter*)
{
    using S = CalibrationParameter;
    return std::tuple{
        Setting{"low", &S::low, "1", -1e9, 1e9, "lower bound of the value, or of the factor on a table", "nedre grense",
                true},
        Setting{"high", &S::high, "1", -1e9, 1e9, "upper bound", "øvre grense", true},
    };
}

constexpr auto settings_of(const CalibrationTarget*)
{
    using S = CalibrationTarget;
    return std::tuple{
        Setting{"value", &S::value, "1", -1e9, 1e9, "the fact", "faktaet", true},
        Setting{"low", &S::low, "1", -1e9, 1e9, "the target is met from here", "målet er nådd herfra", true},
        Setting{"high", &S::high, "1", -1e9, 1e9, "the target is met up to here", "målet er nådd opp hit", true},
        Setting{"fitted", &S::fitted, "yes/no", 0, 1, "counts in the loss; else it is only shown",
                "teller i tapet; ellers bare vist"},
    };
}

}  // namespace samspill

namespace samspill::input {

namespace {

void read_name(TableReader& reader, std::string_view key, TextView meaning, bool required, std::string& into)
{
    const Value* value = required ? reader.require(key, meaning) : reader.find(key);
    if (value == nullptr) return;
    if (auto text = read_text(*value, {reader.full(key), "", 0, 0, meaning.en, meaning.no}, false, reader.mistakes()))
        into = std::move(*text);
}

// A path in the file, relative to its folder.
void read_path(TableReader& reader, bool required, const std::filesystem::path& folder, std::string& into)
{
    std::string text;
    read_name(reader, "scenario", {"scenario file, relative to this file", "scenariofil, i forhold til denne filen"},
              required, text);
    if (!text.empty()) into = (folder / text).lexically_normal().string();
}

void check_bounds(TableReader& reader, CalibrationParameter& parameter)
{
    const auto wrong = [&](Message text) { reader.mistakes().add(reader.place(), std::move(text)); };
    if (parameter.low >= parameter.high)
        return wrong(message("calibration.low_above",
                             {"{}: low = {} is not below high = {}", "{}: low = {} er ikke under high = {}"},
                             parameter.key, number_text(parameter.low), number_text(parameter.high)));
    Params params;
    std::vector<std::string> known;
    for (const Parameter& one : parameters_of(params)) {
        known.push_back(one.key);
        const bool label = one.key.starts_with(parameter.key + ".");
        if (!label && one.key != parameter.key) continue;
        if (one.kind() != ParameterKind::real)
            return wrong(message("calibration.not_real",
                                 {"{} is no real number; only real numbers can be fitted",
                                  "{} er ikke et reelt tall; bare reelle tall kan tilpasses"},
                                 one.key));
        parameter.factor = label;
        if (label ? parameter.low <= 0.0 : parameter.low < one.low || parameter.high > one.high)
            return wrong(label ? message("calibration.factor",
                                         {"{} is a table: low = {} bounds a factor and must be above 0",
                                          "{} er en tabell: low = {} begrenser en faktor og må være over 0"},
                                         parameter.key, number_text(parameter.low))
                               : message("calibration.bounds",
                                         {"{}: the bounds [{}, {}] are not within [{}, {}] {}",
                                          "{}: grensene [{}, {}] er ikke innenfor [{}, {}] {}"},
                                         parameter.key, number_text(parameter.low), number_text(parameter.high),
                                         number_text(one.low), number_text(one.high), one.unit));
        return;
    }
    wrong(unknown_name({"parameter", "parameteren"}, parameter.key, known));
}

CalibrationParameter read_parameter(const Value& item, Mistakes& mistakes)
{
    CalibrationParameter parameter;
    parameter.place = to_text(item.place);
    TableReader reader(*item.as<Table>(), item.place, "parameter", mistakes);
    read_name(
        reader, "key",
        {"the parameter, or a table of parameters by label", "parameteren, eller en tabell av parametere etter navn"},
        true, parameter.key);
    const std::size_t before = mistakes.size();
    read_settings(reader, parameter);
    reader.finish();
    // A section ("jobs") is no table by label.
    if (!parameter.key.empty() && parameter.key.find('.') == std::string::npos)
        mistakes.add(item.place,
                     message("calibration.no_parameter",
                             {"\"{}\" is no parameter; write section and name, such as "
                              "\"jobs.separation_rate\"",
                              "\"{}\" er ingen parameter; skriv seksjon og navn, som \"jobs.separation_rate\""},
                             shown_name(parameter.key)));
    else if (!parameter.key.empty() && mistakes.size() == before)
        check_bounds(reader, parameter);
    return parameter;
}

CalibrationTarget read_target(const Value& item, const CalibrationFile& file, const std::filesystem::path& folder,
                              Mistakes& mistakes)
{
    CalibrationTarget target;
    target.place = to_text(item.place);
    target.scenario = file.scenario;
    TableReader reader(*item.as<Table>(), item.place, "target", mistakes);
    read_name(reader, "fact", {"row of FACTS.md", "raden i FACTS.md"}, true, target.fact);
    read_name(reader, "not_measured", {"why this fact is not measured", "hvorfor dette faktaet ikke måles"}, false,
              target.not_measured);
    read_name(reader, "statistic", {"how the fact is measured", "hvordan faktaet måles"}, target.not_measured.empty(),
              target.statistic);
    read_name(reader, "region",
              {"the region that is measured; all when not given", "regionen som måles; alle når den ikke er oppgitt"},
              false, target.region);
    target.region = canonical_name(target.region);
    read_path(reader, false, folder, target.scenario);
    read_name(reader, "note", {"where value and interval come from", "hvor verdi og intervall kommer fra"}, false,
              target.note);
    const std::size_t before = mistakes.size();
    read_settings(reader, target);
    reader.finish();
    if (mistakes.size() > before) return target;
    if (target.low > target.value || target.value > target.high)
        mistakes.add(
            item.place,
            message("calibration.value_outside",
                    {"target {}: value = {} is not inside [{}, {}]", "målet {}: value = {} er ikke innenfor [{}, {}]"},
                    target.fact, number_text(target.value), number_text(target.low), number_text(target.high)));
    else if (target.fitted && target.not_measured.empty() &&
             (target.low == target.value || target.value == target.high))
        mistakes.add(
            item.place,
            message("calibration.value_on_edge",
                    {"target {}: value = {} lies on the edge of [{}, {}], so that there is no "
                     "tolerance on one side; widen the interval, or say fitted = false",
                     "målet {}: value = {} ligger på kanten av [{}, {}], så det er ingen slingringsmonn på den ene "
                     "siden; utvid intervallet, eller si fitted = false"},
                    target.fact, number_text(target.value), number_text(target.low), number_text(target.high)));
    return target;
}

CalibrationFile read_merged(const Table& merged, const std::string& path, Mistakes& mistakes)
{
    CalibrationFile file;
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    const auto whole = std::make_shared<InputSource>(InputSource{escaped(path), 0, ""});
    TableReader root(merged, {whole, 0, 0}, "", mistakes);
    file.title = std::filesystem::path(path).stem().string();
    read_name(root, "title", {"one line for tables", "en linje til tabeller"}, false, file.title);
    read_path(root, true, folder, file.scenario);
    read_section(root, "search", file);
    const auto parameters = root.find_tables("parameter");
    for (const Value* item : parameters.value_or(std::vector<const Value*>{}))
        file.parameters.push_back(read_parameter(*item, mistakes));
    const auto targets = root.find_tables("target");
    if (!targets || targets->empty())
        root.mistakes().add(root.place(), message("calibration.no_target",
                                                  {"there is no [[target]]; a calibration needs at least one",
                                                   "det er ingen [[target]]; en kalibrering trenger minst én"}));
    for (const Value* item : targets.value_or(std::vector<const Value*>{}))
        file.targets.push_back(read_target(*item, file, folder, mistakes));
    root.finish();
    for (auto one = file.parameters.begin(); one != file.parameters.end(); ++one)
        for (auto other = file.parameters.begin(); other != one; ++other)
            if (one->key == other->key || one->key.starts_with(other->key + ".") ||
                other->key.starts_with(one->key + "."))
                mistakes.add(root.place(), message("calibration.same_parameter",
                                                   {"{} and {} fit the same parameter; keep one of {} and {}",
                                                    "{} og {} tilpasser samme parameter; behold én av {} og {}"},
                                                   other->key, one->key, other->place, one->place));
    return file;
}

CalibrationFile finished(const Sources& sources, const std::string& path, Mistakes& mistakes)
{
    if (mistakes.incomplete) mistakes.raise();
    CalibrationFile file = read_merged(sources.merged, path, mistakes);
    file.files = sources.files;
    if (!mistakes.empty()) mistakes.raise();
    return file;
}

}  // namespace

}  // namespace samspill::input

namespace samspill {

CalibrationFile read_calibration(const std::string& path)
{
    input::Mistakes mistakes;
    return input::finished(input::read_sources(path, mistakes, input::SetKey::kept), path, mistakes);
}

CalibrationFile parse_calibration(const std::string& text, const std::string& path, const input::FileSource& files)
{
    input::Mistakes mistakes;
    const std::string folder = std::filesystem::path(path).parent_path().string();
    return input::finished(input::parse_sources(text, path, folder, mistakes, input::SetKey::kept, files), path,
                           mistakes);
}

input::KeyInfo calibration_setting(std::string_view name)
{
    return input::setting_info<CalibrationFile>("search", name);
}

bool is_calibration(const std::string& path)
{
    input::Mistakes mistakes;
    return input::read_sources(path, mistakes, input::SetKey::kept).merged.find("target") != nullptr;
}

}  // namespace samspill
