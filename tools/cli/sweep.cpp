#include <cstdio>
#include <filesystem>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/identity.h"
#include "cli/named_sweep.h"
#include "cli/notes.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/provenance.h"
#include "cli/signals.h"
#include "cli/terminal_text.h"
#include "core/error.h"
#include "core/processors.h"
#include "core/shell_word.h"
#include "experiment/sweep/merged_file.h"
#include "experiment/sweep/sweep_merge.h"
#include "experiment/sweep/sweep_runner.h"
#include "experiment/sweep/sweep_units.h"
#include "scenario/text/value.h"

namespace samspill::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr int send_again = 75;  // EX_TEMPFAIL: the rest is done by the same command
constexpr std::size_t most_told = 20;

std::string progress_text(const SweepProgress& progress)
{
    const double rate = progress.seconds > 0.0 ? double(progress.now) / progress.seconds : 0.0;
    std::string text = say({"{} of {} runs", "{} av {} kjøringer"}, progress.done, progress.runs);
    if (progress.now > 0)
        text += say({", {:.3g} a second, {} left", ", {:.3g} i sekundet, {} igjen"}, rate,
                    clock_text(double(progress.runs - progress.done) / rate));
    if (progress.failed > 0) text += say({", {} errors", ", {} feil"}, progress.failed);
    return text;
}

// "point 12 (reform large, intensity 2), replicate 3".
std::string run_text(const SweepPlan& plan, std::uint64_t run, Language in)
{
    const std::size_t point = run / plan.replicates();
    std::string values;
    for (std::size_t a = 0; a < plan.file().axes.size(); ++a)
        values += fmt::format("{}{} {}", a == 0 ? "" : ", ", plan.file().axes[a].name, plan.label(point, a));
    return phrase(in, {"point {} ({}), replicate {}", "punkt {} ({}), kjøring {}"}, point, input::escaped(values),
                  run % plan.replicates());
}

std::string trouble_text(const SweepState::Trouble& trouble, Language in)
{
    std::string text;
    if (trouble.strikes > 0)
        text = phrase(in, {"in hand when {} processes were killed", "i gang da {} prosesser ble avsluttet"},
                      trouble.strikes);
    if (trouble.errors > 0)
        text += phrase(in, {"{}{} errors, the last: {}", "{}{} feil, den siste: {}"}, text.empty() ? "" : "; ",
                       trouble.errors, input::escaped(trouble.last_error));
    return text;
}

Json json_of(const SweepFolder& folder, const SweepPlan& plan, const SweepStatus& status)
{
    const SweepState& state = status.state;
    Json json{{"folder", folder.path()},
              {"title", plan.file().title},
              {"design", DesignLabels::names[std::size_t(plan.file().design)]},
              {"points", plan.points()},
              {"replicates", plan.replicates()},
              {"runs", status.runs()},
              {"done", state.done_count},
              {"failed", status.failed.size()},
              {"complete", status.is_complete()},
              {"batches", state.batches.size()},
              {"missing_batches", state.missing_batches},
              {"damaged_lines", state.damaged_lines},
              {"digest", status.digest ? Json(to_text(*status.digest)) : Json(nullptr)},
              {"failures", Json::array()}};
    for (const std::uint64_t run : status.failed)
        json["failures"].push_back({{"run", run},
                                    {"what", run_text(plan, run, Language::en)},
                                    {"tries", state.troubles.at(run).tries()},
                                    {"why", trouble_text(state.troubles.at(run), Language::en)}});
    return json;
}

