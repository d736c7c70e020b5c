#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/field.h"
#include "model/observed/indicators.h"
#include "model/params/params.h"
#include "model/week/schedule.h"
#include "support/checkout.h"
#include "support/declared.h"

// Holds sim/MODEL.md against the program: names, defaults, marks, indicators and the week's order.
namespace samspill {
namespace {

using test::declared;

// "jobs.effort.intro" and "jobs.effort" -> "jobs.effort": a By<> is documented under one key.
std::string without_label(const std::string& key)
{
    const std::size_t second = key.find('.', key.find('.') + 1);
    return key.substr(0, second);
}

std::string document()
{
    std::ifstream file(source_folder() + "/sim/MODEL.md");
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// What stands in single backquotes outside blocks of code. A pair of quotes is on one line.
std::vector<std::string> quoted(const std::string& text)
{
    std::vector<std::string> spans;
    std::istringstream lines(text);
    bool in_block = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("```", 0) == 0) in_block = !in_block;
        if (in_block || line.rfind("```", 0) == 0) continue;
        for (std::size_t open = line.find('`'); open != std::string::npos;) {
            const std::size_t close = line.find('`', open + 1);
            if (close == std::string::npos) break;
            spans.push_back(line.substr(open + 1, close - open - 1));
            open = line.find('`', close + 1);
        }
    }
    return spans;
}

std::string trimmed(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// Cells of a line "| a | b | c |"; none for another line.
std::vector<std::string> cells_of(const std::string& line)
{
    std::vector<std::string> cells;
    if (line.rfind("| ", 0) != 0) return cells;
    std::istringstream parts(line.substr(1));
    for (std::string part; std::getline(parts, part, '|');) cells.push_back(trimmed(part));
    return cells;
}

// Rows of all tables whose first cell is one name in backquotes, by that name.
std::map<std::string, std::vector<std::string>> rows_of(const std::string& text, std::size_t cells_a_row)
{
    std::map<std::string, std::vector<std::string>> rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string> cells = cells_of(line);
        if (cells.size() != cells_a_row || cells[0].size() < 3 || cells[0].front() != '`' || cells[0].back() != '`')
            continue;
        const std::string name = cells[0].substr(1, cells[0].size() - 2);
        if (name.find('`') == std::string::npos) rows.emplace(name, std::move(cells));
    }
    return rows;
}

// The part of the document under a heading of the second level.
std::string section_of(const std::string& text, const std::string& heading)
{
    const std::size_t begin = text.find("\n## " + heading);
    if (begin == std::string::npos) return "";
    return text.substr(begin, text.find("\n## ", begin + 1) - begin);
}

double number_of(const std::string& text)
{
    if (text == "true" || text == "false") return text == "true";
    return std::stod(text);
}

}  // namespace

TEST(ModelDocument, StatesTheDefaultAndTheMarkOfEveryParameter)
{
    const auto rows = rows_of(document(), 4);
    std::map<std::string, std::vector<const Parameter*>> fields;
    for (const Parameter& parameter : declared()) fields[without_label(parameter.key)].push_back(&parameter);
    ASSERT_GT(fields.size(), 100u);
    for (const auto& [key, parameters] : fields) {
        const auto row = rows.find(key);
        if (row == rows.end()) {
            ADD_FAILURE() << "sim/MODEL.md has no row | `" << key << "` | default | unit | founded on |";
            continue;
        }
        std::vector<double> defaults;
        std::istringstream numbers(row->second[1]);
        for (std::string number; std::getline(numbers, number, ',');) defaults.push_back(number_of(trimmed(number)));
        EXPECT_EQ(defaults.size(), parameters.size()) << key;
        for (std::size_t i = 0; i < std::min(defaults.size(), parameters.size()); ++i)
            EXPECT_NEAR(defaults[i], parameters[i]->get(), 1e-9) << parameters[i]->key;
        EXPECT_EQ(row->second[2], parameters[0]->unit) << key;
        const std::string mark(name_of(parameters[0]->source.mark));
        EXPECT_EQ(row->second[3].substr(0, mark.size()), mark) << key;
    }
}

TEST(ModelDocument, NamesNoParameterThatDoesNotExist)
{
    std::set<std::string> known, sections;
    for (const Parameter& parameter : declared()) {
        known.insert(parameter.key);
        known.insert(without_label(parameter.key));
        sections.insert(parameter.section);
    }
    std::size_t keys = 0;
    for (const std::string& span : quoted(document())) {
        const std::size_t dot = span.find('.');
        if (dot == std::string::npos || !sections.contains(span.substr(0, dot))) continue;
        if (span.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") != std::string::npos) continue;
        ++keys;
        EXPECT_TRUE(known.contains(span)) << "sim/MODEL.md names `" << span << "`, which is no parameter";
    }
    EXPECT_GT(keys, 100u);
}

TEST(ModelDocument, ExplainsEveryIndicator)
{
    const auto rows = rows_of(document(), 5);
    for (const IndicatorInfo& indicator : indicators()) {
        const auto row = rows.find(std::string(indicator.name));
        if (row == rows.end()) {
            ADD_FAILURE() << "sim/MODEL.md does not explain the indicator " << indicator.name;
            continue;
        }
        EXPECT_EQ(row->second[3], indicator.unit) << indicator.name;
        EXPECT_EQ(row->second[4], indicator.meaning) << indicator.name;
    }
}

TEST(ModelDocument, ExplainsNoIndicatorThatDoesNotExist)
{
    std::set<std::string> known;
    for (const IndicatorInfo& indicator : indicators()) known.emplace(indicator.name);
    for (const auto& [name, cells] : rows_of(section_of(document(), "7 "), 5))
        EXPECT_TRUE(known.contains(name)) << "sim/MODEL.md explains `" << name << "`, which is no indicator";
}

TEST(ModelDocument, ListsTheProcessesInTheOrderOfTheWeek)
{
    std::vector<std::string> written, scheduled;
    std::istringstream lines(section_of(document(), "3 "));
    for (std::string line; std::getline(lines, line);) {
        const std::vector<std::string> cells = cells_of(line);
        if (cells.size() != 5 || cells[1].size() < 3 || cells[1].front() != '`') continue;
        written.push_back(cells[1].substr(1, cells[1].size() - 2));
    }
    for (const Process& process : schedule()) scheduled.emplace_back(process.name);
    EXPECT_EQ(written, scheduled);
}

TEST(ModelDocument, LogsEveryParameterThatIsMarkedAsAnAssumptionAndNoOther)
{
    const std::vector<std::string> spans = quoted(section_of(document(), "10 "));
    const std::set<std::string> logged(spans.begin(), spans.end());
    for (const Parameter& parameter : declared()) {
        const std::string key = without_label(parameter.key);
        EXPECT_EQ(logged.contains(key), parameter.source.mark == Mark::assumption) << key;
    }
}

}  // namespace samspill
