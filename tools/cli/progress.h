#pragma once

#include <chrono>
#include <string>

#include "core/message.h"
#include "experiment/replicates/ensemble.h"

namespace samspill::cli {

// Says on stderr how far a run has come: one line that is rewritten on a terminal, a plain line
// every few seconds elsewhere.
class ProgressLine {
public:
    explicit ProgressLine(bool quiet);
    void show(const Progress& progress);
    void show(const std::string& text);
    void note(const std::string& text);  // a line of its own
    void note(const Message& message);
    void clear();
    double seconds() const;  // since it was made

private:
    std::chrono::steady_clock::time_point start_;
    double next_line_ = 5.0;  // seconds
    bool quiet_, terminal_;
};

// 75 -> "1:15"
std::string clock_text(double seconds);

}  // namespace samspill::cli
