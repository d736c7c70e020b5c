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

constexpr Text about{
    "samspill: how NAV offices and career centres work together, week by week, person by person.\n"
    "Runs scenarios of offices, rules of referral and strategies, and says what they lead to, with intervals.",
    "samspill: hvordan NAV-kontorer og karrieresentre samarbeider, uke for uke, person for person.\n"
    "Kjører scenarier av kontorer, henvisningsregler og strategier, og sier hva de fører til, med intervaller."};

constexpr Text examples{
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
    "Exit code: 0 ok, 1 a failure or a run that was stopped, 2 bad input.",
    "Eksempler:\n"
    "  samspill run scenarios/buskerud.toml                    20 kjøringer, buskerud.h5 og en tabell\n"
    "  samspill run scenarios/buskerud.toml --weeks 104 --set labour_market.displacement=0.3 -o displaced.h5\n"
    "  samspill compare scenarios/buskerud.toml scenarios/referral/universal.toml    hva den endrer, med intervaller\n"
    "  samspill check scenarios/*.toml                         hver feil med fil:linje:kolonne\n"
    "  samspill params offer                                   hva som kan settes, med enhet, område og kilde\n"
    "  samspill info buskerud.h5                               hva en kjørefil inneholder\n"
    "  samspill diff scenarios/buskerud.toml scenarios/subprojects.toml   hvor to scenarier skiller lag, og hvorfor\n"
    "  samspill calibrate scenarios/calibration.toml --check   hvor nær modellen kommer fakta\n"
    "  samspill sweep run scenarios/sweeps/intensity.toml      mange scenarier etter design; submit, status, merge\n"
    "  samspill sensitivity screening                          hvor mye hver akse i en gjennomgang betyr\n"
    "  samspill view scenarios/buskerud.toml                   et vindu: se på, endre, sammenlign\n"
    "Sluttkode: 0 i orden, 1 en svikt eller en kjøring som ble stoppet, 2 feil i inndata."};

input::KeyInfo run_setting(std::string_view name) { return input::setting_info<input::RunSettings>("run", name); }

void add_run(CLI::App& app, RunOptions& options, std::function<int()>& run)
{
    CLI::App* sub = add_command(
        app, "run",
        say({"Run a scenario; write a run file and a table", "Kjør et scenario; skriv en kjørefil og en tabell"}),
        "samspill run scenarios/buskerud.toml -o base.h5 --replicates 10 --seed 3", options, run_command, run);
    add_scenario(sub, "scenario", options.scenario,
                 say({"scenario file (TOML), or the name of one that ships",
                      "scenariofil (TOML), eller navnet på en som følger med"}))
        ->required();
    sub->add_option("-o,--output", options.output,
                    say({"run file to write (default: the scenario's name + .h5)",
                         "kjørefil å skrive (standard: scenariets navn + .h5)"}));
    sub->add_flag(
        "--force", options.force,
        say({"replace results of other inputs that are there", "erstatt resultater av andre inndata som finnes der"}));
    add_setting(sub, "--replicates", options.replicates, run_setting("replicates"),
                say({"replicates to run (default: the scenario's)", "kjøringer (standard: scenariets)"}));
    add_setting(sub, "--seed", options.seed, run_setting("seed"),
                say({"seed (default: the scenario's)", "frø (standard: scenariets)"}));
    add_setting(
        sub, "--weeks", options.weeks, run_setting("weeks"),
        say({"weeks from week 0 on (default: the scenario's)", "uker fra og med uke 0 (standard: scenariets)"}));
    add_set(sub, options.set,
            say({"key=value: set a parameter or a setting; may be repeated",
                 "nøkkel=verdi: sett en parameter eller en innstilling; kan gjentas"}));
    add_week(sub, "--save-state", options.save_state,
             {"write the whole state at the start of this week to a file beside the run file",
              "skriv hele tilstanden ved starten av denne uken til en fil ved siden av kjørefilen"});
    CLI::Option* from = sub->add_option(
        "--from", options.from,
        say({"go on from the states that --save-state wrote", "gå videre fra tilstandene som --save-state skrev"}));
    sub->add_flag("--other-past", options.other_past,
                  say({"go on from them although the scenario has another past: the world changes in that week",
                       "gå videre fra dem selv om scenariet har en annen fortid: verden endrer seg i den uken"}))
        ->needs(from);
    add_number(sub, "--checkpoint-every", options.checkpoint_every, {1, 100000},
               {"keep the state of every replicate in hand each so many weeks, in a folder beside the run file",
                "ta vare på tilstanden til hver kjøring som er i gang, hver så mange uker, i en mappe ved siden av "
                "kjørefilen"})
        ->excludes("--save-state");
    sub->add_flag(
           "--resume", options.resume,
           say({"go on with the checkpoints that an earlier run of the same command left, if there are any",
                "fortsett med mellomlagringene som en tidligere kjøring av samme kommando etterlot, om det er noen"}))
        ->excludes("--save-state");
    add_threads(sub, options.threads,
                {"threads; changes no result (default: all CPUs that it may use)",
                 "tråder; endrer ingen resultater (standard: alle CPU-er den kan bruke)"});
    sub->add_flag("--json", options.json, say({"the table as JSON", "tabellen som JSON"}));
    sub->add_flag("--quiet", options.quiet, say({"no progress", "ingen framdrift"}));
}

