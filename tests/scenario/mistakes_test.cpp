#include <gtest/gtest.h>

#include "scenario_support.h"

namespace samspill::test {

TEST(Scenario, IsReadWhenOnlyNamesAndInhabitantsAreGiven)
{
    const Scenario scenario = parse(small);
    EXPECT_EQ(scenario.inputs.places.office_count(), 2);
    EXPECT_EQ(scenario.inputs.places.regions[0].offices[1].name, "Nore og Uvdal");
    EXPECT_EQ(scenario.inputs.places.regions[0].offices[0].inhabitants, 4600.0);
    EXPECT_EQ(scenario.name, "t");
    EXPECT_EQ(scenario.title, "t");
    EXPECT_EQ(scenario.text, small);
    EXPECT_EQ(scenario.files, Told{"t.toml"});
    EXPECT_EQ(scenario.inputs.weeks, Inputs{}.weeks);
    EXPECT_EQ(scenario.inputs.status_quo, Targets{});
}

TEST(Mistake, TellsAnUnknownKeyWithTheNearestOne)
{
    EXPECT_EQ(mistakes_after_small("[run]\nweks = 3\n"),
              Told{"t.toml:10:1: there is no key run.weks; did you mean run.weeks?"});
    EXPECT_EQ(mistakes_after_small("[status_qou]\n"),
              Told{"t.toml:9:2: there is no key status_qou; did you mean status_quo?"});
    EXPECT_EQ(mistakes_after_small("[params.labour_market]\nnoisy = 0.1\n"),
              Told{"t.toml:10:1: there is no key labour_market.noisy; did you mean labour_market.noise?"});
}

TEST(Mistake, TellsWhereAKeyBelongsThatStandsInTheWrongTable)
{
    EXPECT_EQ(mistakes_after_small("[run]\nscale = 3\n"),
              Told{"t.toml:10:1: there is no key run.scale; did you mean places.scale?"});
}

TEST(Mistake, ListsWhatIsKnownWhenNothingIsNear)
{
    EXPECT_EQ(mistakes_after_small("[run]\nxylophone = 3\n"),
              Told{"t.toml:10:1: there is no key run.xylophone; known here: weeks, burn_in, replicates, seed"});
}

TEST(Mistake, TellsAWrongTypeWithWhatIsNeeded)
{
    EXPECT_EQ(mistakes_after_small("[run]\nweeks = \"many\"\n"),
              Told{"t.toml:10:9: run.weeks is \"many\", a text; it needs a whole number in [1, 5000] weeks\n"
                   "  run.weeks: weeks from week 0 (Monday 2016-09-05) on"});
    EXPECT_EQ(mistakes_after_small("[places]\nscale = [1]\n"),
              Told{"t.toml:10:9: places.scale is a list; it needs a number in [0.0001, 1000]\n"
                   "  places.scale: multiplies inhabitants, job specialists and centre positions"});
    EXPECT_EQ(
        mistakes_after_small("run = 3\n"),  // a key of the last office: the heading above it still holds
        Told{"t.toml:9:1: there is no key region.office.run; known here: name, partners, inhabitants, distance, tie, "
             "job_specialists, job_specialists_from, inflow"});
    EXPECT_EQ(mistakes_of("run = 3\n" + small), Told{"t.toml:1:7: run is 3; it needs a table of keys and values"});
    EXPECT_EQ(mistakes_of("title = 3\n" + small),
              Told{"t.toml:1:9: title is 3, a whole number; it needs a text in quotes\n"
                   "  title: one line for tables and pictures"});
    EXPECT_EQ(mistakes_after_small("[[status_quo.rule]]\nhas_employer = \"no\"\n"),
              Told{"t.toml:10:16: status_quo.rule.has_employer is \"no\", a text; it needs true or false\n"
                   "  status_quo.rule.has_employer: with (or without) a job to return to"});
    EXPECT_EQ(mistakes_after_small("[params]\nlabour_market = 3\n"),
              Told{"t.toml:10:17: labour_market is 3; it needs a table with values by key, such as labour_market = "
                   "{persistence = ...}"});
}

TEST(Mistake, TellsANumberOutsideItsRangeWithUnitAndMeaning)
{
    EXPECT_EQ(mistakes_after_small("[[status_quo.rule]]\nmin_weeks = -3\n"),
              Told{"t.toml:10:13: status_quo.rule.min_weeks = -3 weeks is outside [0, 520] weeks\n"
                   "  status_quo.rule.min_weeks: weeks in the present status before the rule applies"});
    EXPECT_EQ(mistakes_after_small("[places]\nscale = 1e9\n"),
              Told{"t.toml:10:9: places.scale = 1000000000 is outside [0.0001, 1000]\n"
                   "  places.scale: multiplies inhabitants, job specialists and centre positions"});
    EXPECT_EQ(mistakes_after_small("[run]\nseed = 4294967296\n").size(), 1u);
    EXPECT_EQ(parse(small + "[run]\nseed = 4294967295\n").seed, 4294967295u);
}

TEST(Mistake, TellsNumbersThatAreNotFiniteOrNotWhole)
{
    EXPECT_EQ(mistakes_after_small("[places]\nscale = nan\n"),
              Told{"t.toml:10:9: places.scale = nan is not a finite number; it needs a number in [0.0001, 1000]\n"
                   "  places.scale: multiplies inhabitants, job specialists and centre positions"});
    EXPECT_EQ(mistakes_after_small("[places]\nscale = -inf\n").size(), 1u);
    EXPECT_EQ(
        mistakes_after_small("[run]\nweeks = 52.5\n"),
        Told{"t.toml:10:9: run.weeks = 52.5 weeks is not a whole number; it needs a whole number in [1, 5000] weeks\n"
             "  run.weeks: weeks from week 0 (Monday 2016-09-05) on"});
    EXPECT_EQ(parse(small + "[run]\nweeks = 52.0\n").inputs.weeks, 52);
}

TEST(Mistake, TellsWhatIsMissing)
{
    EXPECT_EQ(mistakes_of("title = \"x\"\n"),
              Told{"t.toml: there is no region; declare at least one [[region]], or include a file that does"});
    EXPECT_EQ(mistakes_of("[[region]]\nname = \"A\"\n"),
              Told{"t.toml:1:1: region \"A\" has no office; declare at least one [[region.office]]"});
    EXPECT_EQ(mistakes_of("[[region]]\nname = \"A\"\n[[region.office]]\nname = \"B\"\n"),
              Told{"t.toml:3:1: region.office.inhabitants is missing\n"
                   "  region.office.inhabitants: persons who live in the municipality"});
    EXPECT_EQ(mistakes_after_small("[[shock]]\nsize = 0.1\n"),
              Told{"t.toml:9:1: shock.week is missing\n  shock.week: week in which the shock strikes"});
}

TEST(Mistake, TellsASecondOfOneNameWithBothPlaces)
{
    EXPECT_EQ(mistakes_after_small("[[region.office]]\nname = \"Gol\"\ninhabitants = 5\n"),
              Told{"t.toml:10:8: a second office of the name \"Gol\"; the first is at t.toml:4:8"});
    EXPECT_EQ(mistakes_after_small("[[region]]\nname = \"North\"\n[[region.office]]\nname = \"X\"\ninhabitants = 5\n"),
              Told{"t.toml:10:8: a second region of the name \"North\"; the first is at t.toml:2:8"});
}

TEST(Mistake, TellsNamesThatCannotBeNames)
{
    const auto named = [](const std::string& name) {
        return mistakes_of("[[region]]\nname = \"A\"\n[[region.office]]\nname = " + name + "\ninhabitants = 5\n");
    };
    const std::string meaning = "\n  region.office.name: identity of the office, unique in the scenario";
    EXPECT_EQ(named("\"\""), Told{"t.toml:4:8: region.office.name = \"\" is empty" + meaning});
    EXPECT_EQ(named("\" x\""), Told{"t.toml:4:8: region.office.name = \" x\" begins or ends with a blank" + meaning});
    EXPECT_EQ(named("\"a\\u001bb\""),
              Told{"t.toml:4:8: region.office.name = \"a\\x1bb\" holds a control character" + meaning});
    EXPECT_EQ(named("\"" + std::string(81, 'x') + "\"").size(), 1u);
    EXPECT_EQ(named("\"" + std::string(80, 'x') + "\""), Told{});
}

TEST(Mistake, TellsUnknownNamesOfRegionsGroupsAndKinds)
{
    EXPECT_EQ(mistakes_after_small("[places]\nregions = [\"Nort\"]\n"),
              Told{"t.toml:10:12: there is no region \"Nort\"; did you mean \"North\"?"});
    EXPECT_EQ(mistakes_after_small("[[status_quo.rule]]\ngroups = [\"yung\"]\n"),
              Told{"t.toml:10:11: there is no group \"yung\"; did you mean \"young\"?"});
    EXPECT_EQ(mistakes_after_small("[[status_quo.rule]]\nstatuses = [\"seeking\", \"sick\"]\n"),
              Told{"t.toml:10:24: there is no status \"sick\"; did you mean \"sick_listed\"?"});
    EXPECT_EQ(mistakes_after_small("[[status_quo.rule]]\nstatuses = [\"xyz\"]\n"),
              Told{"t.toml:10:13: there is no status \"xyz\"; known: seeking, sick_listed, intro_programme, "
                   "work_training, supported_employment, education, employed, disability, left, gone"});
    EXPECT_EQ(mistakes_after_small("[[status_quo.rule]]\nkind = \"adhoc\"\n"),
              Told{"t.toml:10:8: there is no kind of rule \"adhoc\"; did you mean \"ad_hoc\"?"});
    EXPECT_EQ(mistakes_after_small("[[status_quo.rule]]\nmode = 1\n"),
              Told{"t.toml:10:8: status_quo.rule.mode is 1; it needs a mode of guidance in quotes"});
    EXPECT_EQ(mistakes_after_small("[[region.office]]\nname=\"X\"\ninhabitants=1\ninflow = {refugees = 2}\n"),
              Told{"t.toml:12:11: there is no key region.office.inflow.refugees; did you mean "
                   "region.office.inflow.refugee?"});
    EXPECT_EQ(mistakes_after_small("[[shock]]\nweek = 1\nsize = 0.1\nregion = \"South\"\n"),
              Told{"t.toml:12:10: there is no region \"South\"; known: North"});
}

TEST(Mistake, TellsRangesThatNobodyFits)
{
    EXPECT_EQ(mistakes_after_small("[[status_quo.rule]]\nmin_age = 40\nmax_age = 30\n"),
              Told{"t.toml:9:1: status_quo.rule: min_age = 40 is above max_age = 30, so that nobody fits"});
    EXPECT_EQ(mistakes_after_small("[[status_quo.rule]]\ngroups = []\n"),
              Told{"t.toml:10:10: status_quo.rule.groups is an empty list; it needs a list, such as [\"jobseeker\"]"});
}

TEST(Mistake, IsToldWithAllOthersInTheOrderOfTheFile)
{
    EXPECT_EQ(
        mistakes_of("titel = \"x\"\n" + small +
                    "[params.labour_market]\nnoise = 7\n[run]\nweeks = 0\n[[wave]]\nweek = 3\noffices = [\"Goll\"]\n"),
        (Told{"t.toml:1:1: there is no key titel; did you mean title?",
              "t.toml:11:9: labour_market.noise = 7 log is outside [0, 1] log\n"
              "  labour_market.noise: standard deviation of the weekly shock to log-tightness",
              "t.toml:13:9: run.weeks = 0 weeks is outside [1, 5000] weeks\n"
              "  run.weeks: weeks from week 0 (Monday 2016-09-05) on",
              "t.toml:16:12: there is no office \"Goll\"; did you mean \"Gol\"?"}));
}

TEST(Mistake, IsCountedBeyondTwoHundred)
{
    std::string text = small + "[run]\n";
    for (int i = 0; i < 250; ++i) text += "key" + std::to_string(i) + " = 1\n";
    const Told told = mistakes_of(text);
    ASSERT_EQ(told.size(), 201u);
    EXPECT_EQ(told.back(), ": and 50 more mistakes");
}

TEST(Mistake, OfSyntaxIsToldWithItsPlace)
{
    const Told unfinished = mistakes_of("title = \n");
    ASSERT_EQ(unfinished.size(), 1u);
    EXPECT_EQ(unfinished[0].rfind("t.toml:1:9: this is not TOML: ", 0), 0u) << unfinished[0];
    const Told twice = mistakes_of("title = \"a\"\ntitle = \"b\"\n" + small);
    ASSERT_EQ(twice.size(), 1u);
    EXPECT_EQ(twice[0].rfind("t.toml:2:", 0), 0u) << twice[0];
    EXPECT_NE(twice[0].find("title"), std::string::npos);
}

TEST(Mistake, OfTotalSizeIsTold)
{
    std::string text = "[places]\nscale = 1000\n[[region]]\nname = \"A\"\n";
    for (int i = 0; i < 2; ++i) text += "[[region.office]]\nname = \"" + std::to_string(i) + "\"\ninhabitants = 1e6\n";
    EXPECT_EQ(mistakes_of(text), Told{"t.toml:1:2: 2000000000 inhabitants of all offices, times the scale; at most "
                                      "1000000000 are allowed"});
}

}  // namespace samspill::test
