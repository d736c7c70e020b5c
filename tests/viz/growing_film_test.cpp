#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "viz/panels/panels.h"
#include "viz/screen.h"
#include "viz/worlds.h"

// A simulation goes on while a frame is drawn: what a panel takes room for must be what it then fills. What
// is written beside it ends the program, here or, for certain, under the address sanitizer.
namespace samspill::viz {
namespace {

// The film of the sample, of which one week is known as yet.
std::shared_ptr<Film> beginning_of(const Film& whole)
{
    auto film = std::make_shared<Film>(whole.head(), whole.replicate(), whole.first_life());
    film->series_to_write() = whole.series();
    film->set_followed_share(whole.followed_share());
    for (Week week = whole.head().first_week; week <= whole.last_week(); ++week) {
        const auto staff = whole.staff(week);
        film->staff_to_write(week).assign(staff.begin(), staff.end());
    }
    for (Week week = whole.first_life(); week <= whole.last_week(); ++week) {
        const auto steps = whole.steps(week);
        film->steps_to_write(week).assign(steps.begin(), steps.end());
    }
    film->publish(1);
    return film;
}

// Its weeks appear one after the other on another thread for as long as it lives.
class Growing {
public:
    explicit Growing(std::shared_ptr<Film> film)
        : thread_([this, film = std::move(film)] {
              for (int ready = 2; ready <= film->head().weeks && !stop_; ++ready) {
                  film->publish(ready);
                  for (int i = 0; i < 2000 && !stop_; ++i) std::atomic_signal_fence(std::memory_order_seq_cst);
              }
          })
    {
    }
    ~Growing()
    {
        stop_ = true;
        thread_.join();
    }

private:
    std::atomic<bool> stop_{false};
    std::thread thread_;
};

class GrowingFilm : public testing::TestWithParam<Panel> {};

TEST_P(GrowingFilm, IsDrawnAsFarAsItIsKnown)
{
    const Panel panel = GetParam();
    const auto draw = [panel](const View& view, Commands& commands) { parts_of(panel).draw(view, commands); };
    test::Screen screen;
    Shown shown = test::one_world().shown;
    const std::shared_ptr<const Film> whole = shown.film[0];
    for (int round = 0; round < 40; ++round) {
        const std::shared_ptr<Film> film = beginning_of(*whole);
        shown.film[0] = film;
        ViewState state;
        const Growing growing(film);
        for (int frame = 0; frame < 5; ++frame) {
            state.week = film->last_week();
            screen.frame(draw, state, shown);
        }
    }
    EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, 50);
}

INSTANTIATE_TEST_SUITE_P(Panels, GrowingFilm, testing::ValuesIn(all_panels),
                         [](const auto& about) { return name_of(about.param); });

}  // namespace
}  // namespace samspill::viz
