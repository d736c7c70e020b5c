#include "viz/app/session.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "core/error.h"
#include "results/files/atomic_file.h"
#include "viz/plots/texts.h"

namespace samspill::viz {

namespace {

// The language that the environment asks for, when none was chosen.
Language language_of(const std::string& chosen) { return language_named(chosen).value_or(language_of_environment()); }

Message saved(const std::string& path) { return message("file.saved", {"Saved: {}", "Lagret: {}"}, path); }

}  // namespace

void check_week(const Head& head, Week week)
{
    if (week < head.first_week || week >= head.end_week())
        throw InputError(
            "--week",
            message("week.outside", {"{} is outside [{}, {}], the weeks of {}", "{} er utenfor [{}, {}], ukene i {}"},
                    week, head.first_week, head.end_week() - 1, head.path));
}

Session::Session(const ViewOptions& options, std::function<void()> news)
    : desk_({.reader = options.reader, .threads = options.threads, .news = std::move(news)}),
      shown_(desk_.shown()),
      session_file_(options.session, options.session.empty() ? options.session_folder : "")
{
    frame_.session_folder = options.session_folder;
    state_.language = language_of(options.language);
    state_.workshop = options.workshop;
    wanted_week_ = options.week;
    for (const Panel panel : all_panels)
        if (options.panel == name_of(panel)) state_.panel = panel, panel_fixed_ = true;
}

void Session::open(const std::string& path, const std::string& beside)
{
    if (is_session(path)) {
        if (!beside.empty())
            throw InputError(
                beside,
                message("session.beside", {"nothing can stand beside a session: it says itself what does",
                                           "ingenting kan stå ved siden av en økt: den sier selv hva som gjør det"}));
        open_session(path);
        return;
    }
    for (Order& order : orders_to_open(path, beside)) give(std::move(order));
}

void Session::drop(const std::vector<std::string>& paths)
{
    if (paths.empty()) return;
    try {
        open(paths[0], paths.size() > 1 ? paths[1] : "");
        frame_.page = Frame::Page::panels;
    } catch (const InputError& error) {
        tell(true, message_of(error));
        return;
    }
    std::string left;
    for (std::size_t i = 2; i < paths.size(); ++i) left += "\n" + paths[i];
    if (!left.empty())
        tell(false, message("drop.left",
                            {"Two can be shown beside each other. Not opened:{}",
                             "To kan vises ved siden av hverandre. Ikke åpnet:{}"},
                            left));
}

void Session::give(const Command& command)
{
    for (const Effect& effect : apply(state_, command, *shown_)) carry_out(effect);
}

// In the next frame: what is told may be known when this one has been drawn.
void Session::tell(bool bad, Message text)
{
    frame_.tell(bad, std::move(text));
    news_ = true;
}

void Session::advance(double seconds)
{
    std::shared_ptr<const Shown> now = desk_.shown();
    if (now != shown_) {
        shown_ = std::move(now);
        news_ = true;
    }
    // What plays goes on from where it was seen last, however long nothing was drawn.
    const double drawn = std::min(seconds, 0.1);
    viz::advance(state_, drawn, *shown_);
    state_.history.rest(seconds - drawn);
    go_to_what_is_open();
    go_to_wanted_week();
    keep_session_now_and_then(seconds);
}

// A simulation is told to go there; what is asked for in vain is said in the window.
void Session::go_to_wanted_week()
{
    const Film* film = shown_->film[0].get();
    if (!wanted_week_ || !film || film->ready() == 0 || (shown_->live && shown_->live->warming_up)) return;
    const Week week = *std::exchange(wanted_week_, std::nullopt);
    try {
        check_week(film->head(), week);
    } catch (const InputError& error) {
        tell(true, message_of(error));
        return;
    }
    if (week > film->last_week()) {
        give(FollowNewest{true});
        give(Order{StepWeeks{week - film->last_week()}});
    } else
        give(SeekWeek{double(week)});
}

// A comparison or sweep file that has just been opened is looked at in its own panel, as a whole; what is no
// sweep has nothing to show in the sweep's.
void Session::go_to_what_is_open()
{
    if (shown_->opened == seen_) return;
    seen_ = shown_->opened;
    if (shown_->board) state_.comparison.place = int(shown_->board->places.size()) - 1;  // all
    if (std::exchange(panel_fixed_, false)) return;                                      // the first that is opened
    if (shown_->board) state_.panel = Panel::comparison;
    if (shown_->sweep) state_.panel = Panel::sweep;
    if (!shown_->sweep && state_.panel == Panel::sweep) state_.panel = Panel::timeline;
}

// Titles and names of places that somebody gave in a script that the type does not have: said, not just drawn as "?".
void Session::tell_of_missing_shapes(const Theme& theme)
{
    if (shown_->opened == read_ || (shown_->worlds > 0 && !shown_->head())) return;
    read_ = shown_->opened;
    std::string names;
    for (int world = 0; world < shown_->worlds; ++world)
        if (const Head* head = shown_->head(world)) {
            names += head->title + head->norwegian.title + head->question + head->norwegian.question;
            for (const RegionPlace& region : head->places.regions) {
                names += region.name;
                for (const OfficePlace& office : region.offices) names += office.name;
            }
        }
    if (shown_->board)
        for (const auto* titles : {&shown_->board->scenarios, &shown_->board->scenarios_no})
            for (const std::string& title : *titles) names += title;
    if (shown_->sweep) names += shown_->sweep->title;
    std::string missing;
    for (const unsigned character : without_shape(theme, names)) missing += fmt::format(" U+{:04X}", character);
    if (!missing.empty())
        tell(true, message("type.missing",
                           {"The type has no shape for these characters of what is open; they are shown as \"?\":{}",
                            "Skriften har ingen form for disse tegnene i det som er åpent; de vises som «?»:{}"},
                           missing));
}

void Session::draw(const Theme& theme)
{
    tell_of_missing_shapes(theme);
    marks_.clear();
    Commands commands;
    draw_window({state_, *shown_, theme, &marks_}, frame_, commands);
    for (const Command& command : commands) give(command);
    Needs needs = needs_of(state_, *shown_);
    if (needs == wanted_) return;
    desk_.want(needs);
    wanted_ = std::move(needs);
}

bool Session::moving() const { return !pictures_.empty() || moves(state_, *shown_); }

bool Session::take_news() { return std::exchange(news_, false); }

bool Session::settle(std::chrono::milliseconds limit)
{
    // What a panel needs can depend on what has just been opened.
    for (int round = 0; round < 3; ++round) {
        wanted_ = needs_of(state_, *shown_);
        desk_.want(wanted_);
        if (!desk_.settle(limit)) return false;
        advance(0.0);
    }
    return true;
}

void Session::carry_out(const Effect& effect)
{
    try {
        if (const auto* order = std::get_if<Order>(&effect)) {
            files_.opens(*order);
            desk_.order(*order);
        } else if (const auto* picture = std::get_if<SavePng>(&effect))
            pictures_.push_back({*picture, 2});
        else if (const auto* table = std::get_if<SaveCsv>(&effect))
            write_table(*table);
        else if (const auto* scenario = std::get_if<SaveScenario>(&effect))
            write_scenario(*scenario);
        else if (const auto* session = std::get_if<OpenSession>(&effect))
            open_session(session->path);
    } catch (const std::exception& error) {
        tell(true, message_of(error));
    }
}

void Session::write_table(const SaveCsv& save)
{
    files_.admit(save.path, table_output);
    AtomicFile(save.path).commit(table_of(save.panel, state_, *shown_));
    tell(false, saved(save.path));
}

void Session::write_scenario(const SaveScenario& save)
{
    const bool second = state_.edited == 1 && state_.has_beside;
    const Draft& draft = second ? state_.beside : state_.draft;
    if (draft.path.empty())
        throw InputError(save.path,
                         message("save.no_scenario",
                                 {"there is no scenario to save: what is open is a file of results",
                                  "det er ikke noe scenario å lagre: det som er åpent, er en fil med resultater"}));
    const Head* head = shown_->head(second ? 1 : 0);
    std::string title = head && !head->title.empty() ? head->title : draft.path;
    std::string title_no = head ? head->norwegian.title : "";
    if (draft.changed()) {
        title_no = (title_no.empty() ? title : title_no) + ", endret på skjermen";
        title += ", changed on screen";
    }
    files_.admit(save.path, scenario_output);
    save_scenario(draft, save.path, title, title_no, files_.is_own(save.path));
    files_.saved(save.path);
    tell(false, saved(save.path));
}

void Session::take_pictures(const std::function<Picture()>& frame)
{
    std::vector<WantedPicture> later;
    for (WantedPicture& wanted : pictures_) {
        if (--wanted.frames > 0) {
            later.push_back(wanted);
            continue;
        }
        try {
            Picture picture = frame();
            const auto panel = marks_.find("window/panel");
            if (wanted.save.panel && panel != marks_.end()) {
                const auto& [low, high] = panel->second;
                picture = cut(picture, int(low.x), int(low.y), int(high.x - low.x), int(high.y - low.y));
            }
            files_.admit(wanted.save.path, picture_output);
            write_png(picture, wanted.save.path);
            tell(false, saved(wanted.save.path));
        } catch (const std::exception& error) {
            tell(true, message_of(error));
        }
    }
    pictures_ = std::move(later);
}

}  // namespace samspill::viz
