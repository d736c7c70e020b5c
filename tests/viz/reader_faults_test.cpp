#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "made_files.h"
#include "model/world.h"
#include "results/h5/h5.h"

// What files and children do that the reader must survive: every trouble is a complaint about the
// path, the process stays up and no child is left.
namespace samspill::viz {
namespace {

using test::bytes_of;
using test::empty_file;
using test::expect_part;
using test::folder;
using test::put_bytes;
using test::reader_of;
using test::run_file;
using test::store_of;

std::string refusal(const std::string& path, const ReaderLimits& limits = {})
{
    return test::complaint(path, [&] {
        const auto reader = reader_of(path, limits);
        ADD_FAILURE() << path << " was opened";
    });
}

class ReaderFaults : public testing::Test {
protected:
    void TearDown() override { test::expect_no_children(); }
};

// Files

TEST_F(ReaderFaults, RefusesWhatIsNoFileOfSamspill)
{
    EXPECT_EQ(refusal(folder() / "missing.h5"), "there is no such file");
    expect_part(refusal(put_bytes("empty.h5", "")), "its 0 bytes do not begin like HDF5");
    expect_part(refusal(put_bytes("text.h5", "title = \"a scenario\"\n")), "do not begin like HDF5");
    expect_part(refusal("/dev/null"), "is not a file");
    std::filesystem::create_directory(folder() / "folder.h5");
    expect_part(refusal(folder() / "folder.h5"), "is a folder");
    mkfifo((folder() / "pipe.h5").c_str(), 0600);
    expect_part(refusal(folder() / "pipe.h5"), "is not a file");
    h5::File::create(folder() / "foreign.h5").close();
    expect_part(refusal(folder() / "foreign.h5"), "no run, comparison or merged sweep of samspill");
}

TEST_F(ReaderFaults, OpensAFileWhoseNameBeginsWithADash)
{
    const std::filesystem::path before = std::filesystem::current_path();
    put_bytes("-run.h5", bytes_of(run_file()));
    std::filesystem::current_path(folder() / ".");
    EXPECT_EQ(store_of("-run.h5")->replicates(), 3);
    std::filesystem::current_path(before);
}

TEST_F(ReaderFaults, RefusesATruncatedFile)
{
    const std::string bytes = bytes_of(run_file());
    for (const std::size_t size : {bytes.size() - 1, bytes.size() / 2, bytes.size() / 10, std::size_t(100)})
        expect_part(refusal(put_bytes("cut.h5", bytes.substr(0, size))), "is cut short");
    EXPECT_FALSE(refusal(put_bytes("cut.h5", bytes.substr(0, 8))).empty());
}

TEST_F(ReaderFaults, RefusesANewerFormat)
{
    expect_part(refusal(empty_file("newer_run.h5", "samspill run", 99)), "has format version 99");
    expect_part(refusal(empty_file("newer_comparison.h5", "samspill comparison", 99)), "format version is 99");
    expect_part(refusal(empty_file("newer_sweep.h5", "samspill sweep", 99)), "has format version 99");
    expect_part(refusal(empty_file("states.h5", "samspill states", 1)), "holds states");
    expect_part(refusal(empty_file("other.h5", "samspill other", 1)), "no run, comparison or merged sweep");
}

// A merged sweep whose one column is declared with so many points and replicates; its numbers are zeros,
// or were never written.
std::string huge_sweep(const std::string& name, std::uint64_t points, std::uint64_t replicates, bool written = false)
{
    const std::string path = folder() / name;
    h5::File file = h5::File::create(path);
    {
        h5::Group root = file.root();
        for (const auto& [key, text] : {std::pair{"filetype", "samspill sweep"},
                                        {"title", "huge"},
                                        {"question", ""},
                                        {"scenario", "x"},
                                        {"sweep_text", ""},
                                        {"design", "sobol"},
                                        {"axes", "x"}})
            root.set_text(key, text);
        root.set_integer("format_version", 1);
        root.set_real("points", double(points));
        root.set_real("replicates", double(replicates));
        h5::Dataset axis = root.create("x", h5::Type::float64, {points}, {.chunk = {10}});
        axis.set_text("long_name", "x");
        h5::Dataset column = root.create("registered", h5::Type::float64, {points, replicates},
                                         {.chunk = {points > 10'000 ? 10'000u : 10u, 1}});
        if (written) {
            const std::vector<double> zeros(std::size_t(points * replicates), 0.0);
            axis.write(0, points, zeros.data());
            column.write(0, points, zeros.data());
        }
        for (const char* key : {"units", "long_name", "long_name_no"}) column.set_text(key, "x");
    }
    file.close();
    return path;
}

TEST_F(ReaderFaults, RefusesAbsurdSizes)
{
    expect_part(refusal(huge_sweep("sizes.h5", 1'000'000'000'000, 1)), "points = 1000000000000 is outside");
    const std::string path = folder() / "names.h5";
    h5::File file = h5::File::create(path);
    {
        h5::Group root = file.root();
        for (const char* key : {"title", "question", "expectation", "scenario", "scenario_text", "overrides"})
            root.set_text(key, "x");
        root.set_text("filetype", "samspill run");
        root.set_text("digest", std::string(32, '0'));
        root.set_integer("format_version", run_format_version);
        for (const char* key : {"seed", "weeks", "burn_in", "first_week", "replicates_planned"})
            root.set_integer(key, 1);
        h5::Group texts = root.create_group("texts");
        texts.create("bytes", h5::Type::int8, {1'000'000'000'000}, {.chunk = {1000}});
    }
    file.close();
    expect_part(refusal(path), "texts/bytes is not a list of bytes");
}

// 8 TB are declared in a small file, and none of them was written.
TEST_F(ReaderFaults, RefusesNumbersThatWereNeverWritten)
{
    expect_part(refusal(huge_sweep("unwritten.h5", 1'000'000, 1'000'000)), "numbers that were never written");
}

TEST_F(ReaderFaults, TellsWhenAFileNeedsTooMuchMemory)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "sanitizers need all address space, so that it is not limited";
#endif
    ReaderLimits limits;
    limits.memory = std::size_t(64) << 20;
    limits.answer = std::chrono::minutes(5);  // it is memory that gives way, not patience
    const std::string path = huge_sweep("needed.h5", 4'000'000, 2, true);
    expect_part(test::complaint(path, [&] { reader_of(path, limits)->cells({}); }),
                "needs more than 0.0625 GiB of memory");
}

TEST_F(ReaderFaults, GivesUpAnAnswerThatIsTooLarge)
{
    ReaderLimits limits;
    limits.message = 2000;
    const std::string path = huge_sweep("answer.h5", 500, 2, true);
    EXPECT_FALSE(refusal(path, limits).empty());
    limits.message = 8000;
    const auto reader = reader_of(path, limits);
    expect_part(test::complaint(path, [&] { reader->cells({}); }), "holds too much at once");
}

bool same_numbers(const Store& store, const Film& film, const Film& whole)
{
    for (const IndicatorInfo& indicator : indicators()) {
        const auto &a = film.series().values[std::size_t(indicator.id)],
                   &b = whole.series().values[std::size_t(indicator.id)];
        if (a.size() != b.size() || std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) != 0) return false;
    }
    for (Week week = whole.first_life(); week <= whole.last_week(); ++week)
        if (film.steps(week).size() != whole.steps(week).size()) return false;
    return store.head().title == whole.head().title && store.head().seed == whole.head().seed &&
           film.outcomes()->persons == whole.outcomes()->persons;
}

