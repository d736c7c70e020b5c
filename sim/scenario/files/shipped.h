#pragma once

#include <string>
#include <vector>

// The scenarios that ship with samspill. They lie beside the program, wherever that was put:
// PREFIX/bin/samspill and PREFIX/share/samspill/scenarios; a build folder is laid out alike.
namespace samspill {

// Their folder: $SAMSPILL_SCENARIOS, else the one beside the running program, whether it is there or not.
std::string shipped_folder();

// The file that a user means by `name`: that file if it is there, else a shipped scenario of that name (`buskerud`,
// `buskerud.toml`, `reform/piecemeal`). What is neither comes back as it is: whoever reads it says so.
std::string scenario_file(const std::string& name);

// What ships: scenarios, sweeps and calibrations, as `reform/piecemeal.toml`, with their titles; alphabetical. Throws
// InputError when there is no such folder.
struct ShippedFile {
    std::string name, title;
};
std::vector<ShippedFile> shipped_files();

}  // namespace samspill
