#include <gtest/gtest.h>

#include <fmt/format.h>

#include "viz/draft/draft_items.h"
#include "viz/pictures.h"
#include "viz/state/command.h"
#include "viz/state/reforms.h"
#include "viz/worlds.h"

// Pictures of the scenario panel with a draft, of the timeline by office, and of the transport bar.
namespace samspill::viz {

namespace {

struct Size {
    int width, height;
    bool large;
};
constexpr Size sizes[] = {{1600, 900, false}, {1280, 720, true}};

void look_at(const std::string& name, const std::function<void(const View&, Commands&)>& draw, ViewState state,
             const Shown& shown)
{
    for (const Size& size : sizes)
        for (const Language language : {Language::en, Language::no}) {
            state.language = language;
            const Picture picture = test::draw_picture(draw, state, shown, size.width, size.height, size.large);
            test::keep_picture(picture,
                               name + (language == Language::no ? "_no" : "_en") + (size.large ? "_large" : ""));
            EXPECT_GT(test::parts_drawn(picture), 15) << name;
        }
}

TEST(ScenarioGallery, ShowsADraftWithChanges)
{
    ViewState state;
    state.panel = Panel::scenario;
    state.draft.path = scenario_path("reform/piecemeal.toml");
    state.draft.set("status_quo.intensity", "1.2");
    state.draft.set("office.Gol.distance", "0.1");
    state.draft.set("jobs.offer_rate.young", "0.5");
    Wave wave;
    wave.week = 60;
    wave.offices = {"Gol", "Nes"};
    wave.intensity = 2.5;
    wave.project_hours = 10.0;
    state.draft.waves.push_back(wave);
    Shown shown = test::one_world().shown;
    shown.sheets[0] = std::make_shared<const ScenarioSheet>(sheet_of_draft(state.draft));
    look_at("draft", panels::scenario.draw, state, shown);
    state.search = "jobs.";
    look_at("draft_search", panels::scenario.draw, state, shown);
    state.search.clear();
    state.only_changed = true;
    look_at("draft_changed", panels::scenario.draw, state, shown);
}

// An added wave with a rule, a changed and a removed one, the rules at the start and a trial, in a
// simulation that is under way.
TEST(ScenarioGallery, ShowsPoliciesItemByItem)
{
    ViewState state;
    state.panel = Panel::scenario;
    state.draft.path = scenario_path("reform/piecemeal.toml");
    Shown shown = test::one_world().shown;
    shown.live = LiveStatus{false, false, 90, 90, 0.0, 0, 0, 0};
    shown.sheets[0] = std::make_shared<const ScenarioSheet>(sheet_of_draft(state.draft));
    const ScenarioSheet& sheet = *shown.sheets[0];
    Draft& draft = state.draft;
    add_item(draft, sheet, "wave", 70);
    add_item(draft, sheet, "wave.+1.rule", 0);
    set_item(draft, sheet, "wave.+1.rule.1.groups", "[\"young\", \"refugee\"]");
    set_item(draft, sheet, "wave.1.intensity", "2.5");
    remove_item(draft, sheet, "wave.2");
    add_item(draft, sheet, "status_quo.rule", 0);
    add_item(draft, sheet, "trial", 30);
    struct Look {
        int width, height;
        float scale;
    };
    for (const char* shown_item : {"wave.+1.rule.1", "wave.1", "status_quo.rule.2", "trial.arm.2"})
        for (const Look& look : {Look{1280, 720, 1.0f}, Look{1280, 720, 2.0f}, Look{1920, 1080, 1.0f}})
            for (const Language language : {Language::en, Language::no}) {
                if (language == Language::no && look.width > 1280) continue;
                state.language = language;
                state.revealed = shown_item;
                const Picture picture =
                    test::draw_picture(panels::scenario.draw, state, shown, look.width, look.height, false, look.scale);
                test::keep_picture(picture, fmt::format("item_{}_{}_{}{}", shown_item, look.width, look.scale,
                                                        language == Language::no ? "_no" : "_en"));
                EXPECT_GT(test::parts_drawn(picture), 15) << shown_item;
            }
}

TEST(ScenarioGallery, ShowsTheTimelineByOfficeAndShare)
{
    ViewState state;
    state.week = 30;
    state.breakdown = Breakdown::offices;
    state.indicators = {Indicator::in_work, Indicator::attitude, Indicator::benefit_payments};
    state.share = true;
    test::Sample& sample = test::two_worlds();
    sample.meet(state);
    look_at("timeline_offices", panels::timeline.draw, state, sample.shown);
}

TEST(ScenarioGallery, ShowsTheTransportOfASimulation)
{
    ViewState state;
    state.week = 30;
    Shown shown = test::one_world().shown;
    shown.live = LiveStatus{true, false, 60, 90, 41.3, 7, 20, 0};
    const auto both = [&](const View& view, Commands& commands) {
        transport_bar(view, commands);
        panels::timeline.draw(view, commands);
    };
    test::one_world().meet(state);
    shown.curves = test::one_world().shown.curves;
    look_at("transport_live", both, state, shown);
}

}  // namespace

}  // namespace samspill::viz
