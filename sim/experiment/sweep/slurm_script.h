#pragma once

#include <string>
#include <vector>

namespace samspill {

// What Slurm is asked for to run a sweep: an array whose tasks run the shards, and a job that merges
// when they have ended.
struct SlurmJob {
    std::string program;  // absolute path of samspill
    std::string folder;   // absolute path of the sweep's folder; the scripts lie in FOLDER/slurm
    int shards = 1;       // blocks of the sweep
    int tasks = 1;        // of the array, at most `shards`: a task runs shards one after the other
    int throttle = 0;     // tasks at the same time; 0: as many as there is room for
    int cpus = 1;         // of a task
    int requeues = 5;     // how often a task that was stopped sends itself again
    int tries = 3;        // of a run that fails
    std::string time, memory, partition, account;  // empty: the cluster's own
    std::vector<std::string> options = {};         // further options of sbatch, one word each
};

// The three scripts. Every text of the user's is one word in them, whatever it holds.
std::string array_script(const SlurmJob& job);   // bash; environment: SLURM_ARRAY_TASK_ID
std::string merge_script(const SlurmJob& job);   // bash
std::string submit_script(const SlurmJob& job);  // sh; sends the others and prints their two job numbers

// The number after `key` in what `scontrol show config` prints ("MaxArraySize = 1001"); 0 when it is
// not there.
int slurm_setting(const std::string& configuration, const std::string& key);

}  // namespace samspill