void add_compare(CLI::App& app, CompareOptions& options, std::function<int()>& run)
{
    CLI::App* sub =
        add_command(app, "compare",
                    say({"Hold scenarios against a base with the same chance; say what differs",
                         "Hold scenarier opp mot et basisscenario med de samme tilfeldighetene; si hva som skiller"}),
                    "samspill compare scenarios/buskerud.toml scenarios/referral/universal.toml "
                    "--precision 0.005",
                    options, compare_command, run);
    add_scenario(sub, "base", options.base,
                 say({"the null alternative: scenario file (TOML)", "nullalternativet: scenariofil (TOML)"}))
        ->required();
    add_scenario(sub, "alternatives", options.alternatives,
                 say({"scenario files that are held against it", "scenariofiler som holdes opp mot det"}))
        ->required();
    sub->add_option(
        "-o,--output", options.output,
        say({"comparison file to write (default: the base's name + _compared.h5, or the file resumed)",
             "sammenligningsfil å skrive (standard: navnet på basis + _compared.h5, eller filen som tas opp igjen)"}));
    sub->add_flag(
        "--force", options.force,
        say({"replace results of other inputs that are there", "erstatt resultater av andre inndata som finnes der"}));
    sub->add_option("--report", options.report,
                    say({"write a page (HTML, needs no network) with verdict, tables and charts",
                         "skriv en side (HTML, trenger ikke nett) med konklusjon, tabeller og figurer"}));
    sub->add_option(
        "--resume", options.resume,
        say({"go on with this comparison file's replicates", "fortsett med kjøringene i denne sammenligningsfilen"}));
    CLI::Option* replicates = add_setting(sub, "--replicates", options.replicates, run_setting("replicates"),
                                          say({"replicates of every scenario (default: the base's)",
                                               "kjøringer av hvert scenario (standard: som basis)"}));
    add_number(sub, "--precision", options.precision, {1e-9, 1e12},
               {"run replicates (30 or more) until the endpoint's intervals are this narrow to each side",
                "kjør (30 ganger eller mer) til intervallene for endepunktet er så smale til hver side"})
        ->excludes(replicates);
    sub->add_option("--endpoint", options.endpoint,
                    say({"endpoint of --precision, in its unit (default: lasting_share, a share: 0.005 is half a "
                         "percentage point)",
                         "endepunktet for --precision, i sin enhet (standard: lasting_share, en andel: 0.005 er et "
                         "halvt prosentpoeng)"}));
    add_number(sub, "--max-replicates", options.most, {2, 1000000},
               {"limit of --precision (default: 1000)", "grense for --precision (standard: 1000)"});
    add_setting(sub, "--seed", options.seed, run_setting("seed"),
                say({"seed (default: the scenarios')", "frø (standard: scenarienes)"}));
    add_setting(
        sub, "--weeks", options.weeks, run_setting("weeks"),
        say({"weeks from week 0 on (default: the scenarios')", "uker fra og med uke 0 (standard: scenarienes)"}));
    add_set(sub, options.set,
            say({"key=value for all scenarios; may be repeated", "nøkkel=verdi for alle scenarier; kan gjentas"}));
    add_threads(sub, options.threads,
                {"threads; changes no result (default: all CPUs that it may use)",
                 "tråder; endrer ingen resultater (standard: alle CPU-er den kan bruke)"});
    sub->add_flag("--all", options.all,
                  say({"every endpoint, not only those that planners look at first",
                       "alle endepunkter, ikke bare de planleggere ser på først"}));
    sub->add_flag("--json", options.json, say({"the result as JSON", "resultatet som JSON"}));
    sub->add_flag("--quiet", options.quiet, say({"no progress", "ingen framdrift"}));
}

