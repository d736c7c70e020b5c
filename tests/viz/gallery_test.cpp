#include <gtest/gtest.h>

#include "viz/pictures.h"
#include "viz/worlds.h"

// Every panel is drawn to a picture: checked not to be blank here, looked at by people. With
// SAMSPILL_GALLERY=FOLDER the pictures are kept there.
namespace samspill::viz {

namespace {

class Gallery : public testing::TestWithParam<Panel> {};

TEST_P(Gallery, ShowsAPanel)
{
    const Panel panel = GetParam();
    ViewState state;
    state.panel = panel;
    state.week = 30;
    for (const Language language : {Language::en, Language::no})
        for (test::Sample* sample : {&test::one_world(), &test::two_worlds()}) {
            state.language = language;
            sample->meet(state);
            const Picture picture = test::draw_picture(
                [panel](const View& view, Commands& commands) { parts_of(panel).draw(view, commands); }, state,
                sample->shown);
            test::keep_picture(picture, std::string(name_of(panel)) + (language == Language::no ? "_no" : "_en") +
                                            std::to_string(sample->shown.worlds));
            EXPECT_GT(test::colours_of(picture), 20);
            // A panel that has nothing to show (a sweep panel without a sweep) says so in a line or two.
            const bool other_file = panel == Panel::sweep || (panel == Panel::comparison && sample->shown.worlds == 1);
            EXPECT_GT(test::parts_drawn(picture), other_file ? 1 : 15);
        }
}

INSTANTIATE_TEST_SUITE_P(Panels, Gallery, testing::ValuesIn(all_panels),
                         [](const auto& about) { return name_of(about.param); });

}  // namespace

}  // namespace samspill::viz
