#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/identity.h"
#include "experiment/calibrate/calibration.h"
#include "model/inputs/history.h"
#include "results/files/claim.h"

namespace samspill {

// What a search has evaluated so far, kept on the disk so that it can go on after whatever ended it: a text
// file that begins with all that decides the search and grows by a line an evaluation (FORMAT.md). The search
// is made again from its beginning; evaluations that are there are read instead of run, which gives the same
// bits.
class CalibrationJournal {
public:
    // Begins a file, or goes on with the one that is there. Throws InputError when that is of another search
    // (and says what differs), when it is there and not to be gone on with, or another process is at it;
    // std::system_error when it cannot be written.
    CalibrationJournal(std::string path, const Calibration& calibration, const Identity& program, bool resume);
    ~CalibrationJournal();
    CalibrationJournal(const CalibrationJournal&) = delete;
    CalibrationJournal& operator=(const CalibrationJournal&) = delete;

    const std::string& path() const { return path_; }
    int kept() const { return int(kept_.size()); }  // when it was opened

    // The answers of an evaluation, counted from 0, when they are there. Throws InputError when they are
    // those of another point.
    std::optional<CalibrationAnswers> recall(int evaluation, const std::vector<double>& point) const;

    // On the disk when it returns. Throws std::system_error.
    void keep(int evaluation, const std::vector<double>& point, const CalibrationAnswers& answers);

    // The search has come to its end: the file goes.
    void remove();

private:
    struct Evaluation {
        std::vector<double> point;
        CalibrationAnswers answers;
    };

    void go_on(const std::vector<PastItem>& items);
    std::optional<Evaluation> parse(const std::string& line) const;

    std::string path_;
    Claim claim_;
    std::size_t parameters_, targets_, replicates_;
    std::vector<Evaluation> kept_;
    int file_ = -1;
};

// All that decides a search but the program: calibration, inputs of its scenarios.
std::vector<PastItem> search_items(const Calibration& calibration);

}  // namespace samspill