// Every flipped bit is found, or does not matter.
TEST_F(ReaderFaults, FindsFlippedBits)
{
    const std::string bytes = bytes_of(run_file());
    const auto whole = store_of(run_file())->film(0);
    int found = 0;
    std::uint64_t chance = 12345;
    for (int i = 0; i < 300; ++i) {
        chance = chance * 6364136223846793005u + 1442695040888963407u;
        std::string flipped = bytes;
        flipped[std::size_t((chance >> 20) % bytes.size())] ^= char(1 << (chance >> 60 & 7));
        const std::string path = put_bytes("flipped.h5", flipped);
        const std::string complaint = test::complaint(path, [&] {
            const auto store = store_of(path);
            const auto film = store->film(0);
            EXPECT_TRUE(same_numbers(*store, *film, *whole)) << "flip " << i;
        });
        found += complaint.empty() ? 0 : 1;
    }
    EXPECT_GT(found, 50);
}

// Children

int child()
{
    // The only process whose parent is this one.
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        std::ifstream file(entry.path() / "stat");
        std::string pid, name, state, parent;
        if (file >> pid >> name >> state >> parent && parent == std::to_string(getpid())) return std::stoi(pid);
    }
    return -1;
}

TEST_F(ReaderFaults, TellsThatTheChildEndedAndStartsAnother)
{
    const auto store = store_of(run_file());
    const auto line = store->lines({}, 0, 1);
    const auto kill_child = [&] {
        ASSERT_GT(child(), 0);
        kill(child(), SIGKILL);
        expect_part(test::complaint(run_file(), [&] { store->lines({}, 0, 1); }),
                    "the reading process ended (signal 9)");
        test::expect_no_children();
    };
    for (int grief = 0; grief < 2; ++grief) {
        kill_child();
        EXPECT_EQ(store->lines({}, 0, 1), line);
    }
    kill_child();
    for (int i = 0; i < 2; ++i)
        expect_part(test::complaint(run_file(), [&] { store->film(0); }), "has ended too often");
}

TEST_F(ReaderFaults, TellsThatTheFileHasChangedWhenItIsOpenedAgain)
{
    const std::string path = put_bytes("changing.h5", bytes_of(run_file()));
    const auto store = store_of(path);
    std::filesystem::remove(path);
    const Scenario scenario = test::sample_scenario(2.0, 20);
    RunFileWriter writer(path, scenario);
    World world(scenario.inputs, {scenario.seed, 0});
    while (!world.done()) world.step();
    writer.add(writer.encode(world.finish()));
    writer.finish({{"version", "1"}});
    kill(child(), SIGKILL);
    expect_part(test::complaint(path, [&] { store->film(0); }), "signal 9");
    for (int i = 0; i < 2; ++i)
        expect_part(test::complaint(path, [&] { store->film(0); }), "has changed since it was opened");
}

