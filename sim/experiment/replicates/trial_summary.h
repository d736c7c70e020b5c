#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/statistics/statistics.h"
#include "model/inputs/policies.h"
#include "model/observed/indicators.h"

namespace samspill {

// The outcomes of a trial that are shares of those observed; Outcome::observed itself comes first.
inline constexpr int n_trial_shares = n_outcomes - 1;

// Weeks since enrolment at which a trial is read. At 0 those observed are all who were enrolled.
inline constexpr std::array<int, 5> trial_weeks{0, 26, 52, 104, 208};

// One replicate: persons observed, and per cent of them by outcome, of every arm at every reading.
struct TrialFindings {
    struct Reading {
        double observed = 0.0;
        std::array<double, n_trial_shares> share{};  // NaN when nobody is observed
    };
    std::vector<std::array<Reading, trial_weeks.size()>> arms;
};
TrialFindings trial_findings_of(const RunOutput& output);

// A trial's table: each arm, and its difference from the first, with intervals over replicates.
class TrialSummary {
public:
    struct Row {
        std::string arm;
        bool difference;  // from the first arm, in percentage points; observed is then empty
        int week;         // since enrolment
        Estimate observed;
        std::array<Estimate, n_trial_shares> share;  // per cent
    };

    explicit TrialSummary(const Trial& trial);
    void add(const TrialFindings& findings);  // in the order of the replicates
    int replicates() const { return int(replicates_.size()); }
    const std::string& name() const { return name_; }
    std::vector<Row> rows() const;

private:
    bool somebody_observed(std::size_t reading) const;
    Row row(std::size_t arm, std::size_t reading, bool difference) const;

    std::string name_;
    std::vector<std::string> arms_;
    std::vector<TrialFindings> replicates_;
};

std::string_view name_of_share(int share);  // "in_work", ...

std::string to_text(const TrialSummary& summary, Language language);

}  // namespace samspill
