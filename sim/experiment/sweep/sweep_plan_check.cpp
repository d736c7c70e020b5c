#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "experiment/sweep/sweep_plan.h"

// The checks of a sweep's values against its scenarios, before anything is run.
namespace samspill {

namespace {

constexpr std::size_t most_tried = 1000;  // combinations of policies

}  // namespace

// Goes through the combinations of policies, the last axis fastest; with each, through the values of
// the other axes one by one, these at their first value or low end.
void SweepPlan::check_values()
{
    std::vector<Mistake> mistakes;
    std::vector<Choice> choices;
    for (const SweepAxis& axis : file_.axes)
        choices.push_back({0, axis.is_listed() ? axis.values.front().number : axis.low});
    for (std::size_t a = 0; a < file_.axes.size(); ++a)
        if (sets_scenario_[a] && !file_.axes[a].is_listed()) notice_whole_numbers(choices, a);
    for (std::size_t tried = 0; tried < most_tried && mistakes.empty(); ++tried) {
        try_values(choices, mistakes);
        std::size_t a = file_.axes.size();
        while (a-- > 0) {
            if (!file_.axes[a].keys.empty()) continue;
            if (++choices[a].listed < file_.axes[a].values.size()) break;
            choices[a].listed = 0;
        }
        if (a > file_.axes.size()) break;  // all combinations
    }
    if (!mistakes.empty()) throw InputError(std::move(mistakes));
}

void SweepPlan::try_values(std::vector<Choice>& choices, std::vector<Mistake>& mistakes)
{
    std::string policies = file_.axes.front().place;
    for (std::size_t a = 0; a < file_.axes.size(); ++a)
        if (file_.axes[a].keys.empty()) policies = file_.axes[a].values[choices[a].listed].place;
    if (!try_value(choices, policies, mistakes)) return;
    for (std::size_t a = 0; a < file_.axes.size(); ++a) {
        const SweepAxis& axis = file_.axes[a];
        if (!sets_scenario_[a] || axis.keys.empty()) continue;
        const Choice first = choices[a];
        for (std::size_t v = 0; v < axis.values.size(); ++v) {
            choices[a] = {v, axis.values[v].number};
            try_value(choices, axis.values[v].place, mistakes);
        }
        if (!axis.is_listed())
            for (const double coordinate : {0.0, 0.5, 1.0}) {
                choices[a] = {0, axis.number_at(coordinate)};
                try_value(choices, axis.place, mistakes);
            }
        choices[a] = first;
    }
}

// Reads the inputs of these choices. What is wrong is told at the axis' place.
bool SweepPlan::try_value(const std::vector<Choice>& choices, const std::string& place, std::vector<Mistake>& mistakes)
{
    try {
        inputs(choices);
        return true;
    } catch (const InputError& error) {
        for (const Mistake& mistake : error.mistakes()) mistakes.push_back({place, message_of(mistake)});
        return false;
    }
}

// A setting that takes both ends of a range but nothing between them takes whole numbers.
void SweepPlan::notice_whole_numbers(std::vector<Choice>& choices, std::size_t axis)
{
    SweepAxis& info = file_.axes[axis];
    const Choice first = choices[axis];
    std::vector<Mistake> ignored;
    choices[axis].number = info.low + (info.high - info.low) * 0.381966;
    if (!try_value(choices, "", ignored)) {
        choices[axis].number = info.low;
        info.whole = try_value(choices, "", ignored);
    }
    choices[axis] = first;
}

}  // namespace samspill
