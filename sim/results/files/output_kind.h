#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/message.h"

namespace samspill {

// A kind of file that samspill writes: how it is called, how its names end, and how one that is there is
// recognised: HDF5 by its attribute `filetype`, others by how they begin.
struct OutputKind {
    Text name;                   // "run file"
    std::string_view ending;     // ".h5"
    std::string_view filetype;   // of HDF5; else empty
    std::string_view beginning;  // of others; empty: any text
    std::string_view mark;       // stands in the first bytes, the hash of the inputs after it; empty: it has none
};

inline constexpr OutputKind run_output{{"run file", "kjørefil"}, ".h5", "samspill run", {}, {}};
inline constexpr OutputKind comparison_output{
    {"comparison file", "sammenligningsfil"}, ".h5", "samspill comparison", {}, {}};
inline constexpr OutputKind states_output{{"file of states", "tilstandsfil"}, ".h5", "samspill states", {}, {}};
inline constexpr OutputKind merged_output{
    {"file of a merged sweep", "fil med en samlet gjennomgang"}, ".h5", "samspill sweep", {}, {}};
inline constexpr OutputKind report_output{
    {"report page", "rapportside"}, ".html", {}, "<!DOCTYPE html>", "<meta name=\"samspill-inputs\" content=\""};
inline constexpr OutputKind parameters_output{{"file of fitted parameters", "fil med tilpassede parametere"},
                                              ".toml",
                                              {},
                                              "# Parameters fitted by samspill calibrate",
                                              "\n# inputs "};
inline constexpr OutputKind picture_output{
    {"picture", "bilde"}, ".png", {}, "\x89PNG\r\n\x1a\n", std::string_view("samspill-inputs\0", 16)};
inline constexpr OutputKind table_output{{"table", "tabell"}, ".csv", {}, {}, {}};
inline constexpr OutputKind scenario_output{{"scenario", "scenario"}, ".toml", {}, {}, {}};

// What a file is that is there, as far as that must be known before it is replaced.
struct FileIdentity {
    bool of_kind = false;      // of the kind that was asked for
    Message what;              // what it is instead; empty when nobody knows
    std::string inputs;        // hash of the inputs that it is the result of; empty when it does not say
    std::uint64_t amount = 0;  // replicates or runs
    std::string title;
};

// Throws InputError when the file cannot be read.
FileIdentity identity_of(const std::string& path, const OutputKind& kind);

}  // namespace samspill
