#pragma once

#include <functional>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/ending.h"
#include "cli/option_values.h"
#include "cli/parser.h"
#include "cli/terminal_text.h"
#include "core/error.h"
#include "scenario/declared/reader.h"

// What main.cpp, the only one who includes this, needs of CLI11: it knows which options there are and what
// belongs together; their values are read by option_values.h.
namespace samspill::cli {

// Adds a subcommand whose options fill `options`; `run` is set to what it does.
template <class Options>
CLI::App* add_command(CLI::App& app, const char* name, const std::string& meaning, const char* footer, Options& options,
                      int (*command)(const Options&), std::function<int()>& run)
{
    CLI::App* sub = app.add_subcommand(name, meaning);
    add_language(sub);
    sub->footer(say({"Example:\n  {}", "Eksempel:\n  {}"}, footer));
    sub->callback([&options, &run, command] { run = [&options, command] { return command(options); }; });
    return sub;
}

// The type inside an optional, else the type itself.
template <class Member>
struct Inner {
    using type = Member;
};
template <class Member>
struct Inner<std::optional<Member>> {
    using type = Member;
};

// An option that stands for a setting of files, whose range and meaning it has.
template <class Number>
CLI::Option* add_setting(CLI::App* sub, const std::string& names, Number& into, const input::KeyInfo& info,
                         const std::string& meaning)
{
    const std::string option = shown_option(names);
    const auto read = [&into, option, info](const std::string& text) {
        into = typename Inner<Number>::type(number_of_option(option, text, info));
    };
    return sub->add_option_function<std::string>(names, read, meaning)->type_name(type_text(info));
}

template <class Number>
CLI::Option* add_number(CLI::App* sub, const std::string& names, Number& into, const NumberRange& range,
                        const Text& meaning)
{
    using Bare = typename Inner<Number>::type;
    constexpr ParameterKind kind = std::is_integral_v<Bare> ? ParameterKind::integer : ParameterKind::real;
    const std::string option = shown_option(names);
    const auto read = [&into, option, range, meaning](const std::string& text) {
        into = Bare(number_of_option(option, text, option_info(option, range, meaning, kind)));
    };
    return sub->add_option_function<std::string>(names, read, meaning.in(language()))
        ->type_name(type_text(option_info(option, range, meaning, kind)));
}

inline CLI::Option* add_week(CLI::App* sub, const std::string& names, std::optional<int>& into, const Text& meaning)
{
    const std::string option = shown_option(names);
    const auto read = [&into, option, meaning](const std::string& text) {
        into = week_of_option(option, text, meaning);
    };
    return sub->add_option_function<std::string>(names, read, meaning.in(language()))
        ->type_name(say({"WEEK or DATE", "UKE eller DATO"}));
}

inline CLI::Option* add_set(CLI::App* sub, std::vector<std::string>& into, const std::string& meaning)
{
    return sub->add_option("--set", into, meaning)->take_all()->allow_extra_args(false);
}

inline CLI::Option* add_threads(CLI::App* sub, int& into, const Text& meaning)
{
    return add_number(sub, "--threads", into, {0, 4096}, meaning);
}

// The command that was meant, with its name: "samspill sweep run".
inline const CLI::App& command_of(const CLI::App& app, std::string& name)
{
    const CLI::App* command = &app;
    name = app.get_name();
    while (!command->get_subcommands().empty()) {
        command = command->get_subcommands().front();
        name += " " + command->get_name();
    }
    return *command;
}

// An option or a command that there is not, and what is near it. Nothing when the fault is another.
inline std::optional<InputError> unknown_word(const CLI::App& app)
{
    std::string name;
    const CLI::App& command = command_of(app, name);
    std::vector<std::string> options, commands;
    for (const CLI::Option* option : command.get_options())
        for (const std::string& known : option->get_lnames()) options.push_back(known);
    for (const CLI::App* sub : command.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); }))
        commands.push_back(sub->get_name());
    for (const std::string& word : app.remaining(true)) {
        const bool is_option = word.size() > 1 && word[0] == '-';
        if (!is_option && commands.empty()) continue;
        const std::string bare =
            is_option ? word.substr(word.find_first_not_of('-') == word.npos ? 1 : word.find_first_not_of('-')) : word;
        const std::string near = nearest_name(bare.substr(0, bare.find('=')), is_option ? options : commands);
        const std::string shown = input::shown_name(is_option ? word.substr(0, word.find('=')) : word);
        const Text what = is_option ? Text{"option", "valget"} : Text{"command", "kommandoen"};
        if (near.empty())
            return InputError(name, message("option.unknown",
                                            {"there is no {} {}; {} --help lists them",
                                             "{} {} finnes ikke; {} --help lister dem opp"},
                                            what, shown, name));
        return InputError(
            name, message("option.near", {"there is no {} {}; did you mean {}{}?", "{} {} finnes ikke; mente du {}{}?"},
                          what, shown, is_option ? "--" : "", near));
    }
    return std::nullopt;
}

