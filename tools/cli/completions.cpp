#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command_tree.h"

namespace samspill::cli {

namespace {

// Within single quotes of a shell; a colon would end a name in zsh's lists.
std::string in_quotes(std::string_view text, std::string_view quote_inside = "'\\''")
{
    std::string safe;
    for (const char c : text) {
        if (c == '\'')
            safe += quote_inside;
        else
            safe += c == '\n' ? ' ' : c;
    }
    return "'" + safe + "'";
}

bool takes_value(const OptionInfo& option) { return !option.positional && !option.kind.empty(); }

bool wants_scenarios(const CommandInfo& command)
{
    if (command.elsewhere) return true;
    for (const OptionInfo& option : command.options)
        if (option.kind == scenario_kind) return true;
    return false;
}

// The words that lead to a command below `path`: "sweep run".
std::string joined(const std::string& path, const std::string& name)
{
    return path.empty() ? name : fmt::format("{} {}", path, name);
}

// What names the options of a command that is a program of its own, when that is there: its help.
std::string options_elsewhere(std::string_view program, const std::string& path)
{
    return fmt::format("{} {} --help 2>/dev/null | grep -oE -e '--[a-z-]+'", program, path);
}

// Visits every command with the words that lead to it: "", "run", "sweep run".
template <class Visit>
void for_each_command(const CommandInfo& command, const std::string& path, Visit&& visit)
{
    visit(command, path);
    for (const CommandInfo& below : command.commands) for_each_command(below, joined(path, below.name), visit);
}

std::vector<std::string> names_below(const CommandInfo& command)
{
    std::vector<std::string> names;
    for (const CommandInfo& below : command.commands) names.push_back(below.name);
    for (const OptionInfo& option : command.options)  // the words that an argument may be, such as bash
        if (option.positional) names.insert(names.end(), option.choices.begin(), option.choices.end());
    return names;
}

std::vector<std::string> option_names(const CommandInfo& command)
{
    std::vector<std::string> names;
    for (const OptionInfo& option : command.options)
        if (!option.positional) names.insert(names.end(), option.names.begin(), option.names.end());
    return names;
}

// The `case` of a shell that walks from command to command: word by word, "sweep" then "sweep run".
std::string walk(const CommandInfo& program)
{
    std::string text;
    for_each_command(program, "", [&](const CommandInfo& command, const std::string& path) {
        for (const std::string& name : names_below(command))
            text += fmt::format("            '{}:{}') at='{}' ;;\n", path, name, joined(path, name));
    });
    return text;
}

}  // namespace

std::string bash_completion(const CommandInfo& program)
{
    std::string cases, values;
    for_each_command(program, "", [&](const CommandInfo& command, const std::string& path) {
        const std::string options = command.elsewhere
                                        ? fmt::format("\"$({})\"", options_elsewhere("\"${COMP_WORDS[0]}\"", path))
                                        : fmt::format("'{}'", fmt::join(option_names(command), " "));
        cases += fmt::format("        '{}') options={} commands='{}' shipped={} ;;\n", path, options,
                             fmt::join(names_below(command), " "), wants_scenarios(command) ? 1 : 0);
        for (const OptionInfo& option : command.options) {
            if (!takes_value(option)) continue;
            for (const std::string& name : option.names)
                values += option.kind == scenario_kind
                              ? fmt::format("        '{}:{}') shipped=1 commands='' ;;\n", path, name)
                              : fmt::format("        '{}:{}') chosen='{}' value=1 ;;\n", path, name,
                                            fmt::join(option.choices, " "));
        }
    });
    return fmt::format(R"shell(# bash completion for samspill, written by `samspill completions bash`
_samspill() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} at='' word options='' commands=''
    local shipped=0 chosen='' value=0
    COMPREPLY=()
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$at:$word" in
{}        esac
    done
    case "$at" in
{}    esac
    case "$at:$prev" in
{}    esac
    if [[ -n $chosen ]]; then
        COMPREPLY=($(compgen -W "$chosen" -- "$cur"))
    elif ((value)); then
        COMPREPLY=($(compgen -f -- "$cur"))
    elif [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$cur"))
    elif [[ -n $commands ]]; then
        COMPREPLY=($(compgen -W "$commands" -- "$cur"))
    else
        COMPREPLY=($(compgen -f -- "$cur"))
        ((shipped)) && COMPREPLY+=($(compgen -W "$("${{COMP_WORDS[0]}}" scenarios --names 2>/dev/null)" -- "$cur"))
    fi
}}
complete -o filenames -F _samspill samspill
)shell",
                       walk(program), cases, values);
}

