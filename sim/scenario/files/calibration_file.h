#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenario/declared/reader.h"
#include "scenario/files/include.h"

namespace samspill {

// A parameter to be fitted. `key` names one number, or a table of numbers by label ("residents.stock"):
// then low and high bound a common factor on all of them.
struct CalibrationParameter {
    std::string key;
    double low = 0.0, high = 0.0;
    bool factor = false;
    std::string place;  // in the file, for messages
};

// A fact that the model is held against.
struct CalibrationTarget {
    std::string fact;       // row of FACTS.md
    std::string statistic;  // how it is measured; empty when it is not
    std::string region;     // empty: all
    std::string scenario;   // path; the calibration's own when none is named
    double value = 0.0, low = 0.0, high = 0.0;
    bool fitted = true;  // false: context, shown and not fitted to
    std::string note;
    std::string not_measured;  // why not
    std::string place;
};

// What `samspill calibrate` is asked to do.
struct CalibrationFile {
    std::string title;
    std::string scenario;  // path
    std::uint32_t seed = 1;
    int replicates = 2;
    int evaluations = 300;
    int starts = 3;
    double prior_weight = 0.5;
    std::vector<CalibrationParameter> parameters;
    std::vector<CalibrationTarget> targets;
    std::vector<std::string> files;  // the calibration file and what it includes, in order of reading
};

// Reads a calibration. Every mistake in it is collected and thrown as one InputError. Scenarios
// are looked up relative to its folder, and not read; names of statistics are not checked.
CalibrationFile read_calibration(const std::string& path);

// The same from a text; `path` stands for the file. Includes are looked up in `files`.
CalibrationFile parse_calibration(const std::string& text, const std::string& path,
                                  const input::FileSource& files = input::disk());

// What a key of [search] allows and means: "replicates".
input::KeyInfo calibration_setting(std::string_view name);

// Is this TOML file a calibration and not a scenario: has it targets? False when it cannot be read.
bool is_calibration(const std::string& path);

}  // namespace samspill
