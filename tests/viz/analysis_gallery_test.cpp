#include <gtest/gtest.h>

#include "viz/fakes.h"
#include "viz/pictures.h"
#include "viz/worlds.h"

// Comparison, flows and sweep as pictures, in both languages and two sizes.
namespace samspill::viz {

namespace {

struct Size {
    int width, height;
};

// All sizes and languages when the pictures are kept to be looked at, else one of each kind.
std::vector<std::pair<Size, Language>> looks()
{
    const std::pair<Size, Language> small{{1280, 720}, Language::no}, large{{1600, 900}, Language::en};
    if (!std::getenv("SAMSPILL_GALLERY")) return {small};
    return {small, large, {small.first, large.second}, {large.first, small.second}};
}

std::string named(const std::string& name, Language language, Size size)
{
    return name + (language == Language::no ? "_no_" : "_en_") + std::to_string(size.width);
}

void look_at(const std::string& name, Panel panel, ViewState state, const Shown& shown)
{
    state.panel = panel;
    for (const auto& [size, language] : looks()) {
        state.language = language;
        const Picture picture =
            test::draw_picture([panel](const View& view, Commands& commands) { parts_of(panel).draw(view, commands); },
                               state, shown, size.width, size.height);
        test::keep_picture(picture, named(name, language, size));
        EXPECT_GT(test::colours_of(picture), 20) << name;
        EXPECT_GT(test::parts_drawn(picture), 15) << name;
    }
}

TEST(AnalysisGallery, ShowsTwoWorldsAndAPerson)
{
    test::Sample& sample = test::two_worlds();
    ViewState state;
    state.week = 40;
    state.panel = Panel::comparison;
    state.indicators = {Indicator::meetings, Indicator::attitude};
    sample.meet(state);
    ASSERT_TRUE(sample.shown.parted);
    ASSERT_GT(sample.shown.parted->size(), 10u);
    state.person = (*sample.shown.parted)[10].person;
    sample.meet(state);
    look_at("comparison_worlds", Panel::comparison, state, sample.shown);
}

TEST(AnalysisGallery, ShowsAComparisonFile)
{
    Shown shown;
    shown.board = test::made_board();
    ViewState state;
    shown.lines = test::made_lines(state.comparison);
    look_at("comparison_file", Panel::comparison, state, shown);
}

TEST(AnalysisGallery, ShowsFlowsAndOutcomes)
{
    test::Sample& sample = test::two_worlds();
    ViewState state;
    state.week = 40;
    state.panel = Panel::flows;
    state.flows = WeekSpan{0, 52};
    sample.meet(state);
    look_at("flows", Panel::flows, state, sample.shown);
    state.outcomes = true;
    look_at("outcomes", Panel::flows, state, sample.shown);
}

TEST(AnalysisGallery, ShowsSweeps)
{
    ViewState state;
    Shown shown;
    shown.sweep = test::made_sweep();
    shown.cells = test::made_cells(*shown.sweep, true);
    state.sweep_point = 17;
    look_at("sweep_grid", Panel::sweep, state, shown);
    state.sweep_y = -1;
    look_at("sweep_lines", Panel::sweep, state, shown);
    state.sweep_y = 1;
    shown.sweep = test::made_design();
    shown.cells = test::made_cells(*shown.sweep);
    look_at("sweep_design", Panel::sweep, state, shown);
}

}  // namespace

}  // namespace samspill::viz
