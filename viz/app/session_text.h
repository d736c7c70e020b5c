#pragma once

#include <optional>
#include <string>

#include "viz/draft/draft_text.h"
#include "viz/state/view_state.h"

// What a window was used for, as a text that can be opened again: answers and words of the guide, what is open, what
// was changed of it, what was looked at. JSON (viz/README.md says what it holds).
namespace samspill::viz {

// The ending of such files.
inline constexpr const char* session_ending = ".samspill";

struct SavedSession {
    ViewState state;                         // what is kept of it; drafts stand below
    std::optional<DraftText> draft, beside;  // of what was simulated
    std::optional<DraftText> opened;         // the first as it was opened
    std::string file, compared_file;         // else the files that were open
    int replicates = 0;                      // of the simulation
    int pins = 0;                            // that were pinned: their runs are not kept
};

// Is there anything in it that somebody has made?
bool worth_keeping(const ViewState& state);

std::string session_text(const ViewState& state, const Shown& shown);

// `path` names it in messages. Throws InputError when it is no session, damaged or of a newer samspill.
SavedSession read_session(const std::string& text, const std::string& path);

// "Piecemeal or one large step; 3 answers", for a list of sessions.
std::string session_summary(const SavedSession& session, Language language);

}  // namespace samspill::viz