void add_report(CLI::App& app, ReportOptions& options, std::function<int()>& run)
{
    CLI::App* sub = add_command(app, "report",
                                say({"Write a page (HTML, needs no network) about a comparison file",
                                     "Skriv en side (HTML, trenger ikke nett) om en sammenligningsfil"}),
                                "samspill report buskerud_compared.h5 -o buskerud.html", options, report_command, run);
    sub->add_option("file", options.file, say({"comparison file (.h5)", "sammenligningsfil (.h5)"}))->required();
    sub->add_option("-o,--output", options.output, say({"page to write", "side å skrive"}))->required();
    sub->add_flag("--force", options.force,
                  say({"replace a page about another comparison", "erstatt en side om en annen sammenligning"}));
}

void add_check(CLI::App& app, CheckOptions& options, std::function<int()>& run)
{
    CLI::App* sub =
        add_command(app, "check",
                    say({"Check scenario files and name every mistake", "Kontroller scenariofiler og nevn hver feil"}),
                    "samspill check scenarios/*.toml", options, check_command, run);
    add_scenario(sub, "scenarios", options.scenarios, say({"scenario files (TOML)", "scenariofiler (TOML)"}))
        ->required();
    sub->add_flag("--json", options.json, say({"the mistakes as JSON", "feilene som JSON"}));
}

void add_params(CLI::App& app, ParamsOptions& options, std::function<int()>& run)
{
    CLI::App* sub =
        add_command(app, "params",
                    say({"List parameters with value, unit, range, meaning and source",
                         "List opp parametere med verdi, enhet, område, betydning og kilde"}),
                    "samspill params offer --scenario scenarios/buskerud.toml", options, params_command, run);
    sub->add_option(
        "search", options.search,
        say({"only keys and meanings that hold this text", "bare nøkler og betydninger som inneholder denne teksten"}));
    add_scenario(sub, "--scenario", options.scenario,
                 say({"values of this scenario (default: the program's own)",
                      "verdiene i dette scenariet (standard: programmets egne)"}));
    sub->add_flag("--markdown", options.markdown, say({"as a Markdown document", "som et Markdown-dokument"}));
    sub->add_flag("--json", options.json, say({"as JSON", "som JSON"}));
}

void add_info(CLI::App& app, InfoOptions& options, std::function<int()>& run)
{
    CLI::App* sub = add_command(app, "info", say({"Say what a run file holds", "Si hva en kjørefil inneholder"}),
                                "samspill info buskerud.h5", options, info_command, run);
    sub->add_option("file", options.file, say({"run file (.h5)", "kjørefil (.h5)"}))->required();
    sub->add_flag("--json", options.json, say({"as JSON", "som JSON"}));
}

