#include <gtest/gtest.h>

#include "scenario_support.h"

// What is read without a mistake and will act on nobody is said.
namespace samspill::test {

namespace {

const std::string north_alone = small +
                                "[[region]]\nname = \"South\"\n[[region.office]]\nname = \"Sande\"\ninhabitants = 9\n"
                                "[places]\nregions = [\"North\"]\n";  // 15 lines

// The notes of what stands behind it as "place: message".
Told notes_of(const std::string& text, const std::vector<std::string>& overrides = {})
{
    Told told;
    for (const Mistake& note : parse(north_alone + text, overrides).notes)
        told.push_back(note.place + ": " + note.message.english());
    return told;
}

}  // namespace

TEST(Note, TellsAWaveThatReachesNobodySimulated)
{
    EXPECT_EQ(notes_of("[[wave]]\nweek = 1\noffices = [\"Sande\"]\nintensity = 1\n"),
              Told{"t.toml:18:11: wave reaches nobody: none of its offices is simulated (places.regions leaves Sande "
                   "out)"});
    EXPECT_EQ(notes_of("[[wave]]\nweek = 1\nregion = \"South\"\nintensity = 1\n"),
              Told{"t.toml:18:10: wave reaches nobody: none of its offices is simulated (places.regions leaves Sande "
                   "out)"});
    EXPECT_EQ(notes_of("[[wave]]\nweek = 1\noffices = [\"Sande\", \"Gol\"]\nintensity = 1\n"),
              Told{"t.toml:18:11: wave does not reach Sande, which places.regions leaves out"});
    EXPECT_EQ(notes_of("[[wave]]\nweek = 1\noffices = \"all\"\nintensity = 1\n"), Told{});
    EXPECT_EQ(notes_of("[[wave]]\nweek = 1\ncentres = [\"South\"]\ncentre_positions = 1\n"),
              Told{"t.toml:18:11: wave reaches nobody: none of its career centres is simulated (places.regions leaves "
                   "South out)"});
    EXPECT_EQ(notes_of("[[wave]]\nweek = 1\noffices = \"all\"\ncentres = [\"North\"]\nintensity = 1\n"),
              Told{"t.toml:19:11: wave names career centres and changes nothing of them"});
}

TEST(Note, TellsShocksAndTrialsElsewhere)
{
    EXPECT_EQ(notes_of("[[shock]]\nweek = 1\nsize = 0.1\nregion = \"South\"\n"),
              Told{"t.toml:16:1: shock strikes nobody: South is not simulated (places.regions)"});
    const Told told =
        notes_of("[trial]\noffices = [\"Sande\"]\n[[trial.arm]]\nname = \"a\"\n[[trial.arm]]\nname = \"b\"\n");
    ASSERT_EQ(told.size(), 1u);
    EXPECT_NE(told[0].find("trial reaches nobody"), std::string::npos) << told[0];
}

TEST(Note, TellsWhatAShortenedRunLeavesOut)
{
    EXPECT_EQ(notes_of("[[wave]]\nweek = 60\noffices = \"all\"\nintensity = 1\n", {"run.weeks=50"}),
              Told{"t.toml:16:1: wave of week 60 is left out: the run ends before it (run.weeks = 50)"});
}

TEST(Note, TellsRulesThatNobodyMeets)
{
    const auto rules = [](const std::string& text) { return notes_of(text); };
    EXPECT_EQ(rules("[[status_quo.rule]]\noffices = [\"Sande\"]\nkind = \"universal\"\n"),
              Told{"t.toml:16:1: rule 1 is for Sande alone, and no such office is simulated and has these rules"});
    EXPECT_EQ(
        rules("[[status_quo.rule]]\n[[status_quo.rule]]\nkind = \"universal\"\n"),
        Told{"t.toml:17:1: rule 2 is met by nobody: everybody whom it is for meets rule 1 first, which is ad hoc"});
    EXPECT_EQ(rules("[[status_quo.rule]]\nkind = \"criteria\"\nmax_age = 30\n[[status_quo.rule]]\nkind = \"criteria\"\n"
                    "groups = [\"young\"]\nmax_age = 25\n"),
              Told{"t.toml:19:1: rule 2 is met by nobody: everybody whom it is for meets rule 1 first"});
    EXPECT_EQ(rules("[[status_quo.rule]]\nkind = \"self_referral\"\n[[status_quo.rule]]\nkind = \"self_referral\"\n"
                    "groups = [\"young\"]\n"),
              Told{"t.toml:18:1: rule 2 is met by nobody: everybody whom it is for meets rule 1 first"});
    EXPECT_EQ(rules("[[status_quo.rule]]\nkind = \"self_referral\"\ngroups = [\"young\"]\n"
                    "[[status_quo.rule]]\nkind = \"self_referral\"\n"),
              Told{});
    EXPECT_EQ(rules("[[status_quo.rule]]\nkind = \"criteria\"\ngroups = [\"young\"]\n[[status_quo.rule]]\n"), Told{});
    EXPECT_EQ(rules("[[status_quo.rule]]\nkind = \"self_referral\"\n[[status_quo.rule]]\n"), Told{});
}

TEST(Note, IsNeededForNoShippedScenario)
{
    for (const auto& path : shipped_scenarios())
        EXPECT_EQ(read_scenario(path.string()).notes.size(), 0u)
            << path << ": " << read_scenario(path.string()).notes.front().message.english();
}

TEST(Counties, OfTwoFilesAreRefusedUnlessSomebodySaysWhich)
{
    const Folder folder;
    folder.write("north.toml", small);
    folder.write("reform.toml", "include = \"north.toml\"\n[[wave]]\nweek = 1\noffices = \"all\"\nintensity = 1\n");
    folder.write("south.toml", "[[region]]\nname = \"South\"\n[[region.office]]\nname = \"Sande\"\ninhabitants = 9\n");
    folder.write("both.toml", "include = [\"south.toml\", \"reform.toml\"]\n");
    folder.write("own.toml", "include = \"reform.toml\"\n" + read_whole(folder.path("south.toml")));
    folder.write("said.toml", "include = [\"south.toml\", \"reform.toml\"]\n[places]\nregions = [\"South\"]\n");
    EXPECT_EQ(folder.mistakes("both.toml"),
              Told{"north.toml:1:1: regions of two files would be simulated together: \"North\" of this one and "
                   "\"South\" of south.toml; say which are meant: [places] regions = [\"North\"]"});
    EXPECT_EQ(folder.mistakes("own.toml"),
              Told{"own.toml:2:1: regions of two files would be simulated together: \"South\" of this one and "
                   "\"North\" of north.toml; say which are meant: [places] regions = [\"South\"]"});
    EXPECT_EQ(folder.mistakes("own.toml", {"places.regions=[\"South\"]"}), Told{});
    const Scenario said = read_scenario(folder.path("said.toml"));
    ASSERT_EQ(said.inputs.waves.size(), 1u);
    EXPECT_EQ(said.inputs.waves[0].offices, Told{"Sande"});
}

// A file that changes what another declares brings no places of its own.
TEST(Counties, MayBeChangedByTheFilesThatIncludeThem)
{
    const Folder folder;
    folder.write("north.toml", small);
    folder.write("a.toml", "include = \"north.toml\"\n[[region]]\nname = \"North\"\ncentre_positions = 4\n");
    EXPECT_EQ(folder.mistakes("a.toml"), Told{});
}

}  // namespace samspill::test
