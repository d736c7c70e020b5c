// Reads a file with samspill's own readers and prints a hash of every number and text read, a line each.
// For trials: what a damaged file gives is held against what the sound one gave.
// Usage: read_all FILE; exit code 2 and a message when a reader refuses the file.

#include <cstdio>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/digest.h"
#include "core/error.h"
#include "experiment/compare/comparison_file.h"
#include "results/files/reading.h"
#include "results/files/run_file.h"
#include "results/files/state_file.h"
#include "results/h5/limited.h"

namespace {

using namespace samspill;

template <class Numbers>
void tell(std::string_view name, const Numbers& numbers)
{
    Digester digester;
    digester.add(std::data(numbers), std::size(numbers) * sizeof(*std::data(numbers)));
    fmt::print("{} {}\n", name, to_text(digester.digest()));
}

void tell_steps(const std::vector<TrajectoryStep>& steps)
{
    Digester digester;
    for (const TrajectoryStep& step : steps) {
        digester.add_value(step.user);
        digester.add_value(step.week);
        digester.add_value(step.status);
        digester.add_value(step.plan);
        digester.add_value(step.benefit);
    }
    fmt::print("trajectories {}\n", to_text(digester.digest()));
}

void tell_lines(const About& about, const About& norwegian)
{
    for (const About* lines : {&about, &norwegian})
        for (const AboutLine& line : about_lines) fmt::print("{}\n", lines->*line.text);
}

void read_run(const std::string& path)
{
    const RunFile file(path);
    const RunInfo& info = file.info();
    tell_lines(info, info.norwegian);
    fmt::print("{}\n{}\n{}\n", info.scenario, info.scenario_text, fmt::join(info.overrides, "\n"));
    fmt::print("{} {} {} {} {} {} {}\n", info.seed, info.weeks, info.burn_in, info.first_week, info.replicates_planned,
               info.trajectory_share, info.trial);
    for (const RunParameter& p : info.parameters)
        fmt::print("{} {} {} {} {} {} {} {}\n", p.key, p.unit, p.meaning, p.mark, p.value, p.preset, p.low, p.high);
    for (const auto& [name, text] : info.provenance) fmt::print("{} {}\n", name, text);
    for (std::size_t i = 0; i < info.replicates.size(); ++i) {
        const RunOutput output = file.replicate(i);
        fmt::print("replicate {} {}\n", output.replicate, to_text(output.digest));
        for (const IndicatorInfo& indicator : indicators())
            tell(indicator.name, output.series.values[std::size_t(indicator.id)]);
        tell("event_time", output.event_time.persons);
        tell("trial", output.trial.persons);
        tell("waits", output.waits);
        tell("met", output.rules.met);
        tell("referred", output.rules.referred);
        tell_steps(output.trajectories);
        static_assert(sizeof(CounsellorWeek) == 40);  // no gaps between its numbers
        tell("staff", output.staff);
    }
}

void read_whole_comparison(const std::string& path)
{
    const StoredComparison stored = read_comparison(path);
    const Comparison& comparison = stored.comparison;
    fmt::print("{} {} {} {} {} {}\n{}\n", comparison.seed, comparison.planned, comparison.judged_by,
               comparison.precision, comparison.confidence, fmt::join(stored.effective, " "),
               fmt::join(comparison.overrides, "\n"));
    for (const auto& [name, text] : stored.provenance) fmt::print("{} {}\n", name, text);
    for (std::size_t s = 0; s < comparison.scenarios.size(); ++s) {
        const Scenario& scenario = comparison.scenarios[s];
        fmt::print("{}\n{}\n", scenario.name, scenario.text);
        tell_lines(scenario, scenario.norwegian);
        for (const ScenarioReplicate& run : comparison.runs[s]) {
            fmt::print("{}\n", to_text(run.digest));
            tell("endpoints", run.endpoints.values());
            tell("curves", run.curves.values());
        }
    }
    for (const auto& list : comparison.assumptions)
        for (const Difference& difference : list)
            fmt::print("{} {} {} {}\n", difference.key, difference.before, difference.after,
                       fmt::join(difference.offices, ", "));
}

void read_states(const std::string& path)
{
    const StateFile file(path);
    const StateFileInfo& info = file.info();
    fmt::print("{} {} {} {} {}\n", info.title, info.scenario, info.scenario_text, info.seed, info.week);
    for (const PastItem& item : info.past) fmt::print("{} {} {}\n", item.key, item.text, item.settled);
    for (std::size_t i = 0; i < info.replicates.size(); ++i) {
        fmt::print("{} {}\n", info.replicates[i], to_text(info.digests[i]));
        tell("state", file.state(std::uint32_t(info.replicates[i])).bytes);
    }
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 2) return 1;
    try {
        limit_process({.cpu_seconds = 4});
        const std::string path = argv[1], type = filetype_of(path);
        if (type == run_filetype)
            read_run(path);
        else if (type == comparison_filetype)
            read_whole_comparison(path);
        else if (type == state_filetype)
            read_states(path);
        else
            throw InputError(
                path, message("test.kind",
                              {"is of no kind that is read here: {}", "er av et slag som ikke leses her: {}"}, type));
        return 0;
    } catch (const InputError& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s: %s\n", argv[1], error.what());
        return 2;
    }
}
