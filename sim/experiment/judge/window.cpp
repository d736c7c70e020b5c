#include "experiment/judge/window.h"

#include <algorithm>

#include "core/message.h"

#include "core/week.h"

namespace samspill {

WindowWeeks weeks_of(Window window, const Inputs& inputs)
{
    const Week end = inputs.weeks, policy = std::max(0, inputs.observation.episode_week);
    WindowWeeks weeks{0, end - 1};
    switch (window) {
        case Window::run:
            break;
        case Window::policy:
            weeks.first = policy;
            break;
        case Window::during:
            weeks = {policy, std::min(policy + during_weeks, end) - 1};
            break;
        case Window::after:
            weeks.first = std::max(policy + during_weeks, end - weeks_a_year);
            break;
        case Window::last_year:
            weeks.first = end - weeks_a_year;
            break;
        case Window::last_week:
            weeks.first = end - 1;
            break;
    }
    // What was not observed cannot be looked at.
    weeks.first = std::max({weeks.first, 0, inputs.observation.from});
    return weeks;
}

std::string to_text(const WindowWeeks& weeks, Language language)
{
    if (weeks.empty()) return phrase(language, {"no week of this run", "ingen uke i denne kjøringen"});
    if (weeks.count() == 1) return phrase(language, {"week {}", "uke {}"}, weeks.first);
    return phrase(language, {"weeks {} to {}", "uke {} til {}"}, weeks.first, weeks.last);
}

}  // namespace samspill
