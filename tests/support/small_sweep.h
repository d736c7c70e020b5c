#pragma once

#include <fstream>
#include <string>

#include "support/temporary_folder.h"

namespace samspill::test {

inline std::string write_text(const std::string& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
    return path;
}

// A scenario of two small offices with a wave in week 6, runs of a few milliseconds.
inline constexpr const char* small_base = R"(title = "Two small offices"
[run]
weeks = 20
burn_in = 20
seed = 5
[observation]
episode_week = 6
[[region]]
name = "Vest"
centre_positions = 0.3
[[region.office]]
name = "A"
inhabitants = 800
[[region.office]]
name = "B"
inhabitants = 700
[[wave]]
week = 6
offices = "all"
intensity = 1.0
co_creation = 0.5
)";

// A grid of two late axes and one that acts from the beginning: 12 points, 2 replicates.
inline constexpr const char* small_grid = R"(title = "Small grid"
scenario = "base.toml"
[sweep]
design = "grid"
replicates = 2
[[axis]]
key = "reform.disruption"
range = [0.1, 0.5]
steps = 3
[[axis]]
name = "policy"
values = [{label = "one"}, {label = "two", set = ["wave.*.intensity=2"]}]
[[axis]]
key = "residents.exit_rate"
values = [0.0002, 0.0004]
[record]
endpoints = ["lasting_share", "registered"]
by = ["group"]
series = ["registered", "attitude"]
every = 8
)";

// Writes base and sweep into a folder; the path of the sweep.
inline std::string write_small_sweep(const TemporaryFolder& folder, const std::string& sweep = small_grid)
{
    write_text(folder / "base.toml", small_base);
    return write_text(folder / "sweep.toml", sweep);
}

}  // namespace samspill::test
