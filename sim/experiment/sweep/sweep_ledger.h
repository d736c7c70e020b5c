#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace samspill {

// The ledgers of a sweep: one append-only text file a process, so that no two processes ever write
// to one file, on any file system. A line a fact, each with a checksum; a line that is torn or damaged
// counts as not written. Facts:
//   sweep DIGEST               the first line: of which plan
//   batch FILE RUNS            these runs are in this file of runs/; written when the file is on the disk
//   strike RUN                 a process that had this run in hand was killed
//   error RUN TEXT             the run ended with an error
// Runs are written as "3,5-9,10-50/8" (first-last/step).

// What all ledgers of a sweep say.
struct SweepState {
    struct Batch {
        std::string file;  // name in runs/
        std::vector<std::uint64_t> runs;
    };
    // What went wrong with a run.
    struct Trouble {
        int strikes = 0, errors = 0;
        std::string last_error;

        int tries() const { return strikes + errors; }
    };

    std::vector<bool> done;  // by run
    std::size_t done_count = 0;
    std::map<std::uint64_t, Trouble> troubles;
    std::vector<Batch> batches;       // whose files are there
    std::size_t missing_batches = 0;  // whose files are not: their runs are not done
    std::size_t damaged_lines = 0;

    // Runs that are not done and have used up their tries.
    std::vector<std::uint64_t> failed(int tries) const;
};

// Reads all ledgers in `ledger`; files of batches are looked for in `runs`. Ledgers of another plan
// are not counted. Throws InputError when the folder cannot be read.
SweepState read_ledgers(const std::string& ledger, const std::string& runs, const std::string& digest,
                        std::size_t run_count);

// Appends facts to a new ledger; each is on the disk when the call returns.
class LedgerWriter {
public:
    // `name` begins the file's name.
    LedgerWriter(const std::string& folder, const std::string& name, const std::string& digest);
    ~LedgerWriter();
    LedgerWriter(const LedgerWriter&) = delete;
    LedgerWriter& operator=(const LedgerWriter&) = delete;

    const std::string& name() const { return name_; }  // of the file without .log: no other ledger's
    void batch(const std::string& file, const std::vector<std::uint64_t>& runs);
    void strike(std::uint64_t run);
    void error(std::uint64_t run, const std::string& text);

private:
    void append(const std::string& text);

    std::string name_, path_;
    int descriptor_;
};

std::string text_of_runs(const std::vector<std::uint64_t>& runs);  // ascending
// Throws std::invalid_argument when the text is none.
std::vector<std::uint64_t> runs_of_text(const std::string& text);

}  // namespace samspill
