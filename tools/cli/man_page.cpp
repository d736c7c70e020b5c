#include <algorithm>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/command_tree.h"

namespace samspill::cli {

namespace {

// What roff would take for a request or an escape is spelled out.
std::string roff(std::string_view text)
{
    std::string safe;
    bool line_begins = true;
    for (const char c : text) {
        if (line_begins && (c == '.' || c == '\'')) safe += "\\&";
        if (c == '\\')
            safe += "\\e";
        else if (c == '-')
            safe += "\\-";
        else
            safe += c;
        line_begins = c == '\n';
    }
    return safe;
}

// "scenario [alternatives...]".
std::string arguments_of(const CommandInfo& command)
{
    std::string text;
    for (const OptionInfo& option : command.options) {
        if (!option.positional) continue;
        const std::string name = roff(option.names.front()) + (option.repeated ? "..." : "");
        text += option.required ? fmt::format(" \\fI{}\\fR", name) : fmt::format(" [\\fI{}\\fR]", name);
    }
    return text;
}

std::string value_of(const OptionInfo& option)
{
    if (option.positional || option.kind.empty()) return "";
    if (!option.choices.empty()) return " " + roff(fmt::format("{}", fmt::join(option.choices, "|")));
    return fmt::format(" \\fI{}\\fR", roff(option.kind));
}

std::string options_of(const CommandInfo& command)
{
    std::string text;
    for (const OptionInfo& option : command.options) {
        std::string names;
        for (const std::string& name : option.names)
            names += fmt::format("{}\\f{}{}\\fR", names.empty() ? "" : ", ", option.positional ? 'I' : 'B', roff(name));
        text += fmt::format(".TP\n{}{}\n{}\n", names, value_of(option), roff(option.meaning));
    }
    return text;
}

std::string section(const CommandInfo& command, const std::string& path)
{
    std::string text = fmt::format(".SS \"{}\"\n{}.\n", roff(path), roff(command.meaning));
    if (command.elsewhere) return text + "It is a program of its own: samspill\\-view(1).\n";
    if (command.commands.empty())
        text += fmt::format(".PP\n\\fB{}\\fR [\\fIoptions\\fR]{}\n", roff(path), arguments_of(command));
    text += options_of(command);
    if (!command.footer.empty()) text += fmt::format(".PP\n.nf\n{}\n.fi\n", roff(command.footer));
    for (const CommandInfo& below : command.commands) text += section(below, path + " " + below.name);
    return text;
}

// "samspill run [options] scenario", a line each.
std::string synopsis(const CommandInfo& program)
{
    const std::string options = "[\\fIoptions\\fR]";
    if (program.commands.empty())
        return fmt::format(".B {}\n{}{}\n", roff(program.name), options, arguments_of(program));
    std::string text;
    for (const CommandInfo& command : program.commands)
        text += fmt::format(".B {} {}\n{}\n.br\n", roff(program.name), roff(command.name),
                            command.commands.empty() ? options + arguments_of(command) : "\\fIcommand\\fR");
    return text;
}

constexpr std::string_view ending =
    ".SH ENVIRONMENT\n.TP\n.B SAMSPILL_SCENARIOS\nFolder of the scenarios that are known by name (default: "
    "share/samspill/scenarios beside the program's bin).\n"
    ".TP\n.B LC_ALL, LC_MESSAGES, LANG\nThe first that is set says the language (Norwegian: nb, nn, no), unless "
    "\\-\\-lang "
    "does.\n"
    ".SH EXIT STATUS\n0 ok, 1 a failure or a run that was stopped, 2 bad input.\n"
    ".SH SEE ALSO\nREADME.md, MODEL.md, FORMAT.md and PARAMETERS.md in share/doc/samspill and share/samspill.\n";

}  // namespace

std::string man_page(const CommandInfo& program, const std::string& version)
{
    std::string page = program.name;  // the page of "samspill view" is samspill-view
    std::ranges::replace(page, ' ', '-');
    std::string_view about = program.meaning;
    if (const std::string own = program.name + ": "; about.starts_with(own)) about.remove_prefix(own.size());
    const std::size_t line = std::min(about.find('\n'), about.size());
    std::string text = fmt::format(".TH \"{}\" 1 \"\" \"samspill {}\" \"User Commands\"\n", roff(page), version);
    text += fmt::format(".SH NAME\n{} \\- {}\n.SH SYNOPSIS\n{}", roff(page), roff(about.substr(0, line)),
                        synopsis(program));
    if (line < about.size()) text += fmt::format(".SH DESCRIPTION\n{}\n", roff(about.substr(line + 1)));
    text += ".SH OPTIONS\n" + options_of(program);
    if (!program.commands.empty()) text += ".SH COMMANDS\n";
    for (const CommandInfo& command : program.commands) text += section(command, program.name + " " + command.name);
    text += fmt::format(".SH EXAMPLES\n.nf\n{}\n.fi\n", roff(program.footer));
    return text + std::string(ending);
}

}  // namespace samspill::cli
