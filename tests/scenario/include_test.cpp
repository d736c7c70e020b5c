#include <gtest/gtest.h>

#include "scenario_support.h"

namespace samspill::test {

TEST(Include, IsTheGroundThatLaterKeysReplace)
{
    const Folder folder;
    folder.write("base.toml", "title = \"base\"\n[run]\nweeks = 100\nburn_in = 60\n" + small);
    folder.write("a.toml", "include = \"base.toml\"\ntitle = \"a\"\n[run]\nweeks = 90\n");
    const Scenario scenario = read_scenario(folder.path("a.toml"));
    EXPECT_EQ(scenario.title, "a");
    EXPECT_EQ(scenario.inputs.weeks, 90);
    EXPECT_EQ(scenario.inputs.burn_in, 60);
    EXPECT_EQ(scenario.inputs.places.office_count(), 2);
    EXPECT_EQ(scenario.files, (Told{folder.path("base.toml"), folder.path("a.toml")}));
    EXPECT_EQ(scenario.text, read_whole(folder.path("base.toml")) + read_whole(folder.path("a.toml")));
}

// The Norwegian title of an included file says nothing about a title that replaces it.
TEST(Include, KeepsANorwegianTitleOnlyWithItsOwn)
{
    const Folder folder;
    folder.write("base.toml",
                 "title = \"base\"\ntitle_no = \"grunn\"\nquestion = \"why\"\nquestion_no = \"hvorfor\"\n" + small);
    folder.write("a.toml", "include = \"base.toml\"\ntitle = \"a\"\n");
    folder.write("b.toml", "include = \"base.toml\"\ntitle = \"b\"\ntitle_no = \"be\"\n");
    folder.write("c.toml", "include = \"base.toml\"\ntitle_no = \"bunn\"\n");
    EXPECT_EQ(read_scenario(folder.path("base.toml")).norwegian, (About{"grunn", "hvorfor", ""}));
    EXPECT_EQ(read_scenario(folder.path("a.toml")).norwegian, (About{"", "hvorfor", ""}));
    EXPECT_EQ(read_scenario(folder.path("b.toml")).norwegian, (About{"be", "hvorfor", ""}));
    EXPECT_EQ(read_scenario(folder.path("c.toml")).norwegian, (About{"bunn", "hvorfor", ""}));
    EXPECT_EQ(read_scenario(folder.path("b.toml"), {"title=\"x\""}).norwegian.title, "");
    EXPECT_EQ(read_scenario(folder.path("b.toml"), {"title=\"x\"", "title_no=\"y\""}).norwegian.title, "y");
}

TEST(Include, IsLookedUpFromTheIncludingFile)
{
    const Folder folder;
    folder.write("ground/base.toml", small);
    folder.write("ground/middle.toml", "include = \"base.toml\"\n[run]\nweeks = 5\n");
    folder.write("sub/a.toml", "include = \"../ground/middle.toml\"\n");
    EXPECT_EQ(read_scenario(folder.path("sub/a.toml")).inputs.weeks, 5);
}

TEST(Include, OfAListLetsLaterFilesWin)
{
    const Folder folder;
    folder.write("base.toml", small + "[run]\nweeks = 1\nburn_in = 1\n");
    folder.write("b.toml", "include = \"base.toml\"\n[run]\nweeks = 2\nburn_in = 2\n");
    folder.write("c.toml", "include = \"base.toml\"\n[run]\nweeks = 3\n");
    folder.write("a.toml", "include = [\"b.toml\", \"c.toml\"]\n");
    const Scenario scenario = read_scenario(folder.path("a.toml"));
    EXPECT_EQ(scenario.inputs.weeks, 3);
    EXPECT_EQ(scenario.inputs.burn_in, 2) << "the base is read once and does not come back over b.toml";
    EXPECT_EQ(scenario.files.size(), 4u);
}

TEST(Include, MergesRegionsAndOfficesByName)
{
    const Folder folder;
    folder.write("base.toml", small);
    folder.write("a.toml", R"(include = "base.toml"
[[region]]
name = "North"
centre_positions = 4
[[region.office]]
name = "Gol"
distance = 0.9
[[region.office]]
name = "New"
inhabitants = 10
)");
    const RegionPlace region = read_scenario(folder.path("a.toml")).inputs.places.regions.at(0);
    EXPECT_EQ(region.centre_positions, 4.0);
    ASSERT_EQ(region.offices.size(), 3u);
    EXPECT_EQ(region.offices[0].inhabitants, 4600.0);
    EXPECT_EQ(region.offices[0].distance, 0.9);
    EXPECT_EQ(region.offices[1].distance, OfficePlace{}.distance);
    EXPECT_EQ(region.offices[2].name, "New");
}

TEST(Include, ReplacesRulesAndWavesAsAWhole)
{
    const Folder folder;
    const std::string wave = "[[wave]]\nweek = 3\noffices = \"all\"\nintensity = 1\n";
    folder.write("base.toml", small + wave + wave + "[[status_quo.rule]]\nkind=\"universal\"\n[[status_quo.rule]]\n");
    folder.write("a.toml", "include = \"base.toml\"\n[[status_quo.rule]]\nkind = \"criteria\"\n" + wave);
    folder.write("none.toml", "include = \"base.toml\"\nwave = []\nstatus_quo.rule = []\n");
    const Inputs inputs = read_scenario(folder.path("a.toml")).inputs;
    EXPECT_EQ(inputs.waves.size(), 1u);
    ASSERT_EQ(inputs.status_quo.rules.size(), 1u);
    EXPECT_EQ(inputs.status_quo.rules[0].kind, RuleKind::criteria);
    const Inputs none = read_scenario(folder.path("none.toml")).inputs;
    EXPECT_TRUE(none.waves.empty());
    EXPECT_TRUE(none.status_quo.rules.empty());
}

TEST(Include, MergesValuesByGroup)
{
    const Folder folder;
    folder.write("base.toml", small + "inflow = {refugee = 2.0, young = 3.0}\n");
    folder.write("a.toml",
                 "include = \"base.toml\"\n[[region]]\nname = \"North\"\n[[region.office]]\n"
                 "name = \"Nore og Uvdal\"\ninflow.young = 4\n");
    const OfficePlace office = read_scenario(folder.path("a.toml")).inputs.places.regions[0].offices[1];
    EXPECT_EQ(office.inflow[int(Group::refugee)], 2.0);
    EXPECT_EQ(office.inflow[int(Group::young)], 4.0);
    EXPECT_EQ(office.inflow[int(Group::jobseeker)], 1.0);
}

TEST(Include, InACircleIsToldWithBothPlaces)
{
    const Folder folder;
    folder.write("a.toml", "title = \"a\"\ninclude = \"b.toml\"\n");
    folder.write("b.toml", "include = \"a.toml\"\n");
    EXPECT_EQ(folder.mistakes("a.toml"),
              Told{"b.toml:1:11: the files include each other in a circle, at a.toml:2:11, b.toml:1:11"});
    folder.write("self.toml", "include = \"./self.toml\"\n");
    EXPECT_EQ(folder.mistakes("self.toml"),
              Told{"self.toml:1:11: the files include each other in a circle, at self.toml:1:11"});
}

TEST(Include, OfWhatIsNoFileIsTold)
{
    const Folder folder;
    folder.write("sub/x.toml", "");
    folder.write("a.toml", "include = [\"nix.toml\", \"sub\", 3]\n[run]\nweks = 3\n");
    EXPECT_EQ(folder.mistakes("a.toml"),
              (Told{"a.toml:1:12: include of nix.toml: there is no such file",
                    "a.toml:1:24: include of sub: this is not a file",
                    "a.toml:1:31: include is 3; it needs a file name in quotes, or a list of them",
                    "a.toml:3:1: there is no key run.weks; did you mean run.weeks?"}))
        << "what the missing file may have declared is not told missing";
    EXPECT_EQ(folder.mistakes("none.toml"), Told{"none.toml: there is no such file"});
    EXPECT_EQ(folder.mistakes("sub"), Told{"sub: this is not a file"});
}

TEST(Include, TellsMistakesOfAllFilesInTheOrderTheyWereNamed)
{
    const Folder folder;
    folder.write("base.toml", small + "distanse = 1\n");
    folder.write("broken.toml", "x = = 1\n");
    folder.write("a.toml", "include = [\"base.toml\", \"broken.toml\"]\n[run]\nseeed = 3\n");
    const Told told = folder.mistakes("a.toml");
    ASSERT_EQ(told.size(), 3u);
    EXPECT_EQ(told[0], "a.toml:3:1: there is no key run.seeed; did you mean run.seed?");
    EXPECT_EQ(told[1], "base.toml:9:1: there is no key region.office.distanse; did you mean region.office.distance?");
    EXPECT_EQ(told[2].rfind("broken.toml:1:5: this is not TOML: ", 0), 0u) << told[2];
}

TEST(Include, HasAnEndAndFilesASize)
{
    const Folder folder;
    for (int i = 0; i < 40; ++i)
        folder.write(std::to_string(i) + ".toml", "include = \"" + std::to_string(i + 1) + ".toml\"\n");
    folder.write("40.toml", small);
    EXPECT_EQ(folder.mistakes("0.toml"), Told{"31.toml:1:11: a scenario of more than 32 files"});
    EXPECT_EQ(folder.mistakes("20.toml"), Told{});
    folder.write("long.toml", small + "#" + std::string(64 * 1024, 'x'));
    EXPECT_EQ(folder.mistakes("long.toml"),
              Told{"long.toml: the file is larger than the 65536 bytes that a scenario file may have"});
}

}  // namespace samspill::test
