#include "viz/state/command.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "viz/draft/draft_items.h"
#include "viz/state/guide.h"
#include "viz/state/reforms.h"

namespace samspill::viz {

namespace {

// One function a command; what it asks of the world goes to `effects`.
struct Applier {
    ViewState& state;
    const Shown& shown;
    std::vector<Effect>& effects;
    bool remembers = true;  // what is open when something else is opened

    void ask(Order order) { effects.emplace_back(std::move(order)); }

    const Film* film() const { return shown.film[0].get(); }
    double first_week() const { return film() ? film()->head().first_week : 0; }
    double last_week() const { return film() && film()->ready() > 0 ? film()->last_week() : first_week(); }
    bool live() const { return shown.live.has_value(); }
    bool at_front() const { return state.week >= last_week(); }

    // Time
    void operator()(const Play& play)
    {
        state.playing = play.on;
        if (live()) {
            ask(SetRunning{play.on});
            if (play.on) state.follow = true;
        } else if (play.on && at_front())
            state.week = first_week();  // the film is over: from the start
    }
    void operator()(const SeekWeek& seek)
    {
        state.week = std::clamp(seek.week, first_week(), last_week());
        state.follow = live() && at_front();
    }
    void operator()(const StepBy& step)
    {
        // On its way to the newest week it is as good as there.
        if (live() && step.weeks > 0 && (at_front() || state.follow)) {
            state.follow = true;
            ask(StepWeeks{step.weeks});
            return;
        }
        state.playing = state.playing && live();
        (*this)(SeekWeek{std::floor(state.week) + step.weeks});
    }
    void operator()(const Pace& pace)
    {
        state.pace = pace.weeks_a_second;
        if (live()) ask(SetPace{pace.weeks_a_second});
    }
    void operator()(const FollowNewest& follow) { state.follow = follow.on; }
    void operator()(const Zoom& zoom) { state.zoom_from = zoom.from, state.zoom_to = std::max(zoom.from, zoom.to); }
    void operator()(const HoverWeek& hover) { state.hover_week = hover.week; }

    // What is looked at
    void operator()(const ShowPanel& show) { state.panel = show.panel; }
    void operator()(const ToggleIndicator& toggle)
    {
        auto& chosen = state.indicators;
        const auto found = std::find(chosen.begin(), chosen.end(), toggle.indicator);
        if (found == chosen.end())
            chosen.push_back(toggle.indicator);
        else if (chosen.size() > 1)
            chosen.erase(found);
    }
    void operator()(const SearchIndicators& search) { state.indicator_search = search.text; }
    void operator()(const BreakDown& breakdown) { state.breakdown = breakdown.by; }
    void operator()(const LookAt& look)
    {
        if (look.place) state.place = *look.place;
        if (look.group) state.group = *look.group;
        if (look.label) state.label = *look.label;
    }
    void operator()(const ShowBands& show) { state.bands = show.on; }
    void operator()(const ShowShares& show) { state.share = show.on; }
    void operator()(const ChooseCounsellor& choose) { state.counsellor = choose.id; }
    void operator()(const ColourRings& colour) { state.ring_colour = colour.by; }
    void operator()(const OrderContinuum& order) { state.continuum_order = order.by; }
    void operator()(const ChoosePerson& choose) { state.person = choose.person; }
    void operator()(const FlowsWindow& window)
    {
        state.flows = WeekSpan{std::min(window.from, window.to), std::max(window.from, window.to)};
    }
    void operator()(const ShowOutcomes& show) { state.outcomes = show.on; }
    void operator()(const ChooseCohort& choose) { state.cohort = std::clamp(choose.cohort, 0, n_cohorts - 1); }
    void operator()(const JudgeWhen& judge) { state.judged = judge.when; }
    void operator()(const ChooseComparison& choose) { state.comparison = choose.key; }
    void operator()(const ChooseSweep& choose)
    {
        state.sweep = choose.key, state.sweep_x = choose.x, state.sweep_y = choose.y;
    }
    void operator()(const TypeSeed& type) { state.seed_text = type.text; }
    void operator()(const ChooseSweepPoint& choose) { state.sweep_point = choose.point; }
    void operator()(const OpenSweepPoint& open)
    {
        if (!shown.sweep || open.point >= shown.sweep->points || shown.sweep->base_path.empty()) return;
        open_live({shown.sweep->base_path, shown.sweep->values(open.point), {}}, std::nullopt);
    }

