#pragma once

#include <memory>
#include <string>

#include "experiment/sweep_plan.h"

namespace samspill {

// The folder of a sweep, which holds all that is needed to go on with it:
//   manifest        what the sweep is (text): file, --set, digest of the plan, points, replicates, version
//   inputs/         the sweep file and all scenario files, verbatim
//   ledger/*.log    what has been done, a file a process (sweep_ledger.h)
//   ledger/*.hand   what is being done, a file a shard (sweep_hand.h)
//   runs/*.h5       results, many runs a file (sweep_batch.h)
class SweepFolder {
public:
    // Opens the folder of a sweep. Throws InputError when `path` is none.
    explicit SweepFolder(std::string path);

    // Makes the folder of this sweep, or finds it made, also by another process at the same time.
    // Throws InputError when it is the folder of another sweep or of another version of the program, and
    // says what is different.
    static SweepFolder create(const std::string& path, const SweepPlan& plan, const std::string& version);

    const std::string& path() const { return path_; }
    std::string sweep_file() const { return path_ + "/inputs/" + sweep_; }
    std::string ledger() const { return path_ + "/ledger"; }
    std::string runs() const { return path_ + "/runs"; }
    const std::string& version() const { return version_; }       // of the program that began it
    const std::string& digest() const { return digest_; }         // of the plan
    const std::vector<std::string>& set() const { return set_; }  // overrides that were given beside the file

    // The sweep as it was begun. Throws InputError when its files have been changed since.
    std::unique_ptr<SweepPlan> plan() const;

private:
    void read_manifest();
    [[noreturn]] void tell_difference(const SweepPlan& plan) const;

    std::string path_, sweep_, digest_, version_;
    std::vector<std::string> set_;
};

// "<text> <16 hexadecimal digits>\n": a line with the XXH3 hash of its text; and back: the text, or
// nothing when the line is torn or damaged.
std::string checked_line(const std::string& text);
std::string text_of_checked_line(const std::string& line);

}  // namespace samspill
