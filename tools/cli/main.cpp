#include <functional>
#include <sstream>
#include <string>
#include <string_view>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/ending.h"
#include "cli/identity.h"
#include "cli/parser.h"
#include "scenario/declared/setting_lists.h"
#include "scenario/files/calibration_file.h"

namespace samspill::cli {

namespace {

constexpr const char* about =
    "samspill: how NAV offices and career centres work together, week by week, person by person.\n"
    "Runs scenarios of offices, rules of referral and strategies, and says what they lead to, with intervals.";

constexpr const char* examples =
    "Examples:\n"
    "  samspill run scenarios/buskerud.toml                    20 replicates, buskerud.h5 and a table\n"
    "  samspill run scenarios/buskerud.toml --weeks 104 --set labour_market.displacement=0.3 -o displaced.h5\n"
    "  samspill compare scenarios/buskerud.toml scenarios/referral/universal.toml    what it changes, with intervals\n"
    "  samspill check scenarios/*.toml                         every mistake with file:line:column\n"
    "  samspill params offer                                   what can be set, with unit, range and source\n"
    "  samspill info buskerud.h5                               what a run file holds\n"
    "  samspill diff scenarios/buskerud.toml scenarios/subprojects.toml   where two scenarios part, and why\n"
    "  samspill calibrate scenarios/calibration.toml --check   how near the model comes to the facts\n"
    "  samspill sweep run scenarios/sweeps/intensity.toml      many scenarios by design; submit, status, merge\n"
    "  samspill sensitivity screening                          how much each axis of a sweep matters\n"
    "  samspill view scenarios/buskerud.toml                   a window: watch it, change it, compare\n"
    "Exit code: 0 ok, 1 a failure or a run that was stopped, 2 bad input.";

input::KeyInfo run_setting(std::string_view name) { return input::setting_info<input::RunSettings>("run", name); }

void add_run(CLI::App& app, RunOptions& options, std::function<int()>& run)
{
    CLI::App* sub = add_command(app, "run", "Run a scenario; write a run file and a table",
                                "samspill run scenarios/buskerud.toml -o base.h5 --replicates 10 --seed 3", options,
                                run_command, run);
    add_scenario(sub, "scenario", options.scenario, "scenario file (TOML), or the name of one that ships")->required();
    sub->add_option("-o,--output", options.output, "run file to write (default: the scenario's name + .h5)");
    sub->add_flag("--force", options.force, "replace results of other inputs that are there");
    add_setting(sub, "--replicates", options.replicates, run_setting("replicates"),
                "replicates to run (default: the scenario's)");
    add_setting(sub, "--seed", options.seed, run_setting("seed"), "seed (default: the scenario's)");
    add_setting(sub, "--weeks", options.weeks, run_setting("weeks"), "weeks from week 0 on (default: the scenario's)");
    add_set(sub, options.set, "key=value: set a parameter or a setting; may be repeated");
    add_week(sub, "--save-state", options.save_state,
             "write the whole state at the start of this week to a file beside the run file");
    CLI::Option* from = sub->add_option("--from", options.from, "go on from the states that --save-state wrote");
    sub->add_flag("--other-past", options.other_past,
                  "go on from them although the scenario has another past: the world changes in that week")
        ->needs(from);
    add_number(sub, "--checkpoint-every", options.checkpoint_every, {1, 100000},
               "keep the state of every replicate in hand each so many weeks, in a folder beside the run file")
        ->excludes("--save-state");
    sub->add_flag("--resume", options.resume,
                  "go on with the checkpoints that an earlier run of the same command left, if there are any")
        ->excludes("--save-state");
    add_threads(sub, options.threads, "threads; changes no result (default: all CPUs that it may use)");
    sub->add_flag("--json", options.json, "the table as JSON");
    sub->add_flag("--quiet", options.quiet, "no progress");
}

void add_compare(CLI::App& app, CompareOptions& options, std::function<int()>& run)
{
    CLI::App* sub = add_command(app, "compare", "Hold scenarios against a base with the same chance; say what differs",
                                "samspill compare scenarios/buskerud.toml scenarios/referral/universal.toml "
                                "--precision 0.005",
                                options, compare_command, run);
    add_scenario(sub, "base", options.base, "the null alternative: scenario file (TOML)")->required();
    add_scenario(sub, "alternatives", options.alternatives, "scenario files that are held against it")->required();
    sub->add_option("-o,--output", options.output,
                    "comparison file to write (default: the base's name + _compared.h5, or the file resumed)");
    sub->add_flag("--force", options.force, "replace results of other inputs that are there");
    sub->add_option("--report", options.report,
                    "write a page (HTML, needs no network) with verdict, tables and charts");
    sub->add_option("--resume", options.resume, "go on with this comparison file's replicates");
    CLI::Option* replicates = add_setting(sub, "--replicates", options.replicates, run_setting("replicates"),
                                          "replicates of every scenario (default: the base's)");
    add_number(sub, "--precision", options.precision, {1e-9, 1e12},
               "run replicates (30 or more) until the endpoint's intervals are this narrow to each side")
        ->excludes(replicates);
    sub->add_option("--endpoint", options.endpoint,
                    "endpoint of --precision, in its unit (default: lasting_share, a share: 0.005 is half a "
                    "percentage point)");
    add_number(sub, "--max-replicates", options.most, {2, 1000000}, "limit of --precision (default: 1000)");
    add_setting(sub, "--seed", options.seed, run_setting("seed"), "seed (default: the scenarios')");
    add_setting(sub, "--weeks", options.weeks, run_setting("weeks"), "weeks from week 0 on (default: the scenarios')");
    add_set(sub, options.set, "key=value for all scenarios; may be repeated");
    add_threads(sub, options.threads, "threads; changes no result (default: all CPUs that it may use)");
    sub->add_flag("--all", options.all, "every endpoint, not only those that planners look at first");
    sub->add_flag("--json", options.json, "the result as JSON");
    sub->add_flag("--quiet", options.quiet, "no progress");
}

void add_report(CLI::App& app, ReportOptions& options, std::function<int()>& run)
{
    CLI::App* sub = add_command(app, "report", "Write a page (HTML, needs no network) about a comparison file",
                                "samspill report buskerud_compared.h5 -o buskerud.html", options, report_command, run);
    sub->add_option("file", options.file, "comparison file (.h5)")->required();
    sub->add_option("-o,--output", options.output, "page to write")->required();
    sub->add_flag("--force", options.force, "replace a page about another comparison");
}

void add_check(CLI::App& app, CheckOptions& options, std::function<int()>& run)
{
    CLI::App* sub = add_command(app, "check", "Check scenario files and name every mistake",
                                "samspill check scenarios/*.toml", options, check_command, run);
    add_scenario(sub, "scenarios", options.scenarios, "scenario files (TOML)")->required();
    sub->add_flag("--json", options.json, "the mistakes as JSON");
}

void add_params(CLI::App& app, ParamsOptions& options, std::function<int()>& run)
{
    CLI::App* sub =
        add_command(app, "params", "List parameters with value, unit, range, meaning and source",
                    "samspill params offer --scenario scenarios/buskerud.toml", options, params_command, run);
    sub->add_option("search", options.search, "only keys and meanings that hold this text");
    add_scenario(sub, "--scenario", options.scenario, "values of this scenario (default: the program's own)");
    sub->add_flag("--markdown", options.markdown, "as a Markdown document");
    sub->add_flag("--json", options.json, "as JSON");
}

void add_info(CLI::App& app, InfoOptions& options, std::function<int()>& run)
{
    CLI::App* sub =
        add_command(app, "info", "Say what a run file holds", "samspill info buskerud.h5", options, info_command, run);
    sub->add_option("file", options.file, "run file (.h5)")->required();
    sub->add_flag("--json", options.json, "as JSON");
}

void add_calibrate(CLI::App& app, CalibrateOptions& options, std::function<int()>& run)
{
    CLI::App* sub = add_command(app, "calibrate", "Hold the model against facts, and fit parameters to them",
                                "samspill calibrate scenarios/calibration.toml -o fitted.toml --evaluations 200",
                                options, calibrate_command, run);
    add_scenario(sub, "file", options.file, "calibration file (TOML)");
    sub->add_flag("--statistics", options.statistics, "only list the statistics: what they are, how they are measured");
    CLI::Option* check =
        sub->add_flag("--check", options.check, "no fitting: how the scenario's values meet the targets");
    sub->add_option("-o,--output", options.output, "write the fitted parameters here, as TOML to be included")
        ->excludes(check);
    sub->add_flag("--resume", options.resume,
                  "go on with a search that was ended before, however it was, to the same bits")
        ->excludes(check);
    sub->add_flag("--force", options.force, "replace parameters of another calibration");
    add_setting(sub, "--replicates", options.replicates, calibration_setting("replicates"),
                "replicates of an evaluation (default: the file's)");
    add_setting(sub, "--seed", options.seed, calibration_setting("seed"), "seed (default: the file's)");
    add_setting(sub, "--evaluations", options.evaluations, calibration_setting("evaluations"),
                "evaluations in all (default: the file's)");
    add_setting(sub, "--starts", options.starts, calibration_setting("starts"),
                "starts of the search (default: the file's)");
    add_set(sub, options.set, "key=value: set a parameter or a setting of the scenarios; may be repeated");
    add_threads(sub, options.threads, "threads; changes no result (default: all CPUs that it may use)");
    sub->add_flag("--json", options.json, "the result as JSON");
    sub->add_flag("--quiet", options.quiet, "no progress");
}

void add_sweep(CLI::App& app, SweepOptions& options, SweepStatusOptions& status, SweepMergeOptions& merge,
               std::function<int()>& run)
{
    CLI::App* sweep = app.add_subcommand("sweep", "Run many scenarios by design: run, submit, status, merge");
    sweep->footer("Example:\n  samspill sweep run scenarios/sweeps/intensity.toml -o intensity");
    sweep->require_subcommand(1);

    CLI::App* sub = add_command(*sweep, "run", "Run what is left of a sweep, or of a shard of it",
                                "samspill sweep run scenarios/sweeps/intensity.toml -o intensity --shard 2/8", options,
                                sweep_run_command, run);
    add_scenario(sub, "sweep", options.sweep, "sweep file (TOML), or the folder of a sweep to go on with")->required();
    sub->add_option("-o,--output", options.output, "folder of the sweep (default: the sweep file's name)");
    add_set(sub, options.set, "key=value for all points, part of what the sweep is; may be repeated");
    sub->add_option("--shard", options.shard, "i/n: only block i of n; each can run anywhere at any time");
    add_threads(sub, options.threads, "threads; changes no result (default: all CPUs that it may use)");
    add_number(sub, "--tries", options.tries, {1, 1000000}, "tries of a run that fails before it is given up");
    add_number(sub, "--flush-every", options.flush_every, {0.0, 3600.0},
               "seconds between writes of what is done: at most so much is lost in a kill (default: 5)");
    sub->add_flag("--json", options.json, "the outcome as JSON");
    sub->add_flag("--quiet", options.quiet, "no progress");

    sub = add_command(*sweep, "status", "Say how far a sweep has come, and what failed",
                      "samspill sweep status intensity", status, sweep_status_command, run);
    sub->add_option("folder", status.folder, "folder of the sweep")->required();
    add_number(sub, "--tries", status.tries, {1, 1000000}, "tries after which a run counts as given up");
    sub->add_flag("--json", status.json, "as JSON");

    sub = add_command(*sweep, "merge", "Put all results of a sweep into one file that xarray opens",
                      "samspill sweep merge intensity -o intensity.h5", merge, sweep_merge_command, run);
    sub->add_option("folder", merge.folder, "folder of the sweep")->required();
    sub->add_option("-o,--output", merge.output, "file to write (default: merged.h5 in the folder)");
    sub->add_flag("--force", merge.force, "replace the results of another sweep that are there");
    sub->add_flag("--partial", merge.partial, "also when runs are missing: their numbers are NaN");
    sub->add_flag("--json", merge.json, "the outcome as JSON");
}

void add_diff(CLI::App& app, DiffOptions& options, std::function<int()>& run)
{
    CLI::App* sub = add_command(app, "diff", "Say when, where and why two paired scenarios part",
                                "samspill diff scenarios/buskerud.toml scenarios/subprojects.toml --list 10", options,
                                diff_command, run);
    add_scenario(sub, "a", options.a, "scenario file (TOML)")->required();
    add_scenario(sub, "b", options.b, "scenario file to hold against it")->required();
    add_setting(sub, "--seed", options.seed, run_setting("seed"), "seed (default: the first scenario's)");
    add_number(sub, "--replicate", options.replicate, {0, 999999}, "which replicate (default: 0)");
    add_setting(sub, "--weeks", options.weeks, run_setting("weeks"), "weeks from week 0 on (default: the scenarios')");
    const std::string person = "tell this person's two lives, week by week";
    sub->add_option_function<std::string>(
           "--person",
           [&options, person](const std::string& text) {
               options.person = identity_of_option("--person", text, person);
           },
           person)
        ->type_name("INT");
    add_number(sub, "--list", options.list, {0, 1000000},
               "how many of the first whose lives part to name (default: 5)");
    add_set(sub, options.set, "key=value: set a parameter or a setting of both; may be repeated");
    add_threads(sub, options.threads, "threads; changes no result (default: all CPUs that it may use)");
    sub->add_flag("--json", options.json, "all that was found as JSON");
    sub->add_flag("--quiet", options.quiet, "no progress");
}

void add_sweep_submit(CLI::App& sweep, SubmitOptions& options, std::function<int()>& run)
{
    CLI::App* sub =
        add_command(sweep, "submit", "Send what is left of a sweep to Slurm: an array of tasks, then a merge",
                    "samspill sweep submit scenarios/sweeps/intensity.toml -o intensity --shards 40 --cpus 4 "
                    "--time 2:00:00 --mem 4G",
                    options, sweep_submit_command, run);
    add_scenario(sub, "sweep", options.sweep, "sweep file (TOML), or the folder of a sweep to go on with")->required();
    sub->add_option("-o,--output", options.output, "folder of the sweep, on a file system that all nodes see");
    add_set(sub, options.set, "key=value for all points, part of what the sweep is; may be repeated");
    add_number(sub, "--shards", options.shards, {1, 1000000}, "parts that the sweep is cut into (default: 16)");
    add_number(sub, "--tasks", options.tasks, {1, 1000000},
               "tasks of the array, which share the shards (default: one a shard)");
    add_number(sub, "--throttle", options.throttle, {1, 1000000},
               "tasks at the same time (default: as many as there is room for)");
    add_number(sub, "--cpus", options.cpus, {1, 4096}, "CPUs of a task (default: 1)");
    sub->add_option("--time", options.time, "time limit of a task, as sbatch takes it: 90, 2:00:00, 1-12:00:00");
    sub->add_option("--mem", options.memory, "memory of a task: 4G");
    sub->add_option("--partition", options.partition, "partition");
    sub->add_option("--account", options.account, "account");
    sub->add_option("--sbatch-option", options.sbatch_options,
                    "further option of sbatch: --sbatch-option=--qos=long;"
                    " may be repeated")
        ->take_all()
        ->allow_extra_args(false);
    add_number(sub, "--requeues", options.requeues, {0, 1000},
               "how often a task that was stopped sends itself again (default: 5)");
    add_number(sub, "--tries", options.tries, {1, 1000},
               "tries of a run that fails before it is given up (default: 3)");
    sub->add_flag("--dry-run", options.dry_run, "show what would be sent, and write and send nothing");
}

void add_sensitivity(CLI::App& app, SensitivityOptions& options, std::function<int()>& run)
{
    CLI::App* sub = add_command(app, "sensitivity", "Say how much each axis of a sweep matters: Sobol' or Morris",
                                "samspill sensitivity screening --endpoint lasting_share --endpoint net_benefit",
                                options, sensitivity_command, run);
    sub->add_option("folder", options.folder, "folder of a sweep with the design saltelli or morris")->required();
    sub->add_option("--endpoint", options.endpoints, "what is judged (default: lasting_share); may be repeated")
        ->take_all()
        ->allow_extra_args(false);
    sub->add_flag("--json", options.json, "as JSON");
}

// `view` is a program of its own (samspill-view), which takes all that follows; here it is only listed.
void add_view(CLI::App& app)
{
    app.add_subcommand("view", "See a run, change it, put two reforms side by side: a window")->prefix_command();
}

// What is written of the commands themselves: the installation runs these.
void add_manual(CLI::App& app, std::string& shell, std::function<int()>& run)
{
    app.add_subcommand("manual", "Write the manual page of samspill and all its commands (roff)")
        ->callback([&app, &run] {
            run = [&app] {
                put(stdout, man_page(described(app), SAMSPILL_VERSION));
                return 0;
            };
        });
    CLI::App* sub = app.add_subcommand("completions", "Write what a shell needs to complete samspill's commands");
    sub->footer("Example:\n  source <(samspill completions bash)");
    sub->add_option("shell", shell, "which shell")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
    sub->callback([&app, &shell, &run] {
        run = [&app, &shell] {
            const auto write = shell == "bash" ? bash_completion : shell == "zsh" ? zsh_completion : fish_completion;
            put(stdout, write(described(app)));
            return 0;
        };
    });
}

void add_scenarios(CLI::App& app, ScenariosOptions& options, std::function<int()>& run)
{
    CLI::App* sub = add_command(app, "scenarios", "List the scenarios, sweeps and calibrations that ship with samspill",
                                "samspill scenarios", options, scenarios_command, run);
    sub->add_flag("--names", options.names, "only their names, a line each");
}

int run_main(int argc, char** argv)
{
    if (argc > 1 && std::string_view(argv[1]) == "view") return start_viewer(argv + 2);
    CLI::App app{about, "samspill"};  // not the path of the program
    app.footer(examples);
    app.set_version_flag("--version", version_text);
    app.require_subcommand(1);
    std::function<int()> run;
    RunOptions run_options;
    CompareOptions compare_options;
    CheckOptions check_options;
    ParamsOptions params_options;
    InfoOptions info_options;
    CalibrateOptions calibrate_options;
    SweepOptions sweep_options;
    SweepStatusOptions sweep_status_options;
    SweepMergeOptions sweep_merge_options;
    SubmitOptions submit_options;
    SensitivityOptions sensitivity_options;
    add_run(app, run_options, run);
    add_compare(app, compare_options, run);
    add_check(app, check_options, run);
    add_params(app, params_options, run);
    add_info(app, info_options, run);
    add_calibrate(app, calibrate_options, run);
    add_sweep(app, sweep_options, sweep_status_options, sweep_merge_options, run);
    DiffOptions diff_options;
    ReportOptions report_options;
    add_report(app, report_options, run);
    add_diff(app, diff_options, run);
    add_sweep_submit(*app.get_subcommand("sweep"), submit_options, run);
    add_sensitivity(app, sensitivity_options, run);
    add_view(app);
    ScenariosOptions scenarios_options;
    add_scenarios(app, scenarios_options, run);
    std::string shell;
    add_manual(app, shell, run);
    refuse_bare_assignments(argc, argv);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return tell_instead(app, error);
    }
    refuse_empty_values(app);
    return run();
}

}  // namespace

}  // namespace samspill::cli

int main(int argc, char** argv)
{
    return samspill::cli::exit_code_of([&] { return samspill::cli::run_main(argc, argv); });
}
