#include <gtest/gtest.h>

#include <random>
#include <regex>

#include "fuzz/read_anything.h"
#include "tree_text.h"

// Shipped scenarios with their structure changed: keys dropped, doubled, renamed, values of another type
// or far out of range, tables swapped, nested deeply. Each is refused with place, or accepted with all
// numbers within their bounds.
namespace samspill::test {

namespace {

using input::Entry;
using input::List;
using input::Table;
using input::Value;
using Random = std::mt19937_64;

const std::vector<Value>& strange_values()
{
    static const std::vector<Value> values = [] {
        std::vector<Value> all;
        for (const double x : {0.0, -0.0, -1.0, 0.5, 1e18, -1e308, 1e308, 5e-324, double(NAN), double(INFINITY)})
            all.push_back({{}, x});
        for (const std::int64_t n :
             {std::int64_t{0}, std::int64_t{-1}, std::int64_t{9007199254740993},
              std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()})
            all.push_back({{}, n});
        for (const char* text :
             {"", "all", "individual", "\x1b[31m", "../../../etc/passwd", "2017-13-45", "a=b", "Gol"})
            all.push_back({{}, std::string(text)});
        all.push_back({{}, true});
        all.push_back({{}, input::DateText{"2017-09-04"}});
        all.push_back({{}, input::TimeText{"07:32:00"}});
        all.push_back({{}, List{}});
        all.push_back({{}, Table{}});
        all.push_back({{}, List{std::vector<Value>(3000, Value{{}, std::int64_t{1}})}});
        Value deep{{}, std::int64_t{1}}, deep_table = deep;
        for (int level = 0; level < 25; ++level) {
            deep = Value{{}, List{{deep}}};
            deep_table = Value{{}, Table{{Entry{"a", {}, deep_table}}}};
        }
        all.push_back(deep);
        all.push_back(deep_table);
        return all;
    }();
    return values;
}

std::vector<Table*> tables_of(Table& root)
{
    std::vector<Table*> tables;
    for_each_table(root, [&](Table& table) {
        if (!table.entries.empty()) tables.push_back(&table);
    });
    return tables;
}

void mutate(Table& root, Random& random)
{
    const std::vector<Table*> tables = tables_of(root);
    if (tables.empty()) return;
    Table& table = *tables[random() % tables.size()];
    const std::size_t at = random() % table.entries.size();
    Entry& entry = table.entries[at];
    List* list = entry.value.as<List>();
    switch (random() % 7) {
        case 0:
            table.entries.erase(table.entries.begin() + std::ptrdiff_t(at));
            break;
        case 1:
            table.entries.push_back(Entry(entry));  // twice: not TOML
            break;
        case 2:
            entry.key.insert(random() % (entry.key.size() + 1), 1, char('a' + random() % 26));
            break;
        case 3:
            entry.value = strange_values()[random() % strange_values().size()];
            break;
        case 4:
            std::swap(entry.value, table.entries[random() % table.entries.size()].value);
            break;
        case 5:
            if (list != nullptr && !list->items.empty())
                list->items.push_back(Value(list->items[random() % list->items.size()]));
            else
                entry.value = Value{{}, List{{entry.value}}};
            break;
        default:
            if (list != nullptr && !list->items.empty())
                list->items[random() % list->items.size()] = strange_values()[random() % strange_values().size()];
            else
                entry.value = Value{{}, Table{{Entry{"x", {}, entry.value}}}};
            break;
    }
}

// Reads it; a refusal must name places, and at least one mistake a line and column when any can.
void read_mutated(const std::string& text, const std::string& folder, int& accepted, int& refused)
{
    try {
        fuzz::check_scenario(parse_scenario(text, "m.toml", folder));
        ++accepted;
    } catch (const InputError& error) {
        ++refused;
        fuzz::check_mistakes(error);
        for (const Mistake& mistake : error.mistakes()) {
            const bool counted = mistake.place.empty() && mistake.message.english().starts_with("and ");
            const bool missing = mistake.place == "m.toml";  // of the whole file: something is not there, too large
            const bool placed = std::regex_match(mistake.place, std::regex(".+:[0-9]+:[0-9]+"));
            EXPECT_TRUE(counted || missing || placed) << mistake.place << ": " << mistake.message.english() << "\n"
                                                      << text;
        }
    }
}

}  // namespace

TEST(Mutation, OfShippedScenariosIsRefusedWithPlaceOrAcceptedWithinBounds)
{
    Random random(21);
    int accepted = 0, refused = 0;
    for (const auto& file : shipped_scenarios()) {
        const Table original = tree_of(read_whole(file));
        for (int round = 0; round < 150; ++round) {
            Table changed = original;
            for (std::uint64_t times = 1 + random() % 3; times > 0; --times) mutate(changed, random);
            read_mutated(toml_of(changed), file.parent_path().string(), accepted, refused);
        }
    }
    EXPECT_GT(accepted, 100);
    EXPECT_GT(refused, 1000);
}

TEST(Mutation, OfACompleteScenarioWithEveryStrangeValueInEveryPlace)
{
    const Table original = tree_of(with_every_table);
    Table counted = original;
    const std::size_t tables = tables_of(counted).size();
    int accepted = 0, refused = 0;
    for (std::size_t t = 0; t < tables; ++t) {
        const std::size_t entries = tables_of(counted)[t]->entries.size();
        for (std::size_t e = 0; e < entries; ++e)
            for (const Value& strange : strange_values()) {
                Table changed = original;
                tables_of(changed)[t]->entries[e].value = strange;
                read_mutated(toml_of(changed), ".", accepted, refused);
            }
    }
    EXPECT_GT(accepted, 30);
    EXPECT_GT(refused, 500);
}

TEST(Mutation, OfSweepsAndCalibrationsIsRefusedOrAccepted)
{
    Random random(22);
    int read = 0, refused = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(scenarios_folder())) {
        const std::string path = entry.path().string();
        if (entry.path().extension() != ".toml" || !(is_sweep(path) || is_calibration(path))) continue;
        const Table original = tree_of(read_whole(entry.path()));
        for (int round = 0; round < 150; ++round) {
            Table changed = original;
            mutate(changed, random);
            ++(fuzz::read_anything(toml_of(changed), input::disk()) > 0 ? read : refused);
        }
    }
    EXPECT_GT(read, 20);
    EXPECT_GT(refused, 100);
}