// An empty value is what an unset variable of a shell leaves: it is no way to ask for a default.
inline void refuse_empty(const std::string& option, const Text& needs)
{
    throw InputError("", message("option.empty",
                                 {"{} is empty; it needs {}. Is a variable of the shell unset?",
                                  "{} er tom; det trengs {}. Er en variabel i skallet ikke satt?"},
                                 option, needs));
}

inline void refuse_empty_values(const CLI::App& app)
{
    for (const CLI::Option* option : app.get_options())
        for (const std::string& value : option->results())
            if (value.empty())
                refuse_empty(option->get_name(),
                             {"a value (without one, leave it out)", "en verdi (uten en, utelat valget)"});
    for (const CLI::App* sub : app.get_subcommands()) refuse_empty_values(*sub);
}

// "--seed=" with nothing behind: CLI11 would take the next word for its value.
inline void refuse_bare_assignments(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--") return;
        if (word.starts_with("--") && word.find('=') == word.size() - 1)
            refuse_empty(std::string(word.substr(0, word.size() - 1)),
                         {"a value behind = (without one, leave it out)", "en verdi etter = (uten en, utelat valget)"});
    }
}

// What is missing, stands there too often or does not go together: CLI11 says it in English, in a programmer's words.
inline Message told_of_options(const CLI::App& command, const std::string& called, const CLI::ParseError& error)
{
    for (const CLI::Option* option : command.get_options()) {
        const std::string name = option->get_name();
        if (error.get_name() == "ArgumentMismatch" && std::string_view(error.what()).starts_with(name + ":")) {
            if (int(option->count()) > option->get_items_expected_max())
                return message("option.repeated",
                               {"{} is given {} times; give it once", "{} er oppgitt {} ganger; oppgi den én gang"},
                               name, option->count());
            return message("option.no_value", {"{} needs a value: {}", "{} krever en verdi: {}"}, name,
                           option->get_description());
        }
    }
    for (const CLI::Option* option : command.get_options()) {
        const std::string name = option->get_name();
        if (option->get_required() && option->count() == 0)
            return message("option.required", {"{} is missing: {}", "{} mangler: {}"}, name, option->get_description());
        if (option->count() == 0) continue;
        for (const CLI::Option* other : option->get_excludes())
            if (other->count() > 0)
                return message("option.excludes", {"{} does not go with {}", "{} går ikke sammen med {}"}, name,
                               other->get_name());
        for (const CLI::Option* other : option->get_needs())
            if (other->count() == 0)
                return message("option.needs", {"{} needs {}", "{} krever {}"}, name, other->get_name());
    }
    if (command.get_require_subcommand_min() > 0 && command.get_subcommands().empty())
        return message(
            "command.missing",
            {"a command is missing; {} --help lists them", "det mangler en kommando; {} --help lister dem opp"},
            called);
    return {};
}

// What CLI11 has to say instead of running: help, the version, or a mistake. Gives the exit code.
inline int tell_instead(const CLI::App& app, const CLI::ParseError& error)
{
    if (error.get_exit_code() != 0)
        if (const auto unknown = unknown_word(app)) throw InputError(*unknown);
    if (error.get_exit_code() != 0) {
        std::string name;
        const CLI::App& command = command_of(app, name);
        if (const Message told = told_of_options(command, name, error); !told.empty()) throw InputError(name, told);
    }
    std::ostringstream out, err;
    const int code = app.exit(error, out, err);
    std::string text = error.get_name() == "CallForHelp" ? app.help() : out.str();
    if (!text.empty() && !text.ends_with('\n')) text += '\n';
    return told_of_options(code, text, err.str());
}

}  // namespace samspill::cli