void add_calibrate(CLI::App& app, CalibrateOptions& options, std::function<int()>& run)
{
    CLI::App* sub = add_command(app, "calibrate",
                                say({"Hold the model against facts, and fit parameters to them",
                                     "Hold modellen opp mot fakta, og tilpass parametere til dem"}),
                                "samspill calibrate scenarios/calibration.toml -o fitted.toml --evaluations 200",
                                options, calibrate_command, run);
    add_scenario(sub, "file", options.file, say({"calibration file (TOML)", "kalibreringsfil (TOML)"}));
    sub->add_flag("--statistics", options.statistics,
                  say({"only list the statistics: what they are, how they are measured",
                       "list bare opp målene: hva de er, hvordan de måles"}));
    CLI::Option* check = sub->add_flag("--check", options.check,
                                       say({"no fitting: how the scenario's values meet the targets",
                                            "ingen tilpasning: hvordan scenariets verdier treffer målene"}));
    sub->add_option("-o,--output", options.output,
                    say({"write the fitted parameters here, as TOML to be included",
                         "skriv de tilpassede parameterne hit, som TOML til å inkludere"}))
        ->excludes(check);
    sub->add_flag("--resume", options.resume,
                  say({"go on with a search that was ended before, however it was, to the same bits",
                       "fortsett et søk som ble avbrutt, uansett hvordan, til de samme bitene"}))
        ->excludes(check);
    sub->add_flag("--force", options.force,
                  say({"replace parameters of another calibration", "erstatt parametere fra en annen kalibrering"}));
    add_setting(
        sub, "--replicates", options.replicates, calibration_setting("replicates"),
        say({"replicates of an evaluation (default: the file's)", "kjøringer i en evaluering (standard: filens)"}));
    add_setting(sub, "--seed", options.seed, calibration_setting("seed"),
                say({"seed (default: the file's)", "frø (standard: filens)"}));
    add_setting(sub, "--evaluations", options.evaluations, calibration_setting("evaluations"),
                say({"evaluations in all (default: the file's)", "evalueringer i alt (standard: filens)"}));
    add_setting(sub, "--starts", options.starts, calibration_setting("starts"),
                say({"starts of the search (default: the file's)", "startpunkter for søket (standard: filens)"}));
    add_set(sub, options.set,
            say({"key=value: set a parameter or a setting of the scenarios; may be repeated",
                 "nøkkel=verdi: sett en parameter eller en innstilling i scenariene; kan gjentas"}));
    add_threads(sub, options.threads,
                {"threads; changes no result (default: all CPUs that it may use)",
                 "tråder; endrer ingen resultater (standard: alle CPU-er den kan bruke)"});
    sub->add_flag("--json", options.json, say({"the result as JSON", "resultatet som JSON"}));
    sub->add_flag("--quiet", options.quiet, say({"no progress", "ingen framdrift"}));
}