    // Scenario
    Draft& edited() { return state.edited == 1 && state.has_beside ? state.beside : state.draft; }
    void changed()
    {
        if (live()) ask(ChangeLive{state.edited == 1 && state.has_beside ? 1 : 0, edited()});
    }
    // From when on what is added holds: in a run under way from a week that has not begun, else from the
    // week that is looked at (at the very end it would do nothing: from the project's start). A run that
    // goes on stops, for there is more to say of what is added before its week comes.
    Week first_week_to_change()
    {
        if (!live() || shown.live->weeks_done >= shown.live->weeks) return at_front() ? 0 : week_of(state);
        Week next = Week(last_week()) + 1;
        if (shown.live->running) {
            ask(SetRunning{false});
            state.playing = false;
            const double a_second = std::max(shown.live->weeks_a_second, state.pace);
            next += 1 + int(std::ceil(0.25 * (a_second > 0.0 ? a_second : 60.0)));  // until it stands
        }
        return next;
    }
    const ScenarioSheet* sheet() const { return shown.sheets[state.edited == 1 && state.has_beside ? 1 : 0].get(); }
    void operator()(const EditWorld& edit)
    {
        state.edited = edit.world == 1 && state.has_beside ? 1 : 0;
        state.typing = {};
        state.save_path.reset();
        state.revealed.clear();
    }
    // Changes the draft that is edited; what it was can be had back. `of`: what is changed of it.
    template <class Change>
    void change_draft(const std::string& of, const Change& change)
    {
        const int world = state.edited == 1 && state.has_beside ? 1 : 0;
        Draft before = edited();
        change();
        if (before != edited())
            state.history.add(of.empty() ? of : fmt::format("draft {} {}", world, of),
                              DraftEdit{world, std::move(before)});
        changed();
    }
    void operator()(const SetValue& set)
    {
        change_draft(set.key, [&] {
            if (!is_item_key(set.key))
                edited().set(set.key, set.value);
            else if (const ScenarioSheet* base = sheet())
                set_item(edited(), *base, set.key, set.value);
        });
    }
    void operator()(const ResetValue& reset)
    {
        if (state.typing.refused_key == reset.key) state.typing.refused_key.clear();
        change_draft(reset.key, [&] {  // a slider that is dragged over the file's value gives this
            if (!is_item_key(reset.key))
                edited().reset(reset.key);
            else if (const ScenarioSheet* base = sheet())
                reset_item(edited(), *base, reset.key);
        });
    }
    void operator()(const ResetAll&)
    {
        change_draft("", [&] { edited().reset_all(); });
        state.typing = {};
        state.revealed.clear();
    }
    void operator()(const AddItem& add)
    {
        if (!sheet()) return;
        const Week week = std::max(0, first_week_to_change());
        Draft with = edited();
        const std::string key = add_item(with, *sheet(), add.list, week);
        if (key.empty()) return;
        (*this)(Reveal{key});
        change_draft("", [&] { edited() = std::move(with); });
    }
    void operator()(const RemoveItem& remove)
    {
        if (!sheet()) return;
        change_draft("", [&] { remove_item(edited(), *sheet(), remove.key); });
        state.typing = {};
        state.revealed.clear();
    }
    void operator()(const RaiseItem& raise)
    {
        if (!sheet()) return;
        change_draft("", [&] { raise_item(edited(), *sheet(), raise.key); });
    }
    void operator()(const Reveal& reveal)
    {
        state.revealed = reveal.key;
        if (reveal.key.empty()) return;
        state.search.clear();  // nothing is left out
        state.only_changed = false;
    }
    void operator()(const TypeValue& type) { state.typing.key = type.key, state.typing.text = type.text; }
    void operator()(const LeaveValue& leave)
    {
        if (state.typing.key == leave.key) state.typing.key.clear();
    }
    void operator()(const RefuseValue& refuse)
    {
        Typing& typing = state.typing;
        if (refuse.why != Refusal::none)
            typing.refused_key = refuse.key, typing.refused_text = refuse.text, typing.refusal = refuse.why;
        else if (typing.refused_key == refuse.key)
            typing.refused_key.clear(), typing.refusal = Refusal::none;
    }
    void operator()(const TypePath& type) { state.save_path = type.text; }
    void operator()(const Search& search) { state.search = search.text; }
    void operator()(const OnlyChanged& only) { state.only_changed = only.on; }
    void operator()(const SaveScenario& save) { effects.emplace_back(save); }

