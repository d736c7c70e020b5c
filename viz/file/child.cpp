#include "viz/file/child.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/error.h"
#include "core/file_cause.h"

namespace samspill::viz {

namespace {

// A descriptor above those of standard input and output, whatever of these is closed here.
int above_standard(int descriptor)
{
    if (descriptor < 0 || descriptor > STDERR_FILENO) return descriptor;
    const int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    close(descriptor);
    return moved;
}

// Starts "program path" with `line` as its standard input and output, silent, with no other
// descriptor and with signals as they are by default. Returns 0 or the error's number.
int start(const std::string& program, const std::string& path, int line, pid_t& process)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, line, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, line, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    // A name that begins with a dash is no option.
    std::string words[] = {program, path.starts_with('-') ? "./" + path : path};
    char* arguments[] = {words[0].data(), words[1].data(), nullptr};
    const int error = posix_spawnp(&process, program.c_str(), &files, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return error;
}

std::string without_controls(std::string text)
{
    constexpr std::size_t longest = 2000;
    if (text.size() > longest) text.resize(longest);
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c == 127; }, ' ');
    return text;
}

// What the child complains of, all at the path that the user knows.
InputError complaint(const std::string& path, PacketReader& answer)
{
    std::vector<Mistake> mistakes;
    for (std::size_t count = answer.size_of_list(4 * sizeof(std::uint64_t)); count > 0; --count) {
        const auto next = [&] { return without_controls(answer.text()); };
        const std::string place = next(), id = next(), english = next(), norwegian = next();
        if (mistakes.size() < 20)
            mistakes.push_back({path, message_of({place == path ? "" : place, {id, english, norwegian}})});
    }
    if (mistakes.empty())
        throw Nonsense(
            message("packet.a_refusal_without_a_reason", {"a refusal without a reason", "et avslag uten grunn"}));
    return InputError(std::move(mistakes));
}

}  // namespace

ReaderProcess::ReaderProcess(const std::string& program, std::string path, const ReaderLimits& limits)
    : path_(std::move(path)), limits_(limits)
{
    const auto refuse = [&](int error) {
        throw InputError(path_, message("reader.not_started",
                                        {"cannot be opened: the program that reads files, {}, cannot be started: {}",
                                         "kan ikke åpnes: programmet som leser filer, {}, kan ikke startes: {}"},
                                        program, system_words(error)));
    };
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) refuse(errno);
    const int here = above_standard(ends[0]), there = above_standard(ends[1]);
    int error = here < 0 || there < 0 ? EMFILE : 0;
    if (error == 0) error = start(program, path_, there, process_);
    if (there >= 0) close(there);
    if (error != 0) {
        process_ = -1;
        if (here >= 0) close(here);
        refuse(error);
    }
    socket_ = here;
}

ReaderProcess::~ReaderProcess() { end_process(); }

// Ends and reaps the process; its status as waitpid gives it, or -1.
int ReaderProcess::end_process()
{
    if (socket_ >= 0) close(socket_);
    socket_ = -1;
    if (process_ <= 0) return -1;
    kill(process_, SIGKILL);
    int status = -1;
    while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
    return status;
}

void ReaderProcess::give_up(const Message& cause)
{
    end_process();
    throw InputError(path_, cause);
}

// The process has closed its end or is about to: gives it a moment to die of its own cause.
void ReaderProcess::ended()
{
    int status = -1;
    for (int tries = 0; tries < 200; ++tries) {
        const pid_t found = waitpid(process_, &status, WNOHANG);
        if (found == process_ || (found < 0 && errno != EINTR)) {
            process_ = -1;
            break;
        }
        poll(nullptr, 0, 5);
    }
    if (process_ > 0) status = end_process();
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        give_up(message("reader.time",
                        {"took more than {} s of processor time to read, and was given up: is it damaged?",
                         "brukte mer enn {} s prosessortid på å lese, og er oppgitt: er den skadet?"},
                        limits_.answer.count()));
    if (WIFSIGNALED(status))
        give_up(message("reader.signal",
                        {"cannot be read: the reading process ended (signal {}): is the file damaged?",
                         "kan ikke leses: leseprosessen sluttet (signal {}): er filen skadet?"},
                        WTERMSIG(status)));
    give_up(message("reader.exit",
                    {"cannot be read: the reading process ended (exit code {}): is the file damaged?",
                     "kan ikke leses: leseprosessen sluttet (sluttkode {}): er filen skadet?"},
                    WIFEXITED(status) ? WEXITSTATUS(status) : -1));
}

// Until the line can take or give more.
void ReaderProcess::wait_for(short event)
{
    constexpr long long look = 50;  // milliseconds between looks at whether anybody waits
    for (;;) {
        if (limits_.leave && *limits_.leave)
            give_up(message("reader.closing",
                            {"is not read to its end: the viewer closes", "er ikke lest ferdig: viseren lukkes"}));
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            give_up(message("reader.slow",
                            {"was read for longer than {} s, and was given up: is it damaged?",
                             "ble lest i mer enn {} s, og er oppgitt: er den skadet?"},
                            limits_.answer.count()));
        pollfd line{socket_, event, 0};
        const int ready = poll(&line, 1, int(std::min<long long>(left.count(), look)));
        if (ready > 0) return;  // or an error, which the next call tells
        if (ready < 0 && errno != EINTR) ended();
    }
}

void ReaderProcess::send(const std::string& bytes)
{
    for (std::size_t sent = 0; sent < bytes.size();) {
        wait_for(POLLOUT);
        const ssize_t count = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count >= 0)
            sent += std::size_t(count);
        else if (errno != EINTR && errno != EAGAIN)
            ended();
    }
}

void ReaderProcess::receive(char* into, std::size_t count)
{
    while (count > 0) {
        wait_for(POLLIN);
        const ssize_t got = recv(socket_, into, count, MSG_DONTWAIT);
        if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN)) ended();
        if (got < 0) continue;
        into += got;
        count -= std::size_t(got);
    }
}

PacketReader ReaderProcess::ask(const PacketWriter& question)
{
    deadline_ = std::chrono::steady_clock::now() + limits_.answer;
    PacketWriter length;
    length.number(std::uint64_t(question.bytes().size()));
    send(length.bytes() + question.bytes());
    std::uint64_t size = 0;
    receive(reinterpret_cast<char*>(&size), sizeof size);
    if (size > limits_.message)
        give_up(message("reader.packet",
                        {"cannot be read: the reading process answers nonsense (a packet of {} bytes)",
                         "kan ikke leses: leseprosessen svarer meningsløst (en pakke på {} byte)"},
                        size));
    // Memory is taken as bytes come, not as they are promised.
    constexpr std::size_t piece = std::size_t(1) << 22;
    std::string bytes;
    while (bytes.size() < size) {
        const std::size_t old = bytes.size(), more = std::min<std::size_t>(piece, size - old);
        bytes.resize(old + more);
        receive(bytes.data() + old, more);
    }
    PacketReader answer(std::move(bytes));
    try {
        const auto verdict = answer.number<std::uint8_t>();
        if (verdict == std::uint8_t(ReplyKind::answer)) return answer;
        if (verdict != std::uint8_t(ReplyKind::refused))
            throw Nonsense(message("packet.no_verdict", {"no verdict", "ingen avgjørelse"}));
        throw complaint(path_, answer);
    } catch (const Nonsense& nonsense) {
        give_up(message("reader.nonsense",
                        {"cannot be read: the reading process answers nonsense ({})",
                         "kan ikke leses: leseprosessen svarer meningsløst ({})"},
                        nonsense.said()));
    }
}

}  // namespace samspill::viz
