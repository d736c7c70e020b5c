#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/observed/indicators.h"
#include "scenario/files/design_kind.h"
#include "scenario/files/include.h"

namespace samspill {

// One listed value of an axis: a value of its keys, or a policy.
struct SweepValue {
    std::string label;             // of the policy; else the value as text, as --set takes it
    double number = 0.0;           // NaN for texts and policies
    std::string scenario;          // path of a scenario file laid over the base; empty for none
    std::vector<std::string> set;  // "key=value" laid over that
    std::string place;             // in the file, for messages
};

// One dimension of a sweep.
struct SweepAxis {
    std::string name;                // of the dimension in result files: letters, digits, _
    std::vector<std::string> keys;   // get one value; empty when the values are policies
    std::vector<SweepValue> values;  // listed, or the steps of a range in a grid; empty for other ranges
    double low = 0.0, high = 0.0;    // range
    bool logarithmic = false;        // steps of equal ratio
    bool whole = false;              // only whole numbers
    bool labels = false;             // the coordinates are texts
    std::string unit, meaning;       // of the first key that is a parameter
    std::string place;

    bool is_listed() const { return !values.empty(); }
    // The value at a coordinate in [0, 1], rounded when only whole numbers are allowed.
    double number_at(double coordinate) const;
    // Which listed value lies at a coordinate in [0, 1]: equal shares.
    std::size_t listed_at(double coordinate) const;
};

// What `samspill sweep` is asked to do.
struct SweepFile {
    std::string title, question;
    std::string scenario;          // path of the base
    std::vector<std::string> set;  // "key=value" laid over the base
    DesignKind design = DesignKind::grid;
    int samples = 0;         // of a Latin hypercube, Sobol sequence or Saltelli design
    int trajectories = 0;    // of a Morris design
    int levels = 4;          // likewise
    int replicates = 1;      // of every point
    std::uint32_t seed = 1;  // chooses the design's points; the runs' chance is the scenario's run.seed
    std::vector<SweepAxis> axes;
    std::vector<std::string> endpoints;  // names, not checked; empty: all
    bool by_region = false, by_group = false;
    std::vector<Indicator> series;
    int every = 13;                  // weeks of a step of the series
    std::vector<std::string> files;  // the sweep file and what it includes, in order of reading
};

// Reads a sweep. Names, parameters' keys, their ranges and all that stands in the file by itself is
// checked, and every mistake thrown in one InputError; scenarios and keys of settings
// ("wave.*.intensity") are checked by SweepPlan, which reads them.
SweepFile read_sweep(const std::string& path);

// The same from a text; `path` stands for the file. Includes are looked up in `files`.
SweepFile parse_sweep(const std::string& text, const std::string& path, const input::FileSource& files = input::disk());

// Is this TOML file a sweep: has it axes? False when it cannot be read.
bool is_sweep(const std::string& path);

}  // namespace samspill