std::string zsh_completion(const CommandInfo& program)
{
    std::string cases;
    for_each_command(program, "", [&](const CommandInfo& command, const std::string& path) {
        std::vector<std::string> options, commands;
        if (command.elsewhere) options.push_back("$(" + options_elsewhere("${words[1]}", path) + ")");
        for (const OptionInfo& option : command.options)
            if (!option.positional && !command.elsewhere)
                for (const std::string& name : option.names) options.push_back(in_quotes(name + ":" + option.meaning));
        for (const CommandInfo& below : command.commands)
            commands.push_back(in_quotes(below.name + ":" + below.meaning));
        if (commands.empty()) commands = names_below(command);
        cases += fmt::format(
            "        '{}')\n            options=({})\n            commands=({})\n            shipped={} ;;\n", path,
            fmt::join(options, " "), fmt::join(commands, " "), wants_scenarios(command) ? 1 : 0);
    });
    return fmt::format(R"shell(#compdef samspill
# zsh completion for samspill, written by `samspill completions zsh`
_samspill() {{
    local at='' word shipped=0
    local -a options commands names
    for word in ${{words[2,CURRENT-1]}}; do
        case "$at:$word" in
{}        esac
    done
    case "$at" in
{}    esac
    if [[ $PREFIX == -* ]]; then
        _describe -o 'option' options
    elif (( $#commands )); then
        _describe 'command' commands
    else
        _files
        if (( shipped )); then
            names=(${{(f)"$(${{words[1]}} scenarios --names 2>/dev/null)"}})
            compadd -X 'scenarios that ship with samspill' -a names
        fi
    fi
}}
_samspill "$@"
)shell",
                       walk(program), cases);
}

std::string fish_completion(const CommandInfo& program)
{
    std::string text = R"shell(# fish completion for samspill, written by `samspill completions fish`
function __samspill_at --description 'Are the commands on the line these?'
    set -l at ''
    for word in (commandline -opc)[2..-1]
        switch "$at:$word"
)shell";
    for_each_command(program, "", [&](const CommandInfo& command, const std::string& path) {
        for (const std::string& name : names_below(command))
            text +=
                fmt::format("            case '{}:{}'\n                set at '{}'\n", path, name, joined(path, name));
    });
    text += "        end\n    end\n    test \"$at\" = \"$argv\"\nend\n";
    const auto fish = [](std::string_view words) { return in_quotes(words, "\\'"); };
    for_each_command(program, "", [&](const CommandInfo& command, const std::string& path) {
        const std::string begin = fmt::format("complete -c samspill -n '__samspill_at {}'", path);
        if (command.commands.empty() && !names_below(command).empty())
            text += fmt::format("{} -f -a '{}'\n", begin, fmt::join(names_below(command), " "));
        for (const CommandInfo& below : command.commands)
            text += fmt::format("{} -f -a {} -d {}\n", begin, below.name, fish(below.meaning));
        for (const OptionInfo& option : command.options) {
            if (option.positional || command.elsewhere) continue;
            std::string names;
            for (const std::string& name : option.names)
                names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
            text += fmt::format("{}{}{} -d {}\n", begin, names,
                                option.kind.empty()      ? ""
                                : option.choices.empty() ? " -r"
                                                         : fmt::format(" -x -a '{}'", fmt::join(option.choices, " ")),
                                fish(option.meaning));
        }
        if (command.elsewhere) text += fmt::format("{} -a \"({})\"\n", begin, options_elsewhere("samspill", path));
        if (wants_scenarios(command))
            text += begin + " -a '(samspill scenarios --names 2>/dev/null)' -d 'ships with samspill'\n";
    });
    return text;
}

}  // namespace samspill::cli