    // Comparing
    void operator()(const CompareWithDraft&)
    {
        if (state.draft.path.empty()) return;
        // What has been changed of it on screen is the draft; the first is as it was opened.
        const Draft base = state.opened.path == state.draft.path ? state.opened : Draft{state.draft.path, {}, {}};
        const bool kept = state.draft == base && state.has_beside && state.beside.path == base.path;
        open_live(base, kept ? state.beside : state.draft);
        state.edited = 1;
        state.panel = Panel::scenario;
    }
    void operator()(const PiecemealAgainstLargeStep&)
    {
        const Reform& reform = piecemeal_against_large_step();
        open_live({scenario_path(reform.first), {}, {}}, Draft{scenario_path(reform.second), {}, {}});
        state.panel = Panel::comparison;
        ask(SetRunning{true});
        ask(WantReplicates{20});
        state.playing = true;
    }

    // Workshop
    void operator()(const SetWorkshop& set) { state.workshop = set.on; }
    void operator()(const SetLanguage& set) { state.language = set.language; }
    void operator()(const SetScale& set) { state.scale = std::clamp(set.scale, 0.5f, 4.0f); }
    void operator()(const GuideTo& to)
    {
        state.guide.step = to.step;
        // Coming back to the run does not begin it anew.
        if (to.step == GuideStep::run && state.guide.reform >= 0 && !guided_is_open(state, shown)) run_guided();
    }
    void operator()(const GuideRunAgain&)
    {
        if (state.guide.reform >= 0) run_guided();
    }
    void operator()(const GuideQuestion& to)
    {
        state.guide.here().question = std::clamp(to.question, 0, int(state.guide.here().expected.size()) - 1);
    }
    void operator()(const GuideLook& look) { state.guide.picture = look.picture; }
    void operator()(const GuideReform& choose)
    {
        const auto known = int(reforms().size());
        state.guide.reform = choose.reform >= 0 && choose.reform < known ? choose.reform : -1;
    }
    // Changes what is said of the chosen card; what it was can be had back.
    template <class Change>
    void change_answers(const std::string& of, const Change& change)
    {
        GuideAnswers& here = state.guide.here();
        GuideAnswers before = here;
        change(here);
        if (before != here)
            state.history.add(of.empty() ? of : fmt::format("card {} {}", state.guide.reform, of),
                              CardEdit{state.guide.reform, std::move(before)});
    }
    void operator()(const GuideExpect& expect)
    {
        if (expect.question < 0 || expect.question >= int(state.guide.here().expected.size())) return;
        state.guide.here().question = expect.question;
        change_answers("", [&](GuideAnswers& here) {
            here.expected[std::size_t(expect.question)] = std::clamp(expect.direction, -1, 1);
            here.answered[std::size_t(expect.question)] = true;
        });
    }
    void operator()(const GuideText& text)
    {
        const bool beforehand = text.expectation != state.guide.here().expectation;
        change_answers(beforehand ? "expectation" : "surprise", [&](GuideAnswers& here) {
            here.expectation = text.expectation;
            here.surprise = text.surprise;
        });
    }

