#include "experiment/sweep/sweep_merge.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>

#include "core/error.h"
#include "core/special_numbers.h"
#include "experiment/sweep/merged_file.h"
#include "experiment/sweep/sweep_batch.h"
#include "experiment/sweep/sweep_record.h"

namespace samspill {

namespace {

constexpr std::size_t block_bytes = 48u << 20;

// A box of the space of runs that is one stretch of their numbers.
struct Block {
    h5::Shape offset, count;
    std::uint64_t first, runs;
};

// Cuts the runs (shape: axes and replicates, last fastest) into boxes of at most `most` runs.
std::vector<Block> blocks_of(const h5::Shape& shape, std::uint64_t most)
{
    std::size_t cut = shape.size();  // dimensions from here on are whole in every box
    std::uint64_t whole = 1;
    while (cut > 0 && whole * shape[cut - 1] <= most) whole *= shape[--cut];
    std::vector<Block> blocks;
    const std::uint64_t total = std::accumulate(shape.begin(), shape.end(), std::uint64_t{1}, std::multiplies<>());
    const std::uint64_t stretch = std::max<std::uint64_t>(most / whole, 1);  // along the dimension that is cut
    for (std::uint64_t first = 0; first < total;) {
        Block block{h5::Shape(shape.size(), 0), h5::Shape(shape.size(), 1), first, whole};
        std::uint64_t rest = first;
        for (std::size_t d = shape.size(); d-- > 0;) {
            block.offset[d] = rest % shape[d];
            rest /= shape[d];
        }
        for (std::size_t d = cut; d < shape.size(); ++d) block.count[d] = shape[d];
        if (cut > 0) {
            block.count[cut - 1] = std::min(stretch, shape[cut - 1] - block.offset[cut - 1]);
            block.runs = whole * block.count[cut - 1];
        }
        first += block.runs;
        blocks.push_back(std::move(block));
    }
    return blocks;
}

class Merger {
public:
    Merger(const SweepFolder& folder, const SweepState& state, const SweepRecord& record, MergedFile& file)
        : folder_(folder),
          state_(state),
          record_(record),
          file_(file),
          hashes_(state.done.size()),
          found_(state.done.size())
    {
    }

    void merge()
    {
        const std::uint64_t most = std::max<std::uint64_t>(block_bytes / (record_.width() * sizeof(double)), 1);
        for (const Block& block : blocks_of(file_.shape_of_runs(), most)) merge_block(block);
        for (std::size_t run = 0; run < found_.size(); ++run)
            if (state_.done[run] && !found_[run]) tell_missing_run(folder_, state_, run);
    }

    SweepMergeResult result() const
    {
        SweepMergeResult result;
        Digester digester;
        for (std::size_t run = 0; run < hashes_.size(); ++run) {
            ++(found_[run] ? result.runs : result.missing);
            if (!found_[run]) continue;
            digester.add_value(hashes_[run].high);
            digester.add_value(hashes_[run].low);
        }
        result.digest = digester.digest();
        return result;
    }

private:
    void merge_block(const Block& block)
    {
        const std::size_t width = record_.width();
        std::vector<double> rows(block.runs * width, nan);
        for (const SweepState::Batch& batch : state_.batches) {
            const auto inside = [&](std::uint64_t run) { return run >= block.first && run - block.first < block.runs; };
            if (std::ranges::none_of(batch.runs, inside)) continue;
            const SweepRows some = read_batch(folder_.runs() + "/" + batch.file, width, folder_.origin());
            for (std::size_t row = 0; row < some.size(); ++row) {
                const std::uint64_t run = some.runs[row];
                if (!inside(run)) continue;
                std::memcpy(rows.data() + (run - block.first) * width, some.values.data() + row * width,
                            width * sizeof(double));
                hashes_[run] = hash_of_row(some, row, width);
                found_[run] = true;
            }
        }
        std::vector<double> values;
        for (std::size_t c = 0; c < record_.columns().size(); ++c) {
            const SweepRecord::Column& column = record_.columns()[c];
            const std::size_t size = record_.size_of(column);
            values.clear();
            for (std::uint64_t run = 0; run < block.runs; ++run) {
                const auto begin = rows.begin() + std::ptrdiff_t(run * width + column.begin);
                values.insert(values.end(), begin, begin + std::ptrdiff_t(size));
            }
            file_.write(c, block.offset, block.count, values.data());
        }
    }

    const SweepFolder& folder_;
    const SweepState& state_;
    const SweepRecord& record_;
    MergedFile& file_;
    std::vector<Digest> hashes_;
    std::vector<bool> found_;
};

}  // namespace

SweepMergeResult merge_sweep(const SweepFolder& folder, const SweepPlan& plan, const std::string& output, bool partial,
                             const Provenance& merging, const std::function<void()>& admit)
{
    const SweepState state = read_ledgers(folder.ledger(), folder.runs(), folder.digest(), plan.runs());
    const std::size_t missing = plan.runs() - state.done_count;
    if (missing > 0 && !partial)
        throw InputError(folder.path(), message("sweep.runs_missing",
                                                {"{} of {} runs are missing: run the rest with samspill sweep run {}, "
                                                 "or leave their numbers empty with --partial",
                                                 "{} av {} kjøringer mangler: kjør resten med samspill sweep run {}, "
                                                 "eller la tallene deres stå tomme med --partial"},
                                                missing, plan.runs(), folder.path()));
    try {
        MergedFile file(output, plan, folder.origin(), merging);
        if (admit) admit();
        Merger merger(folder, state, plan.record(), file);
        merger.merge();
        const SweepMergeResult result = merger.result();
        file.finish(result.runs, result.missing, result.digest);
        return result;
    } catch (const h5::Error& error) {
        throw Failure(message("sweep.unmerged",
                              {"{}: cannot write the results: {}", "{}: resultatene kan ikke skrives: {}"}, output,
                              error.said()));
    }
}

}  // namespace samspill
