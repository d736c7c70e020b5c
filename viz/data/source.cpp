#include "viz/data/source.h"

#include <algorithm>

#include "core/error.h"

namespace samspill::viz {

namespace {

constexpr int at_once = 8;                // replicates that a store is asked for in one question
constexpr std::size_t remembered = 1000;  // selections

}  // namespace

void Source::set_films(std::vector<std::shared_ptr<const Film>> films) { films_ = std::move(films); }

std::unique_ptr<Source> Source::frozen() const
{
    auto copy = std::make_unique<Source>();
    copy->store_ = store_;
    copy->films_ = films_;
    for (std::size_t i = 0; i < films_.size(); ++i) copy->limits_.push_back(weeks_of(i));
    return copy;
}

const Head* Source::head() const
{
    if (store_) return &store_->head();
    return films_.empty() ? nullptr : &films_.front()->head();
}

int Source::replicates() const { return store_ ? store_->replicates() : int(films_.size()); }

std::uint32_t Source::replicate(int position) const
{
    return store_ ? store_->replicate(position) : films_[std::size_t(position)]->replicate();
}

std::shared_ptr<const Film> Source::film(int position)
{
    if (position < 0 || position >= replicates()) return nullptr;
    return store_ ? store_->film(position) : films_[std::size_t(position)];
}

bool Source::has(const Selection& selection) const
{
    const Head* of = head();
    if (!of) return false;
    const Place& place = selection.place;
    if (place.kind == Place::Kind::region) return place.index >= 0 && place.index < int(of->places.regions.size());
    if (place.kind == Place::Kind::office) return place.index >= 0 && place.index < of->places.office_count();
    return true;
}

int Source::weeks_of(std::size_t position) const
{
    const int ready = films_[position]->ready();
    return limits_.empty() ? ready : std::min(limits_[position], ready);
}

namespace {

// Also right when the one has gone and another stands where it stood.
bool is_same(const std::weak_ptr<const Film>& one, const std::shared_ptr<const Film>& other)
{
    return !one.owner_before(other) && !other.owner_before(one);
}

}  // namespace

// True when the line has changed.
bool Source::refresh(Known& known, const Selection& selection, std::size_t position) const
{
    const Film& film = *films_[position];
    Row& row = known.rows[position];
    std::vector<float>& line = known.lines.by_position[position];
    const int weeks = weeks_of(position);
    if (!is_same(row.film, films_[position])) {
        line = line_of(film.series(), film.head().places, selection, weeks);
    } else {
        if (row.weeks == weeks) return false;
        for (int week = row.weeks; week < weeks; ++week)
            line.push_back(value_of(film.series(), film.head().places, selection, week));
    }
    row = {films_[position], weeks};
    return true;
}

bool Source::fetch_stored(Known& known, const Selection& selection, std::chrono::steady_clock::time_point until)
{
    if (refused_.contains(selection)) return true;
    auto& lines = known.lines.by_position;
    const int all = store_->replicates();
    try {
        while (int(lines.size()) < all) {
            const int first = int(lines.size()), count = std::min(at_once, all - first);
            for (std::vector<float>& line : store_->lines(selection, first, count)) lines.push_back(std::move(line));
            ++known.lines.version;
            if (std::chrono::steady_clock::now() >= until) break;
        }
    } catch (const InputError&) {
        refused_.insert(selection);
        throw;
    }
    return int(lines.size()) >= all;
}

bool Source::fetch(const Selection& selection, std::chrono::steady_clock::time_point until)
{
    Known& known = known_[selection];
    if (store_) return fetch_stored(known, selection, until);
    if (known.rows.size() != films_.size()) {
        known.rows.resize(films_.size());
        known.lines.by_position.resize(films_.size());
        ++known.lines.version;
    }
    for (std::size_t i = 0; i < films_.size(); ++i) {
        if (!refresh(known, selection, i)) continue;
        ++known.lines.version;
        if (std::chrono::steady_clock::now() >= until && i + 1 < films_.size()) return false;
    }
    return true;
}

void Source::forget_but(const std::set<Selection>& wanted)
{
    if (known_.size() <= remembered) return;
    std::erase_if(known_, [&](const auto& item) { return !wanted.contains(item.first); });
}

}  // namespace samspill::viz