    // Takes the last edit back, or makes the next again.
    void operator()(const Undo&)
    {
        if (const Edit* last = state.history.last()) state.history.taken_back(exchange(Edit(*last)));
    }
    void operator()(const Redo&)
    {
        if (const Edit* next = state.history.next()) state.history.made_again(exchange(Edit(*next)));
    }
    // Puts what an edit holds in its place, where it can be seen; gives what stood there.
    Edit exchange(Edit edit)
    {
        std::visit([this](auto& part) { put(part); }, edit);
        return edit;
    }
    void put(CardEdit& card)
    {
        std::swap(state.guide.answers[card.reform], card.answers);
        if (std::exchange(state.guide.reform, card.reform) != card.reform) state.guide.step = GuideStep::expect;
    }
    void put(DraftEdit& edit)
    {
        Draft& draft = edit.world == 1 && state.has_beside ? state.beside : state.draft;
        std::swap(draft, edit.draft);
        state.edited = edit.world == 1 && state.has_beside ? 1 : 0;
        state.typing = {};
        state.revealed.clear();
        changed();
    }
    void put(OpenEdit& edit)
    {
        OpenEdit now = what_is_open();
        remembers = false;
        if (!edit.draft.path.empty()) {
            open_live(edit.draft, edit.has_beside ? std::optional(edit.beside) : std::nullopt);
            state.opened = edit.opened;
        } else if (!edit.file.empty()) {
            open_file(edit.file);
            if (!edit.compared_file.empty()) ask(CompareFile{state.compared_file = edit.compared_file});
        }
        edit = std::move(now);
    }
    void put(PinEdit& pin)
    {
        ask(pin.pinned ? Order{Repin{pin.world}} : Order{Unpin{pin.world}});
        pin.pinned = !pin.pinned;
    }

    void run_guided()
    {
        const Reform& reform = reforms()[std::size_t(state.guide.reform)];
        state.pace = 0.0;  // a room waits
        open_live({scenario_path(reform.first), {}, {}}, Draft{scenario_path(reform.second), {}, {}});
        ask(SetRunning{true});
        ask(WantReplicates{20});
        state.playing = true;
    }

    // Out and away
    void operator()(const SavePng& save) { effects.emplace_back(save); }
    void operator()(const SaveCsv& save) { effects.emplace_back(save); }
    void operator()(const OpenSession& open) { effects.emplace_back(open); }
    void operator()(const TakeUp& take)
    {
        const ViewState& as = *take.as;
        state.guide = as.guide;
        state.history = {};
        state.language = as.language, state.workshop = as.workshop;
        state.panel = as.panel, state.breakdown = as.breakdown, state.indicators = as.indicators;
        state.bands = as.bands, state.share = as.share;
    }
    void operator()(const OpenedAs& opened)
    {
        if (opened.draft.path == state.draft.path) state.opened = opened.draft;
        state.edited = opened.edited == 1 && state.has_beside ? 1 : 0;
    }
    void operator()(const DismissNotices&)
    {
        if (!shown.notices.empty()) state.notices_seen = shown.notices.back().number;
    }
    void operator()(const Quit&) { state.quit = true; }

    // Orders that change what the state says of the run as well.
    void operator()(const Order& given)
    {
        Order order = given;
        if (auto* pin = std::get_if<PinRun>(&order)) pinned(pin->world = state.next_pin++);
        if (auto* pin = std::get_if<PinFile>(&order)) pinned(pin->world = state.next_pin++);
        if (const auto* pin = std::get_if<Unpin>(&order)) state.history.add("", PinEdit{pin->world, true});
        if (const auto* open = std::get_if<OpenLive>(&order)) {
            open_live(open->draft, open->beside);
            return;
        }
        if (const auto* open = std::get_if<OpenFile>(&order)) {
            open_file(open->path);
            return;
        }
        if (const auto* compare = std::get_if<CompareFile>(&order)) state.compared_file = compare->path;
        if (std::holds_alternative<StopComparing>(order)) state.compared_file.clear();
        if (std::holds_alternative<Restart>(order)) {
            state.seed_text.reset();
            (*this)(DismissNotices{});  // what they say of the next restart is over
        }
        ask(order);
    }

    OpenEdit what_is_open() const
    {
        return {state.draft, state.beside, state.opened, state.has_beside, state.file, state.compared_file};
    }
    void open_file(const std::string& path)
    {
        const OpenFile open{path};  // a copy: it may be a part of the state
        begin_opening();
        forget();
        state.file = open.path;
        ask(open);
    }

    void pinned(int world) { state.history.add("", PinEdit{world, false}); }