void add_sweep(CLI::App& app, SweepOptions& options, SweepStatusOptions& status, SweepMergeOptions& merge,
               std::function<int()>& run)
{
    CLI::App* sweep =
        app.add_subcommand("sweep", say({"Run many scenarios by design: run, submit, status, merge",
                                         "Kjør mange scenarier etter et design: run, submit, status, merge"}));
    sweep->footer(say({"Example:\n  samspill sweep run scenarios/sweeps/intensity.toml -o intensity",
                       "Eksempel:\n  samspill sweep run scenarios/sweeps/intensity.toml -o intensity"}));
    add_language(sweep);
    sweep->require_subcommand(1);

    CLI::App* sub = add_command(*sweep, "run",
                                say({"Run what is left of a sweep, or of a shard of it",
                                     "Kjør det som er igjen av en gjennomgang, eller av en del av den"}),
                                "samspill sweep run scenarios/sweeps/intensity.toml -o intensity --shard 2/8", options,
                                sweep_run_command, run);
    add_scenario(sub, "sweep", options.sweep,
                 say({"sweep file (TOML), or the folder of a sweep to go on with",
                      "gjennomgangsfil (TOML), eller mappen til en gjennomgang å fortsette med"}))
        ->required();
    sub->add_option("-o,--output", options.output,
                    say({"folder of the sweep (default: the sweep file's name)",
                         "mappen til gjennomgangen (standard: navnet på gjennomgangsfilen)"}));
    add_set(sub, options.set,
            say({"key=value for all points, part of what the sweep is; may be repeated",
                 "nøkkel=verdi for alle punkter, en del av det gjennomgangen er; kan gjentas"}));
    sub->add_option("--shard", options.shard,
                    say({"i/n: only block i of n; each can run anywhere at any time",
                         "i/n: bare del i av n; hver kan kjøre hvor og når som helst"}));
    add_threads(sub, options.threads,
                {"threads; changes no result (default: all CPUs that it may use)",
                 "tråder; endrer ingen resultater (standard: alle CPU-er den kan bruke)"});
    add_number(
        sub, "--tries", options.tries, {1, 1000000},
        {"tries of a run that fails before it is given up", "forsøk på en kjøring som mislykkes, før den gis opp"});
    add_number(sub, "--flush-every", options.flush_every, {0.0, 3600.0},
               {"seconds between writes of what is done: at most so much is lost in a kill (default: 5)",
                "sekunder mellom hver gang det som er gjort, skrives: mer går ikke tapt om prosessen avsluttes "
                "(standard: 5)"});
    sub->add_flag("--json", options.json, say({"the outcome as JSON", "utfallet som JSON"}));
    sub->add_flag("--quiet", options.quiet, say({"no progress", "ingen framdrift"}));

    sub = add_command(*sweep, "status",
                      say({"Say how far a sweep has come, and what failed",
                           "Si hvor langt en gjennomgang er kommet, og hva som mislyktes"}),
                      "samspill sweep status intensity", status, sweep_status_command, run);
    sub->add_option("folder", status.folder, say({"folder of the sweep", "mappen til gjennomgangen"}))->required();
    add_number(sub, "--tries", status.tries, {1, 1000000},
               {"tries after which a run counts as given up", "forsøk før en kjøring regnes som oppgitt"});
    sub->add_flag("--json", status.json, say({"as JSON", "som JSON"}));

    sub = add_command(*sweep, "merge",
                      say({"Put all results of a sweep into one file that xarray opens",
                           "Sett alle resultatene av en gjennomgang i én fil som xarray åpner"}),
                      "samspill sweep merge intensity -o intensity.h5", merge, sweep_merge_command, run);
    sub->add_option("folder", merge.folder, say({"folder of the sweep", "mappen til gjennomgangen"}))->required();
    sub->add_option(
        "-o,--output", merge.output,
        say({"file to write (default: merged.h5 in the folder)", "fil å skrive (standard: merged.h5 i mappen)"}));
    sub->add_flag("--force", merge.force,
                  say({"replace the results of another sweep that are there",
                       "erstatt resultatene av en annen gjennomgang som finnes der"}));
    sub->add_flag(
        "--partial", merge.partial,
        say({"also when runs are missing: their numbers are NaN", "også når kjøringer mangler: tallene deres er NaN"}));
    sub->add_flag("--json", merge.json, say({"the outcome as JSON", "utfallet som JSON"}));
}

