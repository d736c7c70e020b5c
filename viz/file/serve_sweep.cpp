#include <cmath>
#include <limits>
#include <span>

#include "core/error.h"
#include "experiment/sweep/merged_reading.h"
#include "viz/file/child.h"
#include "viz/file/serve.h"
#include "viz/file/sweep_packet.h"

namespace samspill::viz {

namespace {

// Of the replicates that have a number: how many, their mean and standard deviation.
struct Spread {
    int count = 0;
    double mean = std::numeric_limits<double>::quiet_NaN(), deviation = mean;
};

Spread spread_of(std::span<const double> replicates)
{
    double sum = 0.0, squares = 0.0;
    Spread spread;
    for (const double value : replicates)
        if (!std::isnan(value)) sum += value, ++spread.count;
    if (spread.count == 0) return spread;
    spread.mean = sum / spread.count;
    for (const double value : replicates)
        if (!std::isnan(value)) squares += (value - spread.mean) * (value - spread.mean);
    if (spread.count > 1) spread.deviation = std::sqrt(squares / (spread.count - 1));
    return spread;
}

class ServedSweep : public ServedFile {
public:
    explicit ServedSweep(const std::string& path) : file_(path) {}

    void describe(PacketWriter& answer) override
    {
        answer.number(std::uint8_t(FileKind::sweep));
        put_table(answer, file_.info(), base_of(file_));
    }

    // Mean, standard deviation and number of replicates of every point.
    void answer(std::uint8_t kind, PacketReader& question, PacketWriter& answer) override
    {
        if (Question(kind) != Question::cells)
            throw InputError(file_.path(),
                             message("serve.no_sweep_part", {"is a merged sweep, which does not hold that",
                                                             "er en samlet gjennomgang, som ikke har det"}));
        const auto column =
            question.number<std::uint64_t>(0, file_.info().columns.size() - 1, {"the column", "kolonnen"});
        const auto place = question.number<std::uint64_t>(), group = question.number<std::uint64_t>(),
                   step = question.number<std::uint64_t>();
        const std::vector<double> runs = file_.runs(column, place, group, step);
        const std::size_t replicates = std::size_t(file_.info().replicates);
        for (std::size_t point = 0; point < file_.info().points; ++point) {
            const Spread spread = spread_of(std::span(runs).subspan(point * replicates, replicates));
            answer.number(spread.mean);
            answer.number(spread.deviation);
            answer.number(std::int32_t(spread.count));
        }
    }

private:
    MergedSweep file_;
};

}  // namespace

std::unique_ptr<ServedFile> serve_sweep(const std::string& path) { return std::make_unique<ServedSweep>(path); }

}  // namespace samspill::viz
