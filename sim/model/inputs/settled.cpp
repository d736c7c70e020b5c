#include "model/inputs/settled.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "core/week.h"

namespace samspill {

namespace {

// Why a change of what begins, or ends, like this is too late, and how it can be said. {week} is the
// week of the state with its date.
struct Remedy {
    std::string_view beginning, end;
    std::string_view text;
};
constexpr std::array remedies{
    Remedy{"status_quo.", "",
           "what offices have done from the start on is done; what they are to do from {week} on is said by a "
           "[[wave]] of that week or later"},
    Remedy{"wave", "",
           "it struck before {week}; what is to change from then on is said by a [[wave]] of that week or later"},
    Remedy{"shock", "", "it struck before {week}; give a [[shock]] of that week or later"},
    Remedy{"trial", "",
           "a trial that began before {week} keeps its arms, and none begins in the past; set trial.from to that week "
           "or later in a run whose past has no trial"},
    Remedy{"office.", ".job_specialists",
           "a team that began before {week} keeps its size; where there is none yet, set job_specialists_from to that "
           "week or later"},
    Remedy{"office.", ".job_specialists_from",
           "a team that began before {week} keeps its size; where there is none yet, set it to that week or later"},
    Remedy{"office.", ".partners", "partners join on the way by a [[wave]] of {week} or later with wave.partners"},
    Remedy{"office.", ".inhabitants",
           "who lives there is settled at the start; more or fewer who come from {week} on are said by the office's "
           "inflow "
           "or by residents.arrivals"},
    Remedy{
        "observation.episode_week", "",
        "the cohort of open episodes was taken before {week}, or would have been; set it to that week or later where "
        "none has been taken"},
};
constexpr std::string_view of_the_frame =
    "it is settled at the start; run from the start with it (without --from), or leave it as it is in the states";

std::string_view remedy_of(std::string_view key)
{
    for (const Remedy& remedy : remedies)
        if (key.starts_with(remedy.beginning) && key.ends_with(remedy.end)) return remedy.text;
    return of_the_frame;
}

std::string or_nothing(const std::string& text) { return text.empty() ? "nothing" : text; }

}  // namespace

std::vector<Mistake> refused_changes(const std::vector<PastDifference>& differences, Week week)
{
    const std::string when = fmt::format("week {} ({})", week, date_text(week));
    std::vector<Mistake> mistakes;
    for (const PastDifference& difference : differences)
        if (difference.settled)
            mistakes.push_back(
                {difference.key,
                 fmt::format("is {} in the states and {} here, and cannot be changed from {} on: {}",
                             or_nothing(difference.before), or_nothing(difference.after), when,
                             fmt::format(fmt::runtime(remedy_of(difference.key)), fmt::arg("week", when)))});
    return mistakes;
}

}  // namespace samspill
