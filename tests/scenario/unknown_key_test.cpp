#include <gtest/gtest.h>

#include "core/field.h"
#include "scenario/declared/reference.h"
#include "tree_text.h"

// No unknown key is ever ignored: one more key in any table, at any level, refuses the file.
namespace samspill::test {

namespace {

const std::string unknown = "zzqxw";

// [params.SECTION] and [params.SECTION.TABLE] of every declared parameter, empty.
std::string every_section()
{
    std::string text;
    std::vector<std::string> met;
    Params params;
    for (const Parameter& parameter : parameters_of(params))
        for (std::size_t dot = parameter.key.find('.'); dot != std::string::npos;
             dot = parameter.key.find('.', dot + 1)) {
            const std::string table = parameter.key.substr(0, dot);
            if (std::find(met.begin(), met.end(), table) != met.end()) continue;
            met.push_back(table);
            text += "[params." + table + "]\n";
        }
    return text;
}

std::vector<std::string> told_of(const std::function<void()>& read)
{
    try {
        read();
    } catch (const InputError& error) {
        Told told;
        for (const Mistake& mistake : error.mistakes())
            told.push_back(mistake.place + ": " + mistake.message.english());
        return told;
    }
    return {};
}

using Read = std::function<void(const std::string& text)>;

// Puts the key into each table in turn; every time the file must be refused because of it.
int refused_everywhere(const std::string& text, const Read& read)
{
    input::Table tree = tree_of(text);
    int tables = 0;
    for_each_table(tree, [&](input::Table& table) {
        ++tables;
        table.entries.push_back({unknown, {}, input::Value{{}, std::int64_t{1}}});
        const Told told = told_of([&] { read(toml_of(tree)); });
        table.entries.pop_back();
        const bool named = std::any_of(told.begin(), told.end(), [](const std::string& mistake) {
            return mistake.starts_with("m.toml:") && mistake.find("there is no ") != std::string::npos &&
                   mistake.find(unknown) != std::string::npos;
        });
        EXPECT_TRUE(named) << "ignored in table " << tables << " of\n" << toml_of(tree);
    });
    return tables;
}

void read_as_scenario(const std::string& text) { parse_scenario(text, "m.toml", scenarios_folder().string()); }

}  // namespace

TEST(UnknownKey, IsRefusedInEveryTableOfACompleteScenario)
{
    const std::string text = with_every_table + every_section();
    ASSERT_EQ(told_of([&] { read_as_scenario(text); }), Told{});
    EXPECT_GT(refused_everywhere(text, read_as_scenario), 60);
}

TEST(UnknownKey, IsRefusedInEveryTableOfTheShippedScenarios)
{
    int tables = 0;
    for (const auto& file : shipped_scenarios())
        tables += refused_everywhere(read_whole(file), [&](const std::string& text) {
            parse_scenario(text, "m.toml", file.parent_path().string());
        });
    EXPECT_GT(tables, 100);
}

TEST(UnknownKey, IsRefusedInEveryTableOfSweepsAndCalibrations)
{
    int sweeps = 0, calibrations = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(scenarios_folder())) {
        if (entry.path().extension() != ".toml") continue;
        const std::string text = read_whole(entry.path());
        if (is_sweep(entry.path().string()))
            sweeps += refused_everywhere(text, [](const std::string& changed) { parse_sweep(changed, "m.toml"); });
        else if (is_calibration(entry.path().string()))
            calibrations +=
                refused_everywhere(text, [](const std::string& changed) { parse_calibration(changed, "m.toml"); });
    }
    EXPECT_GT(sweeps, 20);
    EXPECT_GT(calibrations, 20);
}

TEST(UnknownKey, IsRefusedAsAnOverrideOfEverySection)
{
    int sections = 0;
    for (const std::string& key : input::known_keys()) {
        const std::size_t dot = key.rfind('.');
        if (dot == std::string::npos || key.starts_with("region") || key.starts_with("wave") ||
            key.starts_with("trial.arm") || key.starts_with("status_quo.rule") || key.starts_with("shock"))
            continue;
        ++sections;
        EXPECT_FALSE(mistakes_after_small("", {key.substr(0, dot + 1) + unknown + "=1"}).empty()) << key;
    }
    EXPECT_GT(sections, 100);
}

}  // namespace samspill::test
