#include "scenario/files/calibration_file.h"

#include <gtest/gtest.h>

#include "core/field.h"
#include "scenario_support.h"

namespace samspill::test {
namespace {

const std::string target = R"([[target]]
fact = "E14"
statistic = "left_jobseekers_employed"
value = 0.619
low = 0.589
high = 0.649
)";

// Mistakes of a calibration whose text is this, without the folder's name.
Told mistakes_of_calibration(const std::string& text)
{
    const Folder folder;
    const std::string path = folder.write("c.toml", text);
    Told told;
    try {
        read_calibration(path);
    } catch (const InputError& error) {
        for (const Mistake& mistake : error.mistakes())
            told.push_back(mistake.place.substr(mistake.place.rfind('/') + 1) + ": " + mistake.message.english());
    }
    return told;
}

std::string only_mistake(const std::string& text)
{
    const Told told = mistakes_of_calibration(text);
    return told.size() == 1 ? told[0] : "not one mistake but " + std::to_string(told.size());
}

void expect_mistake(const std::string& text, const std::vector<std::string>& parts)
{
    const std::string told = only_mistake(text);
    for (const std::string& part : parts) EXPECT_NE(told.find(part), std::string::npos) << part << "\n" << told;
}

std::string parameter(const std::string& lines) { return "scenario = \"s.toml\"\n[[parameter]]\n" + lines + target; }

}  // namespace

TEST(CalibrationFile, HoldsWhatIsWritten)
{
    const Folder folder;
    const std::string path = folder.write("sub/c.toml",
                                          "title = \"T\"\nscenario = \"../s.toml\"\n[search]\nseed = 5\n"
                                          "[[parameter]]\nkey = \"jobs.separation_rate\"\nlow = 0.002\n"
                                          "high = 0.01\n[[parameter]]\nkey = \"residents.stock\"\n"
                                          "low = 0.5\nhigh = 2\n" +
                                              target + "region = \"North\"\nscenario = \"other.toml\"\n" +
                                              "[[target]]\nfact = \"C1\"\nnot_measured = \"why\"\n"
                                              "value = 1\nlow = 1\nhigh = 1\n");
    const CalibrationFile file = read_calibration(path);
    EXPECT_EQ(file.title, "T");
    EXPECT_EQ(file.scenario, folder.path("s.toml"));
    EXPECT_EQ(file.seed, 5u);
    EXPECT_EQ(file.replicates, CalibrationFile{}.replicates);
    ASSERT_EQ(file.parameters.size(), 2u);
    EXPECT_FALSE(file.parameters[0].factor);
    EXPECT_TRUE(file.parameters[1].factor);
    ASSERT_EQ(file.targets.size(), 2u);
    EXPECT_EQ(file.targets[0].scenario, folder.path("sub/other.toml"));
    EXPECT_EQ(file.targets[0].region, "North");
    EXPECT_EQ(file.targets[0].value, 0.619);
    EXPECT_TRUE(file.targets[0].fitted);
    EXPECT_EQ(file.targets[1].scenario, file.scenario);
    EXPECT_EQ(file.targets[1].not_measured, "why");
}

TEST(CalibrationFile, TellsUnknownKeysAndParametersWithTheNearest)
{
    expect_mistake(parameter("key = \"jobs.separation_rat\"\nlow = 0.1\nhigh = 0.2\n"),
                   {"c.toml:2:1", "there is no parameter \"jobs.separation_rat\"", "\"jobs.separation_rate\""});
    expect_mistake("scenario = \"s.toml\"\n" + target + "valu = 3\n", {"c.toml:8:1", "target.valu", "value"});
    expect_mistake("scenario = \"s.toml\"\n[search]\nevaluation = 3\n" + target, {"c.toml:3:1", "evaluations"});
}

TEST(CalibrationFile, TellsBoundsThatCannotBe)
{
    expect_mistake(parameter("key = \"jobs.separation_rate\"\nlow = 0.2\nhigh = 0.1\n"), {"low = 0.2 is not below"});
    expect_mistake(parameter("key = \"jobs.separation_rate\"\nlow = 0.2\nhigh = 1.5\n"), {"not within [0, 1] 1/week"});
    expect_mistake(parameter("key = \"residents.stock\"\nlow = 0\nhigh = 2\n"), {"bounds a factor", "above 0"});
    expect_mistake(parameter("key = \"benefits.aap_weeks\"\nlow = 1\nhigh = 2\n"), {"no real number"});
    expect_mistake(parameter("key = \"jobs\"\nlow = 1\nhigh = 2\n"), {"\"jobs\" is no parameter"});
    expect_mistake(parameter("key = \"residents.stock\"\nlow = 0.5\nhigh = 2\n[[parameter]]\n"
                             "key = \"residents.stock.young\"\nlow = 1\nhigh = 9\n"),
                   {"residents.stock and residents.stock.young fit the same parameter"});
}

TEST(CalibrationFile, TellsTargetsThatCannotBe)
{
    expect_mistake("scenario = \"s.toml\"\n", {"there is no [[target]]"});
    expect_mistake(target, {"scenario"});
    const std::string head = "scenario = \"s.toml\"\n[[target]]\nfact = \"E1\"\n";
    expect_mistake(head + "statistic = \"x\"\nvalue = 3\nlow = 1\nhigh = 2\n", {"value = 3 is not inside [1, 2]"});
    expect_mistake(head + "statistic = \"x\"\nvalue = 2\nlow = 1\nhigh = 2\n", {"edge", "fitted = false"});
    expect_mistake(head + "value = 2\nlow = 1\nhigh = 3\n", {"target.statistic"});
}

TEST(CalibrationFile, IsToldFromAScenario)
{
    const Folder folder;
    EXPECT_TRUE(is_calibration(folder.write("c.toml", "scenario = \"s.toml\"\n" + target)));
    EXPECT_FALSE(is_calibration(folder.write("s.toml", small)));
    EXPECT_FALSE(is_calibration(folder.path("none.toml")));
}

TEST(ShippedCalibration, NamesFactsThatAreThere)
{
    const CalibrationFile file = read_calibration((scenarios_folder() / "calibration.toml").string());
    const std::string facts = read_whole(scenarios_folder() / "FACTS.md");
    for (const CalibrationTarget& one : file.targets)
        if (one.fact != "none") {
            EXPECT_NE(facts.find("| " + one.fact + " |"), std::string::npos) << one.fact;
        }
}

TEST(ShippedCalibration, FitsOnlyParametersMarkedCalibrated)
{
    const CalibrationFile file = read_calibration((scenarios_folder() / "calibration.toml").string());
    Params params;
    for (const CalibrationParameter& fitted : file.parameters)
        for (const Parameter& one : parameters_of(params))
            if (one.key == fitted.key || one.key.starts_with(fitted.key + ".")) {
                EXPECT_EQ(name_of(one.source.mark), name_of(Mark::calibrated)) << one.key;
            }
}

}  // namespace samspill::test
