#include <algorithm>
#include <cctype>
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/file_kinds.h"
#include "cli/terminal_text.h"
#include "core/error.h"
#include "scenario/declared/reference.h"
#include "scenario/files/read_scenario.h"

namespace samspill::cli {

namespace {

using Json = nlohmann::ordered_json;
using input::ReferenceRow;

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return char(c < 0x80 ? std::tolower(c) : c); });
    return text;
}

bool holds(const ReferenceRow& row, const std::string& search)
{
    const std::string wanted = lower(search);
    for (const std::string* text : {&row.key, &row.meaning, &row.meaning_no, &row.source})
        if (lower(*text).find(wanted) != std::string::npos) return true;
    return false;
}

struct Row {
    ReferenceRow now;
    std::string preset;
    bool is_parameter;
};

// Parameters with a scenario's values, then the settings of files.
std::vector<Row> rows_of(const Params& params, const std::string& search)
{
    std::vector<Row> rows;
    const auto now = input::parameter_rows(params), presets = input::parameter_rows(Params{});
    for (std::size_t i = 0; i < now.size(); ++i) rows.push_back({now[i], presets[i].value, true});
    for (const ReferenceRow& setting : input::setting_rows()) rows.push_back({setting, setting.value, false});
    std::erase_if(rows, [&](const Row& row) { return !holds(row.now, search); });
    return rows;
}

void print_json(const std::vector<Row>& rows)
{
    Json list = Json::array();
    for (const Row& row : rows)
        list.push_back({{"key", row.now.key},
                        {"kind", row.is_parameter ? "parameter" : "setting"},
                        {"value", row.now.value},
                        {"default", row.preset},
                        {"unit", row.now.unit},
                        {"allowed", row.now.allowed},
                        {"source", row.now.source},
                        {"meaning", row.now.meaning},
                        {"meaning_no", row.now.meaning_no}});
    put(stdout, list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

void print_table(const std::vector<Row>& rows)
{
    std::string section = "?";
    for (const Row& row : rows) {
        if (row.now.section != section) {
            section = row.now.section;
            tell("\n{}\n", section.empty() ? say({"at the top of a file", "øverst i en fil"}) : section);
        }
        tell("  {} = {}", row.now.key, row.now.value);
        if (row.now.value != row.preset) tell({" (default {})", " (standard {})"}, row.preset);
        tell("  {}{}{}", row.now.allowed, row.now.unit.empty() ? "" : " ", row.now.unit);
        if (!row.now.source.empty()) tell("  {}", language() == Language::no ? row.now.source_no : row.now.source);
        tell("\n      {}\n", language() == Language::no ? row.now.meaning_no : row.now.meaning);
    }
}

}  // namespace

int params_command(const ParamsOptions& options)
{
    if (options.markdown) {
        if (!options.search.empty() || !options.scenario.empty())
            throw InputError("--markdown",
                             message("params.markdown", {"writes the whole reference with the defaults; a search text "
                                                         "or --scenario goes with the table or --json",
                                                         "skriver hele referansen med standardverdiene; en søketekst "
                                                         "eller --scenario går med tabellen eller --json"}));
        put(stdout, input::reference_markdown());
        return 0;
    }
    if (!options.scenario.empty()) require_kind(options.scenario, FileKind::scenario);
    const Params params = options.scenario.empty() ? Params{} : read_scenario(options.scenario).inputs.params;
    const std::vector<Row> rows = rows_of(params, options.search);
    if (options.json) {
        print_json(rows);
        return 0;
    }
    if (rows.empty()) {
        tell({"nothing in a key, meaning or source holds \"{}\"\n",
              "ingen nøkkel, betydning eller kilde inneholder \"{}\"\n"},
             options.search);
        return 0;
    }
    print_table(rows);
    tell({"\n{} keys; set one with --set key=value, or under [params] of a scenario file\n",
          "\n{} nøkler; sett en med --set nøkkel=verdi, eller under [params] i en scenariofil\n"},
         rows.size());
    return 0;
}

}  // namespace samspill::cli
