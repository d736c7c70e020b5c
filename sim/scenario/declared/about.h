#pragma once

#include <string>
#include <string_view>

namespace samspill {

// What people read about a scenario, a line each.
struct About {
    std::string title;        // for tables and pictures
    std::string question;     // what the scenario is for
    std::string expectation;  // what its author expected before running it

    friend bool operator==(const About&, const About&) = default;
};

// The keys of these lines in scenario files and result files; under `key_no` the same in Norwegian.
struct AboutLine {
    std::string_view key, key_no;
    std::string About::*text;
};
inline constexpr AboutLine about_lines[] = {{"title", "title_no", &About::title},
                                            {"question", "question_no", &About::question},
                                            {"expectation", "expectation_no", &About::expectation}};

}  // namespace samspill