    // The desk may refuse what is opened, and keep what there is: then this stands again.
    void begin_opening()
    {
        auto now = std::make_shared<ViewState>(state);
        now->before.clear();
        state.before[++state.openings] = std::move(now);
        // What has been changed of what is open can be had back.
        if (remembers && (state.draft.changed() || state.beside.changed())) state.history.add("", what_is_open());
    }

    // Nothing of what was open is meant any more.
    void forget()
    {
        state.history.forget_opened();
        state.draft = state.beside = state.opened = {};
        state.has_beside = false;
        state.edited = 0;
        state.playing = false;
        state.follow = true;
        state.zoom_from = state.zoom_to = 0;
        state.place = {};
        state.counsellor.reset();
        state.person.reset();
        state.seed_text.reset();
        state.typing = {};
        state.save_path.reset();
        state.revealed.clear();
        state.comparison = {};
        state.sweep = {};
        state.sweep_point = ~std::size_t{0};
        state.flows.reset();
        state.cohort.reset();
        state.file.clear(), state.compared_file.clear();
    }

    void open_live(const Draft& draft, const std::optional<Draft>& beside)
    {
        // A copy: the arguments may be parts of the state.
        const OpenLive open{draft, beside};
        // What goes on unchanged, with another beside it, is still what was opened before.
        const Draft opened = open.draft == state.draft && !state.opened.path.empty() ? state.opened : open.draft;
        begin_opening();
        forget();
        state.draft = open.draft, state.opened = opened;
        if (open.beside) state.beside = *open.beside, state.has_beside = true;
        ask(open);
        ask(SetPace{state.pace});
    }
};

}  // namespace

std::vector<Effect> apply(ViewState& state, const Command& command, const Shown& shown)
{
    std::vector<Effect> effects;
    std::visit(Applier{state, shown, effects}, command);
    return effects;
}

namespace {

// What belongs to the run, file or scenario that is open, as it stood before something else was to be opened.
void take_back(ViewState& state, const ViewState& before)
{
    state.draft = before.draft, state.beside = before.beside, state.opened = before.opened;
    state.has_beside = before.has_beside, state.edited = before.edited;
    state.follow = before.follow;
    state.zoom_from = before.zoom_from, state.zoom_to = before.zoom_to;
    state.place = before.place;
    state.counsellor = before.counsellor, state.person = before.person;
    state.seed_text = before.seed_text;
    state.comparison = before.comparison;
    state.sweep = before.sweep, state.sweep_point = before.sweep_point;
    state.flows = before.flows, state.cohort = before.cohort;
    state.file = before.file, state.compared_file = before.compared_file;
    state.history = before.history;
}

// All orders to open something are answered: of those after the last that succeeded nothing stays.
void end_openings(ViewState& state, const Shown& shown)
{
    if (state.before.empty() || shown.openings < state.openings) return;
    const auto refused = state.before.upper_bound(shown.opened);
    if (refused != state.before.end()) take_back(state, *refused->second);
    state.before.clear();
}

}  // namespace

bool moves(const ViewState& state, const Shown& shown)
{
    const Film* film = shown.film[0].get();
    if (!film || film->ready() == 0) return false;
    return shown.live ? state.follow && state.week != double(film->last_week()) : state.playing;
}

void advance(ViewState& state, double seconds, const Shown& shown)
{
    end_openings(state, shown);
    state.history.rest(seconds);
    const Film* film = shown.film[0].get();
    if (!film || film->ready() == 0) return;
    const double first = film->head().first_week, last = film->last_week();
    if (shown.live) {
        // A simulation computes at its own pace; the picture glides after its newest week.
        if (state.follow) {
            const double behind = last - state.week;
            state.week = behind > 8.0 || behind < 0.0
                             ? last
                             : std::min(last, state.week + behind * std::min(1.0, 8.0 * seconds) + 0.001);
        }
        state.playing = shown.live->running;
    } else if (state.playing) {
        const double pace = state.pace > 0.0 ? state.pace : 104.0;
        state.week += pace * seconds;
        if (state.week >= last) state.playing = false;
    }
    state.week = std::clamp(state.week, first, last);
}

}  // namespace samspill::viz
