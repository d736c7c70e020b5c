#include <gtest/gtest.h>

#include "scenario_support.h"

// Names of places in every form that files and keyboards give them.
namespace samspill::test {

namespace {

const std::string composed = "\u00c5l", decomposed = "A\u030al";  // the second as macOS writes it

std::string county(const std::string& name)
{
    return "[[region]]\nname = \"Hallingdal\"\n[[region.office]]\nname = \"" + name +
           "\"\ninhabitants = 4700\n[[region.office]]\nname = \"Hol\"\ninhabitants = 4500\n";
}

const std::string wave_at = "[[wave]]\nweek = 1\nintensity = 1\noffices = ";

}  // namespace

TEST(Names, AreKeptInTheirCanonicalForm)
{
    EXPECT_EQ(parse(county(decomposed)).inputs.places.regions[0].offices[0].name, composed);
    EXPECT_EQ(parse(county("Nore\u00a0og Uvdal")).inputs.places.regions[0].offices[0].name, "Nore og Uvdal");
}

TEST(Names, AreFoundInAnyForm)
{
    for (const std::string& declared : {composed, decomposed})
        for (const std::string& named : {composed, decomposed}) {
            const Scenario scenario = parse(county(declared) + wave_at + "[\"" + named + "\u00a0\"]\n[places]\n" +
                                                "regions = [\"Hallingdal\u00a0\"]\n",
                                            {"office." + named + ".distance=0.9"});
            EXPECT_EQ(scenario.inputs.waves.at(0).offices, Told{composed});
            EXPECT_EQ(scenario.inputs.places.regions[0].offices[0].distance, 0.9);
        }
}

TEST(Names, OfOnePlaceInTwoFormsAreOne)
{
    const Folder folder;
    folder.write("base.toml", county(composed));
    folder.write("a.toml", "include = \"base.toml\"\n[[region]]\nname = \"Hallingdal\"\n[[region.office]]\nname = \"" +
                               decomposed + "\"\ndistance = 0.9\n");
    const RegionPlace region = read_scenario(folder.path("a.toml")).inputs.places.regions.at(0);
    ASSERT_EQ(region.offices.size(), 2u);
    EXPECT_EQ(region.offices[0].distance, 0.9);
    EXPECT_EQ(mistakes_of(county(composed) + "[[region.office]]\nname = \"" + decomposed + "\"\ninhabitants = 1\n"),
              Told{"t.toml:10:8: a second office of the name \"" + composed + "\"; the first is at t.toml:4:8"});
}

TEST(Names, ThatDifferInMarksAreSuggested)
{
    EXPECT_EQ(mistakes_of(county(composed) + wave_at + "[\"Al\"]\n"),
              Told{"t.toml:12:12: there is no office \"Al\"; did you mean \"" + composed + "\"?"});
    EXPECT_EQ(mistakes_of(county(composed), {"office.Al.tie=0.1"}),
              Told{"--set office.Al.tie: there is no office \"Al\"; did you mean \"" + composed + "\"?"});
}

TEST(Names, EndInNoBlankOfAnyKind)
{
    EXPECT_EQ(mistakes_of(county("Gol\u00a0")),
              Told{"t.toml:4:8: region.office.name = \"Gol\u00a0\" begins or ends with a no-break space (U+00A0)\n"
                   "  region.office.name: identity of the office, unique in the scenario"});
}

}  // namespace samspill::test
