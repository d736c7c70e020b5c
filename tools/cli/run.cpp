#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/file_kinds.h"
#include "cli/notes.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/provenance.h"
#include "cli/run_states.h"
#include "cli/signals.h"
#include "cli/terminal_text.h"
#include "core/error.h"
#include "core/processors.h"
#include "core/shell_word.h"
#include "experiment/replicates/ensemble.h"
#include "experiment/replicates/memory_plan.h"
#include "experiment/replicates/rule_summary.h"
#include "experiment/replicates/summary.h"
#include "experiment/replicates/trial_summary.h"
#include "model/inputs/check_inputs.h"
#include "results/files/result_of.h"
#include "results/files/run_file_writer.h"
#include "scenario/files/read_scenario.h"

namespace samspill::cli {

namespace {

using Json = nlohmann::ordered_json;

// The options that have a key in scenario files are checked, and change the file, like --set.
Scenario scenario_of(const RunOptions& options)
{
    std::vector<std::string> overrides = options.set;
    if (options.replicates) overrides.push_back(fmt::format("run.replicates={}", *options.replicates));
    if (options.seed) overrides.push_back(fmt::format("run.seed={}", *options.seed));
    if (options.weeks) overrides.push_back(fmt::format("run.weeks={}", *options.weeks));
    Scenario scenario = read_scenario(options.scenario, overrides);
    check_inputs(scenario.inputs);
    return scenario;
}

std::string command_line(const RunOptions& options)
{
    std::string text = "samspill run " + shell_word(options.scenario);
    if (!options.output.empty()) text += " -o " + shell_word(options.output);
    if (options.replicates) text += fmt::format(" --replicates {}", *options.replicates);
    if (options.seed) text += fmt::format(" --seed {}", *options.seed);
    if (options.weeks) text += fmt::format(" --weeks {}", *options.weeks);
    for (const std::string& set : options.set) text += " --set " + shell_word(set);
    if (!options.from.empty()) text += " --from " + shell_word(options.from);
    if (options.other_past) text += " --other-past";
    if (options.save_state) text += fmt::format(" --save-state {}", *options.save_state);
    if (options.checkpoint_every > 0) text += fmt::format(" --checkpoint-every {}", options.checkpoint_every);
    if (options.resume || options.checkpoint_every > 0) text += " --resume";
    if (options.threads > 0) text += fmt::format(" --threads {}", options.threads);
    return text;
}

// What a run came to, beside the numbers.
struct Outcome {
    std::string path;
    int threads = 1, done = 0;
    double seconds = 0.0;
    std::size_t memory = 0;  // that was expected to be held at most
    Digest digest;
    bool kept_earlier = false;  // the file that was there has more of the same
};

Json json_of(const Estimate& estimate)
{
    return {{"mean", estimate.mean}, {"low", estimate.low()}, {"high", estimate.high()}, {"replicates", estimate.n}};
}

Json json_of(const Scenario& scenario, const Summary& summary, const Outcome& outcome)
{
    Json json{{"scenario", scenario.name},
              {"title", scenario.title},
              {"seed", scenario.seed},
              {"weeks", scenario.inputs.weeks},
              {"burn_in", scenario.inputs.burn_in},
              {"replicates", outcome.done},
              {"replicates_planned", scenario.replicates},
              {"file", outcome.path},
              {"digest", to_text(outcome.digest)},
              {"seconds", outcome.seconds},
              {"threads", outcome.threads},
              {"memory_bytes", {{"expected", outcome.memory}, {"most", most_resident_bytes()}}},
              {"interval", "95 % (Student's t over replicates)"}};
    for (int i = 0; i < n_findings; ++i) {
        const FindingInfo& finding = info(Finding(i));
        json["findings"][std::string(finding.name)] = {{"unit", finding.unit}, {"meaning", finding.meaning.en}};
    }
    for (const Summary::Row& row : summary.rows()) {
        Json line{{"region", row.region}, {"group", row.group}};
        for (int i = 0; i < n_findings; ++i)
            line[std::string(info(Finding(i)).name)] = json_of(row.estimates[std::size_t(i)]);
        json["table"].push_back(std::move(line));
    }
    return json;
}

Json json_of(const RuleSummary& rules)
{
    Json json = Json::array();
    for (const RuleSummary::Row& row : rules.rows())
        json.push_back({{"rule", row.rule.name},
                        {"what", row.rule.text},
                        {"users_met", json_of(row.met)},
                        {"referrals", json_of(row.referred)},
                        {"idle", row.idle ? Json(row.idle->en) : Json(nullptr)}});
    return json;
}

Json json_of(const TrialSummary& trial)
{
    Json json{{"name", trial.name()}, {"unit", "% of observed; of differences percentage points"}};
    for (const TrialSummary::Row& row : trial.rows()) {
        Json line{{"arm", row.arm}, {"difference_from_first", row.difference}, {"weeks", row.week}};
        if (!row.difference) line["observed"] = json_of(row.observed);
        for (int i = 0; i < n_trial_shares; ++i)
            line[std::string(name_of_share(i))] = json_of(row.share[std::size_t(i)]);
        json["table"].push_back(std::move(line));
    }
    return json;
}

// What is made of the replicates as they come.
struct Summaries {
    explicit Summaries(const Inputs& inputs) : summary(inputs.places), rules(inputs)
    {
        if (inputs.trial) trial.emplace(*inputs.trial);
    }

