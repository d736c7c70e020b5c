#pragma once

#include <string>

#include "viz/file/packet.h"
#include "viz/file/reader.h"

namespace samspill::viz {

// What is asked of the child. Every question is a packet that begins with one of these, every answer
// one that begins with a ReplyKind. Packets are sent as their length (64 bits) and their bytes.
enum class Question : std::uint8_t {
    open,        // limits (memory, seconds, message as 64-bit numbers); answered with what the file is
    lines,       // of a run file: selection, first position, count
    film,        // position: reads the replicate that series, outcomes, steps and staff then are of
    series,      // of one indicator
    outcomes,    // of the cohorts
    steps,       // of lives: first, count
    staff,       // counsellors, week by week: first, count
    comparison,  // of a comparison file: alternative, curve, place
    cells,       // of a sweep file: column, place, group, step
};
enum class ReplyKind : std::uint8_t { answer, refused };  // refused: pairs of place and message

// A process "program PATH" and the line to it. All that goes wrong is an InputError with
// the path, after which the process is no more.
class ReaderProcess {
public:
    ReaderProcess(const std::string& program, std::string path, const ReaderLimits& limits);
    ~ReaderProcess();
    ReaderProcess(const ReaderProcess&) = delete;
    ReaderProcess& operator=(const ReaderProcess&) = delete;

    // The answer behind its verdict. A file that is refused leaves the process alive.
    PacketReader ask(const PacketWriter& question);

    bool alive() const { return process_ > 0; }
    int process() const { return process_; }  // -1 when it is no more

    // Ends the process because of its answer. Throws.
    [[noreturn]] void give_up(const Message& cause);

private:
    void send(const std::string& bytes);
    void receive(char* into, std::size_t count);
    void wait_for(short event);
    [[noreturn]] void ended();
    int end_process();

    std::string path_;
    ReaderLimits limits_;
    int socket_ = -1, process_ = -1;
    std::chrono::steady_clock::time_point deadline_;
};

}  // namespace samspill::viz
