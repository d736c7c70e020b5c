#include "experiment/sweep/sweep_plan.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "core/error.h"
#include "core/field.h"
#include "core/name.h"
#include "core/text_file.h"
#include "model/inputs/check_inputs.h"
#include "model/inputs/cohort_week.h"
#include "model/run.h"
#include "scenario/files/override.h"

namespace samspill {

namespace {

constexpr std::size_t most_looked_at = 1000;  // combinations of policies, for the week of the first one
constexpr std::size_t most_variants = 64;     // kept; 100,000 would be a gigabyte

std::string text_of(double number) { return fmt::format("{}", number); }

// What all points must have in common, so that their results can stand side by side.
Message unlike(const Inputs& inputs, const Inputs& base)
{
    if (inputs.weeks != base.weeks || inputs.burn_in != base.burn_in)
        return message("sweep.other_weeks",
                       {"runs {} weeks after {} of burn-in and the base {} after {}; all points of a sweep must run "
                        "the same weeks",
                        "kjører {} uker etter {} ukers innkjøring og basis {} etter {}; alle punkter i en gjennomgang "
                        "må kjøre de samme ukene"},
                       inputs.weeks, inputs.burn_in, base.weeks, base.burn_in);
    if (inputs.observation.from != base.observation.from ||
        inputs.observation.episode_week != base.observation.episode_week)
        return message(
            "sweep.other_observation",
            {"has another [observation] than the base; all points of a sweep must observe the same weeks (say "
             "observation.episode_week in the base, or nowhere)",
             "har en annen [observation] enn basis; alle punkter i en gjennomgang må observere de samme ukene (oppgi "
             "observation.episode_week i basis, eller ingen steder)"});
    const auto names = [](const Inputs& of) {
        std::vector<std::string> list;
        for (const RegionPlace& region : of.places.regions) list.push_back(region.name);
        return list;
    };
    if (names(inputs) != names(base))
        return message("sweep.other_regions",
                       {"has other regions than the base; all points of a sweep must have the same",
                        "har andre regioner enn basis; alle punkter i en gjennomgang må ha de samme"});
    return {};
}

}  // namespace

SweepPlan::SweepPlan(SweepFile file, std::vector<std::string> set)
    : file_(std::move(file)), set_(std::move(set)), parameters_(parameters_of(scratch_))
{
    check_set();
    find_setters();
    std::vector<std::string> overrides = file_.set;
    overrides.insert(overrides.end(), set_.begin(), set_.end());
    base_ = ScenarioSource({file_.scenario}).with(overrides);
    notes_ = base_.notes;
    base_.inputs.observation.counsellors = false;  // a sweep keeps none
    check_inputs(base_.inputs);
    find_cohort_week();
    record_.emplace(file_, base_.inputs);
    check_values();
    design_ = make_design();
    points_ = point_count(design_);
    if (points_ > std::numeric_limits<std::uint32_t>::max() / replicates())
        throw InputError(file_.files.back(), message("sweep.too_many_runs",
                                                     {"{} points x {} replicates are more than 2^32 runs",
                                                      "{} punkter x {} kjøringer er mer enn 2^32 kjøringer"},
                                                     points_, replicates()));
    if (design_.kind != DesignKind::grid) unit_points_ = design_points(design_);
    collect_files();
}

// What an axis sets, and what a sweep has keys of its own for, is not to be set beside it: it would do nothing.
void SweepPlan::check_set() const
{
    std::vector<Mistake> mistakes;
    for (const std::string& text : set_) {
        std::string key = canonical_name(text.substr(0, text.find('=')));
        if (key.starts_with("params.")) key = key.substr(7);
        for (const SweepAxis& axis : file_.axes)
            if (std::ranges::find(axis.keys, key) != axis.keys.end())
                mistakes.push_back(
                    {"--set " + input::shown_name(key),
                     message("sweep.axis_sets",
                             {"the axis {} sets it ({}): change the axis", "aksen {} setter den ({}): endre aksen"},
                             axis.name, axis.place)});
        if (key == "run.replicates")
            mistakes.push_back(
                {"--set " + key,
                 message("sweep.set_replicates",
                         {"has no effect on a sweep: its file says how many ([sweep] replicates)",
                          "virker ikke på en gjennomgang: filen sier hvor mange ([sweep] replicates)"})});
    }
    if (!mistakes.empty()) throw InputError(std::move(mistakes));
}

void SweepPlan::find_setters()
{
    for (std::size_t a = 0; a < file_.axes.size(); ++a) {
        const SweepAxis& axis = file_.axes[a];
        bool text = axis.keys.empty();
        for (const std::string& key : axis.keys) {
            if (input::is_setting_key(key))
                text = true;
            else
                setters_.push_back(
                    {a, std::size_t(std::ranges::find(parameters_, key, &Parameter::key) - parameters_.begin())});
        }
        sets_scenario_.push_back(text);
    }
}

// The first week of the policies of any point, so that they all begin with one cohort that none of them has
// touched. What cannot be read is told when values are checked.
void SweepPlan::find_cohort_week()
{
    if (base_.episode_week) return;
    std::optional<Week> first = first_policy_week(base_.inputs);
    std::vector<Choice> choices(file_.axes.size());
    std::size_t tried = 0;
    const std::function<void(std::size_t)> look = [&](std::size_t a) {
        if (tried >= most_looked_at) return;
        if (a == file_.axes.size()) {
            ++tried;
            try {
                const Parts parts = parts_of(choices);
                const auto week = first_policy_week(source_of(parts.paths).with(parts.overrides).inputs);
                if (week && (!first || *week < *first)) first = week;
            } catch (const InputError&) {
            }
            return;
        }
        const SweepAxis& axis = file_.axes[a];
        const std::size_t values = !sets_scenario_[a] ? 1 : axis.is_listed() ? axis.values.size() : 2;
        for (std::size_t i = 0; i < values; ++i) {
            choices[a] = axis.is_listed() ? Choice{i, axis.values[i].number} : Choice{0, axis.number_at(double(i))};
            look(a + 1);
        }
    };
    if (std::ranges::find(sets_scenario_, true) != sets_scenario_.end()) look(0);
    if (first) base_.inputs.observation.episode_week = *first;
}

Design SweepPlan::make_design() const
{
    Design design;
    design.kind = file_.design;
    design.axes = file_.axes.size();
    design.samples = std::size_t(file_.design == DesignKind::morris ? file_.trajectories : file_.samples);
    design.levels = file_.levels;
    design.seed = file_.seed;
    if (file_.design == DesignKind::grid)
        for (const SweepAxis& axis : file_.axes) design.steps.push_back(axis.values.size());
    return design;
}

void SweepPlan::collect_files()
{
    files_ = file_.files;
    for (const auto& [paths, source] : sources_)
        files_.insert(files_.end(), source.files().begin(), source.files().end());
    files_.insert(files_.end(), base_.files.begin(), base_.files.end());
    std::ranges::sort(files_);
    files_.erase(std::unique(files_.begin(), files_.end()), files_.end());
    // Contents only: the same sweep in another folder is the same.
    std::vector<std::string> contents;
    for (const std::string& path : files_) contents.push_back(text_of_file(path));
    std::ranges::sort(contents);
    Digester digester;
    text_ = text_of_file(file_.files.back());
    digester.add(text_);
    for (const std::string& content : contents) digester.add(content);
    for (const std::string& text : set_) digester.add("--set " + text);
    digest_ = digester.digest();
}

std::size_t SweepPlan::listed(std::size_t point, std::size_t axis) const
{
    return design_.kind == DesignKind::grid ? grid_step(design_, point, axis)
                                            : file_.axes[axis].listed_at(unit_points_.at(point, axis));
}

SweepPlan::Choice SweepPlan::choice(std::size_t point, std::size_t axis) const
{
    const SweepAxis& info = file_.axes[axis];
    if (!info.is_listed()) return {0, info.number_at(unit_points_.at(point, axis))};
    const std::size_t place = listed(point, axis);
    return {place, info.values[place].number};
}

double SweepPlan::number(std::size_t point, std::size_t axis) const { return choice(point, axis).number; }

std::string SweepPlan::label(std::size_t point, std::size_t axis) const
{
    const SweepAxis& info = file_.axes[axis];
    return info.is_listed() ? info.values[listed(point, axis)].label : text_of(number(point, axis));
}

Inputs SweepPlan::inputs(std::size_t point) const
{
    std::vector<Choice> choices;
    for (std::size_t a = 0; a < file_.axes.size(); ++a) choices.push_back(choice(point, a));
    return inputs(choices);
}

Inputs SweepPlan::inputs(const std::vector<Choice>& choices) const
{
    const std::shared_ptr<const Inputs> variant_inputs = variant(choices);
    Inputs inputs = *variant_inputs;
    if (setters_.empty()) return inputs;
    const std::lock_guard lock(mutex_);
    scratch_ = inputs.params;
    for (const Setter& setter : setters_) {
        const SweepAxis& axis = file_.axes[setter.axis];
        const Choice& choice = choices[setter.axis];
        parameters_[setter.parameter].set(axis.is_listed() ? axis.values[choice.listed].number : choice.number);
    }
    inputs.params = scratch_;
    return inputs;
}

SweepPlan::Parts SweepPlan::parts_of(const std::vector<Choice>& choices) const
{
    std::vector<std::string> paths{file_.scenario}, overrides = file_.set;
    std::vector<std::string> settings;  // after all policies, which may bring the waves that they change
    for (std::size_t a = 0; a < file_.axes.size(); ++a) {
        if (!sets_scenario_[a]) continue;
        const SweepAxis& axis = file_.axes[a];
        const SweepValue* value = axis.is_listed() ? &axis.values[choices[a].listed] : nullptr;
        if (axis.keys.empty()) {
            if (!value->scenario.empty()) paths.push_back(value->scenario);
            overrides.insert(overrides.end(), value->set.begin(), value->set.end());
        }
        for (const std::string& key : axis.keys)
            if (input::is_setting_key(key))
                settings.push_back(key + "=" + (value ? value->label : text_of(choices[a].number)));
    }
    overrides.insert(overrides.end(), set_.begin(), set_.end());
    overrides.insert(overrides.end(), settings.begin(), settings.end());
    return {std::move(paths), std::move(overrides)};
}

std::shared_ptr<const Inputs> SweepPlan::variant(const std::vector<Choice>& choices) const
{
    const auto [paths, overrides] = parts_of(choices);
    std::vector<std::string> name = paths;
    name.emplace_back();
    name.insert(name.end(), overrides.begin(), overrides.end());
    {
        const std::lock_guard lock(mutex_);
        if (const auto known = variants_.find(name); known != variants_.end()) return known->second;
    }
    std::shared_ptr<const Inputs> read = read_variant(paths, overrides);
    const std::lock_guard lock(mutex_);
    if (variants_.size() >= most_variants) variants_.clear();
    variants_.emplace(name, read);
    return read;
}

const ScenarioSource& SweepPlan::source_of(const std::vector<std::string>& paths) const
{
    const std::lock_guard lock(mutex_);
    auto known = sources_.find(paths);
    if (known == sources_.end()) known = sources_.emplace(paths, ScenarioSource(paths)).first;
    return known->second;  // stays where it is: a map
}

// Each once, however many points have it.
void SweepPlan::note(const std::vector<Mistake>& notes) const
{
    const std::lock_guard lock(mutex_);
    for (const Mistake& one : notes) {
        const auto same = [&](const Mistake& known) {
            return known.place == one.place && known.message == one.message;
        };
        if (points_ == 0 && std::ranges::none_of(notes_, same)) notes_.push_back(one);
    }
}

std::shared_ptr<const Inputs> SweepPlan::read_variant(const std::vector<std::string>& paths,
                                                      const std::vector<std::string>& overrides) const
{
    Scenario scenario = source_of(paths).with(overrides);
    note(scenario.notes);
    auto inputs = std::make_shared<Inputs>(std::move(scenario.inputs));
    inputs->observation.counsellors = false;
    if (!scenario.episode_week) inputs->observation.episode_week = cohort_week();
    check_inputs(*inputs);
    if (const Message why = unlike(*inputs, base_.inputs); !why.empty()) throw InputError("", why);
    return inputs;
}

}  // namespace samspill