void print_status(const SweepFolder& folder, const SweepPlan& plan, const SweepStatus& status)
{
    const SweepState& state = status.state;
    tell({"{}\n{} design: {} points x {} replicates = {} runs\n",
          "{}\n{}-design: {} punkter x {} kjøringer = {} kjøringer i alt\n"},
         plan.file().title, DesignLabels::names[std::size_t(plan.file().design)], plan.points(), plan.replicates(),
         status.runs());
    tell({"{} done ({:.1f} %), {} given up, {} left\n", "{} gjort ({:.1f} %), {} oppgitt, {} igjen\n"},
         state.done_count, 100.0 * double(state.done_count) / double(status.runs()), status.failed.size(),
         status.runs() - state.done_count - status.failed.size());
    if (state.missing_batches > 0)
        tell({"{} files of results are missing; their runs count as not done\n",
              "{} resultatfiler mangler; kjøringene i dem regnes som ikke gjort\n"},
             state.missing_batches);
    if (state.damaged_lines > 0)
        tell({"{} damaged lines in the ledgers; their runs count as not done\n",
              "{} skadde linjer i protokollene; kjøringene i dem regnes som ikke gjort\n"},
             state.damaged_lines);
    for (std::size_t i = 0; i < status.failed.size() && i < most_told; ++i)
        tell({"  failed: {}: {}\n", "  mislyktes: {}: {}\n"}, run_text(plan, status.failed[i], language()),
             trouble_text(state.troubles.at(status.failed[i]), language()));
    if (status.failed.size() > most_told) tell({"  and {} more\n", "  og {} til\n"}, status.failed.size() - most_told);
    if (status.digest) tell({"digest {}\n", "fingeravtrykk {}\n"}, to_text(*status.digest));
    if (status.is_complete())
        tell({"For one file of all results:\n  samspill sweep merge {}\n",
              "For én fil med alle resultater:\n  samspill sweep merge {}\n"},
             shell_word(folder.path()));
}

SweepRunResult run_with_signals(const SweepFolder& folder, const SweepPlan& plan, const SweepOptions& options)
{
    const SignalWatch watch;
    ProgressLine line(options.quiet);
    bool told = false;
    SweepRunOptions run;
    run.shard = shard_of(options.shard);
    run.threads = threads_for(options.threads);
    run.tries = options.tries;
    run.batch_seconds = options.flush_every;
    run.stop = [&] { return watch.wanted(); };
    run.note = [&](const Message& text) { line.note(text); };
    run.progress = [&](const SweepProgress& progress) {
        if (watch.wanted() != Stop::no && !std::exchange(told, true))
            line.note(say({"ending with the runs in hand, in {:.0f} s at most; once more to drop them",
                           "avslutter med kjøringene som er i gang, om høyst {:.0f} s; en gang til for å forkaste dem"},
                          run.grace_seconds));
        line.show(progress_text(progress));
    };
    const SweepRunResult result = run_sweep(folder, plan, run);
    line.clear();
    return result;
}

// How many runs of a shard have been given up.
std::size_t failed_in_shard(const SweepStatus& status, const SweepPlan& plan, const std::string& shard_text)
{
    const SweepUnits units(plan);
    const Shard shard = shard_of(shard_text);
    std::vector<bool> failed(plan.runs());
    for (const std::uint64_t run : status.failed) failed[run] = true;
    std::size_t count = 0;
    for (std::size_t u = shard.begin(units.size()); u < shard.end(units.size()) && !status.failed.empty(); ++u)
        for (const std::uint32_t point : units[u].points)
            count += failed[std::size_t(point) * plan.replicates() + units[u].replicate];
    return count;
}

std::string command_line(const SweepMergeOptions& options)
{
    std::string text = "samspill sweep merge " + shell_word(options.folder);
    if (!options.output.empty()) text += " -o " + shell_word(options.output);
    return text + (options.partial ? " --partial" : "");
}

// The file of a merge may be written: it is none of those that the sweep is made of.
Standing admitted(const SweepFolder& folder, const SweepPlan& plan, const std::string& output,
                  const SweepMergeOptions& options)
{
    OutputGuard guard = guard_of_outputs(options.force);
    guard.reads({folder.path() + "/manifest", folder.path() + "/effective.txt"});
    for (const char* part : {"/inputs", "/ledger", "/runs"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path() + part))
            guard.reads({entry.path().string()});
    constexpr std::uint64_t as_many_as_there_are = std::numeric_limits<std::uint64_t>::max();
    return guard.admit(output, merged_output, result_of(folder.origin()),
                       options.partial ? as_many_as_there_are : plan.runs());
}

}  // namespace

