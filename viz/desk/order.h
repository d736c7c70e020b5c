#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "viz/draft/draft.h"

// What the window can ask of the desk. All return at once; what comes of it stands in Shown.
namespace samspill::viz {

struct OpenFile {  // run, comparison or sweep file
    std::string path;
};
struct OpenLive {  // simulates the draft, with another one beside it (same chance) when there is one
    Draft draft;
    std::optional<Draft> beside;
};
struct CompareFile {  // a second run file beside the one that is open
    std::string path;
};
struct StopComparing {};
struct SetRunning {
    bool running;
};
struct SetPace {
    double weeks_a_second;  // 0: as fast as it goes
};
struct StepWeeks {
    int weeks;
};
struct Restart {
    std::optional<std::uint32_t> seed;  // else as before
};
struct ChangeLive {  // from the present week on; what cannot change on the way waits for a restart
    int world;
    Draft draft;
};
struct ShowReplicate {
    int position;
};
struct WantReplicates {  // in the background, of every world
    int replicates;
};
// Pinned runs have numbers from first_pin on, which whoever orders them gives (apply).
inline constexpr int first_pin = 2;
struct PinRun {  // keeps what world 0 is now
    std::string name;
    int world = first_pin;
};
struct PinFile {
    std::string path;
    int world = first_pin;
};
struct Unpin {
    int world;
};
struct Repin {  // the one that was taken away last
    int world;
};

using Order = std::variant<OpenFile, OpenLive, CompareFile, StopComparing, SetRunning, SetPace, StepWeeks, Restart,
                           ChangeLive, ShowReplicate, WantReplicates, PinRun, PinFile, Unpin, Repin>;

}  // namespace samspill::viz
