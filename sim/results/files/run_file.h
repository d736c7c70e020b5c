#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/digest.h"
#include "model/observed/indicators.h"
#include "results/files/layout.h"
#include "results/files/provenance.h"
#include "results/files/run_file_tables.h"
#include "results/h5/h5.h"
#include "scenario/declared/about.h"

namespace samspill {

// A parameter as a run file holds it.
struct RunParameter {
    std::string key, unit, meaning, mark;
    double value, preset, low, high;
};

// A dataset of a run file: its dimensions without `replicate`, and what it holds.
struct RunVariable {
    std::string group, name, unit, meaning;
    std::vector<std::string> axes;
    h5::Shape shape;
};

// All of a run file that is not a series: read and checked when the file is opened.
struct RunInfo : About {
    About norwegian;  // empty where the scenario gives none
    std::string scenario, scenario_text;
    std::vector<std::string> overrides;
    std::string inputs;  // digest of the effective inputs (model/inputs/history.h); none in files of older versions
    std::uint32_t seed = 0;
    int weeks = 0, burn_in = 0, first_week = 0;
    int replicates_planned = 0;
    std::optional<Week> episode_week;      // of the cohort of open episodes; not in files of older versions
    std::optional<ChangeOnTheWay> change;  // until then the world was another than the scenario says
    std::vector<Week> waves;               // weeks in which waves of the rollout begin; none in files of older versions
    std::vector<std::pair<std::uint32_t, Digest>> replicates;
    Digest digest;
    Places places;  // names, inhabitants, positions and scale only
    std::vector<RunParameter> parameters;
    std::vector<RunVariable> variables;
    double trajectory_share = 0.0;
    bool counsellors = false;             // are they written down?
    std::string trial;                    // its name; empty without one
    std::vector<std::string> trial_arms;  // the first is what the others are compared with
    std::vector<std::string> rules;       // where each rule of referral stands; none in files of older versions
    Provenance provenance;
};

// A block of one indicator: replicates x weeks x places (x groups) (x labels).
struct SeriesBlock {
    std::vector<std::string> axes;  // "replicate" first
    h5::Shape shape;
    std::vector<float> values;
};

// Reads run files (FORMAT.md). A file is not trusted: its schema is checked before anything is
// read, sizes are bounded before memory is taken, links and filters that a run file never has are
// refused. Every complaint is an InputError with the path.
class RunFile {
public:
    explicit RunFile(std::string path);

    const std::string& path() const { return path_; }
    const RunInfo& info() const { return info_; }

    // One indicator's replicates [first, first + count), by position in the file.
    SeriesBlock series(const std::string& indicator, std::size_t first, std::size_t count) const;

    // Everything that a replicate left behind, as the model gave it.
    RunOutput replicate(std::size_t position) const;

private:
    void read_attributes();
    void read_text_copies();
    void read_replicates();
    void read_places();
    void read_parameters();
    void check_layout();
    void read_outcomes(const std::string& group_name, std::size_t position, EventTime& table) const;
    std::pair<std::uint64_t, std::uint64_t> trajectory_rows(const h5::Dataset& column, std::size_t position) const;
    void read_trajectories(std::size_t position, RunOutput& output) const;
    template <class Work>
    auto guarded(Work&& work) const;

    const std::vector<std::string>& texts(const std::string& path) const;

    std::string path_;
    std::map<std::string, std::vector<std::string>> texts_;
    std::optional<h5::File> file_;
    std::vector<GroupLayout> layout_;
    RunInfo info_;
};

}  // namespace samspill
