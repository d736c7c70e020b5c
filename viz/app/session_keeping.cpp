// The part of a session that outlives the window: written by itself, and opened again.
#include <utility>

#include <fmt/format.h>

#include "core/error.h"
#include "viz/app/session.h"
#include "viz/state/guide.h"
#include "viz/state/say.h"

namespace samspill::viz {

namespace {

constexpr double often = 1.0, seldom = 15.0;  // seconds between looks: while nothing moves, and while something does

}  // namespace

void Session::open_session(const std::string& path, bool same_file)
{
    const std::string text = read_session_file(path);
    const SavedSession saved = read_session(text, path);
    // What was made here until now stays in its own file; nothing was made by a program that begins with that file.
    if (!same_file || worth_keeping(state_)) keep_session();
    if (same_file)
        session_file_.go_on(path, text);
    else
        session_file_.begin_anew();
    give(TakeUp{std::make_shared<const ViewState>(saved.state)});
    open_what_was(saved);
    if (saved.pins > 0)
        tell(false, message("session.pins",
                            {"{} pinned runs are not kept in sessions: pin them again",
                             "{} festede kjøringer tas ikke vare på i økter: fest dem på nytt"},
                            saved.pins));
}

// What was open; what cannot be had any more is said, and the rest of the session goes on.
void Session::open_what_was(const SavedSession& saved)
{
    panel_fixed_ = true;
    if (saved.state.week != 0.0) wanted_week_ = week_of(saved.state);
    try {
        if (saved.draft) {
            OpenLive open{draft_of(*saved.draft), {}};
            if (saved.beside) open.beside = draft_of(*saved.beside);
            if (saved.state.workshop) give(Pace{0.0});  // a room waits
            give(Order{open});
            if (saved.state.workshop) give(Order{SetRunning{true}});
            if (saved.opened) give(OpenedAs{draft_of(*saved.opened), saved.state.edited});
            if (saved.replicates > 1) give(Order{WantReplicates{saved.replicates}});
        } else if (!saved.file.empty())
            for (Order& order : orders_to_open(saved.file, saved.compared_file)) give(std::move(order));
    } catch (const InputError& error) {
        tell(true, message_of(error));
    }
}

void Session::keep_session_now_and_then(double seconds)
{
    since_kept_ += seconds;
    if (since_kept_ < (moving() ? seldom : often)) return;
    keep_session();
}

void Session::keep_session()
{
    since_kept_ = 0.0;
    if (!session_file_.wanted() || (session_file_.path().empty() && !worth_keeping(state_))) return;
    const std::string before = session_file_.path();
    try {
        const bool renamed = session_file_.write(session_text(state_, *shown_));
        frame_.session_path = session_file_.path();
        session_refused_ = false;
        if (renamed && !before.empty())
            tell(false, message("session.left",
                                {"{} was there already, or has been changed by somebody else, and is left as it is. "
                                 "This session is kept in {}",
                                 "{} fantes fra før, eller er endret av noen andre, og får være som den er. Denne "
                                 "økten tas vare på i {}"},
                                before, session_file_.path()));
    } catch (const std::exception& error) {
        if (!std::exchange(session_refused_, true)) tell(true, message_of(error));
    }
}

}  // namespace samspill::viz
