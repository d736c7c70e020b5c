#pragma once

#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/progress.h"
#include "experiment/calibrate/calibration.h"
#include "experiment/calibrate/calibration_journal.h"
#include "results/files/atomic_file.h"

namespace samspill::cli {

// The command that makes the same calibration again.
std::string command_line(const CalibrateOptions& options);

// The file of the fitted parameters, when one is wanted (-o): a scenario file that others include.
class FittedParameters {
public:
    // Throws InputError when there can be none of this name, or what is there must not be replaced.
    FittedParameters(const CalibrateOptions& options, const Calibration& calibration, ProgressLine& progress);

    // Once. A search that was stopped takes nothing away: what an earlier one found at its end stays.
    void write(const Calibration& calibration, const CalibrationResult& result);

private:
    const CalibrateOptions& options_;
    std::unique_ptr<AtomicFile> file_;
    bool end_is_there_ = false;  // of the same search
};

// Where the evaluations of a search are kept: beside its result, or in this folder when it has none. Nothing
// when there is nothing to search, or the folder may not be written to and nobody asked for a file in it.
std::unique_ptr<CalibrationJournal> journal_of(const CalibrateOptions& options, const Calibration& calibration,
                                               ProgressLine& progress);

}  // namespace samspill::cli
