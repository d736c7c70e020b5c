#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/inputs/policies.h"
#include "scenario/declared/scenario.h"

namespace samspill::viz {

// A scenario file and what has been changed of it on screen.
struct Draft {
    std::string path;                                         // the scenario file
    std::vector<std::pair<std::string, std::string>> values;  // key and value, laid over it as --set does
    std::vector<Wave> waves;                                  // beyond the file's: changes of policy made on screen
    // Waves of the file that differ, by their numbers there; none: taken away.
    std::map<int, std::optional<Wave>> file_waves{};
    std::optional<std::vector<ReferralRule>> rules{};  // of the status quo, in place of the file's
    std::optional<std::optional<Trial>> trial{};       // in place of the file's, or that there is none

    const std::string* value(const std::string& key) const;  // null when the file's holds
    void set(const std::string& key, std::string value);
    void reset(const std::string& key);
    void reset_all();
    int changes() const;  // of what the file holds
    bool changed() const { return changes() > 0 || !waves.empty(); }
    friend bool operator==(const Draft&, const Draft&) = default;
};

// All that is laid over the file, as --set takes it.
std::vector<std::string> overrides_of(const Draft& draft);

// The scenario that the draft stands for. Throws InputError with all that is wrong.
Scenario scenario_of(const Draft& draft);

// The draft as a scenario file at `path`, which includes the draft's file: reading it gives the
// same inputs (looked at before the file appears). Written whole or not at all. `replace`: another
// scenario that is there, but none of the draft's own files. Throws InputError.
void save_scenario(const Draft& draft, const std::string& path, const std::string& title,
                   const std::string& title_no = "", bool replace = true);

}  // namespace samspill::viz
