#include "experiment/sweep/slurm_script.h"
#include "core/shell_word.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "support/temporary_folder.h"

namespace samspill {
namespace {

using test::TemporaryFolder;

// What users may write, and shells must not read.
const std::vector<std::string> nasty{
    "it's",    "two\nlines", "$(touch owned)", "`touch owned`", "-rf", "a \"b\" c", "Ål ; ls *", "%A_%a", "\\",
    "${HOME}", "#x"};

void write_program(const std::string& path, const std::string& text)
{
    std::ofstream(path) << text;
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
}

struct Ended {
    int code = -1;
    std::string output;
};

Ended shell(const std::string& command)
{
    std::FILE* pipe = ::popen(("( " + command + " ) 2>&1").c_str(), "r");
    Ended ended;
    for (int c; (c = std::fgetc(pipe)) != EOF;) ended.output += char(c);
    const int status = ::pclose(pipe);
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ended;
}

std::string read(const std::string& path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(ShellWord, IsOneWordWhateverItHolds)
{
    for (const std::string& text : nasty) {
        const Ended ended = shell("printf '%s|' " + shell_word(text));
        EXPECT_EQ(ended.output, text + "|");
    }
    EXPECT_EQ(shell("printf '%s|' " + shell_word("")).output, "|");
}

TEST(SlurmSetting, IsReadFromWhatScontrolPrints)
{
    const std::string text =
        "Configuration data\nOtherMaxArraySize = 5\nMaxArraySizeX  = 7\nMaxArraySize           = 1001\n";
    EXPECT_EQ(slurm_setting(text, "MaxArraySize"), 1001);
    EXPECT_EQ(slurm_setting(text, "MaxJobs"), 0);
    EXPECT_EQ(slurm_setting("MaxArraySize", "MaxArraySize"), 0);
}

// A folder with the scripts of a job, and with stand-ins for the programs that they call.
class SlurmScript : public testing::Test {
protected:
    SlurmScript()
    {
        job_.program = bin_ / "samspill";
        job_.folder = bin_ / "sweep";
        job_.shards = 7;
        job_.tasks = 3;
        write_program(bin_ / "sbatch", "#!/bin/sh\nprintf '%s\\0' \"$@\" >>" + shell_word(bin_ / "sent") +
                                           "\nprintf '\\n' >>" + shell_word(bin_ / "sent") + "\necho '41;cluster'\n");
        write_program(bin_ / "scontrol", "#!/bin/sh\necho scontrol \"$@\"\n");
    }

    // A stand-in for samspill, in bash.
    void samspill_is(const std::string& text) { write_program(bin_ / "samspill", "#!/bin/bash\n" + text); }

    Ended run_task(int task, const std::string& environment = "")
    {
        write_program(bin_ / "array.sh", array_script(job_));
        return shell("PATH=" + shell_word(bin_ / "") +
                     ":$PATH SLURM_ARRAY_JOB_ID=40 SLURM_CPUS_PER_TASK=2 SLURM_ARRAY_TASK_ID=" + std::to_string(task) +
                     " " + environment + " " + shell_word(bin_ / "array.sh"));
    }

    // The words of each call of sbatch.
    std::vector<std::vector<std::string>> sent()
    {
        std::vector<std::vector<std::string>> calls(1);
        std::string word;
        for (const char c : read(bin_ / "sent"))
            if (c == '\0')
                calls.back().push_back(std::exchange(word, ""));
            else if (c == '\n' && word.empty())
                calls.emplace_back();
            else
                word += c;
        calls.pop_back();
        return calls;
    }

    TemporaryFolder bin_;
    SlurmJob job_;
};

TEST_F(SlurmScript, SendsEveryTextOfTheUserAsOneWord)
{
    for (const std::string& text : nasty) {
        job_.folder = "/shared/" + text;
        job_.partition = job_.account = text;
        job_.options = {"--comment=" + text, text};
        std::filesystem::remove(bin_ / "sent");
        write_program(bin_ / "submit.sh", submit_script(job_));
        const Ended ended = shell("PATH=" + shell_word(bin_ / "") + ":$PATH " + shell_word(bin_ / "submit.sh"));
        EXPECT_EQ(ended.code, 0) << text;
        EXPECT_EQ(ended.output, "41\n41\n") << text;
        const auto calls = sent();
        ASSERT_EQ(calls.size(), 2u) << text;
        for (const auto& words : calls) {
            EXPECT_EQ(words.back().rfind("/shared/" + text + "/slurm/", 0), 0u) << words.back();
            for (const std::string& wanted : {"--partition=" + text, "--account=" + text, "--comment=" + text, text})
                EXPECT_EQ(std::count(words.begin(), words.end(), wanted), 1) << wanted;
        }
        EXPECT_FALSE(std::filesystem::exists("owned"));
    }
}

TEST_F(SlurmScript, AsksForWhatWasWantedAndMergesAfterwards)
{
    job_.throttle = 2;
    job_.cpus = 4;
    job_.time = "1-00:00:00";
    job_.memory = "2G";
    job_.folder = "/shared/50%";
    write_program(bin_ / "submit.sh", submit_script(job_));
    shell("PATH=" + shell_word(bin_ / "") + ":$PATH " + shell_word(bin_ / "submit.sh"));
    const auto calls = sent();
    ASSERT_EQ(calls.size(), 2u);
    const std::vector<std::string> array{
        "--array=0-2%2", "--cpus-per-task=4",  "--time=1-00:00:00",  "--mem=2G",
        "--requeue",     "--signal=B:USR1@90", "--open-mode=append", "--output=/shared/50%%/slurm/array-%A_%a.log"};
    for (const std::string& wanted : array)
        EXPECT_EQ(std::count(calls[0].begin(), calls[0].end(), wanted), 1) << wanted;
    EXPECT_EQ(calls[0].back(), "/shared/50%/slurm/array.sh");
    EXPECT_EQ(std::count(calls[1].begin(), calls[1].end(), "--dependency=afterany:41"), 1);
    EXPECT_EQ(calls[1].back(), "/shared/50%/slurm/merge.sh");
}

TEST_F(SlurmScript, PacksShardsIntoTasksSoThatEachIsRunOnce)
{
    samspill_is("printf '%s ' \"$@\"; echo");
    std::string all;
    for (int task = 0; task < job_.tasks; ++task) {
        const Ended ended = run_task(task);
        EXPECT_EQ(ended.code, 0) << ended.output;
        all += ended.output;
    }
    for (int shard = 1; shard <= job_.shards; ++shard) {
        const std::string call =
            "sweep run " + job_.folder + " --shard " + std::to_string(shard) + "/7 --threads 2 --tries 3 --quiet \n";
        const std::size_t at = all.find(call);
        ASSERT_NE(at, std::string::npos) << call << all;
        EXPECT_EQ(all.find(call, at + 1), std::string::npos);
    }
    EXPECT_NE(all.find("shard 4/7 ended with 0"), std::string::npos);
}

TEST_F(SlurmScript, GoesOnAfterFailedRunsAndEndsAsFailed)
{
    samspill_is("exit 1");
    const Ended ended = run_task(0);
    EXPECT_EQ(ended.code, 1);
    EXPECT_NE(ended.output.find("shard 7/7 ended with 1"), std::string::npos) << ended.output;
    EXPECT_EQ(ended.output.find("scontrol"), std::string::npos);
}

TEST_F(SlurmScript, StopsAtBadInput)
{
    samspill_is("exit 2");
    const Ended ended = run_task(1);
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.output, "shard 2/7 ended with 2\n");
}

TEST_F(SlurmScript, SendsItselfAgainBeforeTheTimeLimit)
{
    samspill_is("trap 'exit 75' TERM; kill -USR1 $PPID; while :; do sleep 0.05; done");
    const Ended ended = run_task(1, "SLURM_RESTART_COUNT=4");
    EXPECT_EQ(ended.code, 0) << ended.output;
    EXPECT_NE(ended.output.find("scontrol requeue 40_1"), std::string::npos) << ended.output;
    EXPECT_NE(ended.output.find("(5 of 5)"), std::string::npos) << ended.output;
    EXPECT_EQ(ended.output.find("shard 5/7"), std::string::npos) << ended.output;
}

TEST_F(SlurmScript, SendsItselfAgainAfterAKillButNotForEver)
{
    samspill_is("kill -KILL $$");
    EXPECT_NE(run_task(0).output.find("scontrol requeue 40_0"), std::string::npos);
    const Ended last = run_task(0, "SLURM_RESTART_COUNT=5");
    EXPECT_EQ(last.code, 75);
    EXPECT_EQ(last.output.find("scontrol"), std::string::npos) << last.output;
    EXPECT_NE(last.output.find("sh " + job_.folder + "/slurm/submit.sh"), std::string::npos) << last.output;
}

TEST_F(SlurmScript, StaysCancelledWhenItsOwnerCancelsIt)
{
    samspill_is("trap 'exit 75' TERM; kill -TERM $PPID; while :; do sleep 0.05; done");
    const Ended ended = run_task(0);
    EXPECT_EQ(ended.code, 75);
    EXPECT_EQ(ended.output, "shard 1/7 ended with 75\n");
}

TEST_F(SlurmScript, NeedsNoRequeueWhenItsLastShardIsDoneInTime)
{
    samspill_is("trap 'exit 0' TERM; kill -USR1 $PPID; while :; do sleep 0.05; done");
    const Ended ended = run_task(2, "SLURM_RESTART_COUNT=0");  // shards 3 and 6
    EXPECT_NE(ended.output.find("scontrol requeue 40_2"), std::string::npos) << ended.output;
    job_.shards = 3;
    const Ended alone = run_task(2);
    EXPECT_EQ(alone.code, 0);
    EXPECT_EQ(alone.output, "shard 3/3 ended with 0\n");
}

TEST_F(SlurmScript, MergesOrSaysHowToGoOn)
{
    samspill_is("echo \"$2\"; [ \"$2\" = status ]");
    write_program(bin_ / "merge.sh", merge_script(job_));
    const Ended ended = shell(shell_word(bin_ / "merge.sh"));
    EXPECT_EQ(ended.code, 1);
    EXPECT_EQ(ended.output.rfind("status\nmerge\n", 0), 0u) << ended.output;
    EXPECT_NE(ended.output.find("  sh " + job_.folder + "/slurm/submit.sh\n"), std::string::npos) << ended.output;
    samspill_is("exit 0");
    EXPECT_EQ(shell(shell_word(bin_ / "merge.sh")).code, 0);
}

}  // namespace
}  // namespace samspill
