#include "experiment/sweep/sweep_ledger.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "core/error.h"
#include "core/file_cause.h"
#include "core/text_file.h"
#include "experiment/sweep/sweep_folder.h"
#include "scenario/text/value.h"

namespace samspill {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longest_error = 500;  // bytes of a message that are kept

std::uint64_t number_of(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) throw std::invalid_argument("not a run");
    return number;
}

// One ledger, line by line, into the state.
class LedgerReader {
public:
    LedgerReader(SweepState& state, const std::string& runs, const std::string& digest)
        : state_(state), runs_(runs), digest_(digest)
    {
    }

    void read(const fs::path& path)
    {
        std::istringstream file(text_of_file(path));
        std::string line;
        if (!std::getline(file, line)) return;
        if (text_of_checked_line(line) != "sweep " + digest_) {
            ++state_.damaged_lines;
            return;
        }
        while (std::getline(file, line)) {
            const std::string text = text_of_checked_line(line);
            try {
                take(text);
            } catch (const std::invalid_argument&) {
                ++state_.damaged_lines;
            }
        }
    }

private:
    void take(const std::string& text)
    {
        std::istringstream words(text);
        std::string kind, first;
        words >> kind >> first;
        if (kind == "batch") {
            std::string runs;
            words >> runs;
            add_batch(first, runs_of_text(runs));
        } else if (kind == "strike") {
            ++state_.troubles[checked(number_of(first))].strikes;
        } else if (kind == "error") {
            SweepState::Trouble& trouble = state_.troubles[checked(number_of(first))];
            ++trouble.errors;
            std::getline(words >> std::ws, trouble.last_error);
        } else {
            throw std::invalid_argument("not a fact");
        }
    }

    std::uint64_t checked(std::uint64_t run) const
    {
        if (run >= state_.done.size()) throw std::invalid_argument("no such run");
        return run;
    }

    void add_batch(const std::string& file, std::vector<std::uint64_t> runs)
    {
        if (file.empty() || file.find('/') != std::string::npos) throw std::invalid_argument("not a file");
        for (const std::uint64_t run : runs) checked(run);
        if (type_of(runs_ + "/" + file) != fs::file_type::regular) {
            ++state_.missing_batches;
            return;
        }
        for (const std::uint64_t run : runs) {
            if (!state_.done[run]) ++state_.done_count;
            state_.done[run] = true;
        }
        state_.batches.push_back({file, std::move(runs)});
    }

    SweepState& state_;
    const std::string& runs_;
    const std::string& digest_;
};

}  // namespace

std::vector<std::uint64_t> SweepState::failed(int tries) const
{
    std::vector<std::uint64_t> list;
    for (const auto& [run, trouble] : troubles)
        if (!done[run] && trouble.tries() >= tries) list.push_back(run);
    return list;
}

SweepState read_ledgers(const std::string& ledger, const std::string& runs, const std::string& digest,
                        std::size_t run_count)
{
    SweepState state;
    state.done.resize(run_count);
    std::vector<fs::path> paths;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(ledger, error))
        if (entry.path().extension() == ".log") paths.push_back(entry.path());
    if (error) throw cannot_be_read(ledger, error.value());
    std::ranges::sort(paths);
    LedgerReader reader(state, runs, digest);
    for (const fs::path& path : paths) reader.read(path);
    return state;
}

LedgerWriter::LedgerWriter(const std::string& folder, const std::string& name, const std::string& digest)
{
    const auto now = std::chrono::system_clock::now().time_since_epoch().count();
    name_ = fmt::format("{}-{}-{:x}", name, ::getpid(), now);
    path_ = folder + "/" + name_ + ".log";
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0666);
    if (descriptor_ < 0)
        throw SystemFailure(
            errno, message("ledger.unmade", {"{}: cannot make the ledger", "{}: protokollen kan ikke lages"}, path_));
    append("sweep " + digest);
}

LedgerWriter::~LedgerWriter() { ::close(descriptor_); }

void LedgerWriter::batch(const std::string& file, const std::vector<std::uint64_t>& runs)
{
    append(fmt::format("batch {} {}", file, text_of_runs(runs)));
}

void LedgerWriter::strike(std::uint64_t run) { append(fmt::format("strike {}", run)); }

void LedgerWriter::error(std::uint64_t run, const std::string& text)
{
    append(fmt::format("error {} {}", run, input::escaped(text.substr(0, longest_error))));
}

void LedgerWriter::append(const std::string& text)
{
    const std::string line = checked_line(text);
    // In one call; a part of it, on a full disk, is a torn line.
    const auto written = ::write(descriptor_, line.data(), line.size());
    if (written != std::int64_t(line.size()) || ::fsync(descriptor_) != 0)
        throw SystemFailure(
            errno == 0 ? ENOSPC : errno,
            message("ledger.unwritten", {"{}: cannot write to the ledger", "{}: protokollen kan ikke skrives"}, path_));
}

std::string text_of_runs(const std::vector<std::uint64_t>& runs)
{
    std::string text;
    for (std::size_t i = 0; i < runs.size();) {
        std::size_t end = i + 1;  // of the longest stretch of equal steps that begins here
        const std::uint64_t step = end < runs.size() ? runs[end] - runs[i] : 1;
        while (end < runs.size() && runs[end] - runs[end - 1] == step) ++end;
        if (end - i == 2 && step > 1) end = i + 1;
        text += fmt::format("{}{}", text.empty() ? "" : ",", runs[i]);
        if (end - i > 1) text += fmt::format("-{}", runs[end - 1]);
        if (end - i > 1 && step > 1) text += fmt::format("/{}", step);
        i = end;
    }
    return text;
}

std::vector<std::uint64_t> runs_of_text(const std::string& text)
{
    constexpr std::size_t most = 1u << 26;
    constexpr std::uint64_t most_runs = 0xffffffff;  // of a sweep
    std::vector<std::uint64_t> runs;
    std::string_view rest = text;
    while (true) {
        const std::string_view part = rest.substr(0, rest.find(','));
        const std::size_t dash = part.find('-'), slash = part.find('/');
        const std::uint64_t first = number_of(part.substr(0, dash));
        const std::uint64_t last =
            dash == std::string_view::npos ? first : number_of(part.substr(dash + 1, slash - dash - 1));
        const std::uint64_t step = slash == std::string_view::npos ? 1 : number_of(part.substr(slash + 1));
        if (step == 0 || last < first || last > most_runs || (last - first) / step > most || runs.size() > most)
            throw std::invalid_argument("not a list of runs");
        for (std::uint64_t run = first; run <= last; run += step) runs.push_back(run);
        if (part.size() == rest.size()) return runs;
        rest.remove_prefix(part.size() + 1);
    }
}

}  // namespace samspill
