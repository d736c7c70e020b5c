#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/world.h"

// One person's life in two worlds.
namespace samspill {

// What of a life is told: names and values in words, the same names in the same order always.
using LifeState = std::vector<std::pair<std::string, std::string>>;

// What changed in a week, in each world; the first line tells all.
struct LifeLine {
    Week week;
    LifeState a, b;
    bool parted;  // the two states differ now
};

struct TwoLives {
    UserId person;
    std::string who;  // "person 1234567890 (young, Gol)"
    std::vector<LifeLine> lines;
};

// Writes down one person's two lives, week by week.
class LifeRecorder {
public:
    // Throws InputError when no office of the world gives out such a number.
    LifeRecorder(const World& world, UserId person);

    // To be called after every week with both worlds; while there is only one, with it twice.
    void look(const World& a, const World& b);

    // Throws InputError when the person has never come.
    TwoLives take();

private:
    const User* find(const World& world);

    TwoLives lives_;
    std::size_t region_ = 0;
    std::optional<std::size_t> row_;
    LifeState last_a_, last_b_;
};

}  // namespace samspill
