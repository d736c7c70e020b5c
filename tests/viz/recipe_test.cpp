#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/error.h"
#include "core/field.h"
#include "model/params/params.h"
#include "model/world.h"
#include "viz/desk_support.h"
#include "viz/draft/sheet.h"
#include "viz/live/recipe.h"

namespace samspill::viz {

namespace {

// Another value than the setting has.
std::string other_value(const SettingValue& setting)
{
    using Kind = SettingValue::Kind;
    switch (setting.kind) {
        case Kind::boolean:
            return setting.value == "true" ? "false" : "true";
        case Kind::choices:
            return "[\"" + setting.choices.front() + "\"]";
        case Kind::strategy:
            return "0.75";
        case Kind::week:
            return setting.value == "20" ? "21" : "20";
        default:
            break;
    }
    const double now = setting_number(setting, setting.value);
    const double step = setting.kind == Kind::integer ? 1.0 : std::min(1.0, (setting.high - setting.low) / 16.0);
    return setting_text(setting, now + step <= setting.high ? now + step : now - step);
}

// Every setting is tried: on_the_way and the mark at its control say the same.
TEST(Recipe, TellsOfEverySettingWhetherAChangeWaitsForARestart)
{
    const test::SampleFile file;
    const PlanPtr now = plan_of(file.draft());
    int waiting_ones = 0, tried = 0;
    for (const SettingValue& setting : sheet_of_draft(file.draft()).settings) {
        const bool named = waits_for_restart(setting.key);
        if (!setting.source.empty() && !named && tried > 150) continue;  // parameters are all alike: some of them do
        std::vector<std::string> waiting;
        try {
            const PlanPtr wanted = plan_of(file.draft({{setting.key, other_value(setting)}}));
            on_the_way(*now, *wanted, 20, waiting);
        } catch (const InputError&) {
            continue;  // does not go with the other values
        }
        ++tried;
        EXPECT_EQ(named, !waiting.empty()) << setting.key << " = " << other_value(setting);
        waiting_ones += waiting.empty() ? 0 : 1;
    }
    EXPECT_GT(waiting_ones, 20);
    EXPECT_GT(tried, 100);
}

// A world of the sample that goes on from week 5 by other parameters.
Digest goes_on(const World& past, const Inputs& inputs)
{
    World world(past, inputs);
    while (!world.done()) world.step();
    return world.finish().digest;
}

// Parameters that are said to be asked for when a world is made, and never again.
TEST(Recipe, NamesParametersThatOnlyActWhenAWorldIsMade)
{
    const bool all = std::getenv("SAMSPILL_ALL_PARAMETERS") != nullptr;
    Inputs inputs = test::sample_scenario(2.0, 40).inputs;
    inputs.places.regions[0].offices[1].inhabitants = 500;  // with as few counsellors as an office may have
    World past(inputs, {1, 0});
    while (past.week() < 5) past.step();
    const Digest unchanged = goes_on(past, inputs);
    int found = 0;
    for (std::size_t i = 0; i < parameters_of(inputs.params).size(); ++i) {
        Inputs changed = inputs;
        const Parameter parameter = parameters_of(changed.params)[i];
        const bool named = waits_for_restart(parameter.key);
        if (!named && !all) continue;
        ++found;
        const double step = parameter.kind() == ParameterKind::real ? (parameter.high - parameter.low) / 8.0 : 1.0;
        parameter.set(parameter.get() + step <= parameter.high ? parameter.get() + step : parameter.get() - step);
        try {
            const Digest other = goes_on(past, changed);
            if (all && (other == unchanged) != named) fmt::print("{} {}\n", other == unchanged, parameter.key);
            EXPECT_TRUE(!named || other == unchanged) << parameter.key;
            EXPECT_TRUE(all || run_replicate(changed, 1, 0).digest != run_replicate(inputs, 1, 0).digest)
                << parameter.key;
        } catch (const InputError&) {
        }
    }
    EXPECT_GT(found, 0);
}

}  // namespace

}  // namespace samspill::viz
