#include <gtest/gtest.h>

#include "scenario_support.h"

namespace samspill::test {

namespace {

const std::string two_regions =
    small + "[[region]]\nname = \"South\"\n[[region.office]]\nname = \"Sande\"\ninhabitants = 9\n";

Wave wave_of(const std::string& text) { return parse(two_regions + "[[wave]]\n" + text).inputs.waves.at(0); }

}  // namespace

TEST(Rule, IsReadWithAllThatItNames)
{
    const Inputs inputs = parse(small + R"([[status_quo.rule]]
kind = "criteria"
mode = "three_way"
groups = ["young", "refugee"]
statuses = ["seeking"]
min_age = 18
max_age = 30
min_weeks = 8
max_weeks = 26
min_qualification = 0.25
max_qualification = 0.75
has_employer = false
reduced_capacity = true
[[status_quo.rule]]
kind = "self_referral"
)")
                              .inputs;
    ASSERT_EQ(inputs.status_quo.rules.size(), 2u);
    ReferralRule wanted;
    wanted.kind = RuleKind::criteria;
    wanted.mode = Mode::three_way;
    wanted.groups = 1u << int(Group::young) | 1u << int(Group::refugee);
    wanted.statuses = 1u << int(Status::seeking);
    wanted.min_age = 18;
    wanted.max_age = 30;
    wanted.min_weeks = 8;
    wanted.max_weeks = 26;
    wanted.min_qualification = 0.25;
    wanted.max_qualification = 0.75;
    wanted.has_employer = false;
    wanted.reduced_capacity = true;
    EXPECT_EQ(inputs.status_quo.rules[0], wanted);
    ReferralRule open;
    open.kind = RuleKind::self_referral;
    EXPECT_EQ(inputs.status_quo.rules[1], open);
}

TEST(Rule, ForAllGroupsByNameEqualsOneForAll)
{
    const Inputs inputs =
        parse(small +
              "[[status_quo.rule]]\ngroups = [\"jobseeker\", \"young\", \"sick_listed\", \"refugee\", "
              "\"reduced_capacity\"]\n")
            .inputs;
    EXPECT_EQ(inputs.status_quo.rules[0], ReferralRule{});
}

TEST(Wave, LeavesUnsetWhatItDoesNotName)
{
    const Wave wave = wave_of("week = 52\noffices = [\"Gol\"]\nintensity = 1.5\n");
    EXPECT_EQ(wave.week, 52);
    EXPECT_EQ(wave.offices, Told{"Gol"});
    EXPECT_EQ(wave.intensity, 1.5);
    EXPECT_FALSE(wave.strategy || wave.rules || wave.co_creation || wave.project_hours);
    EXPECT_EQ(wave.ramp, 0);
}

TEST(Wave, TakesRulesStrategyAndRamp)
{
    const Wave wave = wave_of(
        "week = 1\noffices = \"all\"\nstrategy = \"individual\"\nramp = 26\nco_creation = 0.5\nproject_hours = 15\n"
        "[[wave.rule]]\nkind = \"universal\"\n");
    EXPECT_TRUE(wave.strategy->individual);
    EXPECT_EQ(wave.ramp, 26);
    EXPECT_EQ(wave.co_creation, 0.5);
    EXPECT_EQ(wave.project_hours, 15.0);
    ASSERT_EQ(wave.rules->size(), 1u);
    EXPECT_EQ(wave.rules->at(0).kind, RuleKind::universal);
}

TEST(Wave, ReachesOfficesByNameByRegionOrAllInTheOrderOfThePlaces)
{
    const std::string rest = "\nweek = 1\nintensity = 1\n";
    EXPECT_EQ(wave_of("offices = [\"Sande\", \"Gol\"]" + rest).offices, (Told{"Gol", "Sande"}));
    EXPECT_EQ(wave_of("offices = \"Sande\"" + rest).offices, Told{"Sande"});
    EXPECT_EQ(wave_of("regions = \"North\"" + rest).offices, (Told{"Gol", "Nore og Uvdal"}));
    EXPECT_EQ(wave_of("regions = [\"South\", \"North\"]" + rest).offices, (Told{"Gol", "Nore og Uvdal", "Sande"}));
    EXPECT_EQ(wave_of("region = [\"South\"]" + rest).offices, Told{"Sande"});  // as older files have it
    EXPECT_EQ(wave_of("offices = \"all\"" + rest).offices, (Told{"Gol", "Nore og Uvdal", "Sande"}));
    EXPECT_EQ(wave_of("regions = \"all\"" + rest).offices, (Told{"Gol", "Nore og Uvdal", "Sande"}));
}

TEST(Wave, ReachesCareerCentresByTheirRegions)
{
    const std::string more = "\nweek = 1\ncentre_positions = 3\n";
    const Wave centres = wave_of("centres = [\"South\", \"North\"]" + more);
    EXPECT_EQ(centres.centres, (Told{"North", "South"}));
    EXPECT_EQ(centres.centre_positions, 3.0);
    EXPECT_EQ(centres.offices, Told{});
    EXPECT_EQ(wave_of("centres = \"all\"" + more).centres, (Told{"North", "South"}));
    // A region is its offices and its centre, as far as the wave changes something of them.
    const Wave both = wave_of("regions = [\"North\"]\nintensity = 1" + more);
    EXPECT_EQ(both.offices, (Told{"Gol", "Nore og Uvdal"}));
    EXPECT_EQ(both.centres, Told{"North"});
    EXPECT_EQ(wave_of("regions = [\"North\"]" + more).offices, Told{});
    EXPECT_EQ(wave_of("regions = [\"North\"]\nweek = 1\nintensity = 1\n").centres, Told{});
    const Wave apart = wave_of("offices = [\"Gol\"]\ncentres = [\"South\"]\nintensity = 1" + more);
    EXPECT_EQ(apart.offices, Told{"Gol"});
    EXPECT_EQ(apart.centres, Told{"South"});
}

TEST(Wave, IsToldWhenItsChangesReachNobody)
{
    const auto told = [](const std::string& lines) { return mistakes_after_small("[[wave]]\nweek = 1\n" + lines); };
    EXPECT_EQ(told("offices = [\"Gol\"]\ncentre_positions = 2\n"),
              Told{"t.toml:9:1: the wave changes centre_positions and reaches no career centre; give wave.centres or "
                   "wave.regions"});
    EXPECT_EQ(told("centres = [\"North\"]\nintensity = 2\n[[wave.rule]]\n"),
              Told{"t.toml:9:1: the wave changes intensity, [[wave.rule]] and reaches no office; give wave.offices or "
                   "wave.regions"});
    EXPECT_EQ(told("centres = [\"Nort\"]\ncentre_positions = 2\n"),
              Told{"t.toml:11:12: there is no region \"Nort\"; did you mean \"North\"?"});
    EXPECT_EQ(told("offices = [\"North\"]\nintensity = 2\n"),
              Told{"t.toml:11:12: \"North\" is a region and no office; it can be named in wave.regions"});
    EXPECT_EQ(told("regions = [\"Gol\"]\nintensity = 2\n"),
              Told{"t.toml:11:12: \"Gol\" is an office and no region; it can be named in wave.offices"});
    EXPECT_EQ(told("region = \"North\"\nregions = [\"North\"]\nintensity = 2\n"),
              Told{"t.toml:11:10: wave.region and wave.regions say the same; give the latter alone"});
}

TEST(Rule, IsForTheOfficesOfRegions)
{
    const Inputs inputs = parse(two_regions +
                                "[[status_quo.rule]]\nkind = \"universal\"\nregions = [\"North\"]\n"
                                "[[status_quo.rule]]\noffices = [\"Sande\"]\n")
                              .inputs;
    EXPECT_EQ(inputs.status_quo.rules[0].offices, (Told{"Gol", "Nore og Uvdal"}));
    EXPECT_EQ(inputs.status_quo.rules[1].offices, Told{"Sande"});
    EXPECT_EQ(mistakes_after_small("[[status_quo.rule]]\nregions = [\"Nort\"]\n"),
              Told{"t.toml:10:12: there is no region \"Nort\"; did you mean \"North\"?"});
}

TEST(Shock, StrikesTheRegionsThatItNames)
{
    const std::string shock = "[[shock]]\nweek = 1\nsize = 0.1\n";
    const auto struck = [&](const std::string& where) {
        return parse(two_regions + shock + where).inputs.shocks.at(0).regions;
    };
    EXPECT_EQ(struck("regions = [\"South\", \"North\"]\n"), (Told{"South", "North"}));
    EXPECT_EQ(struck("region = \"South\"\n"), Told{"South"});
    EXPECT_EQ(struck("regions = [\"South\", \"North\"]\n[places]\nregions = [\"North\"]\n"), Told{"North"});
    EXPECT_EQ(struck(""), Told{});
}

TEST(Wave, LeavesOutOfficesOfRegionsThatAreNotSimulated)
{
    const std::string waves =
        "[[wave]]\nweek = 1\nintensity = 1\noffices = [\"Gol\", \"Sande\"]\n[[wave]]\nweek = 2\nintensity = 1\n"
        "region = \"North\"\n[[shock]]\nweek = 1\nsize = 0.1\nregion = \"North\"\n[[shock]]\nweek = 2\nsize = 0.1\n";
    const Inputs inputs = parse(two_regions + "[places]\nregions = [\"South\"]\n" + waves).inputs;
    ASSERT_EQ(inputs.places.regions.size(), 1u);
    ASSERT_EQ(inputs.waves.size(), 1u);
    EXPECT_EQ(inputs.waves[0].offices, Told{"Sande"});
    ASSERT_EQ(inputs.shocks.size(), 1u);
    EXPECT_EQ(inputs.shocks[0].week, 2);
}

TEST(Wave, ComesInTheOrderOfWeeksAndThenOfTheFile)
{
    std::string text = two_regions;
    for (const char* lines :
         {"week = 9\nintensity = 0.1\n", "week = 3\nintensity = 0.2\n", "week = 9\nintensity = 0.3\n"})
        text += std::string("[[wave]]\noffices = \"all\"\n") + lines;
    const std::vector<Wave> waves = parse(text).inputs.waves;
    ASSERT_EQ(waves.size(), 3u);
    EXPECT_EQ(waves[0].intensity, 0.2);
    EXPECT_EQ(waves[1].intensity, 0.1);
    EXPECT_EQ(waves[2].intensity, 0.3);
}

TEST(Wave, IsToldWhenItFitsNothing)
{
    const auto told = [](const std::string& lines) { return mistakes_after_small("[[wave]]\n" + lines); };
    EXPECT_EQ(
        told("week = 1\nintensity = 1\n"),
        Told{"t.toml:9:1: a wave needs wave.offices (a list of offices, or \"all\"), wave.regions or wave.centres"});
    EXPECT_EQ(told("week = 1\nintensity = 1\noffices = \"all\"\nregions = \"North\"\n"),
              Told{"t.toml:13:11: wave.regions stands beside wave.offices; give one of them"});
    EXPECT_EQ(told("week = 1\noffices = \"all\"\n"),
              Told{"t.toml:9:1: the wave changes nothing: give intensity, co_creation, project_hours, anchoring, "
                   "partners, strategy, [[wave.rule]] or centre_positions"});
    EXPECT_EQ(told("week = 312\nintensity = 1\noffices = \"all\"\n"),
              Told{"t.toml:10:8: wave.week = 312 is week 312, outside the weeks [0, 311] that are simulated"});
    EXPECT_EQ(told("week = -1\nintensity = 1\noffices = \"all\"\n"),
              Told{"t.toml:10:8: wave.week = -1 weeks is outside [0, 5000] weeks\n"
                   "  wave.week: first week of the new targets"});
    EXPECT_EQ(told("week = 1\nintensity = 1\noffices = [\"Gol\", \"Gol\"]\n"),
              Told{"t.toml:12:19: wave.offices names \"Gol\" twice"});
    EXPECT_EQ(told("week = 1\nintensity = 1\noffices = []\n"), Told{"t.toml:12:11: wave.offices is an empty list"});
    EXPECT_EQ(told("week = 1\nintensity = 1\nregions = [\"Nort\"]\n"),
              Told{"t.toml:12:12: there is no region \"Nort\"; did you mean \"North\"?"});
    EXPECT_EQ(mistakes_of("wave = 3\n" + small),
              Told{"t.toml:1:8: wave is 3; write each under its own heading [[wave]]"});
}

TEST(Date, MayBeADateATextOrANumberOfWeeks)
{
    const std::string rest = "\noffices = \"all\"\nintensity = 1\n";
    EXPECT_EQ(wave_of("week = 2017-09-04" + rest).week, 52);
    EXPECT_EQ(wave_of("week = \"2017-09-04\"" + rest).week, 52);
    EXPECT_EQ(wave_of("week = 2017-09-10" + rest).week, 52) << "the Sunday of the week";
    EXPECT_EQ(wave_of("week = 52" + rest).week, 52);
}

TEST(Date, IsToldWhenTheCalendarDoesNotHaveIt)
{
    const std::string rest = "\noffices = \"all\"\nintensity = 1\n";
    const std::string hint =
        " is not a date of the calendar; write year-month-day, such as \"2017-09-04\", or a whole number "
        "of weeks since 2016-09-05\n  wave.week: first week of the new targets";
    EXPECT_EQ(mistakes_after_small("[[wave]]\nweek = \"2017-02-29\"" + rest),
              Told{"t.toml:10:8: wave.week = \"2017-02-29\"" + hint});
    std::string meant = hint;
    meant.insert(meant.find('\n'), "; did you mean 2017-09-04?");
    EXPECT_EQ(mistakes_after_small("[[wave]]\nweek = \"4.9.2017\"" + rest),
              Told{"t.toml:10:8: wave.week = \"4.9.2017\"" + meant});
    const Told toml_date = mistakes_after_small("[[wave]]\nweek = 2017-02-29" + rest);
    ASSERT_EQ(toml_date.size(), 1u);
    EXPECT_EQ(toml_date[0].rfind("t.toml:10:", 0), 0u) << toml_date[0];
    EXPECT_EQ(mistakes_after_small("[[wave]]\nweek = 2015-01-05" + rest),
              Told{"t.toml:10:8: wave.week = 2015-01-05 is week -87, outside [0, 5000] weeks\n"
                   "  wave.week: first week of the new targets"});
    EXPECT_EQ(mistakes_after_small("[[wave]]\nweek = 2017-09-04T12:00:00" + rest).size(), 1u);
    EXPECT_EQ(mistakes_after_small("[[wave]]\nweek = 3.5" + rest).size(), 1u);
}

TEST(Observation, BeginsWithTheBurnInWhenThatIsShort)
{
    EXPECT_EQ(parse(small).inputs.observation.from, -52);
    EXPECT_EQ(parse(small + "[run]\nburn_in = 10\n").inputs.observation.from, -10);
    EXPECT_EQ(parse(small + "[run]\nburn_in = 10\n[observation]\nfrom = 2016-09-12\n").inputs.observation.from, 1);
    EXPECT_EQ(mistakes_after_small("[run]\nburn_in = 10\n[observation]\nfrom = -11\n"),
              Told{"t.toml:12:8: observation.from = -11 is week -11, outside the weeks [-10, 311] that are simulated"});
}

}  // namespace samspill::test
