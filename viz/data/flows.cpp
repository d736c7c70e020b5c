#include "viz/data/flows.h"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "core/digest.h"

namespace samspill::viz {

namespace {

// How a person's number is made: the office's key, the group, the how-manieth (residents.cpp).
int group_of(std::uint64_t person) { return int(person >> 28 & 15); }
std::uint64_t office_key_of(std::uint64_t person) { return person >> 32; }

// What a step leaves a person in.
bool same_state(const TrajectoryStep& a, const TrajectoryStep& b)
{
    return a.status == b.status && a.plan == b.plan && a.benefit == b.benefit;
}

using StepOfPerson = std::unordered_map<std::uint64_t, TrajectoryStep>;

// The last step that everybody took in a week.
StepOfPerson last_steps(const Film& film, Week week)
{
    StepOfPerson last;
    for (const TrajectoryStep& step : film.steps(week)) last.insert_or_assign(step.user, step);
    return last;
}

std::unordered_set<std::uint64_t> followed(const Film& film)
{
    std::unordered_set<std::uint64_t> persons;
    for (Week week = film.first_life(); week <= film.last_week(); ++week)
        for (const TrajectoryStep& step : film.steps(week)) persons.insert(step.user);
    return persons;
}

// Goes through two films week by week and finds who parts.
class Partings {
public:
    Partings(const Film& first, const Film& second) : first_(first), second_(second)
    {
        // Who is followed in one film alone has not parted from herself.
        if (first.followed_share() == second.followed_share()) return;
        const auto in_first = followed(first);
        both_.emplace();
        for (const std::uint64_t person : followed(second))
            if (in_first.contains(person)) both_->insert(person);
    }

    // Those whose states after the week differ for the first time, in the order of their numbers.
    std::vector<std::uint64_t> in(Week week)
    {
        const StepOfPerson a = last_steps(first_, week), b = last_steps(second_, week);
        std::vector<std::uint64_t> found;
        for (const auto& [person, step] : a) look(person, &step, at(b, person), found);
        for (const auto& [person, step] : b)
            if (!a.contains(person)) look(person, nullptr, &step, found);
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    static const TrajectoryStep* at(const StepOfPerson& steps, std::uint64_t person)
    {
        const auto place = steps.find(person);
        return place == steps.end() ? nullptr : &place->second;
    }

    // A person without a step in the week is as she was, which is the same in both until she parts.
    void look(std::uint64_t person, const TrajectoryStep* a, const TrajectoryStep* b, std::vector<std::uint64_t>& found)
    {
        if (parted_.contains(person) || (both_ && !both_->contains(person))) return;
        const TrajectoryStep* before = at(common_, person);
        if (!a) a = before;
        if (!b) b = before;
        if (a && b && same_state(*a, *b)) {
            common_.insert_or_assign(person, TrajectoryStep(*a));
            return;
        }
        parted_.insert(person);
        found.push_back(person);
    }

    const Film &first_, &second_;
    std::optional<std::unordered_set<std::uint64_t>> both_;
    std::unordered_set<std::uint64_t> parted_;
    StepOfPerson common_;  // the state that a person has in both films
};

}  // namespace

Flows flows_of(const Film& film, Week from, Week to, int group)
{
    if (from > to || to > film.last_week()) throw std::logic_error("flows_of: weeks that are not there");
    struct Statuses {
        std::size_t before = n_statuses, after = n_statuses;  // n_statuses: not here yet
    };
    std::unordered_map<std::uint64_t, Statuses> persons;
    for (Week week = film.first_life(); week <= to; ++week)
        for (const TrajectoryStep& step : film.steps(week)) {
            if (group >= 0 && group_of(step.user) != group) continue;
            Statuses& statuses = persons[step.user];
            statuses.after = std::size_t(step.status);
            if (week <= from) statuses.before = statuses.after;
        }
    Flows flows{.from = from, .to = to, .group = group, .share = film.followed_share()};
    for (const auto& [person, statuses] : persons) flows.persons[statuses.before][statuses.after] += 1.0;
    if (flows.share > 0.0)
        for (auto& row : flows.persons)
            for (double& number : row) number /= flows.share;
    return flows;
}

std::vector<TrajectoryStep> life_of(const Film& film, std::uint64_t person)
{
    std::vector<TrajectoryStep> life;
    for (Week week = film.first_life(); week <= film.last_week(); ++week)
        for (const TrajectoryStep& step : film.steps(week))
            if (step.user == person) life.push_back(step);
    return life;
}

std::vector<PartedPerson> parted_lives(const Film& first, const Film& second, std::size_t most)
{
    std::vector<PartedPerson> list;
    Partings partings(first, second);
    const Week end = std::min(first.last_week(), second.last_week());
    for (Week week = std::min(first.first_life(), second.first_life()); week <= end && list.size() < most; ++week)
        for (const std::uint64_t person : partings.in(week)) {
            if (list.size() == most) break;
            list.push_back({person, week});
        }
    return list;
}

std::optional<PersonOrigin> origin_of(const Places& places, std::uint64_t person)
{
    const int group = group_of(person);
    if (group >= n_groups) return std::nullopt;
    int number = 0;
    for (const RegionPlace& region : places.regions)
        for (const OfficePlace& office : region.offices) {
            if ((name_hash(office.name) & 0xffffffffu) == office_key_of(person))
                return PersonOrigin{Group(group), number};
            ++number;
        }
    return std::nullopt;
}

std::string person_text(const Places& places, std::uint64_t person)
{
    const std::optional<PersonOrigin> origin = origin_of(places, person);
    if (!origin) return fmt::format("person {}", person);
    return fmt::format("{}, {}", GroupLabels::names[std::size_t(origin->group)],
                       name_of(places, office_place(origin->office)));
}

}  // namespace samspill::viz
