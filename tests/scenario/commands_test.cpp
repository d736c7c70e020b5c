#include <gtest/gtest.h>
#include <sys/wait.h>
#include <nlohmann/json.hpp>

#include <cstdio>

#include "core/field.h"
#include "scenario_support.h"
#include "support/checkout.h"

// `samspill check` and `samspill params` as a user starts them.
namespace samspill::test {

namespace {

struct Finished {
    int code;
    std::string out;
};

Finished samspill(const std::string& arguments)
{
    std::FILE* pipe = popen(("'" + program_file() + "' " + arguments).c_str(), "r");
    Finished finished{-1, ""};
    char block[4096];
    for (std::size_t n; (n = fread(block, 1, sizeof block, pipe)) > 0;) finished.out.append(block, n);
    finished.code = WEXITSTATUS(pclose(pipe));
    return finished;
}

// A shipped file's path, quoted for the shell: the checkout's may have spaces.
std::string shipped(const std::string& name) { return "'" + (scenarios_folder() / name).string() + "'"; }

}  // namespace

TEST(CheckCommand, SaysWhatAScenarioHolds)
{
    const Finished done = samspill("check " + shipped("buskerud.toml"));
    EXPECT_EQ(done.code, 0);
    for (const char* part : {"ok", "4 regions, 21 offices, 279800 inhabitants", "312 weeks from 2016-09-05",
                             "all parameters at their defaults"})
        EXPECT_NE(done.out.find(part), std::string::npos) << part << "\n" << done.out;
}

TEST(CheckCommand, TellsMistakesOfAllFilesAndEndsWithTwo)
{
    const Folder folder;
    const std::string bad = folder.write("bad.toml", small + "[run]\nweks = 1\n");
    const std::string worse = folder.write("worse.toml", "title = 3\n" + small);
    const Finished done = samspill("check " + bad + " " + shipped("hallingdal.toml") + " " + worse + " 2>&1");
    EXPECT_EQ(done.code, 2);
    for (const std::string& part : {bad + ":10:1: there is no key run.weks", worse + ":1:9: title is 3",
                                    (scenarios_folder() / "hallingdal.toml").string() + ": ok"})
        EXPECT_NE(done.out.find(part), std::string::npos) << part << "\n" << done.out;
}

TEST(CheckCommand, TellsTheSameAsJson)
{
    const Folder folder;
    const std::string bad = folder.write("bad.toml", small + "[run]\nweks = 1\n");
    const Finished done = samspill("check --json " + bad + " " + shipped("hallingdal.toml"));
    EXPECT_EQ(done.code, 2);
    const auto json = nlohmann::json::parse(done.out);
    ASSERT_EQ(json.size(), 2u);
    EXPECT_FALSE(json[0]["ok"]);
    EXPECT_EQ(json[0]["mistakes"][0]["place"], bad + ":10:1");
    EXPECT_TRUE(json[1]["ok"]);
    EXPECT_EQ(json[1]["offices"], 6);
}

TEST(CheckCommand, NamesParametersThatAreNotTheDefault)
{
    const Folder folder;
    const std::string file = folder.write("a.toml", small + "[params.labour_market]\nseasonal_peak = 21\n");
    Params defaults;
    const std::string wanted = "labour_market.seasonal_peak = 21 ISO week (default " +
                               std::to_string(defaults.labour_market.seasonal_peak) + ")";
    EXPECT_NE(samspill("check " + file).out.find(wanted), std::string::npos);
}

TEST(ParamsCommand, ListsEveryParameterAsJson)
{
    const Finished done = samspill("params --json");
    EXPECT_EQ(done.code, 0);
    const auto json = nlohmann::json::parse(done.out);
    Params params;
    const auto parameters = parameters_of(params);
    ASSERT_GT(json.size(), parameters.size());
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        EXPECT_EQ(json[i]["key"], parameters[i].key);
        EXPECT_EQ(json[i]["kind"], "parameter");
        EXPECT_EQ(json[i]["meaning_no"], parameters[i].meaning_no);
    }
}

TEST(ParamsCommand, FindsByTextAndShowsAScenariosValues)
{
    const Folder folder;
    const std::string file = folder.write("a.toml", small + "[params.labour_market]\nseasonal_peak = 21\n");
    const Finished done = samspill("params seasonal_PEAK --scenario " + file);
    EXPECT_EQ(done.code, 0);
    EXPECT_NE(done.out.find("labour_market.seasonal_peak = 21 (default "), std::string::npos) << done.out;
    EXPECT_EQ(done.out.find("labour_market.noise"), std::string::npos);
    EXPECT_NE(samspill("params nothing-like-this").out.find("nothing in a key"), std::string::npos);
}

TEST(ParamsCommand, WritesTheShippedDocument)
{
    const Finished done = samspill("params --markdown");
    EXPECT_EQ(done.code, 0);
    EXPECT_TRUE(done.out == read_whole(scenarios_folder() / "PARAMETERS.md"));
    EXPECT_EQ(samspill("params --markdown offer 2>/dev/null").code, 2);
}

}  // namespace samspill::test
