#pragma once

#include <string>
#include <vector>

// The commands and their options as plain data, taken from the parser that reads them (main.cpp): the man page and
// the completions of shells are made of it, so that they cannot say anything else than --help.
namespace samspill::cli {

struct OptionInfo {
    std::vector<std::string> names;    // "-o", "--output"; of a positional argument its name alone
    std::string kind;                  // of its value: "TEXT", "INT", "SCENARIO"; empty for a flag
    std::vector<std::string> choices;  // when only some texts are allowed
    bool positional = false, required = false, repeated = false;
    std::string meaning;
};
inline constexpr const char* scenario_kind = "SCENARIO";  // a scenario file, or the name of a shipped one

struct CommandInfo {
    std::string name, meaning, footer;  // footer: examples
    bool elsewhere = false;             // a program of its own reads what follows, and has a page of its own
    std::vector<OptionInfo> options;
    std::vector<CommandInfo> commands;  // below it
};

// `program` is called "samspill" or, of the viewer, "samspill view".
std::string man_page(const CommandInfo& program, const std::string& version);
std::string bash_completion(const CommandInfo& program);
std::string zsh_completion(const CommandInfo& program);
std::string fish_completion(const CommandInfo& program);

}  // namespace samspill::cli
