#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "viz/csv_cells.h"
#include "viz/screen.h"
#include "viz/state/csv.h"
#include "viz/state/timeline.h"
#include "viz/worlds.h"

namespace samspill::viz {

namespace {

using test::cells_of;
using test::of_kind;
using test::one_world;
using test::Screen;
using test::two_worlds;

template <class Kind>
std::vector<Kind> orders_in(const Commands& commands)
{
    std::vector<Kind> found;
    for (const Order& order : of_kind<Order>(commands))
        if (const auto* kind = std::get_if<Kind>(&order)) found.push_back(*kind);
    return found;
}

TEST(Timeline, EveryIndicatorStandsUnderOneHeading)
{
    std::vector<int> times(n_indicators);
    for (const IndicatorHeading& heading : indicator_headings())
        for (const Indicator indicator : heading.indicators) ++times[std::size_t(indicator)];
    EXPECT_EQ(times, std::vector<int>(n_indicators, 1));
}

TEST(Timeline, SharesAreOfThePersonsOfEachReplicate)
{
    ViewState state;
    state.indicators = {Indicator::in_work};
    state.share = true;
    one_world().meet(state);
    const auto charts = timeline_charts(state, one_world().shown);
    ASSERT_EQ(charts.size(), 1u);
    ASSERT_TRUE(charts[0].lines[0].curve);
    const Film& film = *one_world().shown.film[0];
    const auto part = line_of(film.series(), film.head().places, {Indicator::in_work, {}, -1, -1}, film.ready());
    const auto whole = line_of(film.series(), film.head().places, {Indicator::persons, {}, -1, -1}, film.ready());
    const auto gone =
        line_of(film.series(), film.head().places, {Indicator::persons, {}, -1, int(Status::gone)}, film.ready());
    ASSERT_GT(gone[30], 0.0f);
    float known = 0.0f;  // status by status, those who are gone apart
    for (int status = 0; status < n_statuses; ++status)
        if (Status(status) != Status::gone)
            known += value_of(film.series(), film.head().places, {Indicator::persons, {}, -1, status}, 30);
    EXPECT_EQ(whole[30], known);
    EXPECT_FLOAT_EQ(charts[0].lines[0].curve->replicate[0][30], 100.0f * part[30] / known);
}

TEST(Timeline, PinsAreToldApartFromTheRunAndFromEachOther)
{
    Shown shown = one_world().shown;
    const std::string title = worlds_on_screen(shown, Language::en).at(0).name;
    shown.pins = {{2, title}, {3, "another"}, {4, title}};
    std::vector<std::string> names;
    for (const NamedWorld& world : worlds_on_screen(shown, Language::no)) names.push_back(world.name);
    EXPECT_EQ(names, (std::vector<std::string>{title, title + " (festet)", "another", title + " (festet 2)"}));
}

TEST(Timeline, SeeksByClickAndZoomsByWheelAndDoubleClick)
{
    ViewState state;
    one_world().meet(state);
    const Shown& shown = one_world().shown;
    Screen screen;
    const Commands pressed = screen.press("timeline/plot/lasting", panels::timeline.draw, state, shown);
    const auto seeks = of_kind<SeekWeek>(pressed);
    ASSERT_EQ(seeks.size(), 1u);
    const Head& head = *shown.head();
    EXPECT_NEAR(seeks[0].week, head.first_week + (head.weeks - 1) / 2.0, 1.0);
    ImGui::GetIO().MouseWheel = 3.0f;
    const auto zooms = of_kind<Zoom>(screen.frame(panels::timeline.draw, state, shown));
    ASSERT_EQ(zooms.size(), 1u);
    EXPECT_GT(zooms[0].from, head.first_week);
    EXPECT_LT(zooms[0].to, head.end_week() - 1);
    apply(state, zooms[0], shown);
    const Commands all = screen.press("timeline/all", panels::timeline.draw, state, shown);
    EXPECT_EQ(of_kind<Zoom>(all).size(), 1u);
    EXPECT_EQ(state.zoom_from, state.zoom_to);
}

// A drag moves the weeks as far as the pointer, whatever whole weeks round off on the way.
TEST(Timeline, PansByTheWholeDrag)
{
    ViewState state;
    state.zoom_from = 10, state.zoom_to = 30;
    one_world().meet(state);
    Screen screen;
    screen.rest(panels::timeline.draw, state, one_world().shown);
    const Mark plot = screen.marks.at("timeline/plot/lasting");
    const float week = (plot.high.x - plot.low.x) / 20.0f;
    screen.drag("timeline/plot/lasting", {-4.0f * week, 0.0f}, panels::timeline.draw, state, one_world().shown);
    EXPECT_EQ(state.zoom_from, 14);
    EXPECT_EQ(state.zoom_to, 34);
}

TEST(Timeline, ChoosesIndicatorsBySearchInBothLanguages)
{
    for (const Language language : {Language::en, Language::no}) {
        ViewState state;
        state.language = language;
        one_world().meet(state);
        Screen screen;
        screen.press("timeline/choose", panels::timeline.draw, state, one_world().shown);
        screen.press("timeline/search", panels::timeline.draw, state, one_world().shown);
        screen.type(language == Language::no ? "UENIGE" : "differed", panels::timeline.draw, state, one_world().shown);
        EXPECT_EQ(state.indicator_search, language == Language::no ? "UENIGE" : "differed");
        EXPECT_FALSE(screen.has("timeline/indicator/lasting"));
        screen.press("timeline/indicator/conflicts", panels::timeline.draw, state, one_world().shown);
        EXPECT_EQ(state.indicators.back(), Indicator::conflicts);
    }
}

TEST(Timeline, PinsAndUnpins)
{
    ViewState state;
    Shown shown = one_world().shown;
    shown.pins.push_back({2, "before"});
    Screen screen;
    const auto pins = orders_in<PinRun>(screen.press("timeline/pin", panels::timeline.draw, state, shown));
    ASSERT_EQ(pins.size(), 1u);
    EXPECT_FALSE(pins[0].name.empty());
    const auto unpins = orders_in<Unpin>(screen.press("timeline/unpin/2", panels::timeline.draw, state, shown));
    ASSERT_EQ(unpins.size(), 1u);
    EXPECT_EQ(unpins[0].world, 2);
}

TEST(Timeline, GivesTheFilmsNumbersAsCsv)
{
    for (const Language language : {Language::en, Language::no}) {
        ViewState state;
        state.language = language;
        state.indicators = {Indicator::meetings};
        state.breakdown = Breakdown::offices;
        one_world().meet(state);
        const auto rows = cells_of(table_of(Panel::timeline, state, one_world().shown));
        const Film& film = *one_world().shown.film[0];
        ASSERT_EQ(rows.size(), std::size_t(film.head().weeks) + 1);
        EXPECT_EQ(rows[0].size(), 2u + 3u * 5u);
        EXPECT_NE(rows[0][2].find("Øvre"), std::string::npos);
        double sum = 0.0;
        for (const auto& line : one_world().lines(0, {Indicator::meetings, office_place(1), -1, -1}))
            sum += double(line[20]);
        EXPECT_EQ(rows[21][0], std::to_string(film.head().first_week + 20));
        EXPECT_NEAR(std::stod(rows[21][7]), sum / 3.0, 1e-4);
    }
}

TEST(RingsCsv, CountsTheOfficesCounsellors)
{
    ViewState state;
    state.week = 30;
    const Film& film = *one_world().shown.film[0];
    const auto rows = cells_of(table_of(Panel::rings, state, one_world().shown));
    ASSERT_EQ(rows.size(), 4u);
    double all = 0.0;
    for (int ring = 0; ring < n_rings; ++ring) all += std::stod(rows[1][std::size_t(4 + ring)]);
    EXPECT_NEAR(all,
                double(value_of(film.series(), film.head().places, {Indicator::counsellors, office_place(0), -1, -1},
                                30 - film.head().first_week)),
                1e-4);
}

TEST(PanelCsv, IsAHeaderAloneWhenNothingIsOpen)
{
    for (const Panel panel : all_panels) {
        const std::string csv = table_of(panel, {}, {});
        EXPECT_EQ(csv.find("\r\n"), csv.size() - 2) << name_of(panel);
    }
}

TEST(PanelCsv, HasRowsOfOneLengthInEveryPanelAndLanguage)
{
    for (const Language language : {Language::en, Language::no})
        for (const Panel panel : {Panel::timeline, Panel::rings, Panel::bridges, Panel::comparison, Panel::continuum,
                                  Panel::side_effects}) {
            ViewState state;
            state.language = language;
            state.panel = panel;
            state.week = 30;
            two_worlds().meet(state);
            const auto rows = cells_of(table_of(panel, state, two_worlds().shown));
            EXPECT_GT(rows.size(), 2u) << name_of(panel);
            for (const auto& row : rows) EXPECT_EQ(row.size(), rows[0].size()) << name_of(panel);
        }
}

TEST(Csv, QuotesAndLeavesNoFormula)
{
    Csv csv({"a,b", "=1+1"});
    csv.text("-\"x\"").text(" @y").text("two\nlines").number(-1.5).number(std::nan("")).end_row();
    EXPECT_EQ(csv.str(), "\"a,b\",'=1+1\r\n\"'-\"\"x\"\"\",' @y,\"two\nlines\",-1.5,\r\n");
}

TEST(Transport, PlaysStepsAndSeeks)
{
    ViewState state;
    state.week = 10;
    const Shown& shown = one_world().shown;
    Screen screen(1600.0f);
    EXPECT_EQ(of_kind<Play>(screen.press("transport/play", transport_bar, state, shown)).size(), 1u);
    state.playing = false;
    screen.press("transport/step+4", transport_bar, state, shown);
    EXPECT_EQ(state.week, 14.0);
    screen.press("transport/start", transport_bar, state, shown);
    EXPECT_EQ(state.week, shown.head()->first_week);
    screen.press("transport/scrubber", transport_bar, state, shown);
    EXPECT_NEAR(state.week, shown.head()->first_week + shown.head()->weeks / 2.0, 1.5);
    screen.drag("transport/pace", {400.0f, 0.0f}, transport_bar, state, shown);
    EXPECT_EQ(state.pace, 0.0);  // the slider's end: as fast as it goes
}

TEST(Transport, ListensToKeysUnlessSomebodyTypes)
{
    ViewState state;
    state.week = 10;
    Screen screen;
    ImGuiIO& io = ImGui::GetIO();
    io.KeyMap[ImGuiKey_RightArrow] = 7;
    screen.rest(transport_bar, state, one_world().shown);
    io.KeysDown[7] = true;
    screen.rest(transport_bar, state, one_world().shown, 1);
    io.KeysDown[7] = false;
    screen.rest(transport_bar, state, one_world().shown);
    EXPECT_EQ(state.week, 11.0);
    io.WantTextInput = true;
    std::string text;
    const auto typing = [&](const View& view, Commands& commands) {
        ImGui::SetKeyboardFocusHere();
        char letters[8] = "";
        ImGui::InputText("field", letters, sizeof letters);
        transport_bar(view, commands);
    };
    screen.rest(typing, state, one_world().shown, 3);
    io.KeysDown[7] = true;
    screen.rest(typing, state, one_world().shown, 1);
    EXPECT_EQ(state.week, 11.0);
}

TEST(Transport, RestartsWithASeedAndRefusesWhatIsNone)
{
    ViewState state;
    Shown shown = one_world().shown;
    shown.live = LiveStatus{};
    Screen screen(1600.0f);
    screen.press("transport/seed", transport_bar, state, shown);
    screen.type("77", transport_bar, state, shown);
    const auto restarts = orders_in<Restart>(screen.press("transport/restart", transport_bar, state, shown));
    ASSERT_EQ(restarts.size(), 1u);
    EXPECT_EQ(restarts[0].seed, 77u);
    screen.press("transport/seed", transport_bar, state, shown);
    screen.type("lucky", transport_bar, state, shown);
    const Commands pressed = screen.press("transport/restart", transport_bar, state, shown);
    EXPECT_TRUE(orders_in<Restart>(pressed).empty());
    EXPECT_TRUE(screen.has("transport/seed_wrong"));
    const auto more = orders_in<WantReplicates>(screen.press("transport/more", transport_bar, state, shown));
    ASSERT_EQ(more.size(), 1u);
    EXPECT_EQ(more[0].replicates, 20);
}

}  // namespace

}  // namespace samspill::viz
