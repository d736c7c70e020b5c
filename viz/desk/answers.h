#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "viz/data/shown.h"
#include "viz/data/source.h"

namespace samspill::viz {

// The sources of all worlds on screen, by number.
using Sources = std::map<int, std::unique_ptr<Source>>;

// Works out what panels need from films and lines, piece by piece: what is there already and has not
// changed is not worked out again.
class Answers {
public:
    using Clock = std::chrono::steady_clock;

    // Works until all needs are met (true) or the time is over. What has become of it stands in
    // `shown`; `changed` tells whether it did.
    bool work(const Needs& needs, Sources& sources, Shown& shown, Clock::time_point until, bool& changed);

    // Drops what is not needed any more.
    static void prune(const Needs& needs, Sources& sources, Shown& shown);

    // When another run is opened.
    void forget();

private:
    // Which films something was made of, and how many weeks of them.
    struct Made {
        std::array<std::weak_ptr<const Film>, 2> film;
        std::array<int, 2> weeks{};
        bool of(const Shown& shown) const;
        static Made from(const Shown& shown);
    };

    bool curves(bool missing, Clock::time_point until);
    bool curve(const CurveKey& key, Clock::time_point until);
    bool contrast(const Selection& selection, Clock::time_point until);
    void flows();
    void person();
    bool parted();

    // During work().
    const Needs* needs_ = nullptr;
    Sources* sources_ = nullptr;
    Shown* shown_ = nullptr;
    bool* changed_ = nullptr;

    std::map<CurveKey, std::uint64_t> curve_made_;  // version of the lines
    std::map<Selection, std::pair<std::uint64_t, std::uint64_t>> contrast_made_;
    std::optional<CurveKey> last_curve_;  // that was refreshed: the next one's turn comes after it
    std::optional<FlowsKey> flows_made_;
    Made flows_of_, person_of_, parted_of_;
    Clock::time_point parted_next_;
};

}  // namespace samspill::viz
