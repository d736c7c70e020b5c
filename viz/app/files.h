#pragma once

#include <string>
#include <vector>

#include "scenario/declared/about.h"
#include "viz/desk/order.h"

// What can be opened: files of a folder, and the scenarios that come along.
namespace samspill::viz {

struct FolderEntry {
    std::string name;
    bool folder = false;
};

// A folder as the start page lists it, read once and when it is entered.
struct FileList {
    std::string folder;                // absolute; empty: not read yet
    std::vector<FolderEntry> entries;  // folders first, then .h5 and .toml files, by name
    Message trouble;                   // why there are none
};
FileList list_files(const std::string& folder);

struct ShippedScenario {
    std::string path, name;  // name: relative to the folder of scenarios
    About about, norwegian;  // empty where the scenario gives no Norwegian
};
// All that can be run as they are, by name; those that do not read are left out.
std::vector<ShippedScenario> shipped_scenarios(const std::string& folder);

// A path as typed: "~/" is the home folder, blanks around it are nothing.
std::string tidy_path(std::string path);
bool is_scenario(const std::string& path);  // by its ending
bool is_session(const std::string& path);

// A session that a window wrote, in the list of them.
struct EarlierSession {
    std::string path, name, summary, summary_no;
};
// The newest of a folder; those that do not read are left out.
std::vector<EarlierSession> earlier_sessions(const std::string& folder);

// What opening a path, with another one beside it when that is not empty, asks of the desk.
// Throws InputError when a path is not there or the two do not go together.
std::vector<Order> orders_to_open(const std::string& path, const std::string& beside);

// A path that is not taken: stem.ending, stem_2.ending, ... in the current folder.
std::string free_path(const std::string& stem, const std::string& ending);

}  // namespace samspill::viz
