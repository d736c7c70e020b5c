#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/file_kinds.h"
#include "cli/guarded_reading.h"
#include "cli/json_number.h"
#include "cli/terminal_text.h"
#include "core/error.h"
#include "experiment/compare/comparison_file.h"
#include "experiment/sweep/merged_file.h"
#include "experiment/sweep/sweep_batch.h"
#include "results/files/reading.h"
#include "results/files/run_file.h"
#include "results/files/state_file.h"
#include "results/h5/h5.h"

namespace samspill::cli {

namespace {

using Json = nlohmann::ordered_json;

// Files of which only an overview is given.
struct OverviewKind {
    std::string_view filetype;
    int format_version;
};
constexpr OverviewKind overview_kinds[] = {
    {state_filetype, state_format_version},
    {comparison_filetype, comparison_format_version},
    {merged_filetype, merged_format_version},
    {batch_filetype, batch_format_version},
};

std::string axes_text(const RunVariable& variable)
{
    std::string text = "replicate";
    for (std::size_t i = 0; i < variable.axes.size(); ++i)
        text += fmt::format(", {} {}", variable.axes[i], variable.shape[i]);
    return text;
}

Json json_of(const RunInfo& info)
{
    Json json{{"filetype", run_filetype},
              {"format_version", run_format_version},
              {"title", info.title},
              {"question", info.question},
              {"expectation", info.expectation},
              {"scenario", info.scenario},
              {"overrides", info.overrides},
              {"inputs", info.inputs},
              {"seed", info.seed},
              {"weeks", info.weeks},
              {"burn_in", info.burn_in},
              {"first_week", info.first_week},
              {"replicates_planned", info.replicates_planned},
              {"digest", to_text(info.digest)},
              {"trajectory_share", json_number(info.trajectory_share)},
              {"counsellors", info.counsellors},
              {"rules", info.rules}};
    if (info.episode_week) json["episode_week"] = *info.episode_week;
    if (info.change) json["changed"] = {{"week", info.change->week}, {"what", info.change->lines}};
    for (const auto& [replicate, digest] : info.replicates)
        json["replicates"].push_back({{"replicate", replicate}, {"digest", to_text(digest)}});
    for (const RegionPlace& region : info.places.regions)
        for (const OfficePlace& office : region.offices)
            json["offices"].push_back(
                {{"office", office.name}, {"region", region.name}, {"inhabitants", json_number(office.inhabitants)}});
    for (const RunVariable& variable : info.variables)
        json["variables"].push_back({{"group", variable.group},
                                     {"name", variable.name},
                                     {"unit", variable.unit},
                                     {"axes", variable.axes},
                                     {"shape", variable.shape},
                                     {"meaning", variable.meaning}});
    for (const RunParameter& parameter : info.parameters)
        json["parameters"].push_back({{"key", parameter.key},
                                      {"value", json_number(parameter.value)},
                                      {"default", json_number(parameter.preset)},
                                      {"unit", parameter.unit},
                                      {"mark", parameter.mark}});
    for (const auto& [name, text] : info.provenance) json["provenance"][name] = text;
    return json;
}

void add_head(std::string& text, const RunInfo& info, const std::string& path)
{
    const auto out = std::back_inserter(text);
    const std::string planned = info.replicates.size() < std::size_t(info.replicates_planned)
                                    ? say({" of {} planned", " av {} planlagte"}, info.replicates_planned)
                                    : "";
    fmt::format_to(out, "{}: {}\n", path, info.title);
    if (!info.question.empty()) text += say({"question     {}\n", "spørsmål     {}\n"}, info.question);
    if (!info.expectation.empty()) text += say({"expectation  {}\n", "forventning  {}\n"}, info.expectation);
    text += say({"scenario     {}\n", "scenario     {}\n"}, info.scenario);
    for (const std::string& set : info.overrides) text += say({"set          {}\n", "satt         {}\n"}, set);
    text += say({"seed         {}\nreplicates   {}{}\n", "frø          {}\nkjøringer    {}{}\n"}, info.seed,
                info.replicates.size(), planned);
    text += say({"weeks        {} after {} of burn-in; series from week {} ({})\n",
                 "uker         {} etter {} innkjøring; serier fra uke {} ({})\n"},
                info.weeks, info.burn_in, info.first_week, date_text(info.first_week, language()));
    if (info.episode_week)
        text += say({"cohort       of open episodes: week {} ({})\n", "kohort       av åpne forløp: uke {} ({})\n"},
                    *info.episode_week, date_text(*info.episode_week, language()));
    if (info.change) {
        text += say({"changed      in week {} ({}); until then the world was another:\n",
                     "endret       i uke {} ({}); inntil da var verden en annen:\n"},
                    info.change->week, date_text(info.change->week, language()));
        for (const std::string& line : info.change->lines) fmt::format_to(out, "             {}\n", line);
    }
    text += say({"digest       {}\n", "fingeravtr.  {}\n"}, to_text(info.digest));
    if (!info.inputs.empty()) text += say({"inputs       {}\n", "inndata      {}\n"}, info.inputs);
    text += '\n';
    for (const RegionPlace& region : info.places.regions) {
        std::string offices;
        for (const OfficePlace& office : region.offices) offices += (offices.empty() ? "" : ", ") + office.name;
        text += say({"region {}: {}\n", "region {}: {}\n"}, region.name, offices);
    }
}

void add_variables(std::string& text, const RunInfo& info)
{
    const auto out = std::back_inserter(text);
    std::size_t name = 0, unit = 0, axes = 0;
    for (const RunVariable& variable : info.variables) {
        name = std::max(name, variable.group.size() + 1 + variable.name.size());
        unit = std::max(unit, variable.unit.size());
        axes = std::max(axes, axes_text(variable).size());
    }
    text += '\n';
    for (const RunVariable& variable : info.variables)
        fmt::format_to(out, "{:<{}}  {:<{}}  {:<{}}  {}\n", variable.group + "/" + variable.name, name, variable.unit,
                       unit, axes_text(variable), axes, variable.meaning);
    if (info.trajectory_share > 0.0)
        text += say({"trajectories: {} of all persons\n", "forløp: {} av alle personer\n"}, info.trajectory_share);
    if (info.counsellors) text += say({"counsellors: every one, week by week\n", "veiledere: alle, uke for uke\n"});
}

void add_parameters(std::string& text, const RunInfo& info)
{
    std::size_t changed = 0, width = 0;
    for (const RunParameter& parameter : info.parameters)
        if (parameter.value != parameter.preset) ++changed, width = std::max(width, parameter.key.size());
    text += say(
        {"\n{} parameters, {} of them not at the default\n", "\n{} parametere, {} av dem ikke på standardverdien\n"},
        info.parameters.size(), changed);
    for (const RunParameter& parameter : info.parameters)
        if (parameter.value != parameter.preset)
            text += say({"  {:<{}}  {} {} (default {}): {}\n", "  {:<{}}  {} {} (standard {}): {}\n"}, parameter.key,
                        width, parameter.value, parameter.unit, parameter.preset, parameter.meaning);
}

Json value_of(const h5::Group& root, const std::string& attribute)
{
    try {
        return *root.text(attribute);
    } catch (const h5::Error& error) {
        if (error.said().id() != "h5.attribute_no_text") throw;
    }
    try {
        return json_number(*root.number(attribute));
    } catch (const h5::Error& error) {
        if (error.said().id() != "h5.attribute_no_number") throw;
        return "(a list)";
    }
}

// What other commands write: the attributes of the root and the datasets beside them.
Json overview_of(const h5::Group& root)
{
    Json json = Json::object();
    for (const std::string& name : root.attribute_names()) json[name] = value_of(root, name);
    json["contents"] = root.names();
    return json;
}

void require_known_version(const h5::Group& root, const std::string& path)
{
    const std::string filetype = required_text(root, "filetype");
    const auto* const kind = std::ranges::find(overview_kinds, filetype, &OverviewKind::filetype);
    if (kind == std::end(overview_kinds))
        throw InputError(path, message("info.unknown",
                                       {"is a {}, which is not known here", "er {}, som ikke er kjent her"}, filetype));
    const int version = required_number<int>(root, "format_version", 0, 1e6), known = kind->format_version;
    if (version != known)
        throw InputError(path, message("file.version",
                                       {"has format version {}; this program reads version {}: {}",
                                        "har formatversjon {}; dette programmet leser versjon {}: {}"},
                                       version, known,
                                       version > known ? Text{"use a newer samspill", "bruk en nyere samspill"}
                                                       : Text{"make it again", "lag den på nytt"}));
}

std::string overview_text(const InfoOptions& options)
{
    Json json;
    try {
        const h5::File file = h5::File::open(options.file);
        require_known_version(file.root(), options.file);
        json = overview_of(file.root());
    } catch (const h5::Error& error) {
        throw unreadable(options.file, error, {"file of samspill", "fil fra samspill"},
                         {"make it again", "lag den på nytt"});
    }
    if (options.json) return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    std::string text = options.file + "\n";
    for (const auto& [name, value] : json.items()) {
        const std::string shown = value.is_string() ? value.get<std::string>() : value.dump();
        if (shown.find('\n') == std::string::npos)
            text += fmt::format("{:<20} {}\n", name, shown);
        else
            text += say({"{:<20} {} lines (--json shows them)\n", "{:<20} {} linjer (--json viser dem)\n"}, name,
                        std::count(shown.begin(), shown.end(), '\n'));
    }
    return text;
}

std::string info_text(const InfoOptions& options)
{
    const std::string filetype = filetype_of(options.file);
    if (filetype.starts_with("samspill ") && filetype != run_filetype) return overview_text(options);
    const RunFile file(options.file);
    const RunInfo& info = file.info();
    if (options.json) return json_of(info).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    std::string text;
    add_head(text, info, options.file);
    add_variables(text, info);
    add_parameters(text, info);
    text += '\n';
    for (const auto& [name, value] : info.provenance) text += fmt::format("{:<9}  {}\n", name, value);
    return text;
}

}  // namespace

int info_command(const InfoOptions& options)
{
    require_kind(options.file, FileKind::any_results);
    const std::string text = read_in_child(options.file, [&] { return info_text(options); });
    put(stdout, options.json ? text : terminal_text(text));
    return 0;
}

}  // namespace samspill::cli
