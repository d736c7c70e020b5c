#include "experiment/calibrate/calibration_journal.h"

#include <bit>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/error.h"
#include "core/file_cause.h"
#include "core/text_file.h"
#include "experiment/sweep/sweep_folder.h"
#include "model/inputs/item_text.h"
#include "results/files/atomic_file.h"
#include "scenario/text/value.h"

namespace samspill {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view journal_line = "samspill-calibration 1", last_of_head = "evaluations";

[[noreturn]] void fail(const std::string& path, const Text& what)
{
    throw SystemFailure(errno, message("file.cannot", {"{}: {}", "{}: {}"}, path, what));
}

// The bits of a number: what is read is what was written, NaN too.
std::string word_of(double number) { return fmt::format(" {:016x}", std::bit_cast<std::uint64_t>(number)); }

std::string line_of(int evaluation, const std::vector<double>& point, const CalibrationAnswers& answers)
{
    std::string text = fmt::format("{}", evaluation);
    for (const double coordinate : point) text += word_of(coordinate);
    for (const std::vector<double>& of_target : answers)
        for (const double answer : of_target) text += word_of(answer);
    return checked_line(text);
}

std::string head_of(const std::vector<PastItem>& items)
{
    std::string head = checked_line(std::string(journal_line));
    std::istringstream lines(item_text(items));
    for (std::string line; std::getline(lines, line);) head += checked_line(line);
    return head + checked_line(std::string(last_of_head));
}

// The items of such a head. Throws std::invalid_argument when it is none.
std::vector<PastItem> items_of_head(const std::string& text)
{
    std::istringstream lines(text);
    std::string line, plain;
    if (!std::getline(lines, line) || text_of_checked_line(line) != journal_line)
        throw std::invalid_argument("another beginning");
    while (std::getline(lines, line) && text_of_checked_line(line) != last_of_head)
        plain += text_of_checked_line(line) + "\n";
    return items_of_text(plain);
}

std::vector<PastItem> all_items(const Calibration& calibration, const Identity& program)
{
    std::vector<PastItem> items;
    for (const IdentityPart& part : identity_parts)
        items.push_back({fmt::format("{} of samspill", part.name), program.*part.text});
    for (PastItem& item : search_items(calibration)) items.push_back(std::move(item));
    return items;
}

}  // namespace

std::vector<PastItem> search_items(const Calibration& calibration)
{
    const CalibrationFile& file = calibration.file();
    std::vector<PastItem> items;
    const auto add = [&](const std::string& key, const std::string& value) {
        items.push_back({input::escaped(key), input::escaped(value)});
    };
    add("seed", fmt::format("{}", file.seed));
    add("replicates", fmt::format("{}", file.replicates));
    add("evaluations", fmt::format("{}", file.evaluations));
    add("starts", fmt::format("{}", file.starts));
    add("prior_weight", fmt::format("{}", file.prior_weight));
    for (const CalibrationParameter& p : file.parameters)
        add("parameter " + p.key, fmt::format("[{}, {}]{}", p.low, p.high, p.factor ? ", a factor" : ""));
    for (const CalibrationTarget& t : file.targets)
        add("target " + t.statistic + (t.region.empty() ? "" : " of " + t.region),
            fmt::format("{} in [{}, {}]{}{}{}", t.value, t.low, t.high,
                        t.scenario == file.scenario ? "" : " under " + t.scenario, t.fitted ? "" : ", context",
                        t.not_measured.empty() ? "" : ", not measured"));
    for (const Scenario* scenario : calibration.scenarios())
        for (const PastItem& item : effective_items(scenario->inputs)) add(scenario->name + ": " + item.key, item.text);
    return items;
}

CalibrationJournal::CalibrationJournal(std::string path, const Calibration& calibration, const Identity& program,
                                       bool resume)
    : path_(std::move(path)),
      claim_(path_),
      parameters_(calibration.file().parameters.size()),
      targets_(calibration.file().targets.size()),
      replicates_(std::size_t(calibration.file().replicates))
{
    const std::vector<PastItem> items = all_items(calibration, program);
    if (type_of(path_) == fs::file_type::not_found) {
        AtomicFile(path_, Rivals::none).commit(head_of(items));
    } else {
        if (!resume)
            throw InputError(
                path_,
                message("journal.not_ended",
                        {"holds the evaluations of a search that did not come to its end: go on with --resume, or "
                         "remove the file to begin anew",
                         "inneholder evalueringene fra et søk som ikke kom til ende: fortsett med --resume, eller "
                         "fjern filen for å begynne på nytt"}));
        go_on(items);
    }
    file_ = ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (file_ < 0)
        fail(path_, {"cannot be opened to keep evaluations", "kan ikke åpnes for å ta vare på evalueringer"});
}

