#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// One struct of options and one function a command. The functions return the exit code (0 ok,
// 1 a failure) and throw InputError for bad input (main turns it into exit code 2).
namespace samspill::cli {

struct RunOptions {
    std::string scenario;
    std::string output;  // empty: the scenario's name + ".h5" in the current folder
    std::optional<int> replicates;
    std::optional<std::uint32_t> seed;
    std::optional<int> weeks;
    std::vector<std::string> set;   // "key=value"
    std::string from;               // file of states to go on from; empty: the burn-in
    std::optional<int> save_state;  // week
    bool other_past = false;        // go on from states although the scenario's past differs
    int checkpoint_every = 0;       // weeks; 0: no checkpoints
    bool resume = false;            // go on with the checkpoints that are there
    bool force = false;             // replace results of other inputs
    int threads = 0;                // 0: all CPUs that it may use
    bool json = false;
    bool quiet = false;  // no progress
};
int run_command(const RunOptions& options);

struct CompareOptions {
    std::string base;  // the null alternative
    std::vector<std::string> alternatives;
    std::string output;             // empty: the base's name + "_compared.h5", or the file that is resumed
    std::string report;             // page to write; empty: none
    std::string resume;             // comparison file to go on with; empty: none
    std::optional<int> replicates;  // default: the base's
    std::optional<double> precision;
    std::string endpoint;  // what precision is asked of; empty: the primary one
    int most = 1000;       // replicates, with a precision
    std::optional<std::uint32_t> seed;
    std::optional<int> weeks;
    std::vector<std::string> set;  // "key=value", for all scenarios
    int threads = 0;               // 0: all CPUs that it may use
    bool force = false;            // replace results of other inputs
    bool all = false;              // every endpoint
    bool json = false;
    bool quiet = false;
};
int compare_command(const CompareOptions& options);

struct ReportOptions {
    std::string file;    // a comparison file
    std::string output;  // page to write
    bool force = false;  // replace a page about another comparison
};
int report_command(const ReportOptions& options);

struct CheckOptions {
    std::vector<std::string> scenarios;
    bool json = false;
};
int check_command(const CheckOptions& options);

struct ParamsOptions {
    std::string scenario;  // empty: the defaults
    std::string search;    // only keys and meanings that hold this text
    bool markdown = false, json = false;
};
int params_command(const ParamsOptions& options);

struct InfoOptions {
    std::string file;
    bool json = false;
};
int info_command(const InfoOptions& options);

struct CalibrateOptions {
    std::string file;
    std::string output;  // fragment of the fitted parameters; empty: none
    std::optional<int> replicates, evaluations, starts;
    std::optional<std::uint32_t> seed;
    std::vector<std::string> set;  // "key=value", for every scenario
    int threads = 0;               // 0: all CPUs that it may use
    bool check = false;            // no fitting
    bool resume = false;           // go on with the evaluations that a broken off search left
    bool force = false;            // replace parameters of another calibration
    bool statistics = false;       // only list how facts are measured
    bool json = false;
    bool quiet = false;
};
int calibrate_command(const CalibrateOptions& options);

struct SweepOptions {
    std::string sweep;             // sweep file, or the folder of a sweep that was begun
    std::string output;            // folder; empty: the sweep file's name in the current folder
    std::vector<std::string> set;  // "key=value", for all points
    std::string shard = "1/1";
    int threads = 0;  // 0: all CPUs that it may use
    int tries = 3;
    double flush_every = 5.0;  // seconds
    bool json = false;
    bool quiet = false;  // no progress
};
int sweep_run_command(const SweepOptions& options);

struct SweepStatusOptions {
    std::string folder;
    int tries = 3;
    bool json = false;
};
int sweep_status_command(const SweepStatusOptions& options);

struct SweepMergeOptions {
    std::string folder;
    std::string output;  // empty: merged.h5 in the folder
    bool force = false;  // replace the results of another sweep
    bool partial = false;
    bool json = false;
};
int sweep_merge_command(const SweepMergeOptions& options);

struct DiffOptions {
    std::string a, b;
    std::optional<std::uint32_t> seed;
    std::optional<int> weeks;
    std::uint32_t replicate = 0;
    std::vector<std::string> set;         // "key=value", for both
    std::optional<std::uint64_t> person;  // whose two lives to tell
    int list = 5;                         // persons to name
    int threads = 0;                      // 0: all CPUs that it may use
    bool json = false;
    bool quiet = false;
};
int diff_command(const DiffOptions& options);

struct SubmitOptions {
    std::string sweep, output;     // as in SweepOptions
    std::vector<std::string> set;  // likewise
    int shards = 16;
    int tasks = 0;     // of the array; 0: one a shard, as far as the cluster allows
    int throttle = 0;  // tasks at the same time; 0: no limit
    int cpus = 1, requeues = 5, tries = 3;
    std::string time, memory, partition, account;  // empty: the cluster's own
    std::vector<std::string> sbatch_options;
    bool dry_run = false;
};
int sweep_submit_command(const SubmitOptions& options);

struct SensitivityOptions {
    std::string folder;
    std::vector<std::string> endpoints;  // empty: the primary one
    bool json = false;
};
int sensitivity_command(const SensitivityOptions& options);

// Becomes samspill-view, the program beside this one, with the arguments that follow `view`; returns only by
// InputError.
int start_viewer(char** arguments);

struct ScenariosOptions {
    bool names = false;
};
int scenarios_command(const ScenariosOptions& options);

}  // namespace samspill::cli
