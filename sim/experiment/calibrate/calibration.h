#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.h"
#include "core/special_numbers.h"
#include "experiment/calibrate/targets.h"
#include "experiment/replicates/memory_plan.h"
#include "experiment/statistics/statistics.h"
#include "scenario/declared/scenario.h"
#include "scenario/files/calibration_file.h"

namespace samspill {

// A calibration with its scenarios read, ready to be evaluated. The parameters are known by
// coordinates in 0..1 between their bounds, on a log scale where these are far apart.
class Calibration {
public:
    // Reads the scenarios, with `overrides` laid over each. Throws InputError for them, for names of
    // statistics and regions that are not there, for runs that begin after what is to be measured,
    // and for values that lie outside their bounds.
    explicit Calibration(CalibrationFile file, const std::vector<std::string>& overrides = {});

    const CalibrationFile& file() const { return file_; }
    std::vector<const Scenario*> scenarios() const;  // each that is run; the first is the calibration's own

    // One answer a target and replicate; NaN where it is not measured. Replicates run side by side
    // on the threads of the surrounding with_threads. Throws Interrupted when `keep_going`, which
    // is asked from several threads, says no.
    std::vector<std::vector<double>> evaluate(const std::vector<double>& point,
                                              const std::function<bool()>& keep_going = {}) const;

    // Sum over fitted targets of ((mean - value) / distance from the value to the end of the
    // interval on that side)^2; a target that nobody could be counted for costs 100.
    double loss(const std::vector<std::vector<double>>& answers) const;
    // What leaving the prior costs: prior_weight x the squared distance of the coordinates.
    double penalty(const std::vector<double>& point) const;

    std::vector<double> prior() const;  // the scenario's values as coordinates
    double value_at(std::size_t parameter, double coordinate) const;
    double prior_value(std::size_t parameter) const;
    // The parameters of the model at a point: (key, value), a table's labels one by one.
    std::vector<std::pair<std::string, double>> parameters_at(const std::vector<double>& point) const;

private:
    struct Setup {  // a scenario and what is asked of it
        std::string path;
        Scenario scenario;
        std::vector<Question> questions;
        std::vector<std::size_t> targets;  // the target of each question
    };

    Setup& setup_for(const CalibrationTarget& target, const std::vector<std::string>& overrides);
    void ask(const CalibrationTarget& target, std::size_t index, const std::vector<std::string>& overrides,
             std::vector<Mistake>& mistakes);
    void check_priors() const;

    CalibrationFile file_;
    std::vector<Setup> setups_;  // the first is the calibration's own scenario
};

// By target and replicate; NaN where it is not measured.
using CalibrationAnswers = std::vector<std::vector<double>>;

struct CalibrationProgress {
    int evaluation = 0, evaluations = 0, start = 0, starts = 0;
    double best_loss = 0.0;  // penalty included
};

struct CalibrationOptions {
    int threads = 1;
    std::function<void(const CalibrationProgress&)> progress = {};  // after every evaluation
    std::function<bool()> stop = {};                                // asked after every week, from any thread
    // An evaluation, counted from 0, that was made before; who gets those that are made now.
    std::function<std::optional<CalibrationAnswers>(int, const std::vector<double>& point)> recall = {};
    std::function<void(int, const std::vector<double>& point, const CalibrationAnswers&)> keep = {};
};

struct CalibrationResult {
    std::vector<double> point;   // the best, as coordinates
    CalibrationAnswers answers;  // there
    double loss = infinity, penalty = 0.0;
    double first_loss = infinity;  // at the scenario's values
    int evaluations = 0;
    bool stopped = false;
};

// Searches for the least loss and penalty from several starts by NLopt's BOBYQA (Powell 2009), or by
// Subplex (Rowan 1990) for a single parameter. All evaluations share seed and replicates: what they
// differ by is the parameters and not chance. Stopped before the first evaluation: no point.
CalibrationResult calibrate(const Calibration& calibration, const CalibrationOptions& options);

// Interval against interval: met when the simulated one lies wholly within the fact's, missed when
// wholly outside. It cannot be told where they overlap in part, or without an interval, or of fewer
// replicates than verdicts need (statistics.h).
enum class TargetVerdict { not_measured, nobody_counted, met, missed, cannot_be_told };
TargetVerdict judge(const CalibrationTarget& target, const Estimate& simulated);
std::string_view to_text(TargetVerdict verdict, Language language = Language::en);

MemoryPlan memory_of_calibration(const Calibration& calibration, int threads);

}  // namespace samspill
