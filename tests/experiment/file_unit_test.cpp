#include "results/h5/unit.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "core/field.h"
#include "experiment/judge/curves.h"
#include "experiment/judge/endpoints.h"
#include "model/observed/indicators.h"
#include "model/params/params.h"
#include "support/temporary_folder.h"

namespace samspill {
namespace {

// Every unit that can stand in a file: of indicators, endpoints, curves, and of the axes of sweeps.
std::set<std::string> declared()
{
    std::set<std::string> units;
    for (const IndicatorInfo& indicator : indicators()) units.emplace(indicator.unit);
    for (const EndpointInfo& endpoint : endpoints()) units.emplace(endpoint.unit);
    for (const CurveInfo& curve : curves()) units.emplace(curve.unit);
    Params params;
    for (const Parameter& parameter : parameters_of(params)) units.emplace(parameter.unit);
    return units;
}

// tests/results/units_test.py holds them against UDUNITS itself.
TEST(FileUnit, IsGivenForEveryUnitThatIsDeclared)
{
    for (const std::string& unit : declared())
        EXPECT_NE(std::ranges::find(file_units(), unit, &FileUnit::ours), file_units().end())
            << "sim/results/h5/unit.cpp lacks a row: {\"" << unit << "\", what UDUNITS calls it, or \"1\"}";
}

TEST(FileUnit, NamesNoUnitTwice)
{
    std::set<std::string_view> seen;
    for (const FileUnit& unit : file_units()) EXPECT_TRUE(seen.insert(unit.ours).second) << unit.ours;
}

TEST(FileUnit, KeepsOurWordsBesideTheUnitThatReadersKnow)
{
    const test::TemporaryFolder folder;
    h5::File file = h5::File::create(folder / "units.h5");
    const auto written = [&](const std::string& name, std::string_view unit) {
        h5::Dataset dataset = file.root().create(name, h5::Type::float64, {1});
        set_unit(dataset, unit);
        return std::pair{dataset.text("units").value_or("none"), unit_of(dataset)};
    };
    EXPECT_EQ(written("money", "million NOK"), (std::pair<std::string, std::string>{"1e6", "million NOK"}));
    EXPECT_EQ(written("rate", "1/week"), (std::pair<std::string, std::string>{"1/week", "1/week"}));
    EXPECT_EQ(written("unheard", "furlongs"), (std::pair<std::string, std::string>{"1", "furlongs"}));
    EXPECT_EQ(file.root().dataset("rate").attribute_names(), std::vector<std::string>{"units"});
    file.close();
}

}  // namespace
}  // namespace samspill
