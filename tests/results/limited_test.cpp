#include "results/h5/limited.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <new>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace samspill {
namespace {

// What became of a process that limited itself and then did this.
int status_of(const ProcessLimits& limits, const std::function<int()>& work)
{
    const pid_t child = fork();
    if (child == 0) {
        int code = 99;
        try {
            limit_process(limits);
            code = work();
        } catch (...) {
            code = 98;
        }
        _exit(code);
    }
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    return status;
}

int exit_code_of(const ProcessLimits& limits, const std::function<int()>& work)
{
    const int status = status_of(limits, work);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

TEST(LimitProcess, RefusesMemoryBeyondTheLimit)
{
    if (sanitized) GTEST_SKIP() << "sanitizers need all address space";
    const auto take = [](std::size_t bytes) {
        return [bytes] {
            try {
                std::vector<char> much(bytes, 'x');
                return much[bytes / 2] == 'x' ? 1 : 2;
            } catch (const std::bad_alloc&) {
                return 3;
            }
        };
    };
    EXPECT_EQ(exit_code_of({.memory = std::size_t(600) << 20}, take(std::size_t(1) << 30)), 3);
    EXPECT_EQ(exit_code_of({.memory = std::size_t(600) << 20}, take(std::size_t(1) << 20)), 1);
}

TEST(LimitProcess, EndsAProcessThatNeverStops)
{
    EXPECT_EQ(exit_code_of({.cpu_seconds = 0},
                           [] {
                               for (volatile unsigned i = 0;;) {
                                   const unsigned next = i + 1;
                                   i = next;
                               }
                               return 0;
                           }),
              -SIGXCPU);
}

TEST(LimitProcess, WritesNoByteToAFile)
{
    const std::string path = testing::TempDir() + "limited_test.out";
    const auto write_one = [&] {
        const int file = open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
        return write(file, "x", 1) == 1 ? 1 : errno == EFBIG ? 2 : 3;
    };
    EXPECT_EQ(exit_code_of({}, write_one), 2);
    EXPECT_EQ(std::filesystem::file_size(path), 0u);
    std::filesystem::remove(path);
}

TEST(LimitProcess, WritesToAPipe)
{
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const int output = dup(STDOUT_FILENO);
    ASSERT_EQ(dup2(ends[1], STDOUT_FILENO), STDOUT_FILENO);
    const int code = exit_code_of({}, [] { return write(STDOUT_FILENO, "x", 1) == 1 ? 1 : 2; });
    dup2(output, STDOUT_FILENO);
    for (const int end : {ends[0], ends[1], output}) close(end);
    EXPECT_EQ(code, 1);
}

TEST(LimitProcess, ClosesWhatItDoesNotNeed)
{
    const int file = open("/dev/null", O_RDONLY);
    ASSERT_GT(file, STDERR_FILENO);
    EXPECT_EQ(exit_code_of({}, [&] { return fcntl(file, F_GETFD) < 0 && errno == EBADF ? 1 : 2; }), 1);
    close(file);
}

TEST(LimitProcess, LeavesNoCore)
{
    const int status = status_of({}, []() -> int { std::abort(); });
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_FALSE(WCOREDUMP(status));
    EXPECT_EQ(exit_code_of({},
                           [] {
                               rlimit core{};
                               getrlimit(RLIMIT_CORE, &core);
                               return core.rlim_max == 0 ? 1 : 2;
                           }),
              1);
}

TEST(AllowCpu, GivesMoreSeconds)
{
    EXPECT_EQ(exit_code_of({.cpu_seconds = 1},
                           [] {
                               allow_cpu(1000);
                               rlimit cpu{};
                               getrlimit(RLIMIT_CPU, &cpu);
                               return cpu.rlim_cur >= 1000 ? 1 : 2;
                           }),
              1);
}

}  // namespace
}  // namespace samspill