CalibrationJournal::~CalibrationJournal()
{
    if (file_ >= 0) ::close(file_);
}

void CalibrationJournal::go_on(const std::vector<PastItem>& items)
{
    const std::string text = text_of_file(path_), head = head_of(items);
    if (!text.starts_with(head)) {
        std::vector<Message> lines;
        try {
            lines = item_differences(items_of_head(text), items, {"there", "der"});
        } catch (const std::invalid_argument&) {
            throw InputError(path_, message("journal.none",
                                            {"is there and holds no evaluations of a calibration: move it away",
                                             "finnes og inneholder ingen evalueringer fra en kalibrering: flytt den"}));
        }
        throw InputError(path_, message("journal.other_search",
                                        {"its evaluations are of another search:\n  {}\n  Give the same calibration "
                                         "and options to the same program, or remove the file to begin anew",
                                         "evalueringene er fra et annet søk:\n  {}\n  Gi samme kalibrering og valg til "
                                         "samme program, eller fjern filen for å begynne på nytt"},
                                        joined(lines, "\n  ")));
    }
    std::size_t whole = head.size();
    for (std::size_t end; (end = text.find('\n', whole)) != std::string::npos; whole = end + 1) {
        std::optional<Evaluation> evaluation = parse(text_of_checked_line(text.substr(whole, end - whole)));
        if (!evaluation) break;
        kept_.push_back(std::move(*evaluation));
    }
    // What a kill has torn is cut off.
    if (whole < text.size() && ::truncate(path_.c_str(), off_t(whole)) != 0)
        fail(path_, {"cannot be gone on with", "kan ikke fortsettes"});
}

std::optional<CalibrationJournal::Evaluation> CalibrationJournal::parse(const std::string& line) const
{
    std::istringstream words(line);
    std::size_t number = 0;
    if (!(words >> number) || number != kept_.size()) return std::nullopt;
    std::vector<double> numbers;
    for (std::string word; words >> word;) {
        std::uint64_t bits = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), bits, 16);
        if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
        numbers.push_back(std::bit_cast<double>(bits));
    }
    if (numbers.size() != parameters_ + targets_ * replicates_) return std::nullopt;
    auto next = numbers.begin() + std::ptrdiff_t(parameters_);
    Evaluation evaluation{{numbers.begin(), next}, {}};
    for (std::size_t target = 0; target < targets_; ++target, next += std::ptrdiff_t(replicates_))
        evaluation.answers.emplace_back(next, next + std::ptrdiff_t(replicates_));
    return evaluation;
}

std::optional<CalibrationAnswers> CalibrationJournal::recall(int evaluation, const std::vector<double>& point) const
{
    if (evaluation >= kept()) return std::nullopt;
    const Evaluation& there = kept_[std::size_t(evaluation)];
    if (there.point != point)
        throw InputError(path_, message("journal.other_point",
                                        {"evaluation {} is of another point than the search comes to: it was made by "
                                         "another program. Remove the file to begin anew",
                                         "evaluering {} er av et annet punkt enn søket kommer til: den er laget av et "
                                         "annet program. Fjern filen for å begynne på nytt"},
                                        evaluation + 1));
    return there.answers;
}

void CalibrationJournal::keep(int evaluation, const std::vector<double>& point, const CalibrationAnswers& answers)
{
    const std::string line = line_of(evaluation, point, answers);
    for (std::size_t done = 0; done < line.size();) {
        const ::ssize_t written = ::write(file_, line.data() + done, line.size() - done);
        if (written < 0 && errno != EINTR)
            fail(path_, {"cannot keep an evaluation", "kan ikke ta vare på en evaluering"});
        done += written > 0 ? std::size_t(written) : 0;
    }
    if (::fsync(file_) != 0) fail(path_, {"cannot keep an evaluation", "kan ikke ta vare på en evaluering"});
}

void CalibrationJournal::remove()
{
    std::error_code ignored;  // the result is there: what is left over does no harm
    fs::remove(path_, ignored);
}

}  // namespace samspill
