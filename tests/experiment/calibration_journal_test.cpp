#include "experiment/calibrate/calibration_journal.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>

#include <gtest/gtest.h>

#include "scenario/scenario_support.h"

namespace samspill::test {
namespace {

const std::string text = R"(scenario = "s.toml"
[search]
replicates = 2
evaluations = 8
starts = 2
[[parameter]]
key = "registration.left_to_job"
low = 0.002
high = 0.1
[[target]]
fact = "E14"
statistic = "left_jobseekers_employed"
value = 0.6
low = 0.59
high = 0.61
[[target]]
fact = "C1"
not_measured = "no trial"
value = 1
low = 1
high = 1
)";

class Journals : public testing::Test {
protected:
    Calibration make(const std::string& search = text)
    {
        folder_.write("s.toml", small + "[run]\nburn_in = 60\n");
        return Calibration(read_calibration(folder_.write("c.toml", search)));
    }

    std::unique_ptr<CalibrationJournal> open(const Calibration& calibration, bool resume = true)
    {
        return std::make_unique<CalibrationJournal>(path(), calibration, Identity{"0", "", "", ""}, resume);
    }

    // Searches with a journal; ended after so many new evaluations.
    CalibrationResult search(const Calibration& calibration, int most = 1000)
    {
        const std::unique_ptr<CalibrationJournal> journal = open(calibration);
        made_ = 0;
        CalibrationOptions options;
        options.threads = 2;
        options.recall = [&](int number, const std::vector<double>& point) { return journal->recall(number, point); };
        options.keep = [&](int number, const std::vector<double>& point, const CalibrationAnswers& answers) {
            journal->keep(number, point, answers);
            ++made_;
        };
        options.stop = [&] { return made_ >= most; };
        return calibrate(calibration, options);
    }

    std::string path()
    {
        return std::filesystem::path(folder_.write("c", "")).replace_filename("c.evaluations").string();
    }

    std::string refusal(const Calibration& calibration, bool resume)
    {
        try {
            open(calibration, resume);
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    }

    void cut(std::size_t bytes) { std::filesystem::resize_file(path(), std::filesystem::file_size(path()) - bytes); }

    Folder folder_;
    int made_ = 0;
};

void expect_same_result(const CalibrationResult& a, const CalibrationResult& b)
{
    EXPECT_EQ(a.point, b.point);
    ASSERT_EQ(a.answers.size(), b.answers.size());
    EXPECT_EQ(a.answers[0], b.answers[0]);
    EXPECT_EQ(a.loss, b.loss);
    EXPECT_EQ(a.penalty, b.penalty);
    EXPECT_EQ(a.first_loss, b.first_loss);
    EXPECT_EQ(a.evaluations, b.evaluations);
    EXPECT_EQ(a.stopped, b.stopped);
}

TEST_F(Journals, LetASearchGoOnToTheSameBits)
{
    const Calibration calibration = make();
    const CalibrationResult whole = calibrate(calibration, {});
    ASSERT_EQ(whole.evaluations, 8);
    for (const int most : {3, 2}) {  // ended twice, within the first start and the second
        const CalibrationResult part = search(calibration, most);
        EXPECT_TRUE(part.stopped);
        EXPECT_EQ(made_, most);
    }
    expect_same_result(search(calibration), whole);
    EXPECT_EQ(made_, 3);
    expect_same_result(search(calibration), whole);  // all of it is there
    EXPECT_EQ(made_, 0);
}

TEST_F(Journals, LoseOnlyTheLineThatAKillHasTorn)
{
    const Calibration calibration = make();
    const CalibrationResult whole = search(calibration);
    for (const std::size_t bytes : {1u, 20u}) {
        cut(bytes);
        expect_same_result(search(calibration), whole);
        EXPECT_EQ(made_, 1);
    }
}

TEST_F(Journals, AreOfOneSearchAndSayWhatDiffers)
{
    const Calibration calibration = make();
    search(calibration, 2);
    EXPECT_NE(refusal(calibration, false).find("--resume"), std::string::npos);
    EXPECT_EQ(refusal(calibration, true), "");
    std::string other = text;
    other.replace(other.find("replicates = 2"), 14, "replicates = 3");
    const Calibration longer = make(other);
    EXPECT_NE(refusal(longer, true).find("replicates: 2 there, 3 here"), std::string::npos) << refusal(longer, true);
    folder_.write("s.toml", small + "[run]\nburn_in = 61\n");
    const Calibration inputs(read_calibration(folder_.write("c.toml", text)));
    EXPECT_NE(refusal(inputs, true).find("s: run.burn_in: 60 there, 61 here"), std::string::npos)
        << refusal(inputs, true);
}

TEST_F(Journals, RefuseWhatIsNone)
{
    const Calibration calibration = make();
    std::ofstream(path()) << "my notes\n";
    EXPECT_NE(refusal(calibration, true).find("move it away"), std::string::npos);
    EXPECT_EQ(std::filesystem::file_size(path()), 9u);
}

TEST_F(Journals, AreWrittenByOneProcess)
{
    const Calibration calibration = make();
    const std::unique_ptr<CalibrationJournal> first = open(calibration);
    EXPECT_NE(refusal(calibration, true).find("is being written"), std::string::npos);
}

TEST_F(Journals, RefuseAnswersOfAnotherPoint)
{
    const Calibration calibration = make();
    open(calibration)->keep(0, {0.25}, {{0.5, std::nan("")}, {1.0, 2.0}});
    const std::unique_ptr<CalibrationJournal> journal = open(calibration);
    ASSERT_EQ(journal->kept(), 1);
    const auto answers = journal->recall(0, {0.25});
    ASSERT_TRUE(answers.has_value());
    EXPECT_EQ((*answers)[0][0], 0.5);
    EXPECT_TRUE(std::isnan((*answers)[0][1]));
    EXPECT_THROW(journal->recall(0, {0.26}), InputError);
    EXPECT_FALSE(journal->recall(1, {0.25}).has_value());
}

}  // namespace
}  // namespace samspill::test
