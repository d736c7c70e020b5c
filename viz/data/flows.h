#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/week.h"
#include "model/params/kinds.h"
#include "viz/data/film.h"
#include "viz/data/selection.h"

namespace samspill::viz {

// Persons by the status they had at the end of one week and of another: the moves between. Those
// who came in between stand in their own row. Numbers are of the persons followed, divided by their share.
struct Flows {
    Week from = 0, to = 0;
    int group = -1;      // -1: all
    double share = 1.0;  // of persons who were followed
    std::array<std::array<double, n_statuses>, n_statuses + 1>
        persons{};  // [status before, last: not here yet][status after]
};
// Both weeks must be ready, from <= to.
Flows flows_of(const Film& film, Week from, Week to, int group);

// One person's life as far as it is known; empty when nobody of this number is followed.
std::vector<TrajectoryStep> life_of(const Film& film, std::uint64_t person);

// Persons whose lives differ between two films of equal chance, the earliest first.
struct PartedPerson {
    std::uint64_t person;
    Week week;  // of the first difference
};
std::vector<PartedPerson> parted_lives(const Film& first, const Film& second, std::size_t most);

// Group and first office (numbered through all regions) that a person's number tells; nothing when
// no office of these places gives out such a number.
struct PersonOrigin {
    Group group;
    int office;
};
std::optional<PersonOrigin> origin_of(const Places& places, std::uint64_t person);

// The same in words: "young, Gol".
std::string person_text(const Places& places, std::uint64_t person);

}  // namespace samspill::viz
