#include "cli/guarded_reading.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <new>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "cli/signals.h"
#include "cli/standard_streams.h"
#include "core/error.h"
#include "core/file_cause.h"
#include "results/h5/limited.h"

namespace samspill::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t least_memory = std::uint64_t{1} << 30;  // bytes, and for each byte of the file:
constexpr std::uint64_t memory_each = 64;                       // what is read is stored deflated
constexpr std::uint64_t bytes_a_second = 8u << 20;
constexpr int least_seconds = 2;
constexpr std::size_t most_answer = std::size_t{1} << 29;  // bytes
constexpr char separator = '\0';

// What the child's answer begins with.
enum class Kind : char { result = 'r', mistakes = 'm', no_memory = 'n', failure = 'f' };

std::uint64_t memory_of_machine()
{
    const long pages = ::sysconf(_SC_PHYS_PAGES), size = ::sysconf(_SC_PAGESIZE);
    return pages > 0 && size > 0 ? std::uint64_t(pages) * std::uint64_t(size) : least_memory;
}

ProcessLimits limits_for(std::uint64_t bytes)
{
    ProcessLimits limits;
    bytes = std::min(bytes, std::uint64_t{1} << 50);
    limits.memory = std::max(std::min(least_memory + memory_each * bytes, memory_of_machine()), least_memory);
    limits.cpu_seconds = least_seconds + int(std::min<std::uint64_t>(bytes / bytes_a_second, 1'000'000));
    return limits;
}

// A page that parent and child share: the path of the file in hand.
class SharedPath {
public:
    explicit SharedPath(const std::string& path)
        : text_(static_cast<char*>(::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)))
    {
        if (text_ == MAP_FAILED) throw SystemFailure(errno, Message::verbatim(path));
        set(path);
    }
    SharedPath(const SharedPath&) = delete;
    SharedPath& operator=(const SharedPath&) = delete;
    ~SharedPath() { ::munmap(text_, size); }

    void set(const std::string& path)
    {
        const std::size_t length = std::min(path.size(), size - 1);
        std::memcpy(text_, path.data(), length);
        text_[length] = '\0';
    }
    std::string get() const { return {text_, ::strnlen(text_, size - 1)}; }

private:
    static constexpr std::size_t size = 4096;
    char* text_;
};

std::string text_of(Kind kind, const std::string& text) { return char(kind) + text; }

// Each message by its id and in both languages.
void add_message(std::string& text, const Message& message)
{
    for (const std::string& part : {message.id(), message.in(Language::en), message.in(Language::no)})
        text += part + separator;
}

std::string text_of(const InputError& error)
{
    std::string text(1, char(Kind::mistakes));
    for (const auto& [place, message] : error.mistakes()) {
        text += place + separator;
        add_message(text, message);
    }
    return text;
}

std::string text_of(const std::exception& failure)
{
    std::string text(1, char(Kind::failure));
    add_message(text, message_of(failure));
    return text;
}

// What ends with separators; the last may be cut off.
std::vector<std::string> parts_of(const std::string& text)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0, end; (end = text.find(separator, begin)) != std::string::npos; begin = end + 1)
        parts.push_back(text.substr(begin, end - begin));
    return parts;
}

InputError error_of(const std::string& text)
{
    const std::vector<std::string> parts = parts_of(text);
    std::vector<Mistake> mistakes;
    for (std::size_t i = 0; i + 3 < parts.size(); i += 4)
        mistakes.push_back({parts[i], {parts[i + 1], parts[i + 2], parts[i + 3]}});
    return InputError(std::move(mistakes));
}

Failure failure_of(const std::string& text)
{
    std::vector<std::string> parts = parts_of(text);
    parts.resize(3);
    return Failure({parts[0], parts[1], parts[2]});
}

// What the child has to say, whatever comes of reading.
std::string answer_of(const std::function<std::string(const Reading&)>& read, SharedPath& path)
{
    try {
        return text_of(Kind::result, read([&](const std::string& now) { path.set(now); }));
    } catch (const InputError& error) {
        return text_of(error);
    } catch (const std::bad_alloc&) {
        return text_of(Kind::no_memory, "");
    } catch (const std::length_error&) {
        return text_of(Kind::no_memory, "");
    } catch (const std::exception& error) {
        return text_of(error);
    }
}

