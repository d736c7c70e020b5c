#include "experiment/diff/two_lives.h"

#include "core/error.h"
#include "experiment/diff/cell_text.h"

namespace samspill {

namespace {

std::string place_text(UserId person) { return fmt::format("--person {}", person); }

LifeState state_of(const Region& region, const User& user)
{
    return {{"status", label_text(user.status)},
            {"plan", label_text(user.plan)},
            {"benefit", label_text(user.benefit)},
            {"registered", user.has(registered) ? "yes" : "no"},
            {"counsellor", counsellor_text(region, user.counsellor)},
            {"next meeting", week_text(user.meeting_week)},
            {"guidance", user.open_referral != 0 ? "waiting or in guidance" : "no"},
            {"sessions", fmt::format("{}", user.sessions)},
            {"conflicts", fmt::format("{}", user.conflicts)},
            {"defeats", fmt::format("{}", user.defeats)},
            {"qualification", fmt::format("{:.2f}", user.qualification)},
            {"health", fmt::format("{:.2f}", user.health)}};
}

// Those of `now` that were not the same in `before`; all when there was nothing.
LifeState changes(const LifeState& before, const LifeState& now)
{
    if (before.empty()) return now;
    LifeState changed;
    for (std::size_t i = 0; i < now.size(); ++i)
        if (now[i] != before[i]) changed.push_back(now[i]);
    return changed;
}

}  // namespace

LifeRecorder::LifeRecorder(const World& world, UserId person)
{
    lives_.person = person;
    const auto& regions = world.regions();
    for (; region_ < regions.size(); ++region_)
        for (const Office& office : regions[region_].offices)
            if (office.key == parts_of_user(person).office) return;
    throw InputError(
        place_text(person),
        message("person.no_office",
                {"no office of the scenario gives out such a number; the numbers of persons whose lives part "
                 "are listed with --list N",
                 "ingen av kontorene i scenariet gir et slikt nummer; numrene til personer som får ulike liv, listes "
                 "opp med --list N"}));
}

const User* LifeRecorder::find(const World& world)
{
    const Region& region = world.regions()[region_];
    if (row_ && *row_ < region.users.size() && region.users[*row_].id == lives_.person) return &region.users[*row_];
    for (std::size_t row = 0; row < region.users.size(); ++row)
        if (region.users[row].id == lives_.person) {
            row_ = row;
            return &region.users[row];
        }
    return nullptr;
}

void LifeRecorder::look(const World& a, const World& b)
{
    const User *in_a = find(a), *in_b = &a == &b ? in_a : find(b);
    if (!in_a && !in_b) return;
    const LifeState now_a = in_a ? state_of(a.regions()[region_], *in_a) : LifeState{};
    const LifeState now_b = in_b ? state_of(b.regions()[region_], *in_b) : LifeState{};
    if (lives_.lines.empty())
        lives_.who = in_a ? person_text(a.regions()[region_], *in_a) : person_text(b.regions()[region_], *in_b);
    if (now_a == last_a_ && now_b == last_b_) return;
    // What stands in the tables after a step happened in the week that has passed.
    lives_.lines.push_back({a.week() - 1, changes(last_a_, now_a), changes(last_b_, now_b), now_a != now_b});
    last_a_ = now_a;
    last_b_ = now_b;
}

TwoLives LifeRecorder::take()
{
    if (lives_.lines.empty())
        throw InputError(place_text(lives_.person),
                         message("person.never", {"this person never comes in the weeks that were run",
                                                  "denne personen dukker aldri opp i ukene som ble kjørt"}));
    return std::move(lives_);
}

}  // namespace samspill
