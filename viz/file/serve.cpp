#include "viz/file/serve.h"

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <new>
#include <optional>

#include <fmt/format.h>
#include <unistd.h>

#include "core/error.h"
#include "core/file_cause.h"
#include "experiment/compare/comparison_file.h"
#include "results/files/layout.h"
#include "results/files/reading.h"
#include "results/h5/limited.h"
#include "viz/file/child.h"

namespace samspill::viz {

namespace {

// All of `count` bytes; false at the end of input.
bool read_all(char* into, std::size_t count)
{
    while (count > 0) {
        const ssize_t got = read(STDIN_FILENO, into, count);
        if (got == 0 || (got < 0 && errno != EINTR)) return false;
        if (got < 0) continue;
        into += got;
        count -= std::size_t(got);
    }
    return true;
}

bool write_all(const std::string& bytes)
{
    for (std::size_t written = 0; written < bytes.size();) {
        const ssize_t count = write(STDOUT_FILENO, bytes.data() + written, bytes.size() - written);
        if (count < 0 && errno != EINTR) return false;
        if (count > 0) written += std::size_t(count);
    }
    return true;
}

std::optional<PacketReader> next_question()
{
    std::uint64_t size = 0;
    constexpr std::uint64_t longest = 4096;
    if (!read_all(reinterpret_cast<char*>(&size), sizeof size) || size > longest) return std::nullopt;
    std::string bytes(size, '\0');
    if (!read_all(bytes.data(), bytes.size())) return std::nullopt;
    return PacketReader(std::move(bytes));
}

// The file by its kind; what can be told apart by its name alone is told plainly.
std::unique_ptr<ServedFile> open_file(const std::string& path)
{
    namespace fs = std::filesystem;
    if (type_of(path) == fs::file_type::directory) {
        if (type_of(fs::path(path) / "manifest") == fs::file_type::not_found)
            throw InputError(
                path,
                message("open.folder",
                        {"is a folder; open a run file, a comparison file or a merged sweep (.h5)",
                         "er en mappe; åpne en kjørefil, en sammenligningsfil eller en samlet gjennomgang (.h5)"}));
        const std::string merged = (fs::path(path) / "merged.h5").string();
        throw InputError(path, type_of(merged) != fs::file_type::not_found
                                   ? message("open.merged",
                                             {"is the folder of a sweep: open its merged file, {}",
                                              "er mappen til en gjennomgang: åpne den samlede filen, {}"},
                                             merged)
                                   : message("open.unmerged",
                                             {"is the folder of a sweep: put its results together with "
                                              "`samspill sweep merge {}`, then open {}",
                                              "er mappen til en gjennomgang: sett resultatene sammen med `samspill "
                                              "sweep merge {}`, og åpne {}"},
                                             path, merged));
    }
    const std::string filetype = filetype_of(path);
    if (filetype == run_filetype) return serve_run(path);
    if (filetype == comparison_filetype) return serve_comparison(path);
    if (filetype == "samspill sweep") return serve_sweep(path);
    if (filetype == "samspill sweep batch")
        throw InputError(
            path, message("open.part",
                          {"holds a part of a sweep: put the sweep's results together with `samspill sweep merge "
                           "FOLDER`, then open FOLDER/merged.h5",
                           "inneholder en del av en gjennomgang: sett resultatene sammen med `samspill sweep merge "
                           "MAPPE`, og åpne MAPPE/merged.h5"}));
    if (filetype == "samspill states")
        throw InputError(
            path,
            message("open.states", {"holds states to go on from (`samspill run --from`), not results",
                                    "inneholder tilstander å gå videre fra (`samspill run --from`), ikke resultater"}));
    throw InputError(
        path, message("open.strange",
                      {"is an HDF5 file, but no run, comparison or merged sweep of samspill",
                       "er en HDF5-fil, men verken kjøring, sammenligning eller samlet gjennomgang fra samspill"}));
}

// One file and what is asked about it.
class Server {
public:
    explicit Server(std::string path) : path_(std::move(path)) {}

    // The whole packet that answers, with its length.
    std::string answer(PacketReader question)
    {
        PacketWriter found;
        found.number(std::uint8_t(ReplyKind::answer));
        std::vector<Mistake> mistakes;
        try {
            work(question, found);
            if (found.bytes().size() > message_)
                mistakes.push_back(
                    {path_, message("open.too_much",
                                    {"holds too much at once ({} bytes)", "inneholder for mye på en gang ({} byte)"},
                                    found.bytes().size())});
        } catch (const InputError& error) {
            mistakes = error.mistakes();
        } catch (const std::bad_alloc&) {
            mistakes.push_back({path_, message("open.memory",
                                               {"needs more than {:.3g} GiB of memory to be read",
                                                "trenger mer enn {:.3g} GiB minne for å leses"},
                                               double(memory_) / (1 << 30))});
        } catch (const std::exception& error) {
            mistakes.push_back(
                {path_, message("file.unread", {"cannot be read: {}", "kan ikke leses: {}"}, message_of(error))});
        }
        return mistakes.empty() ? with_length(found) : with_length(refusal(mistakes));
    }

private:
    void work(PacketReader& question, PacketWriter& found)
    {
        const auto kind = question.number<std::uint8_t>();
        if (kind == std::uint8_t(Question::open)) {
            memory_ = question.number<std::uint64_t>();
            seconds_ = int(question.number<std::uint64_t>());
            message_ = question.number<std::uint64_t>();
            limit_process({.memory = memory_, .cpu_seconds = seconds_});
            file_ = open_file(path_);
            file_->describe(found);
            return;
        }
        if (!file_)
            throw Nonsense(message("packet.a_question_before_the_file_is_open",
                                   {"a question before the file is open", "et spørsmål før filen er åpen"}));
        allow_cpu(seconds_);
        file_->answer(kind, question, found);
    }

    static std::string with_length(const PacketWriter& packet)
    {
        PacketWriter length;
        length.number(std::uint64_t(packet.bytes().size()));
        return length.bytes() + packet.bytes();
    }

    static PacketWriter refusal(const std::vector<Mistake>& mistakes)
    {
        PacketWriter packet;
        packet.number(std::uint8_t(ReplyKind::refused));
        packet.number(std::uint64_t(mistakes.size()));
        for (const Mistake& mistake : mistakes) {
            packet.text(mistake.place);
            packet.said(mistake.message);
        }
        return packet;
    }

    std::string path_;
    std::unique_ptr<ServedFile> file_;
    std::size_t memory_ = 0, message_ = 0;
    int seconds_ = 0;
};

}  // namespace

int serve_file(const std::string& path)
{
    Server server(path);
    while (std::optional<PacketReader> question = next_question())
        if (!write_all(server.answer(std::move(*question)))) return 1;
    return 0;
}

}  // namespace samspill::viz
