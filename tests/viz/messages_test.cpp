#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "core/file_cause.h"
#include "experiment/judge/curves.h"
#include "experiment/judge/endpoints.h"
#include "model/observed/indicators.h"
#include "model/params/params.h"
#include "scenario/declared/reference.h"
#include "scenario/files/read_scenario.h"
#include "scenario/scenario_support.h"
#include "support/checkout.h"
#include "viz/state/message_texts.h"
#include "viz/state/messages.h"
#include "viz/state/setting_words.h"

// Messages, reasons and units are read in Norwegian too.
namespace samspill::viz::test {

using samspill::test::read_whole;

namespace {

constexpr Language no = Language::no;

std::size_t gaps_of(std::string_view text)
{
    std::size_t gaps = 0;
    for (std::size_t at = text.find("{}"); at != std::string_view::npos; at = text.find("{}", at + 2)) ++gaps;
    return gaps;
}

// What the classes of mistakes are told (tests/scenario/mistake_classes.txt), each line by itself.
std::vector<std::string> told_of_scenarios()
{
    std::vector<std::string> lines;
    bool told = false;
    std::istringstream file(read_whole(source_folder() + "/tests/scenario/mistake_classes.txt"));
    for (std::string line; std::getline(file, line);) {
        if (line == "---" || line.starts_with("===")) {
            told = line == "---";
        } else if (told && !line.empty()) {
            lines.push_back(line);
        }
    }
    return lines;
}

}  // namespace

TEST(Messages, EnglishStaysAsItIs)
{
    EXPECT_EQ(message_text("a.toml:1:1: there is no such file", Language::en), "a.toml:1:1: there is no such file");
}

TEST(Messages, PlacesNamesAndValuesStay)
{
    EXPECT_EQ(message_text("t.toml:10:9: run.weeks is \"many\", a text; it needs a whole number in [1, 5000] weeks\n"
                           "  run.weeks: weeks from week 0 (Monday 2016-09-05) on",
                           no),
              "t.toml:10:9: run.weeks er \"many\", en tekst; det trengs et helt tall i [1, 5000] uker\n"
              "  run.weeks: uker fra og med uke 0 (mandag 5. september 2016)");
    EXPECT_EQ(message_text("C:/x.h5: has format version 9; this program reads version 1: use a newer samspill", no),
              "C:/x.h5: har formatversjon 9; dette programmet leser versjon 1: bruk en nyere samspill");
    EXPECT_EQ(message_text("from the next restart on, since it cannot change on the way: run.burn_in, wave", no),
              "fra neste omstart, siden det ikke kan endres underveis: run.burn_in, wave");
}

TEST(Messages, WhatIsNotKnownStaysEnglish)
{
    EXPECT_EQ(message_text("a.h5: something nobody has ever said", no), "a.h5: something nobody has ever said");
    EXPECT_EQ(message_text("", no), "");
    EXPECT_EQ(message_text("a\n\nb", no), "a\n\nb");
}

TEST(Messages, EveryClassOfMistakesInScenariosIsTold)
{
    const std::vector<std::string> lines = told_of_scenarios();
    ASSERT_GE(lines.size(), 68u);
    for (const std::string& line : lines) EXPECT_NE(message_text(line, no), line);
}

// What the system says of a file comes with advice, which is read in Norwegian too.
TEST(Messages, EveryAdviceAboutAFileIsTold)
{
    for (const char* advice : all_advice()) {
        const std::string said = message_text(fmt::format("a.h5: cannot be read: No locks available ({})", advice), no);
        EXPECT_TRUE(said.starts_with("a.h5: kan ikke leses: ingen låser å få (")) << said;
        EXPECT_EQ(said.find(advice), std::string::npos) << said;
    }
}

TEST(Messages, GapsAreTheSameInBothLanguages)
{
    for (const auto& texts : {message_texts(), source_texts()})
        for (const Text& text : texts) {
            EXPECT_EQ(gaps_of(text.en), gaps_of(text.no)) << text.en;
            EXPECT_NE(std::string_view(text.en), "{}");
        }
}

// A pattern that stands behind a more general one would never have its turn.
TEST(Messages, EveryTextIsReached)
{
    for (const Text& text : message_texts()) {
        std::string filled(text.en), expected(text.no);
        for (std::string* words : {&filled, &expected})
            for (std::size_t at; (at = words->find("{}")) != std::string::npos;) words->replace(at, 2, "7");
        EXPECT_EQ(message_text(filled, no), expected) << text.en;
    }
}

TEST(Messages, EveryReasonOfAParameterIsTold)
{
    std::set<std::string> open;
    for (const input::ReferenceRow& row : input::parameter_rows({})) {
        const std::string text = source_text(row.source, no);
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
