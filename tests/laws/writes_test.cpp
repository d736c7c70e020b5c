#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "model/week/schedule.h"
#include "support/small_world.h"

// Every process of the week changes only the columns that it declares, and each of those at some time.
namespace samspill {
namespace {

using Columns = std::map<std::string, Digest>;

// Digests of every column over the first rows of a table.
template <class Row>
void add_columns(const Table<Row>& table, std::size_t rows, const std::string& name, Columns& columns)
{
    for_each_column<Row>([&](const auto& column) {
        Digester digester;
        std::vector<std::byte> bytes;
        for (std::size_t i = 0; i < rows; ++i) {
            const auto* value = reinterpret_cast<const std::byte*>(&(table[i].*(column.member)));
            bytes.insert(bytes.end(), value, value + sizeof(table[i].*(column.member)));
        }
        digester.add(bytes.data(), bytes.size());
        columns[name + "." + std::string(column.name)] = digester.digest();
    });
}

Columns columns_of(const Region& region, std::size_t users, std::size_t counsellors)
{
    Columns columns;
    add_columns(region.users, users, "users", columns);
    add_columns(region.counsellors, counsellors, "counsellors", columns);
    add_columns(region.offices, region.offices.size(), "offices", columns);
    return columns;
}

std::set<std::string> names_in(std::string_view writes)
{
    std::istringstream words{std::string(writes)};
    std::set<std::string> names;
    for (std::string name; words >> name;) names.insert(name);
    return names;
}

// A world in which everything happens: a reform in waves that ends, partners, every kind of rule.
Inputs full_of_events()
{
    Inputs inputs = test::small_inputs(104, 40);
    inputs.places.regions.front().offices.front().inhabitants = 2500;
    inputs.places.regions.front().offices.front().job_specialists = 2;
    inputs.params.referral.intercept = -2.0;
    inputs.params.experience.leader_turnover = 2.0;
    inputs.params.reflection.premature_flaws = 1;
    inputs.rollout.may_postpone = true;
    Wave wave;
    wave.week = 10;
    wave.offices = {"Vest 1"};
    wave.intensity = 2.0;
    wave.strategy = Strategy{0.8, false};
    wave.co_creation = 0.5;
    wave.project_hours = 15.0;
    ReferralRule criteria, rest;
    criteria.kind = RuleKind::criteria;
    criteria.mode = Mode::three_way;
    criteria.groups = 6;
    rest.kind = RuleKind::universal;
    rest.mode = Mode::course;
    wave.rules = std::vector<ReferralRule>{criteria, rest};
    inputs.waves.push_back(wave);
    wave.week = 30;
    wave.ramp = 20;
    wave.offices = {"Vest 2"};
    wave.intensity = 0.1;
    wave.partners = 1;
    inputs.waves.push_back(wave);
    Wave end;
    end.week = 90;
    end.offices = {"Vest 1", "Vest 2"};
    end.project_hours = 0.0;
    inputs.waves.push_back(end);
    Trial trial;
    trial.from = 40;
    trial.arms.resize(2);
    trial.arms[0].name = "usual";
    trial.arms[0].share = 3.0;
    trial.arms[1].name = "new";
    trial.arms[1].force_plan = Plan::fast_work;
    trial.arms[1].caseload = 40.0;
    inputs.trial = trial;
    return inputs;
}

TEST(Writes, AreWhatEachProcessDeclares)
{
    const Inputs inputs = full_of_events();
    World world(inputs, {1, 0});
    Region& region = world.regions().front();
    std::map<std::string_view, std::set<std::string>> changed;
    while (!world.done()) {
        for (const Process& process : schedule()) {
            const std::size_t users = region.users.size(), counsellors = region.counsellors.size();
            const Columns before = columns_of(region, users, counsellors);
            process.run(region);
            for (const auto& [name, digest] : columns_of(region, users, counsellors))
                if (digest != before.at(name)) changed[process.name].insert(name);
        }
        ++region.week;
        const Columns before = columns_of(region, region.users.size(), region.counsellors.size());
        between_weeks().run(world.regions());
        for (const auto& [name, digest] : columns_of(region, region.users.size(), region.counsellors.size()))
            if (digest != before.at(name)) changed[between_weeks().name].insert(name);
    }
    for (const Process& process : schedule())
        EXPECT_EQ(changed[process.name], names_in(process.writes)) << process.name;
    EXPECT_EQ(changed[between_weeks().name], names_in(between_weeks().writes));
}

}  // namespace
}  // namespace samspill