// Numbers, lengths and depths at their bounds.
TEST(Bounds, AreAcceptedAtTheEdgeAndRefusedBeyond)
{
    const auto refused = [](const std::string& text) { return !mistakes_of(text).empty(); };
    EXPECT_FALSE(refused(small + "[run]\nweeks = 5000\n"));
    EXPECT_TRUE(refused(small + "[run]\nweeks = 5001\n"));
    EXPECT_TRUE(refused(small + "[run]\nweeks = 9007199254740993\n")) << "2^53 + 1 is no number that a double holds";
    EXPECT_TRUE(refused(small + "[run]\nseed = 9223372036854775807\n"));
    EXPECT_TRUE(refused(small + "[run]\nseed = 18446744073709551616\n")) << "above 64 bits";
    EXPECT_TRUE(refused(small + "[run]\nseed = -1\n"));
    const auto offices = [](int count, const std::string& inhabitants) {
        std::string text = "region = [{name = \"A\", office = [";
        for (int i = 0; i < count; ++i) text += fmt::format("{{name=\"{}\",inhabitants={}}},", i, inhabitants);
        return text + "]}]\n";
    };
    EXPECT_FALSE(refused(offices(100, "1e7")));
    EXPECT_TRUE(refused(offices(101, "1e7"))) << "more than a milliard persons";
    EXPECT_FALSE(refused(offices(1500, "1")));
    EXPECT_TRUE(refused(offices(10'001, "1"))) << "the file is too large before the list is too long";
    std::string regions;
    for (int i = 0; i < 1001; ++i)
        regions += fmt::format("[[region]]\nname=\"{}\"\noffice=[{{name=\"o{}\",inhabitants=1}}]\n", i, i);
    EXPECT_TRUE(refused(regions));
    std::string shocks = small;
    for (int i = 0; i < 1000; ++i) shocks += "[[shock]]\nweek=1\nsize=0.1\n";
    EXPECT_FALSE(refused(shocks));
    EXPECT_TRUE(refused(shocks + "[[shock]]\nweek=1\nsize=0.1\n"));
    std::string rules = small;
    for (int i = 0; i < 100; ++i) rules += "[[status_quo.rule]]\n";
    EXPECT_FALSE(refused(rules));
    EXPECT_TRUE(refused(rules + "[[status_quo.rule]]\n"));
}

}  // namespace samspill::test
