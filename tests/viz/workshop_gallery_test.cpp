#include <gtest/gtest.h>

#include "viz/app/frame.h"
#include "viz/pictures.h"
#include "viz/state/reforms.h"
#include "viz/worlds.h"

// Every step of the workshop as pictures of the whole window: as on a small projector, on a large screen, and
// on one of double density.
namespace samspill::viz {

namespace {

struct Look {
    int width, height;
    float scale;
    Language language;

    std::string named(const std::string& name) const
    {
        return name + (language == Language::no ? "_no_" : "_en_") + std::to_string(width);
    }
};

// All sizes and languages when the pictures are kept to be looked at, else the one with least room.
std::vector<Look> looks()
{
    if (!std::getenv("SAMSPILL_GALLERY")) return {{1280, 720, 1.0f, Language::no}};
    std::vector<Look> all;
    for (const Language language : {Language::no, Language::en})
        for (const auto& [width, height, scale] : {std::tuple{1280, 720, 1.0f}, {1920, 1080, 1.0f}, {2560, 1440, 2.0f}})
            all.push_back({width, height, workshop_scale(scale, float(width), float(height)), language});
    return all;
}

void look_at(const std::string& name, ViewState state, const Shown& shown, int least, bool all_sizes = true)
{
    for (const Look& look : looks()) {
        if (!all_sizes && look.width > 1280) continue;
        state.language = look.language;
        Frame frame;
        const Picture picture =
            test::draw_picture([&](const View& view, Commands& commands) { draw_window(view, frame, commands); }, state,
                               shown, look.width, look.height, true, look.scale);
        test::keep_picture(picture, look.named(name));
        EXPECT_GT(test::parts_drawn(picture), least) << look.named(name);
    }
}

// Their texts are of different length: all are to be looked at.
int reforms_shown() { return std::getenv("SAMSPILL_GALLERY") ? int(reforms().size()) : 2; }

ViewState guided(int reform)
{
    ViewState state;
    state.workshop = true;
    state.week = 40;
    state.guide.reform = reform;
    state.draft.path = scenario_path(reforms()[std::size_t(reform)].first);
    state.beside.path = scenario_path(reforms()[std::size_t(reform)].second);
    state.has_beside = true;
    return state;
}

Shown running(const ViewState& state, int done)
{
    test::two_worlds().meet(state);
    Shown shown = test::two_worlds().shown;
    shown.live = LiveStatus{};
    shown.live->running = done < 20;
    shown.live->weeks = 98, shown.live->weeks_done = 76;
    shown.live->replicates_done = done, shown.live->replicates_wanted = 20;
    return shown;
}

TEST(WorkshopGallery, ShowsTheFirstSteps)
{
    ViewState state;
    state.workshop = true;
    look_at("workshop_0_nothing", state, {}, 15);
    for (int reform = 0; reform < reforms_shown(); ++reform) {
        state = guided(reform);
        if (reform == 1) look_at("workshop_0_chosen", state, {}, 15);
        state.guide.step = GuideStep::expect;
        look_at("workshop_1_asked_" + std::to_string(reform), state, {}, 15, reform == 0);
    }
    state.guide.here().expected = {1, 0, -1};
    state.guide.here().answered = {true, true, true};
    state.guide.here().question = 1;
    state.guide.here().expectation = "Vi tror at kontorene trenger tid, særlig de små.";
    look_at("workshop_1_answered", state, {}, 15);
}

TEST(WorkshopGallery, ShowsTheRunWhileItIsMade)
{
    ViewState state = guided(0);
    state.guide.step = GuideStep::run;
    Shown shown;
    look_at("workshop_2_made", state, shown, 5);
    shown.worlds = 2;
    shown.live = LiveStatus{};
    shown.live->running = shown.live->warming_up = true;
    shown.live->weeks = 572, shown.live->weeks_done = 131, shown.live->replicates_wanted = 20;
    shown.busy = Message::verbatim("warming up");
    look_at("workshop_2_warming", state, shown, 5);
}

TEST(WorkshopGallery, ShowsTheRunInItsPictures)
{
    for (const GuidePicture picture : {GuidePicture::lines, GuidePicture::rings, GuidePicture::bridges}) {
        ViewState state = guided(0);
        state.guide.step = GuideStep::run;
        state.guide.picture = picture;
        look_at("workshop_2_run_" + std::to_string(int(picture)), state, running(state, 3), 15);
    }
}

TEST(WorkshopGallery, ShowsWhatCameOut)
{
    for (int reform = 0; reform < reforms_shown(); ++reform) {
        ViewState state = guided(reform);
        state.guide.here().expected = {1, 0, -1};
        state.guide.here().answered = {true, true, false};
        state.guide.here().expectation = "Vi tror at kontorene trenger tid, særlig de små.";
        state.guide.step = GuideStep::see;
        look_at("workshop_3_see_" + std::to_string(reform), state, running(state, 20), 15, reform == 0);
        state.guide.step = GuideStep::surprised;
        state.guide.here().surprise = reform == 0 ? "At så få når fram til karrieresenteret." : "";
        look_at("workshop_4_surprised_" + std::to_string(reform), state, running(state, 20), 15, reform == 0);
    }
}

}  // namespace

}  // namespace samspill::viz
