#include "viz/state/lives.h"

#include <algorithm>

#include "viz/state/say.h"

namespace samspill::viz {

namespace {

int value_in(const TrajectoryStep& step, Lane lane)
{
    return lane == Lane::status ? int(step.status) : lane == Lane::plan ? int(step.plan) : int(step.benefit);
}

LabelAxis axis_of(Lane lane)
{
    return lane == Lane::status ? LabelAxis::status : lane == Lane::plan ? LabelAxis::plan : LabelAxis::benefit;
}

}  // namespace

std::vector<LifeSpan> spans_of(const std::vector<TrajectoryStep>& life, Lane lane, Week from, Week end)
{
    std::vector<LifeSpan> spans;
    for (std::size_t i = 0; i < life.size(); ++i) {
        const Week until = i + 1 < life.size() ? life[i + 1].week : end;
        const LifeSpan span{std::max(life[i].week, from), std::min(until, end), value_in(life[i], lane)};
        if (span.from >= span.to) continue;
        if (!spans.empty() && spans.back().value == span.value && spans.back().to == span.from)
            spans.back().to = span.to;
        else
            spans.push_back(span);
    }
    return spans;
}

const TrajectoryStep* state_in(const std::vector<TrajectoryStep>& life, Week week)
{
    const TrajectoryStep* now = nullptr;
    for (const TrajectoryStep& step : life) {
        if (step.week > week) break;
        now = &step;
    }
    return now;
}

std::optional<Week> parted_week(const PersonView& person, Week end)
{
    std::vector<Week> weeks;
    for (const auto& life : person.life)
        for (const TrajectoryStep& step : life)
            if (step.week < end) weeks.push_back(step.week);
    std::sort(weeks.begin(), weeks.end());
    for (const Week week : weeks) {
        const TrajectoryStep *a = state_in(person.life[0], week), *b = state_in(person.life[1], week);
        const bool same = a && b ? a->status == b->status && a->plan == b->plan && a->benefit == b->benefit : !a && !b;
        if (!same) return week;
    }
    return std::nullopt;
}

std::string lane_name(Lane lane, Language language)
{
    constexpr Text names[n_lanes] = {{"status", "status"}, {"plan", "plan"}, {"benefit", "ytelse"}};
    return names[int(lane)].in(language);
}

std::string value_name(Lane lane, int value, Language language) { return label_name(axis_of(lane), value, language); }

std::string event_text(const std::vector<TrajectoryStep>& life, Week week, Language language)
{
    const TrajectoryStep *before = state_in(life, week - 1), *now = state_in(life, week);
    if (!now) return say(language, {"not known to NAV yet", "ikke kjent for NAV ennå"});
    std::string text;
    for (const Lane lane : {Lane::status, Lane::plan, Lane::benefit}) {
        const int value = value_in(*now, lane);
        if (before && value_in(*before, lane) == value) continue;
        if (!text.empty()) text += "; ";
        text += lane_name(lane, language) + ": ";
        if (before) text += value_name(lane, value_in(*before, lane), language) + " → ";
        text += value_name(lane, value, language);
    }
    return text.empty() ? value_name(Lane::status, int(now->status), language) : text;
}

}  // namespace samspill::viz
