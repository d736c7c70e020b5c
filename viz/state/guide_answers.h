#pragma once

#include <array>
#include <string>

namespace samspill::viz {

// What a room has said of one pair of ways (a card).
struct GuideAnswers {
    std::array<int, 3> expected{};      // -1, 0, 1 by question of the guide: less, the same, more
    std::array<bool, 3> answered{};     // questions that somebody has said something to
    int question = 0;                   // the one that the arrow keys answer
    std::string expectation, surprise;  // in the participants' own words

    bool said() const;  // anything
    friend bool operator==(const GuideAnswers&, const GuideAnswers&) = default;
};

}  // namespace samspill::viz
