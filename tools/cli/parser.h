#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "cli/command_tree.h"
#include "cli/terminal_text.h"
#include "scenario/files/shipped.h"

// What the programs that read a command line have in common. Only they include this: CLI11 takes long to compile.
namespace samspill::cli {

// An option that wants a scenario, sweep or calibration file, or the name of one that ships with samspill.
template <class Value>
CLI::Option* add_scenario(CLI::App* app, const char* names, Value& value, const char* meaning)
{
    return app->add_option(names, value, meaning)->type_name(scenario_kind)->transform([](const std::string& name) {
        const std::string file = scenario_file(name);
        if (file != name && name.ends_with(".toml"))
            tell(stderr, "{} is not here; taken is {}, which ships with samspill\n", name, file);
        return file;
    });
}

// What --help says, as data. The parser writes the choices of a value behind its kind: "TEXT:{en,no}".
inline OptionInfo described(const CLI::Option& option)
{
    OptionInfo info;
    info.positional = option.get_positional();
    for (const std::string& name : option.get_snames()) info.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) info.names.push_back("--" + name);
    if (info.positional) info.names = {option.get_name(true)};
    if (option.get_items_expected_max() > 0) info.kind = option.get_type_name();
    if (const std::size_t open = info.kind.find(":{"); open != std::string::npos) {
        info.choices = CLI::detail::split(info.kind.substr(open + 2, info.kind.size() - open - 3), ',');
        info.kind.erase(open);
    }
    info.kind = info.kind.substr(0, info.kind.find(':'));  // ranges stand in the meaning
    info.required = option.get_required();
    info.repeated = option.get_items_expected_max() > 1;
    info.meaning = option.get_description();
    return info;
}

// Hidden commands and options are left out.
inline CommandInfo described(CLI::App& app)
{
    CommandInfo info{app.get_name(), app.get_description(), app.get_footer(), app.get_prefix_command(), {}, {}};
    for (const CLI::Option* option : app.get_options())
        if (!option->get_group().empty()) info.options.push_back(described(*option));
    for (CLI::App* command : app.get_subcommands([](CLI::App* below) { return !below->get_group().empty(); }))
        info.commands.push_back(described(*command));
    return info;
}

}  // namespace samspill::cli
