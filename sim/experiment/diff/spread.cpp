#include "experiment/diff/spread.h"

#include <algorithm>

#include "experiment/diff/cell_text.h"

namespace samspill {

namespace {

std::string life_text(const User& a, const User& b)
{
    auto both = [](const char* name, auto of_a, auto of_b) {
        return fmt::format("{} {} | {}", name, label_text(of_a), label_text(of_b));
    };
    if (a.status != b.status) return both("status", a.status, b.status);
    if (a.plan != b.plan) return both("plan", a.plan, b.plan);
    return both("benefit", a.benefit, b.benefit);
}

}  // namespace

Spread::Spread(const World& world, int lives) : most_listed_(std::size_t(std::max(lives, 0)))
{
    found_.first_week = world.week() - 1;
    for (const Region& region : world.regions()) {
        RegionSpread& spread = regions_.emplace_back();
        spread.shared.region = region.place->name;
        for (const Office& office : region.offices) {
            spread.offices.emplace_back().region = region.place->name;
            spread.offices.back().office = office.place->name;
        }
    }
}

void Spread::look(const World& a, const World& b)
{
    // Before the first step stands what comes from the start: the week before.
    const Week week = a.week() - 1;
    for (std::size_t r = 0; r < regions_.size(); ++r) look(a.regions()[r], b.regions()[r], week, regions_[r]);
    found_.parted_lives.push_back(parted_);
}

void Spread::look(const Region& a, const Region& b, Week week, RegionSpread& spread)
{
    if (!spread.shared.practice &&
        (first_differing_cell(Part::market, a, b) || first_differing_cell(Part::centre, a, b)))
        spread.shared.practice = week;
    for (std::size_t o = 0; o < spread.offices.size(); ++o)
        if (!spread.offices[o].practice && !same_columns(a.offices[o], b.offices[o])) spread.offices[o].practice = week;
    const std::size_t counsellors = std::max(a.counsellors.size(), b.counsellors.size());
    for (std::size_t c = 0; c < counsellors; ++c) {
        const Region& longer = c < a.counsellors.size() ? a : b;
        std::optional<Week>& staff = spread.offices[longer.counsellors[c].office].staff;
        if (staff) continue;
        if (c >= a.counsellors.size() || c >= b.counsellors.size() || !same_columns(a.counsellors[c], b.counsellors[c]))
            staff = week;
    }
    compare_persons(a, b, week, spread);
}

void Spread::compare_persons(const Region& a, const Region& b, Week week, RegionSpread& spread)
{
    const std::size_t rows = std::max(a.users.size(), b.users.size());
    spread.life_parted.resize(rows, 0);
    for (std::size_t row = 0; row < rows; ++row) {
        const bool both = row < a.users.size() && row < b.users.size();
        const User& user = row < a.users.size() ? a.users[row] : b.users[row];
        const User& other = both ? b.users[row] : user;
        // Equal bytes are quick to see; the place in the list of those who search is no column.
        if (both && same_bytes(&user, &other, sizeof(User))) continue;
        PlaceSpread& office = spread.offices[user.office];
        if (!office.persons && (!both || !same_columns(user, other))) office.persons = week;
        const bool parts = !both || user.id != other.id || user.status != other.status || user.plan != other.plan ||
                           user.benefit != other.benefit;
        if (!parts || spread.life_parted[row] != 0) continue;
        spread.life_parted[row] = 1;
        ++office.lives;
        ++parted_[std::size_t(user.group)];
        if (both) add_life(a, user, other, week);
    }
}

void Spread::add_life(const Region& region, const User& a, const User& b, Week week)
{
    if (found_.lives.size() < most_listed_ && a.id == b.id)
        found_.lives.push_back(
            {a.id, week, region.place->name, region.offices[a.office].place->name, a.group, life_text(a, b)});
}

void Spread::finish(const World& world, Divergence& result)
{
    for (std::size_t r = 0; r < regions_.size(); ++r) {
        for (const User& user : world.regions()[r].users) {
            ++regions_[r].offices[user.office].known;
            ++result.persons[std::size_t(user.group)];
        }
        for (const PlaceSpread& office : regions_[r].offices) {
            regions_[r].shared.known += office.known;
            regions_[r].shared.lives += office.lives;
        }
        result.places.push_back(regions_[r].shared);
        result.places.insert(result.places.end(), regions_[r].offices.begin(), regions_[r].offices.end());
    }
    result.first_week = found_.first_week;
    result.parted_lives = std::move(found_.parted_lives);
    result.lives = std::move(found_.lives);
}

}  // namespace samspill
