#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "results/h5.h"
#include "results/reading.h"
#include "results/run_file.h"
#include "scenario/value.h"

namespace samspill::cli {

namespace {

using Json = nlohmann::ordered_json;

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
              {"seed", info.seed},
              {"weeks", info.weeks},
              {"burn_in", info.burn_in},
              {"first_week", info.first_week},
              {"replicates_planned", info.replicates_planned},
              {"digest", to_text(info.digest)},
              {"trajectory_share", info.trajectory_share}};
    for (const auto& [replicate, digest] : info.replicates)
        json["replicates"].push_back({{"replicate", replicate}, {"digest", to_text(digest)}});
    for (const RegionPlace& region : info.places.regions)
        for (const OfficePlace& office : region.offices)
            json["offices"].push_back(
                {{"office", office.name}, {"region", region.name}, {"inhabitants", office.inhabitants}});
    for (const RunVariable& variable : info.variables)
        json["variables"].push_back({{"group", variable.group},
                                     {"name", variable.name},
                                     {"unit", variable.unit},
                                     {"axes", variable.axes},
                                     {"shape", variable.shape},
                                     {"meaning", variable.meaning}});
    for (const RunParameter& parameter : info.parameters)
        json["parameters"].push_back({{"key", parameter.key},
                                      {"value", parameter.value},
                                      {"default", parameter.preset},
                                      {"unit", parameter.unit},
                                      {"mark", parameter.mark}});
    for (const auto& [name, text] : info.provenance) json["provenance"][name] = text;
    return json;
}

void print_head(const RunInfo& info, const std::string& path)
{
    const std::string planned = info.replicates.size() < std::size_t(info.replicates_planned)
                                    ? fmt::format(" of {} planned", info.replicates_planned)
                                    : "";
    fmt::print("{}: {}\n", path, info.title);
    if (!info.question.empty()) fmt::print("question     {}\n", info.question);
    if (!info.expectation.empty()) fmt::print("expectation  {}\n", info.expectation);
    fmt::print("scenario     {}\n", info.scenario);
    for (const std::string& set : info.overrides) fmt::print("set          {}\n", set);
    fmt::print("seed         {}\nreplicates   {}{}\n", info.seed, info.replicates.size(), planned);
    fmt::print("weeks        {} after {} of burn-in; series from week {} ({})\n", info.weeks, info.burn_in,
               info.first_week, date_text(info.first_week));
    fmt::print("digest       {}\n\n", to_text(info.digest));
    for (const RegionPlace& region : info.places.regions) {
        std::string offices;
        for (const OfficePlace& office : region.offices) offices += (offices.empty() ? "" : ", ") + office.name;
        fmt::print("region {}: {}\n", region.name, offices);
    }
}

void print_variables(const RunInfo& info)
{
    std::size_t name = 0, unit = 0, axes = 0;
    for (const RunVariable& variable : info.variables) {
        name = std::max(name, variable.group.size() + 1 + variable.name.size());
        unit = std::max(unit, variable.unit.size());
        axes = std::max(axes, axes_text(variable).size());
    }
    std::fputs("\n", stdout);
    for (const RunVariable& variable : info.variables)
        fmt::print("{:<{}}  {:<{}}  {:<{}}  {}\n", variable.group + "/" + variable.name, name, variable.unit, unit,
                   axes_text(variable), axes, variable.meaning);
    if (info.trajectory_share > 0.0) fmt::print("trajectories: {} of all persons\n", info.trajectory_share);
}

void print_parameters(const RunInfo& info)
{
    std::size_t changed = 0, width = 0;
    for (const RunParameter& parameter : info.parameters)
        if (parameter.value != parameter.preset) ++changed, width = std::max(width, parameter.key.size());
    fmt::print("\n{} parameters, {} of them not at the default\n", info.parameters.size(), changed);
    for (const RunParameter& parameter : info.parameters)
        if (parameter.value != parameter.preset)
            fmt::print("  {:<{}}  {} {} (default {}): {}\n", parameter.key, width, parameter.value, parameter.unit,
                       parameter.preset, parameter.meaning);
}

Json value_of(const h5::Group& root, const std::string& attribute)
{
    try {
        return *root.text(attribute);
    } catch (const h5::Error&) {  // no text
    }
    try {
        return *root.number(attribute);
    } catch (const h5::Error&) {
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

int print_overview(const InfoOptions& options)
{
    const Json json = overview_of(h5::File::open(options.file).root());
    if (options.json) {
        fmt::print("{}\n", json.dump(2));
        return 0;
    }
    fmt::print("{}\n", options.file);
    for (const auto& [name, value] : json.items()) {
        const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
        if (text.find('\n') == std::string::npos)
            fmt::print("{:<20} {}\n", name, input::escaped(text));
        else
            fmt::print("{:<20} {} lines (--json shows them)\n", name, std::count(text.begin(), text.end(), '\n'));
    }
    return 0;
}

}  // namespace

int info_command(const InfoOptions& options)
{
    const std::string filetype = filetype_of(options.file);
    if (filetype.starts_with("samspill ") && filetype != run_filetype) return print_overview(options);
    const RunFile file(options.file);
    const RunInfo& info = file.info();
    if (options.json) {
        fmt::print("{}\n", json_of(info).dump(2));
        return 0;
    }
    print_head(info, options.file);
    print_variables(info);
    print_parameters(info);
    std::fputs("\n", stdout);
    for (const auto& [name, text] : info.provenance) fmt::print("{:<9}  {}\n", name, text);
    return 0;
}

}  // namespace samspill::cli