void add_diff(CLI::App& app, DiffOptions& options, std::function<int()>& run)
{
    CLI::App* sub = add_command(app, "diff",
                                say({"Say when, where and why two paired scenarios part",
                                     "Si når, hvor og hvorfor to parede scenarier skiller lag"}),
                                "samspill diff scenarios/buskerud.toml scenarios/subprojects.toml --list 10", options,
                                diff_command, run);
    add_scenario(sub, "a", options.a, say({"scenario file (TOML)", "scenariofil (TOML)"}))->required();
    add_scenario(sub, "b", options.b, say({"scenario file to hold against it", "scenariofil å holde opp mot det"}))
        ->required();
    add_setting(sub, "--seed", options.seed, run_setting("seed"),
                say({"seed (default: the first scenario's)", "frø (standard: det første scenariets)"}));
    add_number(sub, "--replicate", options.replicate, {0, 999999},
               {"which replicate (default: 0)", "hvilken kjøring (standard: 0)"});
    add_setting(
        sub, "--weeks", options.weeks, run_setting("weeks"),
        say({"weeks from week 0 on (default: the scenarios')", "uker fra og med uke 0 (standard: scenarienes)"}));
    constexpr Text person{"tell this person's two lives, week by week",
                          "fortell om de to livene til denne personen, uke for uke"};
    sub->add_option_function<std::string>(
           "--person",
           [&options, person](const std::string& text) {
               options.person = identity_of_option("--person", text, person);
           },
           person.in(language()))
        ->type_name("INT");
    add_number(sub, "--list", options.list, {0, 1000000},
               {"how many of the first whose lives part to name (default: 5)",
                "hvor mange av de første som får ulike liv, som skal nevnes (standard: 5)"});
    add_set(sub, options.set,
            say({"key=value: set a parameter or a setting of both; may be repeated",
                 "nøkkel=verdi: sett en parameter eller en innstilling i begge; kan gjentas"}));
    add_threads(sub, options.threads,
                {"threads; changes no result (default: all CPUs that it may use)",
                 "tråder; endrer ingen resultater (standard: alle CPU-er den kan bruke)"});
    sub->add_flag("--json", options.json, say({"all that was found as JSON", "alt som ble funnet, som JSON"}));
    sub->add_flag("--quiet", options.quiet, say({"no progress", "ingen framdrift"}));
}

void add_sweep_submit(CLI::App& sweep, SubmitOptions& options, std::function<int()>& run)
{
    CLI::App* sub =
        add_command(sweep, "submit",
                    say({"Send what is left of a sweep to Slurm: an array of tasks, then a merge",
                         "Send det som er igjen av en gjennomgang, til Slurm: en rekke oppgaver, så en sammenslåing"}),
                    "samspill sweep submit scenarios/sweeps/intensity.toml -o intensity --shards 40 --cpus 4 "
                    "--time 2:00:00 --mem 4G",
                    options, sweep_submit_command, run);
    add_scenario(sub, "sweep", options.sweep,
                 say({"sweep file (TOML), or the folder of a sweep to go on with",
                      "gjennomgangsfil (TOML), eller mappen til en gjennomgang å fortsette med"}))
        ->required();
    sub->add_option("-o,--output", options.output,
                    say({"folder of the sweep, on a file system that all nodes see",
                         "mappen til gjennomgangen, på et filsystem som alle noder ser"}));
    add_set(sub, options.set,
            say({"key=value for all points, part of what the sweep is; may be repeated",
                 "nøkkel=verdi for alle punkter, en del av det gjennomgangen er; kan gjentas"}));
    add_number(sub, "--shards", options.shards, {1, 1000000},
               {"parts that the sweep is cut into (default: 16)", "deler som gjennomgangen deles i (standard: 16)"});
    add_number(sub, "--tasks", options.tasks, {1, 1000000},
               {"tasks of the array, which share the shards (default: one a shard)",
                "oppgaver i rekken, som deler på delene (standard: én per del)"});
    add_number(sub, "--throttle", options.throttle, {1, 1000000},
               {"tasks at the same time (default: as many as there is room for)",
                "oppgaver samtidig (standard: så mange det er plass til)"});
    add_number(sub, "--cpus", options.cpus, {1, 4096},
               {"CPUs of a task (default: 1)", "CPU-er per oppgave (standard: 1)"});
    sub->add_option("--time", options.time,
                    say({"time limit of a task, as sbatch takes it: 90, 2:00:00, 1-12:00:00",
                         "tidsgrense for en oppgave, slik sbatch tar den: 90, 2:00:00, 1-12:00:00"}));
    sub->add_option("--mem", options.memory, say({"memory of a task: 4G", "minne til en oppgave: 4G"}));
    sub->add_option("--partition", options.partition, say({"partition", "partisjon"}));
    sub->add_option("--account", options.account, say({"account", "konto"}));
    sub->add_option("--sbatch-option", options.sbatch_options,
                    say({"further option of sbatch: --sbatch-option=--qos=long;"
                         " may be repeated",
                         "et valg til for sbatch: --sbatch-option=--qos=long; kan gjentas"}))
        ->take_all()
        ->allow_extra_args(false);
    add_number(sub, "--requeues", options.requeues, {0, 1000},
               {"how often a task that was stopped sends itself again (default: 5)",
                "hvor mange ganger en oppgave som ble stoppet, sender seg selv igjen (standard: 5)"});
    add_number(sub, "--tries", options.tries, {1, 1000},
               {"tries of a run that fails before it is given up (default: 3)",
                "forsøk på en kjøring som mislykkes, før den gis opp (standard: 3)"});
    sub->add_flag("--dry-run", options.dry_run,
                  say({"show what would be sent, and write and send nothing",
                       "vis hva som ville bli sendt, og skriv og send ingenting"}));
}

