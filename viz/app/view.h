#pragma once

#include <functional>
#include <optional>
#include <string>

namespace samspill::viz {

struct ViewOptions {
    std::string target;      // run, comparison or sweep file, or a scenario; empty: the start page
    std::string beside;      // a second one
    std::string screenshot;  // PNG to write instead of opening a window
    std::string csv;         // CSV to write of the same panel
    bool force = false;      // a picture or table of something else is replaced
    std::optional<int> week;
    std::string panel;     // name; empty: the timeline, or what the file is of
    std::string language;  // "en", "no"; empty: by the environment (LANG)
    bool workshop = false;
    int width = 1600, height = 900;
    float scale = 0.0f;  // 0: of the display
    int threads = 0;
    int replicates = 0;                                 // of a simulation, beside the one on screen; 0: none
    std::function<void(const std::string&)> tell = {};  // gets lines for who started a picture
    std::string session;         // file that the window's session is written to, and opened from when it is there
    std::string session_folder;  // else a file of its own in this folder; both empty: it is not written
    std::string reader;          // the program that is started as a child to read files
};

// Shows the window until it is closed, or writes a picture. Returns an exit code; throws InputError
// for what cannot be had (no display, unknown panel).
int view(const ViewOptions& options);

}  // namespace samspill::viz