    Summary summary;
    RuleSummary rules;
    std::optional<TrialSummary> trial;
};

// In the language, as far as its author gave one.
const std::string& title_of(const Scenario& scenario)
{
    const bool norwegian = language() == Language::no && !scenario.norwegian.title.empty();
    return norwegian ? scenario.norwegian.title : scenario.title;
}

void print_table(const Scenario& scenario, const Summaries& of, const Outcome& outcome)
{
    const Inputs& inputs = scenario.inputs;
    std::error_code ignored;
    const double mib = double(std::filesystem::file_size(outcome.path, ignored)) / (1 << 20);
    tell({"{}\n{}, {}, {}; {} after {} of burn-in; seed {}\n\n{}",
          "{}\n{}, {}, {}; {} etter {} innkjøring; frø {}\n\n{}"},
         title_of(scenario), counted(std::uint64_t(outcome.done), nouns::replicate),
         counted(inputs.places.regions.size(), nouns::region),
         counted(std::uint64_t(inputs.places.office_count()), nouns::office),
         counted(std::uint64_t(inputs.weeks), nouns::week), counted(std::uint64_t(inputs.burn_in), nouns::week),
         scenario.seed, to_text(of.summary, language()));
    if (const std::string rules = to_text(of.rules, language()); !rules.empty()) tell("\n{}", rules);
    if (of.trial) tell("\n{}", to_text(*of.trial, language()));
    print_notes(scenario.notes);
    tell({"\n{}: {:.1f} MiB, digest {}; {} on {}\n", "\n{}: {:.1f} MiB, fingeravtrykk {}; {} på {}\n"}, outcome.path,
         mib, to_text(outcome.digest), clock_text(outcome.seconds),
         counted(std::uint64_t(outcome.threads), nouns::thread));
}

// Runs the replicates into the file and the summary. Returns how many there are.
int run_replicates(const Scenario& scenario, int threads, const SignalWatch& watch, RunFileWriter& writer,
                   RunStates& states, Summaries& of, ProgressLine& progress)
{
    bool told = false;
    EnsembleOptions ensemble;
    ensemble.seed = scenario.seed;
    ensemble.replicates = scenario.replicates;
    ensemble.threads = threads;
    ensemble.run = states.run();
    ensemble.weeks_each = states.weeks_each(scenario.inputs);
    ensemble.stop = [&] { return watch.wanted(); };
    ensemble.progress = [&](const Progress& state) {
        if (watch.wanted() != Stop::no && !told && state.weeks_done < state.weeks) {
            told = true;
            progress.note(say({"ending when the replicates in hand are done; once more to drop them",
                               "avslutter når kjøringene som er i gang, er ferdige; en gang til for å forkaste dem"}));
        }
        progress.show(state);
    };
    const int done = run_ensemble(scenario.inputs, ensemble, [&](RunOutput&& output) {
        auto encoded = std::make_shared<const EncodedReplicate>(writer.encode(output));
        auto findings = std::make_shared<const Findings>(findings_of(output, scenario.inputs.places));
        auto of_trial = std::make_shared<const TrialFindings>(trial_findings_of(output));
        return [&, encoded, findings, of_trial, rules = std::move(output.rules)] {
            writer.add(*encoded);
            states.add(encoded->replicate);
            of.summary.add(*findings);
            of.rules.add(rules);
            if (of.trial) of.trial->add(*of_trial);
        };
    });
    progress.clear();
    return done;
}

// Exit code of a run that was stopped before it had anything to show.
int tell_nothing_done(const RunOptions& options)
{
    if (options.checkpoint_every > 0 || options.resume)
        tell(stderr,
             {"stopped before the first replicate was done. What was done is kept; go on with:\n  {}\n",
              "stoppet før den første kjøringen var ferdig. Det som er gjort, er tatt vare på; fortsett med:\n  {}\n"},
             command_line(options));
    else
        tell(stderr, {"stopped before the first replicate was done: nothing was written\n",
                      "stoppet før den første kjøringen var ferdig: ingenting er skrevet\n"});
    return 1;
}

}  // namespace

int run_command(const RunOptions& options)
{
    require_kind(options.scenario, FileKind::scenario);
    if (!options.from.empty()) require_kind(options.from, FileKind::states);
    Scenario scenario = scenario_of(options);
    Outcome outcome;
    outcome.path = options.output.empty() ? scenario.name + ".h5" : options.output;
    outcome.threads = threads_for(options.threads);
    const std::string started = utc_now();

    OutputGuard guard = guard_of_outputs(options.force);
    guard.reads(scenario.files);
    guard.reads({options.from});
    RunStates states(options, scenario);
    const MemoryPlan memory = memory_of_run(scenario.inputs, outcome.threads, scenario.replicates);
    require_memory(Message::verbatim(options.scenario), memory);
    outcome.memory = resident_bytes() + memory.bytes();
    RunFileWriter writer(outcome.path, scenario, options.set, states.past());  // from here on the name is ours
    const Standing standing =
        guard.admit(outcome.path, run_output, to_text(result_of(scenario.inputs, scenario.seed, states.past())),
                    std::uint64_t(scenario.replicates));
    if (const auto change = states.change()) writer.note(*change);
    states.begin(options, scenario, outcome.path, guard);
    Summaries summaries(scenario.inputs);
    ProgressLine progress(options.quiet);
    for (const std::string& text : {standing.note.in(language()), states.begin_text()})
        if (!text.empty()) progress.note(text);
    const SignalWatch watch;  // until all is written
    outcome.done = run_replicates(scenario, outcome.threads, watch, writer, states, summaries, progress);
    if (outcome.done == 0) return tell_nothing_done(options);
    outcome.digest = writer.digest();
    outcome.kept_earlier = std::uint64_t(outcome.done) < standing.held;
    if (!outcome.kept_earlier) writer.finish(provenance_of(outcome.threads, started, command_line(options)));
    try {
        states.finish(outcome.done == scenario.replicates);
    } catch (const std::exception& error) {
        throw Failure(
            message("run.whole",
                    {"{}\n  the results of the run are whole in {}", "{}\n  resultatene av kjøringen er hele i {}"},
                    message_of(error), outcome.path));
    }
    outcome.seconds = progress.seconds();

    if (options.json) {
        Json json = json_of(scenario, summaries.summary, outcome);
        json["rules"] = json_of(summaries.rules);
        json["notes"] = json_of_notes(scenario.notes);
        if (summaries.trial) json["trial"] = json_of(*summaries.trial);
        if (const auto change = states.change()) json["changed"] = {{"week", change->week}, {"what", change->lines}};
        put(stdout, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    } else {
        print_table(scenario, summaries, outcome);
        tell("{}", states.text());
    }
    if (outcome.done == scenario.replicates) return 0;
    tell(stderr,
         {"stopped: {} holds {} of {} replicates and is complete in itself. For all of them:\n  {}\n",
          "stoppet: {} har {} av {} kjøringer og er hel i seg selv. For alle sammen:\n  {}\n"},
         outcome.path, outcome.kept_earlier ? standing.held : std::uint64_t(outcome.done), scenario.replicates,
         command_line(options));
    return 1;
}

}  // namespace samspill::cli
