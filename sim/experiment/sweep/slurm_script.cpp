#include "experiment/sweep/slurm_script.h"
#include "core/shell_word.h"

#include <charconv>
#include <string_view>

#include <fmt/format.h>

namespace samspill {

namespace {

// Seconds before its time limit at which a task is told to end: the runs in hand get 30 of them, the
// rest is for a slow file system.
constexpr int seconds_to_end = 90;

// What is the same in every array; above it stand the sweep's own values. The signal before the time
// limit is USR1 and not TERM, so that a task that its owner cancelled does not send itself again.
constexpr std::string_view array_body = R"bash(
child= stopped= left= worst=0
again="sh $(printf %q "$folder/slurm/submit.sh") does what is left"
stop() { stopped=$1; [ -z "$child" ] || kill -TERM "$child" 2>/dev/null; }
trap 'stop limit' USR1
trap 'stop cancel' TERM INT

send_again() {
    restarts=${SLURM_RESTART_COUNT:-0}
    if [ "$restarts" -ge "$requeues" ]; then
        echo "$1; sent again $restarts times, which is the limit: $again" >&2
        exit 75
    fi
    echo "$1; sending this task again ($((restarts + 1)) of $requeues)" >&2
    scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID" && exit 0
    echo "Slurm refused to requeue the task: $again" >&2
    exit 75
}

for ((shard = SLURM_ARRAY_TASK_ID + 1; shard <= shards; shard += tasks)); do
    [ -z "$stopped" ] || { left=1; break; }
    "$samspill" sweep run "$folder" --shard "$shard/$shards" --threads "${SLURM_CPUS_PER_TASK:-1}" \
        --tries "$tries" --quiet &
    child=$!
    [ -z "$stopped" ] || kill -TERM "$child" # told before there was a child to tell
    wait "$child"
    while kill -0 "$child" 2>/dev/null; do wait "$child"; done # a signal ends a wait, not the child
    wait "$child"                                              # bash still knows how it ended
    code=$?
    child=
    echo "shard $shard/$shards ended with $code"
    case $code in
    0) ;;
    1) worst=1 ;; # runs that failed: the other shards are wanted all the same
    2) exit 2 ;;
    *)
        [ -n "$stopped" ] || send_again "shard $shard/$shards was ended from outside (exit code $code)"
        left=1
        break
        ;;
    esac
done
[ -n "$left" ] || exit "$worst"
[ "$stopped" != limit ] || send_again "the time limit is near"
exit 75
)bash";

constexpr std::string_view merge_body = R"bash(
"$samspill" sweep status "$folder" --tries "$tries"
"$samspill" sweep merge "$folder" && exit 0
echo "Not merged. This sends what is left, and begins no run twice:" >&2
echo "  sh $(printf %q "$folder/slurm/submit.sh")" >&2
echo "For what there is, with NaN for the rest:" >&2
echo "  samspill sweep merge --partial $(printf %q "$folder")" >&2
exit 1
)bash";

std::string head(const char* shell, const char* what, const SlurmJob& job)
{
    return fmt::format(
        "#!{}\n# Written by samspill sweep submit: {}\nsamspill={}\nfolder={}\nshards={} tasks={} requeues={} "
        "tries={}\n",
        shell, what, shell_word(job.program), shell_word(job.folder), job.shards, job.tasks, job.requeues, job.tries);
}

// In the names of log files % begins a pattern of Slurm's.
std::string log_name(const std::string& folder, const char* pattern)
{
    std::string name;
    for (const char c : folder) name += c == '%' ? std::string("%%") : std::string(1, c);
    return shell_word(name + "/slurm/" + pattern);
}

// Options that both jobs have, each a word of the shell.
std::string common_options(const SlurmJob& job)
{
    std::string text;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) text += " " + shell_word(fmt::format("--{}={}", name, value));
    };
    add("time", job.time);
    add("mem", job.memory);
    add("partition", job.partition);
    add("account", job.account);
    for (const std::string& option : job.options) text += " " + shell_word(option);
    return text;
}

}  // namespace

std::string array_script(const SlurmJob& job)
{
    return head("/bin/bash", "one task of the array, which runs every `tasks`th shard.", job) +
           std::string(array_body.substr(1));
}

std::string merge_script(const SlurmJob& job)
{
    return head("/bin/bash", "merges when all tasks have ended, or says what is missing.", job) +
           std::string(merge_body.substr(1));
}

std::string submit_script(const SlurmJob& job)
{
    const std::string throttle = job.throttle > 0 ? fmt::format("%{}", job.throttle) : "";
    std::string text = head("/bin/sh",
                            "sends the array, and the job that merges after it. To be run\n"
                            "# again whenever runs are missing: those that are done are not begun again.",
                            job);
    text += "set -eu\n";
    text += fmt::format(
        "array=$(sbatch --parsable --job-name=samspill --array=0-{}{} --ntasks=1 --cpus-per-task={} --requeue "
        "--open-mode=append"
        " --signal=B:USR1@{} --output={}{} \"$folder/slurm/array.sh\")\n",
        job.tasks - 1, throttle, job.cpus, seconds_to_end, log_name(job.folder, "array-%A_%a.log"),
        common_options(job));
    text += "array=${array%%;*} # what follows is the cluster's name\necho \"$array\"\n";
    text += fmt::format(
        "merge=$(sbatch --parsable --job-name=samspill-merge --dependency=afterany:\"$array\" --ntasks=1"
        " --open-mode=append --output={}{} \"$folder/slurm/merge.sh\")\n",
        log_name(job.folder, "merge-%j.log"), common_options(job));
    text += "echo \"${merge%%;*}\"\n";
    return text;
}

int slurm_setting(const std::string& configuration, const std::string& key)
{
    for (std::size_t at = 0; (at = configuration.find(key, at)) != std::string::npos; at += key.size()) {
        if (at > 0 && configuration[at - 1] != '\n') continue;
        std::size_t value = configuration.find_first_not_of(' ', at + key.size());
        if (value == std::string::npos || configuration[value] != '=') continue;
        value = configuration.find_first_not_of(' ', value + 1);
        if (value == std::string::npos) return 0;
        int number = 0;
        std::from_chars(configuration.data() + value, configuration.data() + configuration.size(), number);
        return number;
    }
    return 0;
}

}  // namespace samspill
