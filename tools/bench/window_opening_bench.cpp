// Opening a run file of 100 replicates of Buskerud in the viewer, start of the reading process included:
// until there is something to draw (half a second is what is promised), and until the timeline has all its
// lines with their bands. The pages of the file are in memory, for it has just been written.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <thread>

#include <unistd.h>

#include "model/run.h"
#include "results/files/run_file_writer.h"
#include "scenario/files/read_scenario.h"
#include "support/checkout.h"
#include "viz/desk/desk.h"
#include "viz/state/view_state.h"

namespace samspill::viz {

namespace {

constexpr std::uint32_t replicates = 100;
constexpr std::chrono::minutes opening_patience{10};

// One run, written under a hundred numbers: as many bytes to read as a hundred runs. Gone at the end.
const std::string& run_file()
{
    struct Made {
        std::string path;
        ~Made()
        {
            std::error_code ignored;
            std::filesystem::remove(path, ignored);
        }
    };
    static const Made made = [] {
        const Scenario scenario = read_scenario(source_folder() + "/scenarios/buskerud.toml",
                                                {"run.burn_in=52", "run.replicates=" + std::to_string(replicates)});
        const std::string path =
            std::filesystem::temp_directory_path() / ("samspill_bench_" + std::to_string(::getpid()) + ".h5");
        RunFileWriter writer(path, scenario);
        EncodedReplicate run = writer.encode(run_replicate(scenario.inputs, scenario.seed, 0));
        for (run.replicate = 0; run.replicate < replicates; ++run.replicate) writer.add(run);
        writer.finish({{"version", "1"}});
        return Made{path};
    }();
    return made.path;
}

enum class Until { something, lines };

void opening(benchmark::State& bench, Until until)
{
    const std::string& path = run_file();
    for (auto _ : bench) {
        Desk desk({reader_file(), 0});
        const ViewState state;
        const auto start = std::chrono::steady_clock::now();
        desk.order(OpenFile{path});
        if (until == Until::something)
            while (desk.shown()->worlds == 0 && desk.shown()->notices.empty())
                std::this_thread::sleep_for(std::chrono::microseconds(200));
        else
            for (int round = 0; round < 2; ++round) {  // what is needed depends on what is open
                desk.settle(opening_patience);
                desk.want(needs_of(state, *desk.shown()));
                desk.settle(opening_patience);
            }
        if (const auto shown = desk.shown(); shown->worlds == 0) {
            bench.SkipWithError(shown->notices.empty() ? "nothing is open"
                                                       : shown->notices.front().text.english().c_str());
            break;
        }
        bench.SetIterationTime(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    bench.counters["MiB"] = double(std::filesystem::file_size(path)) / double(1 << 20);
}

BENCHMARK_CAPTURE(opening, first_picture, Until::something)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(opening, all_lines, Until::lines)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace samspill::viz
