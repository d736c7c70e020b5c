#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/policies.h"
#include "scenario/scenario.h"

namespace samspill::viz {

// A scenario file and what has been changed of it on screen.
struct Draft {
    std::string path;                                         // the scenario file
    std::vector<std::pair<std::string, std::string>> values;  // key and value, laid over it as --set does
    std::vector<Wave> waves;                                  // beyond the file's: changes of policy made on screen

    const std::string* value(const std::string& key) const;  // null when the file's holds
    void set(const std::string& key, std::string value);
    void reset(const std::string& key);
    bool changed() const { return !values.empty() || !waves.empty(); }
    friend bool operator==(const Draft&, const Draft&);
};

// The scenario that the draft stands for. Throws InputError with all that is wrong.
Scenario scenario_of(const Draft& draft);

// The draft as a scenario file at `path`, which includes the draft's file: reading it gives the
// same inputs (tested for every key). Written whole or not at all. Throws InputError.
void save_scenario(const Draft& draft, const std::string& path, const std::string& title);

}  // namespace samspill::viz
