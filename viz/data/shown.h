#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/message.h"
#include "experiment/statistics/statistics.h"
#include "viz/data/curve.h"
#include "viz/data/film.h"
#include "viz/data/flows.h"
#include "viz/data/head.h"
#include "viz/data/selection.h"
#include "viz/draft/sheet.h"

namespace samspill::viz {

// A world on screen: 0 is the one that is looked at, 1 the one beside it; pinned runs have numbers
// from 2 on.
struct CurveKey {
    int world = 0;
    Selection selection;
    auto operator<=>(const CurveKey&) const = default;
};

struct FlowsKey {
    Week from = 0, to = 52;
    int group = -1;
    auto operator<=>(const FlowsKey&) const = default;
};

// Of a comparison file: which alternative (from 1), curve and place.
struct ComparisonKey {
    int alternative = 1, curve = 0, place = 0;
    auto operator<=>(const ComparisonKey&) const = default;
};

// Of a sweep file: which column, place, group and (for a series) step.
struct SweepKey {
    int column = 0, place = -1, group = -1, step = -1;  // -1: the last, which is "all" or the end
    auto operator<=>(const SweepKey&) const = default;
};

// What panels need to draw the present state: the desk works it out, and tells when it is there.
struct Needs {
    std::set<CurveKey> curves;
    std::set<Selection> contrasts;  // world 1 less world 0
    std::optional<FlowsKey> flows;
    std::optional<std::uint64_t> person;
    bool parted = false;  // the persons whose lives differ in worlds 0 and 1
    std::optional<ComparisonKey> comparison;
    std::optional<SweepKey> sweep;

    friend bool operator==(const Needs&, const Needs&) = default;
};

// What a comparison file holds, and one of its curves.
struct ComparisonBoard {
    struct Line {
        std::string name, unit, meaning, meaning_no;
    };
    struct Row {
        Line endpoint;
        std::vector<PairedDifference> alternatives;  // all places and groups together
    };
    std::vector<std::string> scenarios,
        scenarios_no;  // titles, the base first; in Norwegian: empty where there is none
    std::vector<Line> curves;
    std::vector<std::string> places;  // regions, then "all"
    std::vector<Row> endpoints;
    int replicates = 0;
    double confidence = 0.95;
};
struct ComparisonLines {
    ComparisonKey key;
    Curve base, alternative;
    Contrast contrast;
};

// What a merged sweep file holds, and one of its columns.
struct SweepTable {
    using Settings = std::vector<std::pair<std::string, std::string>>;  // key and value, as --set takes them
    struct Axis {
        std::string name, unit, meaning;
        std::string meaning_no;                    // of a model's parameter; else empty
        std::vector<double> numbers;               // NaN where a value is a text
        std::vector<std::string> labels;           // of every value
        std::vector<std::string> keys;             // get the value; none when the values are policies
        std::map<std::string, Settings> policies;  // what each sets, by label, as far as it is known
    };
    struct Column {
        std::string name, unit, meaning, meaning_no;
        bool is_series = false;
    };
    std::string title;       // as its author gave it
    std::vector<Axis> axes;  // of a grid: values; of a design: one for every point
    bool grid = false;
    std::vector<Column> columns;
    std::vector<std::string> places, groups;
    std::vector<Week> steps;
    std::size_t points = 0;  // of a grid: the product of its axes, the last fastest
    int replicates = 0;
    // Scenario file of the base, and what the sweep lays over it. Known while the file lies in the
    // sweep's folder; else empty, as when policies are scenario files: then no point can be simulated.
    std::string base_path;
    Settings base_values;

    // Which value of an axis a point has.
    std::size_t position(std::size_t point, std::size_t axis) const;
    // All that is laid over the base at a point.
    Settings values(std::size_t point) const;
};
struct SweepCells {
    SweepKey key;
    std::vector<double> mean, spread;  // by point: over replicates, their standard deviation
    std::vector<int> replicates;       // that have a number
};

// Where two films of equal chance have one person.
struct PersonView {
    std::uint64_t person = 0;
    std::string who;                                  // "young, Gol"
    std::array<std::vector<TrajectoryStep>, 2> life;  // by world
};

struct PinnedRun {
    int world = 2;
    std::string name;
};

// How a simulation is getting on.
struct LiveStatus {
    bool running = false;
    bool warming_up = false;        // in the burn-in
    int weeks_done = 0, weeks = 0;  // of the burn-in and the horizon
    double weeks_a_second = 0.0;
    int replicates_done = 0, replicates_wanted = 0;  // of each world, in the background
    std::size_t memory = 0;                          // bytes that kept replicates take

    friend bool operator==(const LiveStatus&, const LiveStatus&) = default;
};

// A message for whoever watches. Numbers rise, so that the window knows which it has seen.
struct Notice {
    std::uint64_t number = 0;
    bool bad = true;
    Message text;  // lines "place: message"
};

// All that panels may draw from, replaced as a whole when there is more; what is null is not there
// or not there yet.
struct Shown {
    int worlds = 0;  // 0: nothing is open
    std::array<std::shared_ptr<const Film>, 2> film;
    std::array<int, 2> replicates{};  // that curves can count
    int position = 0;                 // of the replicate that the films show
    std::map<CurveKey, std::shared_ptr<const Curve>> curves;
    std::map<Selection, std::shared_ptr<const Contrast>> contrasts;
    std::array<std::shared_ptr<const Flows>, 2> flows;
    std::shared_ptr<const PersonView> person;
    std::shared_ptr<const std::vector<PartedPerson>> parted;
    std::shared_ptr<const ComparisonBoard> board;
    std::shared_ptr<const ComparisonLines> lines;
    std::shared_ptr<const SweepTable> sweep;
    std::shared_ptr<const SweepCells> cells;
    std::array<std::shared_ptr<const ScenarioSheet>, 2> sheets;  // of the drafts' files, as they are without changes
    std::vector<PinnedRun> pins;
    std::optional<LiveStatus> live;
    std::vector<Notice> notices;  // the last few
    // Orders to open something that have been carried out, and the last of them (counted from 1) that did.
    std::uint64_t openings = 0, opened = 0;
    Message busy;  // what is being worked out; empty: nothing

    // Replicates of a simulation come in while they are looked at; those of files were settled beforehand.
    Looks looks() const { return live ? Looks::repeated : Looks::once; }

    const Head* head(int world = 0) const
    {
        return world < worlds && film[std::size_t(world)] ? &film[std::size_t(world)]->head() : nullptr;
    }
};

}  // namespace samspill::viz
