#pragma once

#include <string>

#include "viz/app/session.h"

namespace samspill::viz {

// For tests of the real window: tells in a file where the controls stand and what the state is
// (viz/README.md). Where: $SAMSPILL_VIEW_MARKS; without it nothing is written.
class MarksFile {
public:
    MarksFile();
    // Writes when something has changed since the last time, at most ten times a second.
    // `frames`: that have been drawn; they alone are no change.
    void update(Session& session, double seconds, long frames);

private:
    std::string path_, written_;
    double last_ = -1e9;
};

}  // namespace samspill::viz
