#include "viz/file/reader.h"

#include <array>
#include <optional>

#include <fmt/format.h>

#include "core/error.h"
#include "viz/file/comparison_packet.h"
#include "viz/file/opened_file.h"
#include "viz/file/sweep_packet.h"

namespace samspill::viz {

// The opened file, and what it said of itself when that has been asked for.
class FileReader::Child : public OpenedFile {
public:
    using OpenedFile::OpenedFile;

    const BoardHead& board()
    {
        require(FileKind::comparison, {"a comparison file", "en sammenligningsfil"});
        if (!board_)
            board_ = understood([&] {
                PacketReader packet = description();
                return take_board(packet);
            });
        return *board_;
    }

    const SweepTable& table()
    {
        require(FileKind::sweep, {"a merged sweep", "en samlet gjennomgang"});
        if (!table_)
            table_ = understood([&] {
                PacketReader packet = description();
                return take_table(packet);
            });
        return *table_;
    }

    // A number of a list of `size`; -1 means the last where `last` allows it.
    std::uint64_t position(int index, std::size_t size, const Text& what, bool last = false) const
    {
        if (last && index == -1) index = int(size) - 1;
        if (index < 0 || std::size_t(index) >= size)
            throw InputError(
                path(),
                message("merged.asked", {"has {} {}; number {} was asked for", "har {} {}; nummer {} ble etterspurt"},
                        size, what, index));
        return std::uint64_t(index);
    }

private:
    void require(FileKind kind, const Text& what) const
    {
        if (this->kind() != kind)
            throw InputError(path(), message("reader.no_kind", {"is not {}", "er ikke {}"}, what));
    }

    std::optional<BoardHead> board_;
    std::optional<SweepTable> table_;
};

FileReader::FileReader(const std::string& program, std::string path, ReaderLimits limits)
    : child_(std::make_unique<Child>(program, std::move(path), limits))
{
}

FileReader::~FileReader() = default;

FileKind FileReader::kind() const { return child_->kind(); }

const std::string& FileReader::path() const { return child_->path(); }

std::unique_ptr<Store> FileReader::store(std::unique_ptr<FileReader> reader)
{
    return run_store(std::move(reader->child_));
}

ComparisonBoard FileReader::board() { return child_->board().board; }

ComparisonLines FileReader::comparison_lines(const ComparisonKey& key)
{
    const BoardHead& head = child_->board();
    PacketWriter question;
    question.number(std::uint8_t(Question::comparison));
    // The base stands first among the scenarios, and is no alternative.
    question.number(
        1 + child_->position(key.alternative - 1, head.board.scenarios.size() - 1, {"alternatives", "alternativer"}));
    question.number(child_->position(key.curve, head.board.curves.size(), {"curves", "kurver"}));
    question.number(child_->position(key.place, head.board.places.size(), {"places", "steder"}));
    PacketReader answer = child_->ask(question);
    std::array<std::vector<std::vector<float>>, 2> replicates;
    child_->understood([&] {
        for (auto& lines : replicates)
            for (int replicate = 0; replicate < head.board.replicates; ++replicate)
                lines.push_back(answer.numbers<float>(std::size_t(head.weeks)));
        answer.end();
    });
    ComparisonLines lines{key, {}, {}, contrast_of(head.first_week, replicates[0], replicates[1], Looks::once)};
    lines.base = curve_of(head.first_week, std::move(replicates[0]));
    lines.alternative = curve_of(head.first_week, std::move(replicates[1]));
    return lines;
}

SweepTable FileReader::table() { return child_->table(); }

SweepCells FileReader::cells(const SweepKey& key)
{
    const SweepTable& table = child_->table();
    const std::uint64_t column = child_->position(key.column, table.columns.size(), {"columns", "kolonner"});
    PacketWriter question;
    question.number(std::uint8_t(Question::cells));
    question.number(column);
    question.number(child_->position(key.place, table.places.size(), {"places", "steder"}, true));
    question.number(child_->position(key.group, table.groups.size(), {"groups", "grupper"}, true));
    question.number(table.columns[column].is_series
                        ? child_->position(key.step, table.steps.size(), {"steps", "steg"}, true)
                        : std::uint64_t(0));
    PacketReader answer = child_->ask(question);
    SweepCells cells;
    cells.key = key;
    child_->understood([&] {
        for (std::size_t point = 0; point < table.points; ++point) {
            cells.mean.push_back(answer.number<double>());
            cells.spread.push_back(answer.number<double>());
            cells.replicates.push_back(
                answer.number<std::int32_t>(0, table.replicates, {"the number of replicates", "tallet på kjøringer"}));
        }
        answer.end();
    });
    return cells;
}

}  // namespace samspill::viz
