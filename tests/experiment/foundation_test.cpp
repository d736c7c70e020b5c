#include "experiment/replicates/foundation.h"

#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "support/checkout.h"

namespace samspill {
namespace {

// A file of the sources with its line breaks and emphasis as blanks, so that a sentence is found
// wherever it is broken.
std::string words_of(const std::string& path)
{
    std::ifstream file(source_folder() + "/" + path);
    std::string text, words;
    text.assign(std::istreambuf_iterator<char>(file), {});
    for (const char c : text) {
        if (c == '*') continue;
        const bool blank = c == ' ' || c == '\n';
        if (!blank || words.empty() || words.back() != ' ') words += blank ? ' ' : c;
    }
    return words;
}

TEST(Foundation, CountsEveryParameterOnce)
{
    const Foundation found = foundation();
    EXPECT_GT(found.assumed, 0);
    EXPECT_EQ(found.all, found.reported + found.by_facts + found.calibrated + found.assumed);
}

// The same warning stands in the model's description and wherever the answers it is about stand.
TEST(NotForDeciding, StandsInTheModelAndBesideTheAnswers)
{
    for (const char* path : {"sim/MODEL.md", "README.md", "scenarios/FINDINGS.md"})
        EXPECT_NE(words_of(path).find(not_for_deciding), std::string::npos) << path;
    EXPECT_NE(must_not_be_used_text().find(not_for_deciding), std::string::npos);
}

// README tells how many assumptions stand behind its numbers.
TEST(Foundation, IsToldInTheReadme)
{
    const Foundation found = foundation();
    const std::string told =
        std::to_string(found.assumed) + " assumptions, of " + std::to_string(found.all) + " parameters";
    EXPECT_NE(words_of("README.md").find(told), std::string::npos) << told;
    EXPECT_NE(chance_alone_text().find(told), std::string::npos) << told;
}

}  // namespace
}  // namespace samspill