void add_sensitivity(CLI::App& app, SensitivityOptions& options, std::function<int()>& run)
{
    CLI::App* sub = add_command(app, "sensitivity",
                                say({"Say how much each axis of a sweep matters: Sobol' or Morris",
                                     "Si hvor mye hver akse i en gjennomgang betyr: Sobol eller Morris"}),
                                "samspill sensitivity screening --endpoint lasting_share --endpoint net_benefit",
                                options, sensitivity_command, run);
    sub->add_option("folder", options.folder,
                    say({"folder of a sweep with the design saltelli or morris",
                         "mappen til en gjennomgang med designet saltelli eller morris"}))
        ->required();
    sub->add_option("--endpoint", options.endpoints,
                    say({"what is judged (default: lasting_share); may be repeated",
                         "hva som vurderes (standard: lasting_share); kan gjentas"}))
        ->take_all()
        ->allow_extra_args(false);
    sub->add_flag("--json", options.json, say({"as JSON", "som JSON"}));
}

// `view` is a program of its own (samspill-view), which takes all that follows; here it is only listed.
void add_view(CLI::App& app)
{
    app.add_subcommand("view", say({"See a run, change it, put two reforms side by side: a window",
                                    "Se en kjøring, endre den, sett to reformer side om side: et vindu"}))
        ->prefix_command();
}

// What is written of the commands themselves: the installation runs these.
void add_manual(CLI::App& app, std::string& shell, std::function<int()>& run)
{
    CLI::App* sub = app.add_subcommand("manual", say({"Write the manual page of samspill and all its commands (roff)",
                                                      "Skriv håndbokssiden til samspill og alle kommandoene (roff)"}));
    add_language(sub);
    sub->callback([&app, &run] {
        run = [&app] {
            put(stdout, man_page(described(app), SAMSPILL_VERSION));
            return 0;
        };
    });
    sub =
        app.add_subcommand("completions", say({"Write what a shell needs to complete samspill's commands",
                                               "Skriv det et skall trenger for å fullføre kommandoene til samspill"}));
    sub->footer(
        say({"Example:\n  source <(samspill completions bash)", "Eksempel:\n  source <(samspill completions bash)"}));
    add_language(sub);
    sub->add_option("shell", shell, say({"which shell", "hvilket skall"}))
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
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
    CLI::App* sub = add_command(app, "scenarios",
                                say({"List the scenarios, sweeps and calibrations that ship with samspill",
                                     "List opp scenariene, gjennomgangene og kalibreringene som følger med samspill"}),
                                "samspill scenarios", options, scenarios_command, run);
    sub->add_flag("--names", options.names, say({"only their names, a line each", "bare navnene, ett per linje"}));
}

int run_main(int argc, char** argv)
{
    choose_language(argc, argv);
    if (argc > 1 && std::string_view(argv[1]) == "view") return start_viewer(argv + 2);
    CLI::App app{about.in(language()), "samspill"};  // not the path of the program
    speak(app);
    app.footer(examples.in(language()));
    app.set_version_flag("--version", version_text,
                         say({"Display program version information and exit", "vis programmets versjon, og avslutt"}));
    app.require_subcommand(1);
    add_language(&app);
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