int sweep_run_command(const SweepOptions& options)
{
    shard_of(options.shard);  // a mistake shows before the work
    const NamedSweep named = named_sweep(options.sweep, options.output, options.set);
    const std::unique_ptr<SweepPlan>& plan = named.plan;
    const int threads = threads_for(options.threads);
    const MemoryPlan memory = memory_of_sweep(*plan, threads);
    require_memory(Message::verbatim(options.sweep), memory);
    const std::size_t expected = resident_bytes() + memory.bytes();
    const SweepFolder folder = named.make_folder();
    probe_batches(folder, *plan, Depth::hashes);
    const SweepRunResult result = run_with_signals(folder, *plan, options);
    const SweepStatus status = status_of(folder, *plan, options.tries);
    const std::size_t failed = failed_in_shard(status, *plan, options.shard);
    if (options.json) {
        Json json = json_of(folder, *plan, status);
        json["notes"] = json_of_notes(plan->notes());
        json["shard"] = {{"shard", options.shard},
                         {"runs", result.progress.runs},
                         {"done", result.progress.done},
                         {"failed", failed},
                         {"done_now", result.progress.now},
                         {"strikes", result.strikes},
                         {"seconds", result.progress.seconds},
                         {"memory_bytes", {{"expected", expected}, {"most", most_resident_bytes()}}},
                         {"stopped", result.stopped}};
        put(stdout, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    } else {
        if (options.shard != "1/1")
            tell({"shard {}: {} of {} runs\n", "del {}: {} av {} kjøringer\n"}, options.shard, result.progress.done,
                 result.progress.runs);
        tell({"{} runs in {}\n", "{} kjøringer på {}\n"}, result.progress.now, clock_text(result.progress.seconds));
        print_status(folder, *plan, status);
        print_notes(plan->notes());
    }
    if (result.strikes > 0)
        tell(stderr,
             {"{} runs were in hand when a process was killed: each is tried again by itself\n",
              "{} kjøringer var i gang da en prosess ble avsluttet: hver prøves på nytt for seg\n"},
             result.strikes);
    if (result.stopped && result.progress.done + failed < result.progress.runs) {
        tell(stderr,
             {"stopped; to go on:\n  samspill sweep run {}{}\n",
              "stoppet; for å fortsette:\n  samspill sweep run {}{}\n"},
             shell_word(folder.path()), options.shard == "1/1" ? "" : " --shard " + options.shard);
        return send_again;
    }
    return failed > 0 ? 1 : 0;
}

int sweep_status_command(const SweepStatusOptions& options)
{
    const SweepFolder folder(options.folder);
    const std::unique_ptr<SweepPlan> plan = folder.plan();
    probe_batches(folder, *plan, Depth::hashes);
    const SweepStatus status = status_of(folder, *plan, options.tries);
    if (options.json)
        put(stdout, json_of(folder, *plan, status).dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    else
        print_status(folder, *plan, status);
    return 0;
}

int sweep_merge_command(const SweepMergeOptions& options)
{
    const std::string started = utc_now();
    const SweepFolder folder(options.folder);
    const std::unique_ptr<SweepPlan> plan = folder.plan();
    const std::string output = options.output.empty() ? folder.path() + "/merged.h5" : options.output;
    folder.require_same_program(*plan, this_program());
    probe_batches(folder, *plan, Depth::all);
    const SweepMergeResult result =
        merge_sweep(folder, *plan, output, options.partial, provenance_of(1, started, command_line(options)), [&] {
            const Standing standing = admitted(folder, *plan, output, options);
            if (!standing.note.empty()) tell(stderr, "{}\n", standing.note.in(language()));
        });
    if (options.json) {
        const Json json{
            {"file", output}, {"runs", result.runs}, {"missing", result.missing}, {"digest", to_text(result.digest)}};
        put(stdout, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
        return 0;
    }
    tell({"{}: {} runs, digest {}\n", "{}: {} kjøringer, fingeravtrykk {}\n"}, output, result.runs,
         to_text(result.digest));
    if (result.missing > 0)
        tell({"{} runs are missing: their numbers are NaN\n", "{} kjøringer mangler: tallene deres er NaN\n"},
             result.missing);
    return 0;
}

}  // namespace samspill::cli
