#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "experiment/judge/curves.h"
#include "experiment/judge/endpoints.h"
#include "model/observed/indicators.h"
#include "model/params/params.h"
#include "scenario/declared/reference.h"
#include "scenario/files/read_scenario.h"
#include "support/checkout.h"
#include "viz/state/setting_words.h"

// Reasons and units are read in Norwegian too.
namespace samspill::viz::test {

namespace {

constexpr Language no = Language::no;

}  // namespace

TEST(Messages, EveryReasonOfAParameterIsTold)
{
    std::set<std::string> open;
    for (const input::ReferenceRow& row : input::parameter_rows({})) {
        const std::string& text = row.source_no;
        // Rows of the facts and headings of the report are the same in both.
        if (text == row.source && row.source != "") open.insert(row.source);
        for (const char* english : {" is ", " the ", " of ", "assumption", "calibrated", "fact:", "report", " in kind"})
            EXPECT_EQ(text.find(english), std::string::npos) << text;
    }
    EXPECT_TRUE(open.empty()) << *open.begin();
}

TEST(Units, AreInWordsInBothLanguages)
{
    std::set<std::string> units;
    for (const auto& rows : {input::setting_rows(), input::parameter_rows({})})
        for (const input::ReferenceRow& row : rows) units.insert(row.unit);
    for (const EndpointInfo& endpoint : endpoints()) units.emplace(endpoint.unit);
    for (const CurveInfo& curve : curves()) units.emplace(curve.unit);
    for (int i = 0; i < n_indicators; ++i) units.emplace(info(Indicator(i)).unit);
    const std::set<std::string> same{"", "log", "logit"};  // in both languages
    for (const std::string& unit : units) {
        if (same.contains(unit)) continue;
        const std::string words = unit_words(unit, no);
        EXPECT_TRUE(words.empty() || words != unit) << unit;
    }
    EXPECT_EQ(unit_words("parsecs", no), "parsecs");
}

TEST(Titles, AreTheAuthorsWhereNorwegianIsMissing)
{
    ComparisonBoard board;
    board.scenarios = {"base", "step"};
    EXPECT_EQ(title_of(board, 1, no), "step");
    board.scenarios_no = {"", "steg"};
    EXPECT_EQ(title_of(board, 0, no), "base");
    EXPECT_EQ(title_of(board, 1, no), "steg");
    EXPECT_EQ(title_of(board, 1, Language::en), "step");
    EXPECT_EQ(title_of(board, 2, no), "–");
    Head head;
    head.name = "short";
    EXPECT_EQ(title_of(head, no), "short");
    head.title = "title";
    head.norwegian.title = "tittel";
    EXPECT_EQ(title_of(head, no), "tittel");
    EXPECT_EQ(title_of(head, Language::en), "title");
}

TEST(Titles, ShippedScenariosHaveThemInNorwegian)
{
    namespace fs = std::filesystem;
    int read = 0;
    for (const auto& entry : fs::recursive_directory_iterator(source_folder() + "/scenarios")) {
        if (entry.path().extension() != ".toml" || entry.path().filename() == "calibration.toml" ||
            entry.path().parent_path().filename() == "sweeps")
            continue;
        const Scenario scenario = read_scenario(entry.path().string());
        ++read;
        for (const AboutLine& line : about_lines)
            EXPECT_EQ((scenario.*line.text).empty(), (scenario.norwegian.*line.text).empty())
                << entry.path() << ": " << line.key_no;
    }
    EXPECT_GE(read, 26);
}

}  // namespace samspill::viz::test
