#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "viz/data/film.h"
#include "viz/data/selection.h"
#include "viz/data/store.h"

namespace samspill::viz {

// Lines of all replicates of one selection, as far as they are known.
struct Lines {
    std::vector<std::vector<float>> by_position;
    std::uint64_t version = 0;  // rises whenever a line changes
};

// Where the lines and films of one world come from: films in memory, which may grow, or a store.
// Remembers lines, so that nothing is read or added up twice. For one thread.
class Source {
public:
    Source() = default;
    explicit Source(std::shared_ptr<Store> store) : store_(std::move(store)) {}

    void set_films(std::vector<std::shared_ptr<const Film>> films);  // by position
    const std::vector<std::shared_ptr<const Film>>& films() const { return films_; }
    std::unique_ptr<Source> frozen() const;  // as it is now: weeks to come do not count

    const Head* head() const;  // null: nothing is there
    int replicates() const;
    std::uint32_t replicate(int position) const;
    std::shared_ptr<const Film> film(int position);  // null when there is none
    bool has(const Selection& selection) const;      // does it name a place that is there?

    // Works on the selection's lines until they are all there (true) or the time is over. Throws
    // InputError once for a selection that its store cannot give.
    bool fetch(const Selection& selection, std::chrono::steady_clock::time_point until);
    const Lines& lines(const Selection& selection) { return known_[selection].lines; }
    void forget_but(const std::set<Selection>& wanted);

private:
    struct Row {  // what a line was made of
        std::weak_ptr<const Film> film;
        int weeks = 0;
    };
    struct Known {
        Lines lines;
        std::vector<Row> rows;
    };
    bool fetch_stored(Known& known, const Selection& selection, std::chrono::steady_clock::time_point until);
    int weeks_of(std::size_t position) const;
    bool refresh(Known& known, const Selection& selection, std::size_t position) const;

    std::shared_ptr<Store> store_;
    std::vector<std::shared_ptr<const Film>> films_;
    std::vector<int> limits_;  // weeks of each film that count; empty: all that are ready
    std::map<Selection, Known> known_;
    std::set<Selection> refused_;
};

}  // namespace samspill::viz
