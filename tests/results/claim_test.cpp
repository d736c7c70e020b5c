#include "results/files/claim.h"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/error.h"
#include "results/files/atomic_file.h"
#include "support/temporary_folder.h"

namespace samspill {
namespace {

namespace fs = std::filesystem;

::pid_t in_child(const std::function<void()>& work)
{
    const ::pid_t child = ::fork();
    if (child != 0) return child;
    try {
        work();
    } catch (...) {
        ::_exit(1);
    }
    ::_exit(0);
}

// A process that has claimed the path and lives until it is killed.
class Holder {
public:
    explicit Holder(const std::string& path)
    {
        int ends[2];
        if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
        process_ = in_child([&] {
            const Claim claim(path);
            [[maybe_unused]] const auto told = ::write(ends[1], "x", 1);
            for (;;) ::pause();
        });
        ::close(ends[1]);
        char byte = 0;
        EXPECT_EQ(::read(ends[0], &byte, 1), 1);
        ::close(ends[0]);
    }
    ~Holder() { kill(); }

    // It stays in the list of processes until it is waited for.
    void kill_without_waiting() const
    {
        ::kill(process_, SIGKILL);
        ::siginfo_t ended{};
        ::waitid(P_PID, ::id_t(process_), &ended, WEXITED | WNOWAIT);
    }
    void kill()
    {
        if (process_ <= 0) return;
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        process_ = 0;
    }
    ::pid_t process() const { return process_; }

private:
    ::pid_t process_ = 0;
};

std::string refusal_of(const std::string& path)
{
    try {
        const Claim claim(path);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

TEST(Claims, AreHeldByOneProcessAtATime)
{
    const test::TemporaryFolder folder;
    Holder holder(folder / "x.h5");
    EXPECT_NE(refusal_of(folder / "x.h5").find("process " + std::to_string(holder.process())), std::string::npos);
    EXPECT_EQ(refusal_of(folder / "y.h5"), "");     // another file
    EXPECT_EQ(refusal_of(folder / "x.h5.h5"), "");  // that begins alike
    EXPECT_EQ(folder.names().size(), 1u);           // who is refused leaves nothing
}

TEST(Claims, OfOneProcessAreOnePerFile)
{
    const test::TemporaryFolder folder;
    {
        const Claim claim(folder / "x.h5");
        EXPECT_TRUE(fs::exists(claim.part()));
        EXPECT_NE(refusal_of(folder / "x.h5"), "");
        EXPECT_NO_THROW(Claim(folder / "x.h5", Rivals::none));
    }
    EXPECT_TRUE(folder.names().empty());
    EXPECT_EQ(refusal_of(folder / "x.h5"), "");
}

TEST(Claims, OfKilledProcessesBlockNobodyAndAreSweptAway)
{
    const test::TemporaryFolder folder;
    Holder first(folder / "x.h5");
    first.kill();
    EXPECT_EQ(folder.names().size(), 1u);
    EXPECT_EQ(refusal_of(folder / "y.h5"), "");
    EXPECT_EQ(folder.names().size(), 1u);  // it was another's name
    EXPECT_EQ(refusal_of(folder / "x.h5"), "");
    EXPECT_TRUE(folder.names().empty());

    const Holder unburied(folder / "x.h5");
    unburied.kill_without_waiting();
    EXPECT_EQ(refusal_of(folder / "x.h5"), "");
}

// The same number was given to another process meanwhile.
TEST(Claims, OfAProcessWithTheNumberOfALivingOneBlockNobody)
{
    const test::TemporaryFolder folder;
    std::string part;
    {
        const Claim claim(folder / "x.h5");
        part = claim.part();
    }
    const std::size_t start = part.find('-', part.rfind("x.h5.")) + 1, end = part.find('-', start);
    part.replace(start, end - start, "1");
    std::ofstream(part) << "half a file";
    EXPECT_EQ(refusal_of(folder / "x.h5"), "");
    EXPECT_FALSE(fs::exists(part));
}

TEST(Claims, OfAnotherMachineHoldForAsLongAsTheyAreRenewed)
{
    const test::TemporaryFolder folder;
    const std::string part = folder / "x.h5.4711-1f-00c0ffee-0.part";
    std::ofstream(part) << "half a file";
    EXPECT_NE(refusal_of(folder / "x.h5").find("another machine"), std::string::npos);
    EXPECT_TRUE(fs::exists(part));
    fs::last_write_time(part, fs::last_write_time(part) - std::chrono::minutes(11));
    EXPECT_EQ(refusal_of(folder / "x.h5"), "");
    EXPECT_FALSE(fs::exists(part));
}

TEST(Claims, LeaveOtherFilesAlone)
{
    const test::TemporaryFolder folder;
    for (const char* name : {"x.h5.part", "x.h5.notes.part", "x.h5.12-ab-cd.part", "x.h5.12-ab-cd-0.part.old"})
        std::ofstream(folder / name) << "mine";
    EXPECT_EQ(refusal_of(folder / "x.h5"), "");
    EXPECT_EQ(folder.names().size(), 4u);
}

// Many at the same moment: never two inside, however they come.
TEST(Claims, AreNeverHeldByTwoThatBeginTogether)
{
    const test::TemporaryFolder folder;
    const std::string path = folder / "x.h5", inside = folder / "inside";
    constexpr int many = 8;
    ::pid_t children[many];
    for (::pid_t& child : children)
        child = in_child([&] {
            for (int i = 0; i < 20; ++i) try {
                    const Claim claim(path);
                    const int file = ::open(inside.c_str(), O_CREAT | O_EXCL | O_WRONLY, 0600);
                    if (file < 0) ::_exit(7);  // somebody else is
                    ::close(file);
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                    ::unlink(inside.c_str());
                } catch (const InputError&) {
                }
        });
    for (const ::pid_t child : children) {
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
    }
    EXPECT_TRUE(folder.names().empty());
}

TEST(Claims, OfAChildAreNotItsParents)
{
    const test::TemporaryFolder folder;
    const Claim claim(folder / "x.h5");
    const ::pid_t child = in_child([] { remove_all_parts(); });
    ::waitpid(child, nullptr, 0);
    EXPECT_TRUE(fs::exists(claim.part()));
    remove_all_parts();
    EXPECT_FALSE(fs::exists(claim.part()));
}

TEST(AtomicFiles, HaveThePermissionsOfWhatTheyReplace)
{
    const test::TemporaryFolder folder;
    const std::string path = folder / "x.txt";
    std::ofstream(path) << "before";
    ASSERT_EQ(::chmod(path.c_str(), 0604), 0);
    const bool administrator = ::geteuid() == 0;
    if (administrator) {
        ASSERT_EQ(::chown(path.c_str(), 12345, 54321), 0);
    }
    AtomicFile(path).commit("after");
    struct stat found {};
    ASSERT_EQ(::stat(path.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 07777, 0604u);
    EXPECT_TRUE(!administrator || (found.st_uid == 12345 && found.st_gid == 54321));
    EXPECT_EQ(fs::file_size(path), 5u);
    EXPECT_EQ(folder.names().size(), 1u);
}

TEST(AtomicFiles, AreWrittenWhereALinkLeads)
{
    const test::TemporaryFolder folder;
    fs::create_directory(folder / "there");
    fs::create_symlink("there/x.txt", folder / "link.txt");
    for (const char* text : {"new", "again"}) {  // first nothing is there
        AtomicFile(folder / "link.txt").commit(text);
        EXPECT_TRUE(fs::is_symlink(folder / "link.txt"));
        EXPECT_EQ(fs::file_size(folder / "there/x.txt"), std::string(text).size());
    }
}

}  // namespace
}  // namespace samspill
