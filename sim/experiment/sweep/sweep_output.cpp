#include "experiment/sweep/sweep_output.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace samspill {

namespace {

constexpr std::size_t most_rows = 8192, most_numbers = 2u << 20;  // of a batch: 16 MiB

}  // namespace

SweepOutput::SweepOutput(const SweepFolder& folder, LedgerWriter& ledger, std::size_t width, double seconds)
    : folder_(folder),
      ledger_(ledger),
      width_(width),
      every_(std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds))),
      due_(Clock::now() + every_)
{
}

void SweepOutput::add(std::uint64_t run, const Digest& digest, std::span<const double> values)
{
    SweepRows rows;
    {
        const std::lock_guard lock(mutex_);
        rows_.runs.push_back(run);
        rows_.digests.push_back(digest);
        rows_.values.insert(rows_.values.end(), values.begin(), values.end());
        if (rows_.size() < most_rows && rows_.values.size() < most_numbers && Clock::now() < due_) return;
        rows = std::exchange(rows_, {});
        due_ = Clock::now() + every_;
    }
    write(rows);
}

void SweepOutput::error(std::uint64_t run, const std::string& text)
{
    const std::lock_guard lock(writing_);
    ledger_.error(run, text);
}

void SweepOutput::flush()
{
    SweepRows rows;
    {
        const std::lock_guard lock(mutex_);
        rows = std::exchange(rows_, {});
    }
    write(rows);
}

void SweepOutput::write(const SweepRows& rows)
{
    if (rows.runs.empty()) return;
    const std::lock_guard lock(writing_);
    const std::string name = fmt::format("{}-{}.h5", ledger_.name(), batches_++);
    write_batch(folder_.runs() + "/" + name, rows, width_, folder_.origin());
    std::vector<std::uint64_t> runs = rows.runs;
    std::ranges::sort(runs);
    ledger_.batch(name, runs);
}

}  // namespace samspill
