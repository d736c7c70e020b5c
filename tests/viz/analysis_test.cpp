#include <gtest/gtest.h>

#include "viz/fakes.h"
#include "viz/panels/contrasts.h"
#include "viz/plots/heat.h"
#include "viz/plots/sankey.h"
#include "viz/screen.h"
#include "viz/state/sweep_grid.h"
#include "viz/worlds.h"

// Comparison, flows and sweep: what is pressed, dragged and typed, and what pictures are made of.
namespace samspill::viz {

namespace {

using test::of_kind;
using test::one_world;
using test::Screen;
using test::two_worlds;

// Comparison.

TEST(ComparisonPanel, OffersToMakeASecondWorld)
{
    Screen screen;
    ViewState state;
    const Shown& shown = test::one_world().shown;
    EXPECT_TRUE(
        of_kind<CompareWithDraft>(screen.press("comparison/draft", panels::comparison.draw, state, shown)).empty());
    state.draft.path = "a.toml";
    EXPECT_EQ(of_kind<CompareWithDraft>(screen.press("comparison/draft", panels::comparison.draw, state, shown)).size(),
              1u);
    EXPECT_EQ(
        of_kind<PiecemealAgainstLargeStep>(screen.press("comparison/piecemeal", panels::comparison.draw, state, shown))
            .size(),
        1u);
}

TEST(ComparisonPanel, FollowsAPersonWhoIsChosenOrTyped)
{
    Screen screen;
    ViewState state;
    state.panel = Panel::comparison;
    two_worlds().meet(state);
    const Shown& shown = two_worlds().shown;
    ASSERT_GT(shown.parted->size(), 4u);
    const auto chosen =
        of_kind<ChoosePerson>(screen.press("comparison/parted/3", panels::comparison.draw, state, shown));
    ASSERT_EQ(chosen.size(), 1u);
    EXPECT_EQ(state.person, (*shown.parted)[3].person);
    two_worlds().meet(state);
    screen.rest(panels::comparison.draw, state, shown);
    EXPECT_TRUE(screen.has("comparison/lives"));
    // A click in a strip goes to its week.
    EXPECT_FALSE(of_kind<SeekWeek>(screen.press("comparison/lives", panels::comparison.draw, state, shown)).empty());
}

TEST(ComparisonPanel, ChoosesIndicators)
{
    Screen screen;
    ViewState state;
    state.panel = Panel::comparison;
    two_worlds().meet(state);
    const Shown& shown = two_worlds().shown;
    screen.press("comparison/indicators", panels::comparison.draw, state, shown);
    const auto toggled =
        of_kind<ToggleIndicator>(screen.press("comparison/indicator/plans", panels::comparison.draw, state, shown));
    ASSERT_EQ(toggled.size(), 1u);
    EXPECT_EQ(toggled[0].indicator, Indicator::plans);
}

TEST(ComparisonPanel, GoesToTheWeekThatIsClickedInADifference)
{
    Screen screen;
    ViewState state;
    state.panel = Panel::comparison;
    two_worlds().meet(state);
    const Shown& shown = two_worlds().shown;
    EXPECT_FALSE(of_kind<SeekWeek>(screen.press("comparison/lasting/difference", panels::comparison.draw, state, shown))
                     .empty());
}

TEST(ComparisonPanel, SaysThatOnePairHasNoInterval)
{
    const Theme theme;
    ViewState state;
    const Shown shown;
    const View english{state, shown, theme};
    const auto words = [&](int pairs, Looks looks = Looks::once) {
        Contrast contrast;
        contrast.pairs = pairs, contrast.looks = looks;
        return contrast_words(english, &contrast);
    };
    EXPECT_EQ(words(1), "second less first; one pair of runs: no interval");
    EXPECT_EQ(words(12), "second less first; band: 95 % interval of the mean of 12 pairs");
    EXPECT_EQ(words(4, Looks::repeated), "second less first; 4 pairs of runs: no interval");
    EXPECT_EQ(words(12, Looks::repeated),
              "second less first; band: 95 % interval that holds at every look of the mean of 12 pairs");
    EXPECT_EQ(contrast_words(english, nullptr), "no pair of runs yet");
    EXPECT_EQ(band_words(english, 1), "one replicate of each: no bands");
    state.language = Language::no;
    EXPECT_EQ(words(1), "den andre minus den første; ett par kjøringer: intet intervall");
}

TEST(ComparisonPanel, ChoosesAlternativeCurveAndPlaceOfAFile)
{
    Screen screen;
    ViewState state;
    Shown shown;
    shown.board = test::made_board();
    shown.lines = test::made_lines(state.comparison);
    screen.press("comparison/alternative/2", panels::comparison.draw, state, shown);
    EXPECT_EQ(state.comparison.alternative, 2);
    screen.press("comparison/curve", panels::comparison.draw, state, shown);
    screen.press("comparison/curve/1", panels::comparison.draw, state, shown);
    EXPECT_EQ(state.comparison, (ComparisonKey{2, 1, 0}));
}

// Flows.

TEST(FlowLayout, FillsBothStacksWithRibbons)
{
    ViewState state;
    state.panel = Panel::flows;
    state.flows = WeekSpan{0, 40};
    two_worlds().meet(state);
    const Flows& flows = *two_worlds().shown.flows[0];
    std::vector<std::vector<double>> numbers;
    for (const auto& row : flows.persons) numbers.emplace_back(row.begin(), row.end());
    const FlowLayout layout = flow_layout(numbers, 0.01);
    ASSERT_GT(layout.total, 1000.0);
    ASSERT_GT(layout.left.size(), 4u);
    double all = 0.0;
    for (const FlowBlock& block : layout.left) {
        double height = 0.0, number = 0.0;
        for (const FlowRibbon& ribbon : layout.ribbons)
            if (ribbon.from == block.row) height += ribbon.height, number += ribbon.number;
        EXPECT_NEAR(height, block.height, 1e-9);
        EXPECT_NEAR(number, block.number, 1e-6);
        all += number;
    }
    EXPECT_NEAR(all, layout.total, 1e-6);
    for (const FlowBlock& block : layout.right) {
        double height = 0.0;
        for (const FlowRibbon& ribbon : layout.ribbons)
            if (ribbon.to == block.row) height += ribbon.height;
        EXPECT_NEAR(height, block.height, 1e-9);
        EXPECT_LE(block.top + block.height, 1.0 + 1e-9);
    }
    EXPECT_EQ(layout.left.back().row, n_statuses);  // those who came in between
}

TEST(FlowLayout, OfNobodyIsEmpty)
{
    EXPECT_TRUE(flow_layout({{0.0, 0.0}, {0.0, 0.0}}, 0.01).ribbons.empty());
    EXPECT_TRUE(flow_layout({}, 0.01).left.empty());
}

// Weeks before the reform say nothing of it.
TEST(FlowsPanel, OpensWhereThePolicyActs)
{
    ViewState state;
    state.panel = Panel::flows;
    for (const Shown* shown : {&one_world().shown, &two_worlds().shown}) {
        EXPECT_EQ(flows_weeks(state, *shown), (WeekSpan{10, 59}));
        EXPECT_EQ(*needs_of(state, *shown).flows, (FlowsKey{10, 59, -1}));
        EXPECT_EQ(cohort_of(state, *shown), int(Cohort::open_episode));
    }
    Shown none = one_world().shown;
    Head head = *none.head();
    head.waves.clear();
    auto film = std::make_shared<Film>(head, 0, 0);
    film->publish(head.weeks);
    none.film[0] = film;
    EXPECT_EQ(flows_weeks(state, none), (WeekSpan{0, 51}));
    EXPECT_EQ(cohort_of(state, none), int(Cohort::registered_week_0));
    // What somebody chose stays, until something else is opened.
    apply(state, FlowsWindow{3, 7}, two_worlds().shown);
    apply(state, ChooseCohort{1}, two_worlds().shown);
    EXPECT_EQ(flows_weeks(state, two_worlds().shown), (WeekSpan{3, 7}));
    apply(state, Order{OpenFile{"x.h5"}}, two_worlds().shown);
    EXPECT_EQ(flows_weeks(state, two_worlds().shown), (WeekSpan{10, 59}));
    EXPECT_EQ(cohort_of(state, two_worlds().shown), int(Cohort::open_episode));
}

TEST(FlowsPanel, MovesItsWindowAndTurnsToOutcomes)
{
    Screen screen;
    ViewState state;
    state.panel = Panel::flows;
    state.flows = WeekSpan{0, 20};
    two_worlds().meet(state);
    const Shown& shown = two_worlds().shown;
    screen.drag("flows/to", {60, 0}, panels::flows.draw, state, shown);
    EXPECT_GT(state.flows->to, 20);
    screen.drag("flows/from", {100, 0}, panels::flows.draw, state, shown);
    EXPECT_GT(state.flows->from, 0);
    EXPECT_LE(state.flows->from, state.flows->to);
    screen.press("flows/kind/1", panels::flows.draw, state, shown);
    EXPECT_EQ(state.outcomes, true);
    screen.press("flows/cohort", panels::flows.draw, state, shown);
    screen.press("flows/cohort/1", panels::flows.draw, state, shown);
    EXPECT_EQ(state.cohort, 1);
    EXPECT_TRUE(screen.has("flows/outcomes/1"));
}

// Runs that follow nobody have no moves: what became of people is shown, unless somebody asks for moves.
TEST(FlowsPanel, BeginsWithWhatThereIs)
{
    test::Sample sample({test::sample_scenario()});
    const Scenario scenario = test::sample_scenario();
    auto output = run_replicate(scenario.inputs, scenario.seed, 0);
    const Film& followed = *sample.shown.film[0];
    sample.shown.film[0] = film_of(followed.head(), std::move(output), followed.first_life(), 0.0);
    ViewState state;
    state.panel = Panel::flows;
    EXPECT_FALSE(shows_outcomes(state, followed));
    EXPECT_TRUE(shows_outcomes(state, *sample.shown.film[0]));
    Screen screen;
    screen.rest(panels::flows.draw, state, sample.shown);
    EXPECT_TRUE(screen.has("flows/outcomes/0"));
    screen.press("flows/kind/0", panels::flows.draw, state, sample.shown);
    EXPECT_EQ(state.outcomes, false);
    screen.rest(panels::flows.draw, state, sample.shown);
    EXPECT_FALSE(screen.has("flows/outcomes/0"));
}

TEST(Ticks, AreWrittenWithTheDecimalsThatTellThemApart)
{
    using Texts = std::vector<std::string>;
    EXPECT_EQ(tick_texts(ticks(-0.001, 0.001, 4), Language::en), (Texts{"−0.001", "−0.0005", "0", "0.0005", "0.001"}));
    EXPECT_EQ(tick_texts(ticks(100.0, 101.0, 2), Language::no), (Texts{"100", "100,5", "101"}));
    EXPECT_EQ(tick_texts(ticks(0.0, 2e6, 2), Language::en, 1e6), (Texts{"0", "1", "2"}));
    EXPECT_EQ(tick_texts(ticks(-16.0, 22.0, 1), Language::en), (Texts{"0", "20"}));  // one tick alone tells no scale
    EXPECT_EQ(tick_texts(ticks(90'000.0, 100'000.0, 2), Language::en), (Texts{"90,000", "95,000", "100,000"}));
}

TEST(Needs, OfFlowsStayWithinTheWeeksThatAreThere)
{
    ViewState state;
    state.panel = Panel::flows;
    state.flows = WeekSpan{-500, 5000};
    const Needs needs = needs_of(state, two_worlds().shown);
    ASSERT_TRUE(needs.flows);
    EXPECT_EQ(needs.flows->from, -8);
    EXPECT_EQ(needs.flows->to, 59);
    state.outcomes = true;
    EXPECT_FALSE(needs_of(state, two_worlds().shown).flows);
}

// Sweep.

class SweepScreen : public testing::Test {
protected:
    SweepScreen()
    {
        shown.sweep = test::made_sweep();
        shown.cells = test::made_cells(*shown.sweep);
        state.panel = Panel::sweep;
        for (int k = 0; k < ImGuiKey_COUNT; ++k) ImGui::GetIO().KeyMap[k] = k;
    }
    void key(ImGuiKey which)
    {
        for (const bool down : {true, false}) {
            ImGui::GetIO().KeysDown[which] = down;
            screen.rest(panels::sweep.draw, state, shown, 1);
        }
    }
    Screen screen;
    ViewState state;
    Shown shown;
};

TEST_F(SweepScreen, ChoosesTheCellUnderThePointer)
{
    const std::size_t point = cell_point(state, *shown.sweep, 3, 2);
    screen.press("sweep/point/" + std::to_string(point), panels::sweep.draw, state, shown);
    EXPECT_EQ(state.sweep_point, point);
    EXPECT_EQ(point_text(*shown.sweep, point, Language::en),
              "wave.intensity = 2, reform.mend_rate = 0.1, referral.rule = ad_hoc");
    EXPECT_EQ(point_text(*shown.sweep, point, Language::no),
              "wave.intensity = 2, reform.mend_rate = 0,1, referral.rule = ad_hoc");
    EXPECT_DOUBLE_EQ(shown.cells->mean[point], 320.0);
}

TEST_F(SweepScreen, MovesTheChosenPointByArrows)
{
    screen.press("sweep/point/" + std::to_string(cell_point(state, *shown.sweep, 1, 1)), panels::sweep.draw, state,
                 shown);
    key(ImGuiKey_RightArrow);
    key(ImGuiKey_UpArrow);
    EXPECT_DOUBLE_EQ(shown.cells->mean[state.sweep_point], 220.0);
    for (int i = 0; i < 9; ++i) key(ImGuiKey_LeftArrow);
    EXPECT_DOUBLE_EQ(shown.cells->mean[state.sweep_point], 20.0);  // stops at the edge
}

TEST_F(SweepScreen, ShowsTheOtherValuesOfTheThirdAxis)
{
    state.sweep_point = 0;
    screen.drag("sweep/axis/2", {200, 0}, panels::sweep.draw, state, shown);
    EXPECT_EQ(shown.sweep->position(state.sweep_point, 2), 1u);
    EXPECT_EQ(shown.sweep->position(state.sweep_point, 0), 0u);
    EXPECT_TRUE(screen.has("sweep/point/" + std::to_string(cell_point(state, *shown.sweep, 4, 3))));
}

TEST_F(SweepScreen, OpensThePointThatIsChosen)
{
    state.sweep_point = 7;
    const auto opened = of_kind<OpenSweepPoint>(screen.press("sweep/open", panels::sweep.draw, state, shown));
    ASSERT_EQ(opened.size(), 1u);
    EXPECT_EQ(opened[0].point, 7u);
    // Without the base scenario there is nothing to open.
    ViewState other;
    other.sweep_point = 7;
    auto table = std::make_shared<SweepTable>(*test::made_sweep());
    table->base_path.clear();
    shown.sweep = table;
    EXPECT_TRUE(of_kind<OpenSweepPoint>(screen.press("sweep/open", panels::sweep.draw, other, shown)).empty());
}

TEST_F(SweepScreen, DrawsLinesOverOneAxis)
{
    screen.press("sweep/y", panels::sweep.draw, state, shown);
    screen.press("sweep/y/0", panels::sweep.draw, state, shown);
    EXPECT_EQ(state.sweep_y, -1);
    const std::size_t point = cell_point(state, *shown.sweep, 4, 0);
    screen.press("sweep/point/" + std::to_string(point), panels::sweep.draw, state, shown);
    EXPECT_EQ(state.sweep_point, point);
}

TEST_F(SweepScreen, ChoosesDotsOfADesignThatIsNoGrid)
{
    shown.sweep = test::made_design();
    shown.cells = test::made_cells(*shown.sweep);
    screen.press("sweep/point/31", panels::sweep.draw, state, shown);
    EXPECT_EQ(state.sweep_point, 31u);
    key(ImGuiKey_RightArrow);
    EXPECT_GT(shown.sweep->axes[0].numbers[state.sweep_point], shown.sweep->axes[0].numbers[31]);
}

TEST(SweepText, IsHonestAboutOneRun)
{
    SweepCells cells;
    cells.mean = {5.0, 5.0, NAN};
    cells.spread = {NAN, 2.0, NAN};
    cells.replicates = {1, 4, 0};
    EXPECT_EQ(cell_text(cells, 0, Language::en), "5 (one run: no interval)");
    EXPECT_NE(cell_text(cells, 1, Language::en).find("± 3.18"), std::string::npos);  // 3.182 x 2 / 2
    EXPECT_EQ(cell_text(cells, 2, Language::no), "intet tall");
}

TEST(ColourScale, DivergesAroundZeroWhenThereAreBothSigns)
{
    const std::vector<double> both{-1.0, 4.0, NAN}, one{2.0, 4.0};
    const ColourScale scale = scale_of(both);
    EXPECT_TRUE(scale.diverges);
    EXPECT_DOUBLE_EQ(scale.low, -4.0);
    EXPECT_EQ(scale.of(0.0), diverging(0.5));
    EXPECT_FALSE(scale_of(one).diverges);
    EXPECT_EQ(scale_of(one).of(4.0), sequential(1.0));
}

TEST(Panels, DrawWithNothingOpen)
{
    Screen screen;
    ViewState state;
    for (const Language language : {Language::en, Language::no}) {
        state.language = language;
        for (const Panel panel : all_panels) screen.rest(parts_of(panel).draw, state, Shown{});
    }
    EXPECT_FALSE(screen.has("sweep/open"));
}

}  // namespace

}  // namespace samspill::viz
