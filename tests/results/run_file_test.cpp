#include "results/files/run_file.h"

#include <cstdio>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "core/field.h"
#include "results/files/run_file_writer.h"
#include "support/fake_output.h"
#include "support/hdf5_leaks.h"
#include "support/temporary_folder.h"

namespace samspill {
namespace {

const Provenance provenance{{"version", "0.0.0"}, {"host", "somewhere"}, {"command", "samspill run fake.toml"}};

void write_run(const std::string& path, const Scenario& scenario, int replicates = -1,
               const Provenance& whence = provenance, const std::vector<std::string>& overrides = {})
{
    RunFileWriter writer(path, scenario, overrides);
    for (int i = 0; i < (replicates < 0 ? scenario.replicates : replicates); ++i)
        writer.add(writer.encode(test::fake_output(scenario.inputs, std::uint32_t(i))));
    writer.finish(whence);
}

std::string bytes_of(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void put_bytes(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

void expect_equal(const RunOutput& a, const RunOutput& b)
{
    EXPECT_EQ(a.replicate, b.replicate);
    EXPECT_EQ(a.digest, b.digest);
    EXPECT_EQ(a.series.first_week, b.series.first_week);
    EXPECT_EQ(a.series.weeks, b.series.weeks);
    for (const IndicatorInfo& indicator : indicators())
        EXPECT_EQ(a.series.values[std::size_t(indicator.id)], b.series.values[std::size_t(indicator.id)])
            << indicator.name;
    EXPECT_EQ(a.event_time.regions, b.event_time.regions);
    EXPECT_EQ(a.event_time.weeks, b.event_time.weeks);
    EXPECT_EQ(a.event_time.persons, b.event_time.persons);
    EXPECT_EQ(a.trial.cohorts, b.trial.cohorts);
    EXPECT_EQ(a.trial.persons, b.trial.persons);
    EXPECT_EQ(a.waits, b.waits);
    EXPECT_EQ(a.rules, b.rules);
    EXPECT_EQ(a.staff, b.staff);
    ASSERT_EQ(a.trajectories.size(), b.trajectories.size());
    for (std::size_t i = 0; i < a.trajectories.size(); ++i) {
        const TrajectoryStep &x = a.trajectories[i], &y = b.trajectories[i];
        EXPECT_TRUE(x.user == y.user && x.week == y.week && x.status == y.status && x.plan == y.plan &&
                    x.benefit == y.benefit)
            << "step " << i;
    }
}

// The message with which a file is refused, or "" when it is read.
std::string refusal(const std::string& path)
{
    try {
        const RunFile file(path);
        for (std::size_t i = 0; i < file.info().replicates.size(); ++i) file.replicate(i);
        return "";
    } catch (const InputError& error) {
        return error.what();
    }
}

class RunFiles : public testing::Test {
protected:
    test::TemporaryFolder folder_;
    const std::string path_ = folder_ / "run.h5";
};

TEST_F(RunFiles, GivesBackEveryReplicateAsItWas)
{
    Scenario scenario = test::fake_scenario();
    scenario.inputs.observation.trajectory_share = 0.5;
    scenario.inputs.trial = test::fake_trial();
    write_run(path_, scenario);
    const RunFile file(path_);
    ASSERT_EQ(file.info().replicates.size(), 3u);
    EXPECT_EQ(file.info().trial, "a trial – of Å");
    EXPECT_EQ(file.info().trial_arms, (std::vector<std::string>{"usual", "éarly"}));
    for (std::uint32_t i = 0; i < 3; ++i) expect_equal(file.replicate(i), test::fake_output(scenario.inputs, i));
}

// Series longer than a chunk, and a last chunk that is not full.
TEST_F(RunFiles, GivesBackSeriesOfManyChunks)
{
    const Scenario scenario = test::fake_scenario(3, 7, 311, 1);
    write_run(path_, scenario);
    expect_equal(RunFile(path_).replicate(0), test::fake_output(scenario.inputs, 0));
}

TEST_F(RunFiles, GivesBackWhatTheScenarioSaid)
{
    Scenario scenario = test::fake_scenario();
    scenario.norwegian.question = "";
    scenario.text.append(200'000, 'x');  // more than an attribute of the old format holds
    Params& params = scenario.inputs.params;
    const Parameter first = parameters_of(params).front();
    first.set((first.low + first.high) / 4.0);
    write_run(path_, scenario, 3, provenance, {"a.b=1", "places.scale=2"});

    const RunInfo info = RunFile(path_).info();
    EXPECT_EQ(info.title, scenario.title);
    EXPECT_EQ(info.question, scenario.question);
    EXPECT_EQ(info.norwegian, scenario.norwegian);
    EXPECT_EQ(info.scenario_text, scenario.text);
    EXPECT_EQ(info.overrides, (std::vector<std::string>{"a.b=1", "places.scale=2"}));
    EXPECT_EQ(info.seed, scenario.seed);
    EXPECT_EQ(info.weeks, scenario.inputs.weeks);
    EXPECT_EQ(info.burn_in, scenario.inputs.burn_in);
    ASSERT_EQ(info.places.office_count(), 4);
    EXPECT_EQ(info.places.regions[1].offices[1].name, "Å-office 1.1");
    EXPECT_EQ(info.places.regions[1].offices[1].inhabitants, 2000.0);
    const std::vector<Parameter> expected = parameters_of(params);
    ASSERT_EQ(info.parameters.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(info.parameters[i].key, expected[i].key);
        EXPECT_EQ(info.parameters[i].value, expected[i].get()) << expected[i].key;
        EXPECT_EQ(info.parameters[i].unit, expected[i].unit);
    }
    EXPECT_NE(info.parameters[0].value, info.parameters[0].preset);
    EXPECT_EQ(info.parameters[1].value, info.parameters[1].preset);
}

TEST_F(RunFiles, HasEqualBytesForEqualRuns)
{
    const std::string other = folder_ / "other.h5";
    Scenario scenario = test::fake_scenario();
    scenario.inputs.observation.trajectory_share = 0.5;
    write_run(path_, scenario);
    write_run(other, scenario);
    EXPECT_EQ(bytes_of(path_), bytes_of(other));
}

TEST_F(RunFiles, DiffersOnlyInProvenanceForRunsElsewhere)
{
    const std::string other = folder_ / "other.h5";
    Provenance elsewhere = provenance;
    elsewhere[1].second = "elsewhere";
    write_run(path_, test::fake_scenario());
    write_run(other, test::fake_scenario(), 3, elsewhere);
    const std::string a = bytes_of(path_), b = bytes_of(other);
    ASSERT_EQ(a.size(), b.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < a.size(); ++i) different += a[i] != b[i];
    EXPECT_GT(different, 0u);
    EXPECT_LE(different, 9u + 4u);  // the host, and the checksum of the header that it stands in
}

TEST_F(RunFiles, HoldsTheReplicatesThatWereDoneWhenStoppedEarly)
{
    const Scenario scenario = test::fake_scenario(2, 2, 60, 5);
    write_run(path_, scenario, 2);
    const RunFile file(path_);
    EXPECT_EQ(file.info().replicates_planned, 5);
    ASSERT_EQ(file.info().replicates.size(), 2u);
    expect_equal(file.replicate(1), test::fake_output(scenario.inputs, 1));
    EXPECT_EQ(file.series("persons", 0, 2).shape[0], 2u);
    EXPECT_THROW(file.series("persons", 1, 2), InputError);
}

TEST_F(RunFiles, GivesABlockOfReplicatesInTheirOrder)
{
    const Scenario scenario = test::fake_scenario();
    write_run(path_, scenario);
    const SeriesBlock block = RunFile(path_).series("rings", 1, 2);
    EXPECT_EQ(block.axes, (std::vector<std::string>{"replicate", "week", "office", "ring"}));
    const std::vector<float> one = test::fake_output(scenario.inputs, 1).series.values[int(Indicator::rings)],
                             two = test::fake_output(scenario.inputs, 2).series.values[int(Indicator::rings)];
    std::vector<float> both = one;
    both.insert(both.end(), two.begin(), two.end());
    EXPECT_EQ(block.values, both);
}

TEST_F(RunFiles, NamesTheNearestIndicatorWhenThereIsNone)
{
    write_run(path_, test::fake_scenario(1, 1, 20, 1));
    try {
        RunFile(path_).series("referals", 0, 1);
        FAIL();
    } catch (const InputError& error) {
        EXPECT_NE(std::string(error.what()).find("did you mean referrals?"), std::string::npos) << error.what();
    }
}

TEST_F(RunFiles, LeavesNoFileWhenNotFinished)
{
    {
        RunFileWriter writer(path_, test::fake_scenario());
        writer.add(writer.encode(test::fake_output(test::fake_scenario().inputs, 0)));
        EXPECT_EQ(folder_.names().size(), 1u);  // the temporary one
        EXPECT_FALSE(std::filesystem::exists(path_));
    }
    EXPECT_TRUE(folder_.names().empty());
}

TEST_F(RunFiles, KeepsAnOlderFileUntilTheNewOneIsWhole)
{
    write_run(path_, test::fake_scenario());
    const std::string before = bytes_of(path_);
    {
        RunFileWriter writer(path_, test::fake_scenario());
        EXPECT_EQ(bytes_of(path_), before);
    }
    EXPECT_EQ(bytes_of(path_), before);
    write_run(path_, test::fake_scenario(), 1);
    EXPECT_EQ(RunFile(path_).info().replicates.size(), 1u);
    EXPECT_EQ(folder_.names().size(), 1u);
}

TEST_F(RunFiles, RefusesAFolderThatIsNotThere)
{
    EXPECT_THROW(RunFileWriter(folder_ / "no/run.h5", test::fake_scenario()), InputError);
    EXPECT_THROW(RunFileWriter(folder_ / ".", test::fake_scenario()), InputError);
}

TEST_F(RunFiles, RefusesAFileThatIsNotHdf5)
{
    put_bytes(path_, "PK\3\4 this is something else");
    EXPECT_NE(refusal(path_).find("is not a run file: its 27 bytes do not begin like HDF5"), std::string::npos)
        << refusal(path_);
    EXPECT_NE(refusal(folder_ / "none.h5").find("there is no such file"), std::string::npos);
}

TEST_F(RunFiles, RefusesHdf5OfSomebodyElse)
{
    {
        h5::File file = h5::File::create(path_);
        file.root().set_text("title", "a picture");
        file.close();
    }
    EXPECT_NE(refusal(path_).find("not a run file of samspill"), std::string::npos) << refusal(path_);
}

TEST_F(RunFiles, RefusesANewerFormatWithBothVersions)
{
    {
        h5::File file = h5::File::create(path_);
        file.root().set_text("filetype", run_filetype);
        file.root().set_integer("format_version", run_format_version + 1);
        file.close();
    }
    EXPECT_NE(refusal(path_).find(fmt::format("has format version {}; this program reads version {}: use a newer "
                                              "samspill",
                                              run_format_version + 1, run_format_version)),
              std::string::npos)
        << refusal(path_);
}

TEST_F(RunFiles, RefusesATruncatedFileWithItsNameAndSize)
{
    write_run(path_, test::fake_scenario(1, 1, 20, 1));
    const std::string whole = bytes_of(path_), cut = folder_ / "cut.h5";
    for (std::size_t part = 1; part < 16; ++part) {
        const std::size_t size = whole.size() * part / 16;
        put_bytes(cut, whole.substr(0, size));
        const std::string message = refusal(cut);
        EXPECT_NE(message.find(cut), std::string::npos);
        EXPECT_NE(message.find("is cut short (" + std::to_string(size) + " bytes"), std::string::npos) << message;
    }
}

// A single flipped bit either changes nothing that is read or is found out.
TEST_F(RunFiles, NeverGivesOtherNumbersForAFlippedBit)
{
    Scenario scenario = test::fake_scenario(1, 1, 20, 1);
    scenario.inputs.observation.from = 0;
    write_run(path_, scenario);
    const std::string whole = bytes_of(path_), flipped = folder_ / "flipped.h5";
    const RunOutput expected = test::fake_output(scenario.inputs, 0);
    Draw draw({1, 1}, 1, 1, 1);
    int refused = 0;
    for (int i = 0; i < 300; ++i) {
        std::string bytes = whole;
        const std::uint64_t bit = draw() % (8 * bytes.size());
        bytes[bit / 8] = char(bytes[bit / 8] ^ 1 << bit % 8);
        put_bytes(flipped, bytes);
        try {
            const RunFile file(flipped);
            expect_equal(file.replicate(0), expected);
        } catch (const InputError&) {
            ++refused;
        }
    }
    EXPECT_GT(refused, 30);
}

}  // namespace
}  // namespace samspill