// The child's life: it never comes back. Its answer goes into the pipe, which is its standard output.
[[noreturn]] void be_child(int pipe, ::pid_t parent, const ProcessLimits& limits,
                           const std::function<std::string(const Reading&)>& read, SharedPath& path)
{
    reset_signals();
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent || ::dup2(pipe, STDOUT_FILENO) < 0) ::_exit(1);
    std::string answer;
    try {
        limit_process(limits);
        answer = answer_of(read, path);
    } catch (const std::exception& error) {
        answer = text_of(error);
    }
    for (std::size_t done = 0; done < answer.size();) {
        const ::ssize_t written = ::write(STDOUT_FILENO, answer.data() + done, answer.size() - done);
        if (written < 0 && errno != EINTR) ::_exit(1);
        done += std::size_t(std::max<::ssize_t>(written, 0));
    }
    ::_exit(0);
}

// All that comes out of the pipe until its other end is closed; false when it takes too long.
bool read_all(int pipe, Clock::time_point until, std::string& text)
{
    std::vector<char> buffer(1u << 16);
    while (text.size() < most_answer) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left <= 0) return false;
        pollfd watched{pipe, POLLIN, 0};
        if (::poll(&watched, 1, int(std::min<std::int64_t>(left, 1'000'000))) <= 0) continue;
        const ::ssize_t count = ::read(pipe, buffer.data(), buffer.size());
        if (count == 0) return true;
        if (count > 0) text.append(buffer.data(), std::size_t(count));
        if (count < 0 && errno != EINTR) return true;
    }
    return false;
}

int wait_for(::pid_t child)
{
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

[[noreturn]] void tell_death(const std::string& path, int status, const ProcessLimits& limits)
{
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    if (signal == SIGXCPU || signal == SIGALRM)
        throw EndsReaders(
            path, message("reader.too_long",
                          {"cannot be read in {} s of work: it is damaged, or made to keep readers busy",
                           "kan ikke leses på {} s arbeid: den er skadet, eller laget for å holde lesere opptatt"},
                          limits.cpu_seconds));
    throw EndsReaders(path,
                      message("file.ends_readers",
                              {"cannot be read: the HDF5 library {} over it. It is damaged or not a file of "
                               "samspill's: copy it again, or make it again",
                               "kan ikke leses: HDF5-biblioteket {} over den. Den er skadet eller ingen fil fra "
                               "samspill: kopier den på nytt, eller lag den på nytt"},
                              signal ? message("reader.crashes", {"crashes ({})", "krasjer ({})"}, ::strsignal(signal))
                                     : message("reader.gives_up", {"gives up", "gir opp"})));
}

}  // namespace

std::string read_in_child(const std::string& path, std::uint64_t bytes,
                          const std::function<std::string(const Reading&)>& read)
{
    const ProcessLimits limits = limits_for(bytes);
    SharedPath reading(path);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw SystemFailure(
            errno, message("file.cannot", {"{}: {}", "{}: {}"}, path, Text{"cannot read it", "kan ikke lese den"}));
    flush_output();  // what is not written yet would be written twice
    const ::pid_t parent = ::getpid(), child = ::fork();
    if (child == 0) be_child(ends[1], parent, limits, read, reading);
    const int cause = errno;
    ::close(ends[1]);
    if (child < 0) {
        ::close(ends[0]);
        throw SystemFailure(
            cause, message("file.cannot", {"{}: {}", "{}: {}"}, path,
                           Text{"cannot start a process to read it", "kan ikke starte en prosess som leser den"}));
    }
    // Work is limited by the child itself; this is for a child that sleeps.
    std::string text;
    const bool in_time = read_all(ends[0], Clock::now() + std::chrono::seconds(60 + 20 * limits.cpu_seconds), text);
    if (!in_time) ::kill(child, SIGALRM);
    ::close(ends[0]);
    const int status = wait_for(child);
    if (!in_time || text.empty() || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        tell_death(reading.get(), status, limits);
    switch (Kind(text[0])) {
        case Kind::result:
            return text.substr(1);
        case Kind::mistakes:
            throw error_of(text.substr(1));
        case Kind::no_memory:
            throw InputError(reading.get(),
                             message("reader.too_much",
                                     {"cannot be read with {} MiB of memory: its sizes are not those "
                                      "of an honest file",
                                      "kan ikke leses med {} MiB minne: størrelsene i den er ikke de en ærlig fil har"},
                                     limits.memory >> 20));
        case Kind::failure:
            break;
    }
    throw failure_of(text.substr(1));
}

std::string read_in_child(const std::string& path, const std::function<std::string()>& read)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    return read_in_child(path, error ? 0 : size, [&](const Reading&) { return read(); });
}

void probe(const std::string& path, const std::function<void()>& read)
{
    read_in_child(path, [&] {
        read();
        return std::string();
    });
}

}  // namespace samspill::cli
