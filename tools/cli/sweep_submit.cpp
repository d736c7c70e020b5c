#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>

#include <fmt/format.h>
#include <sys/wait.h>

#include "cli/commands.h"
#include "cli/named_sweep.h"
#include "cli/terminal_text.h"
#include "core/error.h"
#include "core/file_cause.h"
#include "core/shell_word.h"
#include "experiment/sweep/slurm_script.h"
#include "experiment/sweep/sweep_status.h"
#include "experiment/sweep/sweep_units.h"
#include "results/files/atomic_file.h"
#include "scenario/text/value.h"

namespace samspill::cli {

namespace {

namespace fs = std::filesystem;

constexpr int usual_array_limit = 1001;  // Slurm's own default of MaxArraySize

// What a command prints; nothing when it fails. Its errors go to ours.
std::optional<std::string> output_of(const std::string& command)
{
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) throw SystemFailure(errno, Message::verbatim(command));
    std::string text;
    for (int c; (c = std::fgetc(pipe)) != EOF;) text += char(c);
    const int status = ::pclose(pipe);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? std::optional(text) : std::nullopt;
}

// Tasks that one array may have here.
int array_limit(bool dry_run)
{
    const std::optional<std::string> configuration = output_of("scontrol show config 2>/dev/null");
    if (configuration) return std::max(1, slurm_setting(*configuration, "MaxArraySize"));
    if (!dry_run)
        throw InputError(
            "sweep submit",
            message("slurm.none", {"`scontrol show config` does not answer: there is no Slurm here, or it is not"
                                   " on PATH (`module load slurm`?). --dry-run shows what would be sent",
                                   "`scontrol show config` svarer ikke: det er ingen Slurm her, eller den er ikke i "
                                   "PATH (`module load slurm`?). --dry-run viser hva som ville bli sendt"}));
    tell(stderr,
         {"no Slurm here: an array is taken to have at most {} tasks\n",
          "ingen Slurm her: en rekke regnes å ha høyst {} oppgaver\n"},
         usual_array_limit);
    return usual_array_limit;
}

void check_options(const SubmitOptions& options)
{
    for (const std::string& option : options.sbatch_options)
        if (option.size() < 2 || option[0] != '-')
            throw InputError("--sbatch-option",
                             message("slurm.option",
                                     {"'{}' is no option of sbatch: one word that begins with -, such as --qos=long",
                                      "'{}' er ikke et valg for sbatch: ett ord som begynner med -, som --qos=long"},
                                     input::escaped(option)));
}

SlurmJob job_of(const SubmitOptions& options, const NamedSweep& sweep)
{
    const int units = int(std::min<std::size_t>(SweepUnits(*sweep.plan).size(), 1'000'000));
    SlurmJob job;
    job.program = fs::read_symlink("/proc/self/exe").string();
    job.folder = fs::weakly_canonical(fs::absolute(sweep.folder)).string();
    job.shards = std::min(options.shards, units);
    job.tasks = std::min({options.tasks > 0 ? options.tasks : job.shards, job.shards, array_limit(options.dry_run)});
    job.throttle = options.throttle;
    job.cpus = options.cpus;
    job.requeues = options.requeues;
    job.tries = options.tries;
    job.time = options.time;
    job.memory = options.memory;
    job.partition = options.partition;
    job.account = options.account;
    job.options = options.sbatch_options;
    return job;
}

void write_script(const std::string& path, const std::string& text)
{
    AtomicFile file(path);
    fs::permissions(file.temporary(), fs::perms::owner_exec, fs::perm_options::add);
    file.commit(text);
}

void print_how_to_follow(const SlurmJob& job, const std::string& array, const std::string& merge)
{
    const std::string folder = shell_word(job.folder);
    const std::string logs = shell_word(job.folder + "/slurm");
    tell({"sent: array {}, then merge {}\n", "sendt: rekke {}, så sammenslåing {}\n"}, array, merge);
    tell({"to follow:\n  squeue --jobs {0},{1}\n  samspill sweep status {2}\n  tail -n 5 {3}/*-{0}_*.log\n",
          "for å følge med:\n  squeue --jobs {0},{1}\n  samspill sweep status {2}\n  tail -n 5 {3}/*-{0}_*.log\n"},
         array, merge, folder, logs);
    tell({"to cancel:\n  scancel {} {}\nto send what is left, if anything is, when both have ended:\n  sh {}\n",
          "for å avbryte:\n  scancel {} {}\nfor å sende det som er igjen, om noe er det, når begge er ferdige:\n  sh "
          "{}\n"},
         array, merge, shell_word(job.folder + "/slurm/submit.sh"));
}

void send(const SlurmJob& job)
{
    const std::string scripts = job.folder + "/slurm";
    fs::create_directories(scripts);
    write_script(scripts + "/array.sh", array_script(job));
    write_script(scripts + "/merge.sh", merge_script(job));
    write_script(scripts + "/submit.sh", submit_script(job));
    const std::optional<std::string> sent = output_of("/bin/sh " + shell_word(scripts + "/submit.sh"));
    if (!sent)
        throw Failure(message("slurm.refused",
                              {"sbatch refused; what it said stands above. The scripts are in {}; when "
                               "the array was sent and its merge was not, squeue shows it",
                               "sbatch nektet; det den sa, står over. Skriptene er i {}; hvis rekken ble sendt og "
                               "sammenslåingen ikke, viser squeue det"},
                              scripts));
    const std::size_t end = sent->find('\n');
    print_how_to_follow(job, sent->substr(0, end), sent->substr(end + 1, sent->find('\n', end + 1) - end - 1));
}

}  // namespace

int sweep_submit_command(const SubmitOptions& options)
{
    check_options(options);
    const NamedSweep sweep = named_sweep(options.sweep, options.output, options.set);
    const SlurmJob job = job_of(options, sweep);
    tell({"{} runs in {} shards; an array of {} tasks with {} shards each at most, {} CPUs a task\n",
          "{} kjøringer i {} deler; en rekke på {} oppgaver med høyst {} deler hver, {} CPU-er per oppgave\n"},
         sweep.plan->runs(), job.shards, job.tasks, (job.shards + job.tasks - 1) / job.tasks, job.cpus);
    if (options.dry_run) {
        tell("\n# {0}/slurm/submit.sh\n{1}\n# {0}/slurm/array.sh\n{2}\n# {0}/slurm/merge.sh\n{3}", job.folder,
             submit_script(job), array_script(job), merge_script(job));
        return 0;
    }
    const SweepFolder folder = sweep.make_folder();
    probe_batches(folder, *sweep.plan, Depth::hashes);
    const SweepStatus status = status_of(folder, *sweep.plan, options.tries);
    if (status.is_complete()) {
        tell({"all of them are done: nothing is sent. For one file of all results:\n  samspill sweep merge {}\n",
              "alle er gjort: ingenting sendes. For én fil med alle resultater:\n  samspill sweep merge {}\n"},
             shell_word(sweep.folder));
        return 0;
    }
    send(job);
    return 0;
}

}  // namespace samspill::cli
