#pragma once

#include <memory>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

#include "cli/command_tree.h"
#include "cli/terminal_text.h"
#include "scenario/files/shipped.h"

// What the programs that read a command line have in common. Only they include this: CLI11 takes long to compile.
namespace samspill::cli {

// An option that wants a scenario, sweep or calibration file, or the name of one that ships with samspill.
template <class Value>
CLI::Option* add_scenario(CLI::App* app, const char* names, Value& value, const std::string& meaning)
{
    return app->add_option(names, value, meaning)->type_name(scenario_kind)->transform([](const std::string& name) {
        const std::string file = scenario_file(name);
        if (file != name && name.ends_with(".toml"))
            tell(stderr,
                 {"{} is not here; taken is {}, which ships with samspill\n",
                  "{} finnes ikke her; {} brukes, som følger med samspill\n"},
                 name, file);
        return file;
    });
}

// The words that the parser itself puts into its help.
inline void speak(CLI::App& app)
{
    if (language() == Language::en) return;
    const auto words = std::make_shared<CLI::Formatter>();
    for (const auto& [en, no] :
         {std::pair("Usage", "Bruk"), std::pair("OPTIONS", "VALG"), std::pair("SUBCOMMAND", "KOMMANDO"),
          std::pair("SUBCOMMANDS", "KOMMANDOER"), std::pair("Subcommands", "Kommandoer"),
          std::pair("Positionals", "Argumenter"), std::pair("REQUIRED", "PÅKREVD"), std::pair("Excludes", "Utelukker"),
          std::pair("Needs", "Krever"), std::pair("Env", "Miljø"), std::pair("TEXT", "TEKST")})
        words->label(en, no);
    app.formatter(words);
    app.get_help_ptr()->description("vis denne hjelpen, og avslutt");
    app.get_help_ptr()->group("Valg");
    app.option_defaults()->group("Valg");
}

// --lang, which choose_language (terminal_text.h) has read before; here it is listed and taken.
inline CLI::Option* add_language(CLI::App* app, const char* names = "--lang")
{
    return app
        ->add_option_function<std::string>(
            names, [](const std::string&) {},
            say({"language of what people are told (default: as LC_ALL, LC_MESSAGES or LANG say); JSON and CSV are the "
                 "same",
                 "språket i det som sies til folk (standard: som LC_ALL, LC_MESSAGES eller LANG sier); JSON og CSV er "
                 "like"}))
        ->check(CLI::IsMember({"en", "nb", "no", "nn"}));
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