// A program that does what a shell script does; `path` is a file that is there.
std::string complaint_of_script(const std::string& script, const ReaderLimits& limits = {})
{
    const std::string program = put_bytes("program.sh", "#!/bin/sh\n" + script + "\n");
    chmod(program.c_str(), 0700);
    return test::complaint(run_file(), [&] {
        auto reader = std::make_unique<FileReader>(program, run_file(), limits);
        (void)FileReader::store(std::move(reader))->lines({}, 0, 1);
    });
}

TEST_F(ReaderFaults, TellsThatTheProgramCannotBeStarted)
{
    expect_part(test::complaint(run_file(), [] { FileReader("/no/such/program", run_file()); }),
                "the program that reads files, /no/such/program, cannot be started: No such file or directory");
    const std::string program = put_bytes("no_program", "words");
    EXPECT_FALSE(test::complaint(run_file(), [&] { FileReader(program, run_file()); }).empty());
}

TEST_F(ReaderFaults, SurvivesAChildThatDies)
{
    expect_part(complaint_of_script("exit 3"), "the reading process ended (exit code 3)");
    expect_part(complaint_of_script("kill -SEGV $$"), "the reading process ended (signal 11)");
    expect_part(complaint_of_script("kill -XCPU $$"), "took more than 20 s of processor time");
    expect_part(complaint_of_script("head -c 20 > /dev/null; printf '\\100\\0\\0\\0\\0\\0\\0\\0abc'"), "ended");
}

TEST_F(ReaderFaults, SurvivesAChildThatAnswersNonsense)
{
    expect_part(complaint_of_script("yes"), "answers nonsense (a packet of");
    // One byte that is no verdict; an answer without a kind; a kind that there is not; a run without a head.
    const std::string one = "printf '\\001\\0\\0\\0\\0\\0\\0\\0", two = "printf '\\002\\0\\0\\0\\0\\0\\0\\0";
    for (const std::string& answer : {one + "\\007'", one + "\\0'", two + "\\0\\011'", two + "\\0\\0'", one + "\\001'"})
        expect_part(complaint_of_script(answer + "; exec sleep 100"), "answers nonsense");
    // A refusal of more reasons than bytes, and an honest one.
    expect_part(
        complaint_of_script("printf '\\011\\0\\0\\0\\0\\0\\0\\0\\001\\377\\377\\377\\377\\0\\0\\0\\0'; exec sleep 100"),
        "answers nonsense");
    const std::string none = "\\0\\0\\0\\0\\0\\0\\0\\0", two_letters = "\\002\\0\\0\\0\\0\\0\\0\\0";
    EXPECT_EQ(complaint_of_script("printf '\\055\\0\\0\\0\\0\\0\\0\\0\\001\\001\\0\\0\\0\\0\\0\\0\\0" + none + none +
                                  two_letters + "no" + two_letters + "ja'; exec sleep 100"),
              "no");
}

TEST_F(ReaderFaults, SurvivesAChildThatIsTooSlow)
{
    ReaderLimits limits;
    limits.answer = std::chrono::seconds(1);
    expect_part(complaint_of_script("exec sleep 100", limits), "was read for longer than 1 s");
    // A promise that is not kept takes no memory and no more time.
    expect_part(complaint_of_script("printf '\\0\\0\\0\\017\\0\\0\\0\\0abc'; exec sleep 100", limits),
                "was read for longer than 1 s");
}

TEST_F(ReaderFaults, WaitsForNoAnswerOnceTheViewerCloses)
{
    const std::atomic<bool> leave{true};
    ReaderLimits limits;
    limits.answer = std::chrono::minutes(5);
    limits.leave = &leave;
    expect_part(complaint_of_script("exec sleep 1000", limits), "the viewer closes");
}

TEST_F(ReaderFaults, LeavesNoOpenDescriptors)
{
    const auto count = [] {
        return std::distance(std::filesystem::directory_iterator("/proc/self/fd"),
                             std::filesystem::directory_iterator());
    };
    store_of(run_file());
    const auto before = count();
    for (int i = 0; i < 5; ++i) {
        store_of(run_file());
        EXPECT_FALSE(refusal(folder() / "missing.h5").empty());
        EXPECT_FALSE(complaint_of_script("exit 1").empty());
    }
    EXPECT_EQ(count(), before);
}

// The child inherits nothing that its parent has open.
TEST_F(ReaderFaults, GivesTheChildNothingButItsLine)
{
    const int file = fcntl(STDERR_FILENO, F_DUPFD, 777);
    ASSERT_GE(file, 777);
    const std::string list = folder() / "descriptors";
    complaint_of_script("ls /proc/$$/fd > " + list + "; exit 0");
    EXPECT_EQ(bytes_of(list).find(std::to_string(file)), std::string::npos) << bytes_of(list);
    close(file);
}

}  // namespace
}  // namespace samspill::viz
