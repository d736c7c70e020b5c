#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "viz/app/frame.h"
#include "viz/app/png.h"
#include "viz/app/saving.h"
#include "viz/app/session_file.h"
#include "viz/app/session_text.h"
#include "viz/app/view.h"
#include "viz/desk/desk.h"

namespace samspill::viz {

// Throws InputError when the head has not the week.
void check_week(const Head& head, Week week);

// What a window and a picture without one have in common: the desk, the state, what is on screen;
// carries out what commands ask of the world. Knows no GLFW and no OpenGL.
class Session {
public:
    // `news`: called from another thread whenever there is more to see.
    explicit Session(const ViewOptions& options, std::function<void()> news = {});

    void open(const std::string& path, const std::string& beside = {});
    // Goes on with what a window wrote. `same_file`: this one writes into the same file from now on.
    void open_session(const std::string& path, bool same_file = false);
    void keep_session();  // writes the session as it is now
    // Files that were dropped on the window: one is opened, a second stands beside it, more cannot be shown.
    void drop(const std::vector<std::string>& paths);
    void give(const Command& command);

    // Takes what the desk has by now; the week on screen goes on by `seconds`.
    void advance(double seconds);
    // One frame of the whole window, within a frame of ImGui; then carries out what was done in it.
    void draw(const Theme& theme);
    // Writes the pictures whose time has come: `frame` reads the frame that was drawn last.
    void take_pictures(const std::function<Picture()>& frame);

    bool moving() const;                           // frames are wanted though nobody touches anything and no news come
    bool take_news();                              // something has changed on the desk since the last call
    bool settle(std::chrono::milliseconds limit);  // waits until the desk has all that the state needs

    const ViewState& state() const { return state_; }
    const Shown& shown() const { return *shown_; }
    const Marks& marks() const { return marks_; }
    Frame& frame() { return frame_; }

private:
    void carry_out(const Effect& effect);
    void tell(bool bad, Message text);
    void write_table(const SaveCsv& save);
    void write_scenario(const SaveScenario& save);
    void go_to_what_is_open();
    void go_to_wanted_week();
    void open_what_was(const SavedSession& saved);
    void keep_session_now_and_then(double seconds);
    void tell_of_missing_shapes(const Theme& theme);

    struct WantedPicture {
        SavePng save;
        int frames;  // to be drawn before: the bar that asked for it has to go
    };
    Desk desk_;
    std::shared_ptr<const Shown> shown_;
    ViewState state_;
    Frame frame_;
    Marks marks_;
    Needs wanted_;
    std::vector<WantedPicture> pictures_;
    SavedFiles files_;
    SessionFile session_file_;
    double since_kept_ = 0.0;       // seconds since the session was looked at
    bool session_refused_ = false;  // it could not be written, and that has been said
    bool panel_fixed_ = false, news_ = true;
    std::optional<Week> wanted_week_;  // of what is opened first, until it can be gone to
    std::uint64_t seen_ = 0;           // Shown::opened
    std::uint64_t read_ = 0;           // the same, of which the titles and names have been looked through
};

}  // namespace samspill::viz
