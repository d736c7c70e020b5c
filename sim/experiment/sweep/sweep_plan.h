#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/digest.h"
#include "core/error.h"
#include "core/field.h"
#include "experiment/sweep/design.h"
#include "experiment/sweep/sweep_record.h"
#include "scenario/files/read_scenario.h"
#include "scenario/files/sweep_file.h"

namespace samspill {

// A sweep with its scenarios read: every point's inputs, cheaply. Run number = point x replicates +
// replicate, so that runs in order are the cells of a grid in order, replicates last.
class SweepPlan {
public:
    // Reads the base and the policies, looks up what is recorded; tries every policy, and every listed value and the
    // ends of every range with them. Throws InputError with all that is wrong, at its place in the sweep file.
    // `set` are further overrides for all points, as --set gives them: laid over the base and every policy.
    explicit SweepPlan(SweepFile file, std::vector<std::string> set = {});
    explicit SweepPlan(const std::string& path, std::vector<std::string> set = {})
        : SweepPlan(read_sweep(path), std::move(set))
    {
    }

    const SweepFile& file() const { return file_; }
    const Scenario& base() const { return base_; }
    const Design& design() const { return design_; }
    const SweepRecord& record() const { return *record_; }                      // what is kept of a run
    Week cohort_week() const { return base_.inputs.observation.episode_week; }  // of all points
    std::uint32_t seed() const { return base_.seed; }
    std::size_t points() const { return points_; }
    std::size_t replicates() const { return std::size_t(file_.replicates); }
    std::size_t runs() const { return points() * replicates(); }

    // Which of an axis' listed values a point has (the axis must be listed).
    std::size_t listed(std::size_t point, std::size_t axis) const;
    // The value of an axis at a point: NaN where it is a text or policy; and as text.
    double number(std::size_t point, std::size_t axis) const;
    std::string label(std::size_t point, std::size_t axis) const;

    // Does the axis change the scenario's text: has it policies, or keys that are no parameters?
    bool sets_scenario(std::size_t axis) const { return sets_scenario_[axis]; }

    // All inputs of a point; from any thread. Texts of scenarios are read once, values of parameters set
    // directly; combinations of policies and settings are read when first met, the last few are kept.
    Inputs inputs(std::size_t point) const;

    // The same for values that need not be a point's: one choice an axis.
    struct Choice {
        std::size_t listed = 0;  // when the axis is listed
        double number = 0.0;     // else
    };
    Inputs inputs(const std::vector<Choice>& choices) const;
    Choice choice(std::size_t point, std::size_t axis) const;

    // All files that the sweep is made of, in order of reading, without repetition.
    const std::vector<std::string>& files() const { return files_; }

    // The overrides that were given beside the file.
    const std::vector<std::string>& set() const { return set_; }

    // What the base and the policies say that will act on nobody.
    const std::vector<Mistake>& notes() const { return notes_; }

    // The sweep file verbatim.
    const std::string& text() const { return text_; }

    // Hash of the contents of these files and of set(): equal exactly when the sweep is the same.
    Digest digest() const { return digest_; }

private:
    struct Setter {  // a parameter that an axis sets
        std::size_t axis, parameter;
    };

    void check_set() const;
    void find_setters();
    void find_cohort_week();
    void collect_files();
    void check_values();
    void try_values(std::vector<Choice>& choices, std::vector<Mistake>& mistakes);
    bool try_value(const std::vector<Choice>& choices, const std::string& place, std::vector<Mistake>& mistakes);
    void notice_whole_numbers(std::vector<Choice>& choices, std::size_t axis);
    Design make_design() const;
    // What of the files and overrides the choices stand for.
    struct Parts {
        std::vector<std::string> paths, overrides;
    };
    Parts parts_of(const std::vector<Choice>& choices) const;
    const ScenarioSource& source_of(const std::vector<std::string>& paths) const;
    void note(const std::vector<Mistake>& notes) const;
    std::shared_ptr<const Inputs> variant(const std::vector<Choice>& choices) const;
    std::shared_ptr<const Inputs> read_variant(const std::vector<std::string>& paths,
                                               const std::vector<std::string>& overrides) const;

    SweepFile file_;
    std::vector<std::string> set_;
    Scenario base_;
    mutable std::vector<Mistake> notes_;  // grows while the plan is made
    std::optional<SweepRecord> record_;
    Design design_;
    UnitPoints unit_points_;  // empty for a grid
    std::size_t points_ = 0;
    std::vector<Setter> setters_;
    std::vector<bool> sets_scenario_;  // by axis
    std::vector<std::string> files_;
    std::string text_;
    Digest digest_;

    mutable std::mutex mutex_;  // guards what follows
    mutable std::map<std::vector<std::string>, ScenarioSource> sources_;
    mutable std::map<std::vector<std::string>, std::shared_ptr<const Inputs>> variants_;
    mutable Params scratch_;
    mutable std::vector<Parameter> parameters_;  // of scratch_
};

}  // namespace samspill
