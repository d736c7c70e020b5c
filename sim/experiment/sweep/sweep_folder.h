#pragma once

#include <memory>
#include <string>
#include <vector>

#include "experiment/sweep/sweep_batch.h"
#include "experiment/sweep/sweep_plan.h"
#include "model/inputs/history.h"

namespace samspill {

// The folder of a sweep, which holds all that is needed to go on with it:
//   manifest        what the sweep is (text): file, --set, digest of the plan, points, replicates, program
//   effective.txt   all parameters and settings of base and policies after defaults (sweep_policies.h)
//   inputs/         the sweep file and all scenario files, verbatim
//   ledger/*.log    what has been done, a file a process (sweep_ledger.h)
//   ledger/*.hand   what is being done, a file a shard (sweep_hand.h)
//   runs/*.h5       results, many runs a file (sweep_batch.h)
class SweepFolder {
public:
    // Opens the folder of a sweep. Throws InputError when `path` is none.
    explicit SweepFolder(std::string path);

    // Makes the folder of this sweep, or finds it made, also by another process at the same time.
    // Throws InputError when it is the folder of another sweep or was begun by another program, and says
    // what is different.
    static SweepFolder create(const std::string& path, const SweepPlan& plan, const Identity& program);

    const std::string& path() const { return path_; }
    std::string sweep_file() const { return path_ + "/inputs/" + sweep_; }
    std::string ledger() const { return path_ + "/ledger"; }
    std::string runs() const { return path_ + "/runs"; }
    const std::string& digest() const { return origin_.plan; }    // of the plan
    const BatchOrigin& origin() const { return origin_; }         // what makes its runs
    const std::vector<std::string>& set() const { return set_; }  // overrides that were given beside the file

    // The sweep as it was begun. Throws InputError when its files have been changed since.
    std::unique_ptr<SweepPlan> plan() const;

    // Throws InputError unless this program, with its defaults, is the one that began the sweep; says
    // which part differs, both values, and what to do. For whoever adds runs or puts them together.
    void require_same_program(const SweepPlan& plan, const Identity& program) const;

private:
    void read_manifest();
    std::vector<Message> effective_differences(const std::vector<PastItem>& now) const;
    [[noreturn]] void tell_difference(const SweepPlan& plan) const;

    std::string path_, sweep_;
    BatchOrigin origin_;
    std::vector<std::string> set_;
};

// "<text> <16 hexadecimal digits>\n": a line with the XXH3 hash of its text; and back: the text, or
// nothing when the line is torn or damaged.
std::string checked_line(const std::string& text);
std::string text_of_checked_line(const std::string& line);

}  // namespace samspill
