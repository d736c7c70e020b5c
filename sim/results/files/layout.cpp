#include "results/files/layout.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>

#include "core/members.h"

namespace samspill {

namespace {

constexpr std::size_t chunk_bytes = 512 * 1024;  // before compression

template <class Names>
std::vector<std::string> texts(const Names& names)
{
    return {names.begin(), names.end()};
}

std::vector<std::int32_t> numbers(int first, int count)
{
    std::vector<std::int32_t> list(std::size_t(std::max(count, 0)));
    std::iota(list.begin(), list.end(), first);
    return list;
}

std::vector<std::string> region_names(const Places& places)
{
    std::vector<std::string> names;
    for (const RegionPlace& region : places.regions) names.push_back(region.name);
    return names;
}

std::vector<std::string> office_names(const Places& places)
{
    std::vector<std::string> names;
    for (const RegionPlace& region : places.regions)
        for (const OfficePlace& office : region.offices) names.push_back(office.name);
    return names;
}

Axis group_axis() { return {"group", "entry group", texts(GroupLabels::names)}; }
Axis region_axis(const Places& places)
{
    return {"region", "labour market with one career centre", region_names(places)};
}

Variable series_variable(const IndicatorInfo& indicator)
{
    constexpr std::string_view measures[] = {"stock", "flow", "level"};
    std::vector<std::string> axes{"week"};
    axes.push_back(indicator.extent == Extent::region ? "region" : "office");
    if (indicator.extent == Extent::office_group) axes.push_back("group");
    if (indicator.labels != LabelAxis::none) axes.emplace_back(name_of(indicator.labels));
    return {std::string(indicator.name),
            h5::Type::float32,
            std::move(axes),
            std::string(indicator.unit),
            std::string(indicator.meaning),
            std::string(indicator.meaning_no),
            std::string(measures[int(indicator.measure)]),
            int(indicator.id)};
}

GroupLayout series_group(const Inputs& inputs)
{
    GroupLayout group{"series", "weekly series of every indicator", {}, {}};
    const int weeks = inputs.weeks - inputs.observation.from;
    group.axes = {week_axis(inputs.observation.from, weeks),
                  {"office", "municipal NAV office", office_names(inputs.places)},
                  region_axis(inputs.places),
                  group_axis()};
    constexpr std::pair<LabelAxis, std::string_view> label_axes[] = {
        {LabelAxis::status, "status at the end of the week"},
        {LabelAxis::plan, "plan at the end of the week"},
        {LabelAxis::benefit, "benefit at the end of the week"},
        {LabelAxis::ring, "ring of involvement, from the middle out"},
        {LabelAxis::flaw_kind, "kind of flaw"},
    };
    for (const auto& [axis, meaning] : label_axes)
        group.axes.push_back({std::string(name_of(axis)), std::string(meaning), texts(labels_of(axis))});
    for (const IndicatorInfo& indicator : indicators()) group.variables.push_back(series_variable(indicator));
    return group;
}

// Outcomes by weeks since a start, by `who`: the cohorts, or the arms of a trial.
GroupLayout outcomes_group(std::string name, std::string meaning, const Axis& who, std::string since,
                           const Inputs& inputs)
{
    constexpr std::array<std::string_view, n_outcomes> meanings{
        "persons whose week is inside the horizon: the denominator",
        "of them in work: employed, sick-listed with an employer, or supported in a job",
        "of them in education",
        "of them on a benefit",
        "of them, have by now been 52 weeks in work in a row at least once since the start",
    };
    constexpr std::array<std::string_view, n_outcomes> meanings_no{
        "personer som kan følges så lenge: nevneren",
        "av dem i arbeid: ansatt, sykmeldt med arbeidsgiver, eller i jobb med støtte",
        "av dem i utdanning",
        "av dem med en ytelse",
        "av dem har nå vært 52 uker i arbeid på rad minst én gang siden start",
    };
    GroupLayout group{std::move(name), std::move(meaning), {}, {}};
    group.axes = {who,
                  region_axis(inputs.places),
                  group_axis(),
                  {"weeks_since", std::move(since), numbers(0, inputs.weeks), "week"}};
    for (int outcome = 0; outcome < n_outcomes; ++outcome)
        group.variables.push_back({std::string(OutcomeLabels::names[std::size_t(outcome)]),
                                   h5::Type::int32,
                                   {who.name, "region", "group", "weeks_since"},
                                   "1",
                                   std::string(meanings[std::size_t(outcome)]),
                                   std::string(meanings_no[std::size_t(outcome)]),
                                   "stock",
                                   outcome});
    return group;
}

GroupLayout event_time_group(const Inputs& inputs)
{
    return outcomes_group("event_time", "outcomes by weeks since the start of a cohort",
                          {"cohort", "persons whose membership no policy can change", texts(CohortLabels::names)},
                          "weeks since the cohort's start", inputs);
}

GroupLayout trial_group(const Inputs& inputs)
{
    std::vector<std::string> arms;
    for (const TrialArm& arm : inputs.trial->arms) arms.push_back(arm.name);
    return outcomes_group("trial", "outcomes by arm of the trial and weeks since enrolment",
                          {"arm", "arm of the trial; with the first one the others are compared", arms},
                          "weeks since enrolment", inputs);
}

GroupLayout waits_group(const Inputs& inputs)
{
    GroupLayout group{"waits", "how long clients waited for the career centre, from week 0 on", {}, {}};
    group.axes = {region_axis(inputs.places),
                  {"wait", "whole weeks between referral and first session; the last bin is open",
                   numbers(0, wait_bins), "week"}};
    group.variables = {{"clients",
                        h5::Type::int32,
                        {"region", "wait"},
                        "1",
                        "clients by the weeks they waited for their first session",
                        "brukere etter uker de ventet på første samtale",
                        "flow",
                        0}};
    return group;
}

GroupLayout rules_group(const std::vector<std::string>& rules)
{
    const auto count = [](const char* name, const char* meaning, const char* meaning_no, int index) {
        return Variable{name, h5::Type::int32, {"rule"}, "1", meaning, meaning_no, "flow", index};
    };
    GroupLayout group{"rules", "how often each rule of referral came into play, from week 0 on", {}, {}};
    group.axes = {{"rule", "where the rule stands in the scenario", rules}};
    group.variables = {count("met", "users met, or due where they refer themselves, whose first rule it was",
                             "brukere i møte, eller i tur der de henviser seg selv, som regelen var den første for", 0),
                       count("referred", "referrals that came of it", "henvisninger som kom av den", 1)};
    return group;
}

template <class Number>
std::span<const std::byte> bytes_of(const std::vector<Number>& numbers, std::size_t first, std::size_t count)
{
    return std::as_bytes(std::span(numbers).subspan(first, count));
}

}  // namespace

const Axis& GroupLayout::axis(const std::string& axis_name) const
{
    const auto found = std::find_if(axes.begin(), axes.end(), [&](const Axis& a) { return a.name == axis_name; });
    if (found == axes.end()) throw std::logic_error("no axis " + axis_name + " in " + name);
    return *found;
}

h5::Shape GroupLayout::shape(const Variable& variable) const
{
    h5::Shape sizes;
    for (const std::string& axis_name : variable.axes) sizes.push_back(axis(axis_name).size());
    return sizes;
}

Axis week_axis(Week first_week, int weeks)
{
    return {week_name, "week of the model; week 0 begins on Monday 2016-09-05", numbers(first_week, weeks), "week"};
}

std::vector<GroupLayout> run_layout(const Inputs& inputs, const std::vector<std::string>& rules)
{
    std::vector<GroupLayout> groups{series_group(inputs), event_time_group(inputs), waits_group(inputs)};
    if (inputs.trial) groups.push_back(trial_group(inputs));
    if (!rules.empty()) groups.push_back(rules_group(rules));
    return groups;
}

std::span<const std::byte> data_of(const RunOutput& output, const GroupLayout& group, const Variable& variable)
{
    std::size_t count = 1;
    for (const std::uint64_t size : group.shape(variable)) count *= size;
    const auto require = [&](std::size_t have, std::size_t needed) {
        if (have != needed)
            throw std::logic_error(fmt::format("{}/{} of replicate {} has {} numbers, not {}", group.name,
                                               variable.name, output.replicate, have, needed));
    };
    if (group.name == "series") {
        const std::vector<float>& values = output.series.values[std::size_t(variable.index)];
        require(values.size(), count);
        return bytes_of(values, 0, count);
    }
    if (group.name == "event_time" || group.name == "trial") {
        const EventTime& table = group.name == "trial" ? output.trial : output.event_time;
        require(table.persons.size(), count * n_outcomes);
        return bytes_of(table.persons, count * std::size_t(variable.index), count);
    }
    if (group.name == "rules") {
        const std::vector<std::int32_t>& counts = variable.index == 0 ? output.rules.met : output.rules.referred;
        require(counts.size(), count);
        return bytes_of(counts, 0, count);
    }
    require(output.waits.size(), count);
    return bytes_of(output.waits, 0, count);
}

std::uint64_t chunk_rows(const h5::Shape& shape, std::size_t bytes_each)
{
    std::uint64_t row = bytes_each;
    for (std::size_t i = 1; i < shape.size(); ++i) row *= std::max<std::uint64_t>(shape[i], 1);
    return std::clamp<std::uint64_t>(chunk_bytes / row, 1, std::max<std::uint64_t>(shape.at(0), 1));
}

OfficeKeys::OfficeKeys(const Places& places)
{
    for (const std::string& name : office_names(places)) {
        positions_.emplace(office_key(name), int(keys_.size()));
        keys_.push_back(office_key(name));
    }
}

int OfficeKeys::position(OfficeKey key) const
{
    const auto found = positions_.find(key);
    return found == positions_.end() ? -1 : found->second;
}

std::span<const TrajectoryColumn> trajectory_columns()
{
    static_assert(member_count<TrajectoryStep> == 5,
                  "a member of TrajectoryStep has no column; append_trajectories() "
                  "and read_trajectories() need it, too");
    // The replicate first; of a person office, group and number.
    static const std::array<TrajectoryColumn, 1 + 2 + member_count<TrajectoryStep>> columns{{
        {"replicate", h5::Type::int32, "replicate that the step belongs to", {}},
        {"office", h5::Type::int32, "office that the person came to: position in /places/office", {}},
        {"group", h5::Type::int8, "entry group", GroupLabels::names},
        {"number", h5::Type::int32, "number of the person within office and group: the same in every scenario", {}},
        {"week", h5::Type::int32, "week from which on the rest of the row holds", {}},
        {"status", h5::Type::int8, "status", StatusLabels::names},
        {"plan", h5::Type::int8, "plan", PlanLabels::names},
        {"benefit", h5::Type::int8, "benefit", BenefitLabels::names},
    }};
    return columns;
}

}  // namespace samspill
