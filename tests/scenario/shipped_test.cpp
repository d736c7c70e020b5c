#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "core/field.h"
#include "model/inputs/check_inputs.h"
#include "model/run.h"
#include "scenario/declared/reference.h"
#include "scenario_support.h"

namespace samspill::test {

namespace {

namespace fs = std::filesystem;

std::vector<Wave> waves_of(const std::string& file)
{
    return read_scenario((scenarios_folder() / file).string()).inputs.waves;
}

// Two waves with the same targets, whichever offices they reach and when.
bool says_the_same(const Wave& a, const Wave& b)
{
    return a.intensity == b.intensity && a.strategy == b.strategy && a.rules == b.rules &&
           a.co_creation == b.co_creation && a.project_hours == b.project_hours && a.anchoring == b.anchoring &&
           a.partners == b.partners && a.ramp == b.ramp;
}

}  // namespace

TEST(ShippedScenarios, AreReadWithoutAMistake)
{
    const auto files = shipped_scenarios();
    EXPECT_GE(files.size(), 25u);
    for (const auto& file : files) EXPECT_NO_THROW(check_inputs(read_scenario(file.string()).inputs)) << file;
}

TEST(ShippedScenarios, AreListedInTheReadme)
{
    const std::string readme = read_whole(scenarios_folder() / "README.md");
    for (const auto& file : shipped_scenarios()) {
        const std::string path = fs::relative(file, scenarios_folder()).string();
        const std::string folder = path.substr(0, path.find('/') + 1);
        EXPECT_NE(readme.find("(" + (folder == "verification/" ? "verification" : path) + ")"), std::string::npos)
            << path;
    }
}

TEST(ShippedScenarios, BeginWithQuestionExpectationAndRunTime)
{
    for (const auto& file : shipped_scenarios()) {
        const std::string text = read_whole(file);
        const std::string header = text.substr(0, text.find("\n\n"));
        EXPECT_EQ(header.front(), '#') << file;
        EXPECT_NE(header.find("# Question:"), std::string::npos) << file;
        if (file.filename() == "base.toml") continue;  // ground for others; not run by itself
        EXPECT_NE(header.find("# Expected outcome:"), std::string::npos) << file;
        EXPECT_NE(header.find("# Run time:"), std::string::npos) << file;
    }
}

// What tools/findings.py fills in.
TEST(ShippedScenarios, SayWhatWasFoundWhereTheyAnswerAQuestion)
{
    int answers = 0;
    for (const auto& file : shipped_scenarios()) {
        const Scenario scenario = read_scenario(file.string());
        if (scenario.inputs.waves.empty() && scenario.inputs.shocks.empty()) continue;
        const std::string text = read_whole(file);
        EXPECT_NE(text.substr(0, text.find("\n\n")).find("\n# Findings"), std::string::npos) << file;
        ++answers;
    }
    EXPECT_GE(answers, 20);
}

TEST(Buskerud, HasTheOfficesRegionsAndInhabitantsOfTheFacts)
{
    const Scenario scenario = read_scenario((scenarios_folder() / "buskerud.toml").string());
    const Places& places = scenario.inputs.places;
    ASSERT_EQ(places.regions.size(), 4u);
    EXPECT_EQ(places.office_count(), 21);
    const std::string facts = read_whole(scenarios_folder() / "FACTS.md");
    double total = 0.0;
    for (const RegionPlace& region : places.regions)
        for (const OfficePlace& office : region.offices) {
            total += office.inhabitants;
            const int thousands = int(office.inhabitants) / 1000, rest = int(office.inhabitants) % 1000;
            const std::string digits = std::to_string(1000 + rest).substr(1);
            EXPECT_NE(facts.find(office.name + " " + std::to_string(thousands) + "," + digits), std::string::npos)
                << office.name << " is not in row A8 with " << office.inhabitants;
        }
    EXPECT_NEAR(total, 280'000, 0.01 * 280'000);
    EXPECT_EQ(scenario.inputs.weeks, 312);
    EXPECT_EQ(scenario.inputs.burn_in, 208);
    EXPECT_EQ(scenario.replicates, 20);
    EXPECT_EQ(scenario.seed, 1u);
    EXPECT_TRUE(input::changed_parameters(scenario.inputs.params).empty());
    const OfficePlace& ringerike = places.regions[2].offices[0];
    EXPECT_EQ(ringerike.job_specialists, 8);
    EXPECT_EQ(ringerike.job_specialists_from, 52);
}

TEST(Subprojects, AreTheFourThatAreAlsoShippedAlone)
{
    std::vector<Wave> alone;
    for (const char* name : {"hallingdal", "kongsberg", "drammen", "ringerike"})
        for (const Wave& wave : waves_of("subprojects/" + std::string(name) + ".toml")) alone.push_back(wave);
    const std::vector<Wave> together = waves_of("subprojects.toml");
    ASSERT_EQ(together.size(), alone.size());
    for (const Wave& wave : alone)
        EXPECT_EQ(std::count_if(together.begin(), together.end(),
                                [&](const Wave& other) {
                                    return other.week == wave.week && other.offices == wave.offices &&
                                           says_the_same(other, wave);
                                }),
                  1)
            << wave.offices.front() << " in week " << wave.week;
}

TEST(Subprojects, RunFromTheStartSeminarForTwoYears)
{
    for (const char* name : {"hallingdal", "kongsberg", "drammen", "ringerike"}) {
        const std::vector<Wave> waves = waves_of("subprojects/" + std::string(name) + ".toml");
        EXPECT_EQ(waves.front().week, 52) << name;
        EXPECT_EQ(waves.back().week, 156) << name;
        EXPECT_EQ(waves.back().project_hours, 0.0) << name;
        double hours = 0.0;
        for (const Wave& wave : waves) hours += wave.project_hours.value_or(0.0) * double(wave.offices.size());
        EXPECT_EQ(hours, 18.75) << name;
    }
}

// One rollout's waves at an office, against the other's: the same but for the week in which they begin.
TEST(Reform, DiffersInTheRolloutAlone)
{
    const std::vector<Wave> at_once = waves_of("reform/large_step.toml"), stepwise = waves_of("reform/piecemeal.toml");
    ASSERT_EQ(at_once.size(), 2u);
    std::set<Week> starts;
    for (const std::string& office : at_once[0].offices) {
        std::vector<Wave> own;
        for (const Wave& wave : stepwise)
            if (std::find(wave.offices.begin(), wave.offices.end(), office) != wave.offices.end()) own.push_back(wave);
        ASSERT_EQ(own.size(), 2u) << office;
        for (std::size_t i = 0; i < 2; ++i) EXPECT_TRUE(says_the_same(own[i], at_once[i])) << office << " " << i;
        EXPECT_EQ(own[1].week - own[0].week, at_once[1].week - at_once[0].week) << office << ": project hours in all";
        starts.insert(own[0].week);
    }
    EXPECT_EQ(at_once[0].offices.size(), 21u);
    EXPECT_GE(starts.size(), 4u);
}

TEST(Comparisons, DifferInTheOneThingThatTheirFolderNames)
{
    const Wave zero = waves_of("intensity/0.toml").at(0), ad_hoc = waves_of("referral/ad_hoc.toml").at(0);
    for (int level = 0; level <= 3; ++level) {
        Wave wave = waves_of("intensity/" + std::to_string(level) + ".toml").at(0);
        EXPECT_EQ(wave.intensity, double(level));
        wave.intensity = zero.intensity;
        EXPECT_TRUE(says_the_same(wave, zero)) << level;
    }
    for (const char* name : {"criteria", "universal", "self_referral"}) {
        Wave wave = waves_of("referral/" + std::string(name) + ".toml").at(0);
        EXPECT_NE(wave.rules, ad_hoc.rules) << name;
        wave.rules = ad_hoc.rules;
        wave.partners = ad_hoc.partners;
        EXPECT_TRUE(says_the_same(wave, ad_hoc)) << name;
    }
    const std::vector<Wave> anchored = waves_of("after/anchored.toml"),
                            not_anchored = waves_of("after/not_anchored.toml");
    ASSERT_EQ(anchored.size(), not_anchored.size());
    Wave wave = anchored[0];
    EXPECT_GT(wave.anchoring, not_anchored[0].anchoring);
    wave.anchoring = not_anchored[0].anchoring;
    EXPECT_TRUE(says_the_same(wave, not_anchored[0]));
    EXPECT_TRUE(says_the_same(anchored[1], not_anchored[1]));
}

TEST(Hallingdal, IsItsRegionOfTheCountyAlone)
{
    const Places county = read_scenario((scenarios_folder() / "buskerud.toml").string()).inputs.places;
    const Places alone = read_scenario((scenarios_folder() / "hallingdal.toml").string()).inputs.places;
    ASSERT_EQ(alone.regions.size(), 1u);
    EXPECT_EQ(alone.regions[0].name, county.regions[3].name);
    EXPECT_EQ(alone.regions[0].offices.size(), county.regions[3].offices.size());
}

TEST(ScenarioReadme, ShowsAScenarioThatIsRead)
{
    const std::string readme = read_whole(scenarios_folder() / "README.md");
    const std::size_t begin = readme.find("```toml\n") + 8;
    const std::string example = readme.substr(begin, readme.find("```", begin) - begin);
    ASSERT_GT(example.size(), 500u);
    Scenario scenario;
    ASSERT_NO_THROW(scenario = parse_scenario(example, "example.toml", scenarios_folder().string()));
    EXPECT_EQ(scenario.inputs.waves.size(), 1u);
    EXPECT_EQ(scenario.inputs.places.regions.size(), 2u);
}

TEST(ScenarioReadme, NamesOverridesThatAreAccepted)
{
    for (const char* set :
         {"run.weeks=104", "places.scale=10", "status_quo.strategy=individual", "places.regions=[\"Hallingdal\"]",
          "region.Hallingdal.centre_positions=2", "office.Gol.distance=.3", "status_quo.rule.1.mode=course"}) {
        EXPECT_NE(read_whole(scenarios_folder() / "README.md").find(set), std::string::npos) << set;
        EXPECT_NO_THROW(read_scenario((scenarios_folder() / "buskerud.toml").string(), {set}));
    }
}

TEST(ParametersDocument, IsFresh)
{
    EXPECT_TRUE(read_whole(scenarios_folder() / "PARAMETERS.md") == input::reference_markdown())
        << "declarations have changed: samspill params --markdown > scenarios/PARAMETERS.md";
}

TEST(ParametersDocument, HasEveryKeyOnceAndUnbrokenRows)
{
    const std::string text = input::reference_markdown();
    Params params;
    for (const Parameter& parameter : parameters_of(params)) {
        const std::string cell = "\n| `" + parameter.key + "` |";
        const std::size_t at = text.find(cell);
        ASSERT_NE(at, std::string::npos) << parameter.key;
        EXPECT_EQ(text.find(cell, at + 1), std::string::npos) << parameter.key;
        const std::string row = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
        const auto bars = std::count(row.begin(), row.end(), '|');
        std::ptrdiff_t escaped = 0;
        for (std::size_t at_bar = row.find("\\|"); at_bar != std::string::npos; at_bar = row.find("\\|", at_bar + 1))
            ++escaped;
        EXPECT_EQ(bars - escaped, 8) << row;
    }
}

// Ids of rows that a source names: "E12, E18" and ranges are written out one by one.
TEST(Facts, HaveEveryRowThatAParameterNames)
{
    const std::string facts = read_whole(scenarios_folder() / "FACTS.md");
    const std::regex id("\\b[A-G][0-9]{1,2}\\b");
    Params params;
    int named = 0;
    for (const Parameter& parameter : parameters_of(params)) {
        if (parameter.source.mark != Mark::fact && parameter.source.mark != Mark::calibrated) continue;
        const std::string source(parameter.source.text);
        for (std::sregex_iterator found(source.begin(), source.end(), id), end; found != end; ++found, ++named)
            EXPECT_NE(facts.find("| " + found->str() + " |"), std::string::npos)
                << parameter.key << " names " << source;
    }
    EXPECT_GT(named, 0);
}

TEST(Facts, CiteTheReportByHeadingAndNeverByLine)
{
    const std::string facts = read_whole(scenarios_folder() / "FACTS.md");
    EXPECT_FALSE(std::regex_search(facts, std::regex("\\bl\\. ?[0-9]")));
    EXPECT_NE(facts.find("[R] \"Sykefravær — Kongsberg\""), std::string::npos);
}

}  // namespace samspill::test
