#include "results/files/output_guard.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "core/error.h"
#include "model/inputs/inputs.h"
#include "results/files/result_of.h"
#include "results/files/run_file_writer.h"
#include "results/files/state_file.h"
#include "support/fake_output.h"
#include "support/temporary_folder.h"

namespace samspill {
namespace {

namespace fs = std::filesystem;

class Guards : public testing::Test {
protected:
    std::string file(const std::string& name, const std::string& text)
    {
        std::ofstream(folder / name, std::ios::binary) << text;
        return folder / name;
    }

    std::string run_file(const std::string& name, const Scenario& scenario)
    {
        RunFileWriter writer(folder / name, scenario);
        for (int i = 0; i < scenario.replicates; ++i)
            writer.add(writer.encode(test::fake_output(scenario.inputs, std::uint32_t(i))));
        writer.finish({});
        return folder / name;
    }

    static std::string made_of(const Scenario& scenario) { return to_text(result_of(scenario.inputs, scenario.seed)); }

    // What is said when it is refused; else empty.
    static std::string refusal(OutputGuard guard, const std::string& path, const OutputKind& kind,
                               const std::string& inputs = "", std::uint64_t amount = 1000)
    {
        try {
            guard.admit(path, kind, inputs, amount);
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    }

    test::TemporaryFolder folder;
};

TEST_F(Guards, RefuseWhatIsReadByWhateverName)
{
    const std::string read = file("a.h5", "text");
    fs::create_hard_link(read, folder / "hard.h5");
    fs::create_symlink("a.h5", folder / "soft.h5");
    fs::create_directory(folder / "sub");
    for (const bool force : {false, true}) {
        OutputGuard guard(force);
        guard.reads({folder / "missing.toml", "", read});
        for (const char* name : {"a.h5", "hard.h5", "soft.h5", "sub/../a.h5"})
            EXPECT_NE(refusal(guard, folder / name, run_output).find("is read by this command"), std::string::npos)
                << name;
        EXPECT_EQ(refusal(guard, folder / "b.h5", run_output), "");
    }
}

TEST_F(Guards, RefuseAWrongEndingAndSayWhichIsRight)
{
    for (const char* name : {"a.toml", "a", ".h5", "a.h5.old", "a.H5"}) {
        const std::string said = refusal(OutputGuard(true), folder / name, run_output);
        EXPECT_NE(said.find("must end in .h5"), std::string::npos) << name << said;
    }
    EXPECT_NE(refusal(OutputGuard(true), folder / "a.h5", report_output).find(".html"), std::string::npos);
}

TEST_F(Guards, RefuseFilesOfAnotherKindEvenWhenForced)
{
    const Scenario scenario = test::fake_scenario(2, 2, 60, 2);
    run_file("run.h5", scenario);
    {
        StateFileWriter writer(folder / "states.h5", scenario, 0, {});
        writer.add({0, {}, 1, {encode_chunk(std::vector<std::byte>(1), 1)}});
        writer.finish();
    }
    file("text.h5", "not HDF5");
    file("broken.h5", "\x89HDF\r\n\x1a\n and then nothing");
    file("scenario.toml", "title = \"mine\"\n");
    file("photograph.html", "<html>mine</html>");
    file("table.csv", std::string("a,b\0c", 5));
    fs::copy_file(folder / "run.h5", folder / "picture.png");
    const OutputGuard forced(true);
    EXPECT_EQ(refusal(forced, folder / "run.h5", run_output), "");
    EXPECT_NE(refusal(forced, folder / "run.h5", comparison_output).find("samspill run"), std::string::npos);
    EXPECT_NE(refusal(forced, folder / "states.h5", run_output).find("samspill states"), std::string::npos);
    EXPECT_NE(refusal(forced, folder / "text.h5", run_output), "");
    EXPECT_NE(refusal(forced, folder / "broken.h5", run_output), "");
    EXPECT_NE(refusal(forced, folder / "scenario.toml", parameters_output), "");
    EXPECT_NE(refusal(forced, folder / "photograph.html", report_output), "");
    EXPECT_NE(refusal(forced, folder / "table.csv", table_output), "");
    EXPECT_NE(refusal(forced, folder / "picture.png", picture_output), "");
    file("empty.h5", "");
    EXPECT_EQ(refusal(OutputGuard(false), folder / "empty.h5", run_output), "");
}

TEST_F(Guards, RefuseResultsOfOtherInputsUnlessForced)
{
    const Scenario scenario = test::fake_scenario(2, 2, 60, 2);
    const std::string path = run_file("run.h5", scenario), same = made_of(scenario);
    Scenario other = scenario;
    ++other.seed;
    EXPECT_EQ(refusal(OutputGuard(false), path, run_output, same), "");
    const std::string said = refusal(OutputGuard(false), path, run_output, made_of(other));
    EXPECT_NE(said.find("other inputs"), std::string::npos) << said;
    EXPECT_NE(said.find("--force"), std::string::npos);
    EXPECT_EQ(refusal(OutputGuard(true), path, run_output, made_of(other)), "");

    const Standing standing = OutputGuard(false).admit(path, run_output, same, 2);
    EXPECT_TRUE(standing.same);
    EXPECT_EQ(standing.held, 2u);
    EXPECT_NE(standing.note.english().find("the same inputs"), std::string::npos);
    EXPECT_NE(refusal(OutputGuard(false), path, run_output, same, 1).find("more results"), std::string::npos);
    EXPECT_EQ(refusal(OutputGuard(true), path, run_output, same, 1), "");
}

TEST_F(Guards, TakeNothingFromWhoDoesNotSayOfWhatItIs)
{
    const std::string page = file("page.html", "<!DOCTYPE html>\n<title>by somebody else</title>");
    EXPECT_NE(refusal(OutputGuard(false), page, report_output, std::string(32, 'a')).find("--force"),
              std::string::npos);
    EXPECT_EQ(refusal(OutputGuard(true), page, report_output, std::string(32, 'a')), "");
    const std::string ours =
        file("ours.html", "<!DOCTYPE html>\n" + std::string(report_output.mark) + std::string(32, 'a') + "\">\n");
    EXPECT_EQ(refusal(OutputGuard(false), ours, report_output, std::string(32, 'a')), "");
    EXPECT_NE(refusal(OutputGuard(false), ours, report_output, std::string(32, 'b')), "");
}

TEST_F(Guards, RefuseWriteProtectedFilesAndTwoOutputsOfOneName)
{
    const Scenario scenario = test::fake_scenario(1, 1, 60, 1);
    const std::string path = run_file("run.h5", scenario);
    ASSERT_EQ(::chmod(path.c_str(), 0444), 0);
    EXPECT_NE(refusal(OutputGuard(true), path, run_output).find("write-protected"), std::string::npos);
    OutputGuard guard(false);
    guard.admit(folder / "new.h5", run_output, "");
    EXPECT_NE(refusal(guard, (folder / ".") + "/new.h5", states_output).find("twice"), std::string::npos);
}

TEST(InputsDigest, IsOfAllThatDecidesTheNumbersAndNotOfHowMany)
{
    const Scenario scenario = test::fake_scenario(2, 2, 60, 2);
    const auto digest = [](const Scenario& one, const std::string& past = "") {
        return result_of(one.inputs, one.seed, past);
    };
    Scenario more = scenario, seed = scenario, weeks = scenario, parameter = scenario, staff = scenario;
    more.replicates = 7;
    more.title = "another";
    ++seed.seed;
    ++weeks.inputs.weeks;
    parameter.inputs.params.jobs.separation_rate *= 1.01;
    staff.inputs.observation.counsellors = !staff.inputs.observation.counsellors;
    EXPECT_EQ(digest(scenario), digest(more));
    for (const Scenario& other : {seed, weeks, parameter, staff}) EXPECT_FALSE(digest(scenario) == digest(other));
    EXPECT_FALSE(digest(scenario) == digest(scenario, "of another world"));
}

}  // namespace
}  // namespace samspill
