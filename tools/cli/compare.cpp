#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/compare_json.h"
#include "cli/file_kinds.h"
#include "cli/guarded_reading.h"
#include "cli/identity.h"
#include "cli/notes.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/provenance.h"
#include "cli/report_file.h"
#include "cli/signals.h"
#include "cli/terminal_text.h"
#include "core/error.h"
#include "core/processors.h"
#include "core/shell_word.h"
#include "experiment/compare/comparison_file.h"
#include "experiment/compare/comparison_rules.h"
#include "experiment/compare/comparison_run.h"
#include "experiment/compare/comparison_text.h"
#include "model/world.h"
#include "scenario/files/read_scenario.h"

namespace samspill::cli {

namespace {

// What of the options changes results, as --set would: for all scenarios.
std::vector<std::string> overrides_of(const CompareOptions& options)
{
    std::vector<std::string> overrides = options.set;
    if (options.seed) overrides.push_back(fmt::format("run.seed={}", *options.seed));
    if (options.weeks) overrides.push_back(fmt::format("run.weeks={}", *options.weeks));
    return overrides;
}

Comparison comparison_of(const CompareOptions& options)
{
    const std::vector<std::string> overrides = overrides_of(options);
    std::vector<std::string> with_replicates = overrides;
    if (options.replicates) with_replicates.push_back(fmt::format("run.replicates={}", *options.replicates));
    std::vector<Scenario> scenarios{read_scenario(options.base, with_replicates)};
    for (const std::string& path : options.alternatives) scenarios.push_back(read_scenario(path, with_replicates));
    Comparison comparison = make_comparison(std::move(scenarios), overrides);
    if (!options.endpoint.empty()) comparison.judged_by = endpoint_index(options.endpoint);
    if (options.precision) comparison.precision = *options.precision;
    if (!options.resume.empty()) {
        probe(options.resume, [&] { read_comparison(options.resume); });
        take_runs(comparison, read_comparison(options.resume), this_program());
    }
    return comparison;
}

std::string command_line(const CompareOptions& options)
{
    std::string text = "samspill compare " + shell_word(options.base);
    for (const std::string& path : options.alternatives) text += " " + shell_word(path);
    if (!options.output.empty()) text += " -o " + shell_word(options.output);
    if (!options.report.empty()) text += " --report " + shell_word(options.report);
    if (!options.resume.empty()) text += " --resume " + shell_word(options.resume);
    if (options.replicates) text += fmt::format(" --replicates {}", *options.replicates);
    if (options.precision) text += fmt::format(" --precision {}", *options.precision);
    if (!options.endpoint.empty()) text += " --endpoint " + shell_word(options.endpoint);
    if (options.most != CompareOptions{}.most) text += fmt::format(" --max-replicates {}", options.most);
    if (options.seed) text += fmt::format(" --seed {}", *options.seed);
    if (options.weeks) text += fmt::format(" --weeks {}", *options.weeks);
    for (const std::string& set : options.set) text += " --set " + shell_word(set);
    if (options.threads > 0) text += fmt::format(" --threads {}", options.threads);
    return text;
}

// Seconds that a week takes, by the first weeks of the base: half a second is spent on it.
double seconds_per_week(const Comparison& comparison)
{
    const auto start = std::chrono::steady_clock::now();
    const auto passed = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
    World world(comparison.scenarios[0].inputs, {comparison.seed, 0});
    const double made = passed();
    int weeks = 0;
    while (!world.done() && (weeks < 4 || passed() - made < 0.5)) {
        world.step();
        ++weeks;
    }
    return (passed() - made) / weeks;
}

void announce(const Comparison& comparison, const CompareOptions& options, int threads, ProgressLine& progress)
{
    const int wanted = wanted_replicates(comparison, options.most), missing = wanted - comparison.replicates();
    if (options.quiet || missing <= 0) return;
    const ReplicateWeeks weeks = weeks_of_replicate(comparison);
    const double seconds = seconds_per_week(comparison) * double(weeks.shared) * missing / threads;
    std::string text = say({"{} x {}{}", "{} x {}{}"}, counted(comparison.scenarios.size(), nouns::scenario),
                           comparison.precision > 0.0 ? say({"at least ", "minst "}) : "",
                           counted(std::uint64_t(wanted), nouns::replicate));
    if (comparison.replicates() > 0)
        text += say({", {} of them there already", ", {} av dem finnes allerede"}, comparison.replicates());
    text += say({": about {} on {}", ": omtrent {} på {}"}, clock_text(seconds),
                counted(std::uint64_t(threads), nouns::thread));
    if (weeks.shared < weeks.unshared)
        text += say({" (a common past saves {:.0f} % of the weeks)", " (en felles fortid sparer {:.0f} % av ukene)"},
                    100.0 * (1.0 - double(weeks.shared) / double(weeks.unshared)));
    progress.note(text);
}

// Replicates that memory must suffice for: those that were asked for, or may be.
int most_replicates(const Comparison& comparison, const CompareOptions& options)
{
    return comparison.precision > 0.0 ? options.most : comparison.planned;
}

// False when it was stopped.
bool run_all(Comparison& comparison, const CompareOptions& options, int threads, const SignalWatch& watch,
             ProgressLine& progress)
{
    bool told = false;
    ComparisonOptions run;
    run.threads = threads;
    run.most = options.most;
    run.stop = [&] { return watch.wanted(); };
    run.progress = [&](const Progress& state) {
        if (watch.wanted() != Stop::no && !told && state.weeks_done < state.weeks) {
            told = true;
            progress.note(say({"ending when the replicates in hand are done; once more to drop them",
                               "avslutter når kjøringene som er i gang, er ferdige; en gang til for å forkaste dem"}));
        }
        progress.show(state);
    };
    const bool whole = run_comparison(comparison, run);
    progress.clear();
    return whole;
}

// What a reader of the intervals that --precision stopped at must know.
void warn(const Comparison& comparison)
{
    if (comparison.precision <= 0.0) return;
    const EndpointInfo& endpoint = endpoints()[comparison.judged_by];
    for (std::size_t i = 1; i < comparison.scenarios.size(); ++i) {
        const PairedDifference difference = total_difference(comparison, i, comparison.judged_by);
        const std::string what = say({"{} of {}", "{} for {}"}, endpoint.name, comparison.scenarios[i].name);
        if (!difference.has_interval())
            tell(stderr,
                 {"{}: there is no interval whose width could be judged: {}\n",
                  "{}: det er ikke noe intervall der bredden kunne vurderes: {}\n"},
                 what,
                 difference.n > 1 ? say({"all replicates differ by the same", "alle kjøringer skiller seg like mye"})
                                  : say({"too few replicates have a number", "for få kjøringer har et tall"}));
        else if (!(difference.half_width <= comparison.precision))
            tell(stderr,
                 {"{}: the half width is {:.3g} and not {:g} after {} replicates\n",
                  "{}: den halve bredden er {:.3g} og ikke {:g} etter {} kjøringer\n"},
                 what, difference.half_width, comparison.precision, comparison.replicates());
        if (difference.skewed())
            tell(stderr,
                 {"{}: skewness {:.1f} is much for {} replicates; the interval may miss more often\n",
                  "{}: skjevhet {:.1f} er mye for {} kjøringer; intervallet kan bomme oftere\n"},
                 what, difference.skewness, difference.n);
    }
}

// Rules that came to nothing, all of them with --all; and what acts on nobody, scenario by scenario.
void print_rules_and_notes(const Comparison& comparison, bool all)
{
    for (std::size_t i = 0; i < comparison.scenarios.size(); ++i) {
        const RuleSummary rules = rules_of(comparison, i);
        const std::string text = all ? to_text(rules, language()) : idle_rules_text(rules, language());
        if (!text.empty()) tell({"\nrules of {}\n{}", "\nregler i {}\n{}"}, comparison.scenarios[i].name, text);
        print_notes(comparison.scenarios[i].notes, comparison.scenarios[i].name);
    }
}

void print_table(const Comparison& comparison, const CompareOptions& options, const std::string& path, int threads,
                 double seconds)
{
    const Inputs& inputs = comparison.scenarios[0].inputs;
    std::error_code ignored;
    const double mib = double(std::filesystem::file_size(path, ignored)) / (1 << 20);
    tell({"{}\n{}, {}, {}; {} after {} of burn-in; seed {}\n{}: {:.1f} MiB, digest {}; {} on {}\n",
          "{}\n{}, {}, {}; {} etter {} innkjøring; frø {}\n{}: {:.1f} MiB, fingeravtrykk {}; {} på {}\n"},
         to_text(comparison, options.all, language()),
         counted(std::uint64_t(comparison.replicates()), nouns::replicate),
         counted(inputs.places.regions.size(), nouns::region),
         counted(std::uint64_t(inputs.places.office_count()), nouns::office),
         counted(std::uint64_t(inputs.weeks), nouns::week), counted(std::uint64_t(inputs.burn_in), nouns::week),
         comparison.seed, path, mib, to_text(digest_of(comparison)), clock_text(seconds),
         counted(std::uint64_t(threads), nouns::thread));
}

std::string output_path(const CompareOptions& options, const Comparison& comparison)
{
    if (!options.output.empty()) return options.output;
    return options.resume.empty() ? comparison.scenarios[0].name + "_compared.h5" : options.resume;
}

struct Outputs {
    Standing file, report;
};

// Everything that is written may be: before the runs, when the names are ours. What is resumed may become longer.
Outputs admitted(const CompareOptions& options, const Comparison& comparison, const std::string& path)
{
    OutputGuard guard = guard_of_outputs(options.force);
    for (const Scenario& scenario : comparison.scenarios) guard.reads(scenario.files);
    const std::string inputs = result_of(comparison);
    std::error_code ignored;
    const bool goes_on = !options.resume.empty() && std::filesystem::equivalent(options.resume, path, ignored);
    if (!goes_on) guard.reads({options.resume});
    const int replicates = std::max(most_replicates(comparison, options), comparison.replicates());
    Outputs outputs;
    outputs.file = guard.admit(path, comparison_output, inputs, std::uint64_t(replicates));
    if (goes_on) outputs.file.note = {};  // that is what was asked for
    if (goes_on && outputs.file.held > std::uint64_t(comparison.replicates()))
        throw InputError(path, message("comparison.gone_on",
                                       {"has been gone on with by another process meanwhile: give the command again",
                                        "er fortsatt av en annen prosess i mellomtiden: gi kommandoen på nytt"}));
    if (!options.report.empty()) outputs.report = guard.admit(options.report, report_output, inputs);
    return outputs;
}

}  // namespace

int compare_command(const CompareOptions& options)
{
    require_kind(options.base, FileKind::scenario);
    for (const std::string& path : options.alternatives) require_kind(path, FileKind::scenario);
    if (!options.resume.empty()) require_kind(options.resume, FileKind::comparison);
    Comparison comparison = comparison_of(options);
    const std::string path = output_path(options, comparison), started = utc_now();
    const int threads = threads_for(options.threads);
    const MemoryPlan memory = memory_of_comparison(comparison, threads, most_replicates(comparison, options));
    require_memory(message("comparison.itself", {"the comparison", "sammenligningen"}), memory);
    const std::size_t expected = resident_bytes() + memory.bytes();
    ComparisonWriter writer(path);  // a path that cannot be written is told before the runs
    std::optional<ReportFile> report;
    if (!options.report.empty()) report.emplace(options.report);
    const Outputs outputs = admitted(options, comparison, path);
    ProgressLine progress(options.quiet);
    for (const Standing& standing : {outputs.file, outputs.report})
        if (!standing.note.empty()) progress.note(standing.note);
    const SignalWatch watch;  // until all is written
    announce(comparison, options, threads, progress);
    const bool whole = run_all(comparison, options, threads, watch, progress);
    if (comparison.replicates() == 0) {
        tell(stderr, {"stopped before the first replicate was done: nothing was written\n",
                      "stoppet før den første kjøringen var ferdig: ingenting er skrevet\n"});
        return 1;
    }
    const bool kept_earlier = std::uint64_t(comparison.replicates()) < outputs.file.held;
    if (kept_earlier)
        progress.note(say({"{} stays as it is: it has {} replicates of the same inputs",
                           "{} blir som den er: den har {} kjøringer av de samme inndataene"},
                          path, outputs.file.held));
    else
        writer.write(comparison, provenance_of(threads, started, command_line(options)));
    if (report && !(kept_earlier && outputs.report.same)) try {
            report->write(
                report->page(comparison, {command_line(options), program_text(this_program()), result_of(comparison)}));
        } catch (const std::exception& error) {
            throw Failure(message("comparison.whole",
                                  {"{}\n  the results of the comparison are whole in {}",
                                   "{}\n  resultatene av sammenligningen er hele i {}"},
                                  message_of(error), path));
        }
    if (options.json) {
        nlohmann::ordered_json json = json_of(comparison, options.all, path, threads, progress.seconds());
        json["memory_bytes"] = {{"expected", expected}, {"most", most_resident_bytes()}};
        put(stdout, json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
    } else {
        print_table(comparison, options, path, threads, progress.seconds());
        print_rules_and_notes(comparison, options.all);
    }
    warn(comparison);
    if (whole) return 0;
    CompareOptions rest = options;
    rest.resume = path;
    rest.output.clear();
    tell(stderr,
         {"stopped: {} holds {} of {} replicates and is complete in itself. To go on:\n  {}\n",
          "stoppet: {} har {} av {} kjøringer og er hel i seg selv. For å fortsette:\n  {}\n"},
         path, kept_earlier ? outputs.file.held : std::uint64_t(comparison.replicates()), comparison.planned,
         command_line(rest));
    return 1;
}

}  // namespace samspill::cli
