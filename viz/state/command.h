#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "viz/desk/order.h"
#include "viz/state/view_state.h"

// What a person does in the window. Panels return commands and change nothing.
namespace samspill::viz {

// Time
struct Play {
    bool on;
};
struct SeekWeek {
    double week;
};
struct StepBy {
    int weeks;
};
struct Pace {
    double weeks_a_second;  // 0: as fast as it goes
};
struct FollowNewest {
    bool on;
};
struct Zoom {
    Week from, to;  // equal: all
};
struct HoverWeek {
    double week;
};

// What is looked at
struct ShowPanel {
    Panel panel;
};
struct ToggleIndicator {
    Indicator indicator;
};
struct SearchIndicators {
    std::string text;
};
struct BreakDown {
    Breakdown by;
};
struct LookAt {  // what is unset stays
    std::optional<Place> place;
    std::optional<int> group, label;
};
struct ShowBands {
    bool on;
};
struct ShowShares {
    bool on;
};
struct ChooseCounsellor {
    std::optional<std::uint64_t> id;
};
struct ColourRings {
    RingColour by;
};
struct OrderContinuum {
    ContinuumOrder by;
};
struct ChoosePerson {
    std::optional<std::uint64_t> person;
};
struct TypeSeed {  // not ordered yet
    std::string text;
};
struct FlowsWindow {
    Week from, to;
};
struct ShowOutcomes {
    bool on;
};
struct ChooseCohort {
    int cohort;
};
struct JudgeWhen {
    JudgedWhen when;
};
struct ChooseComparison {
    ComparisonKey key;
};
struct ChooseSweep {
    SweepKey key;
    int x, y;
};
struct ChooseSweepPoint {
    std::size_t point;
};
struct OpenSweepPoint {
    std::size_t point;
};

// Scenario
struct EditWorld {
    int world;
};
struct SetValue {
    std::string key, value;
};
struct ResetValue {
    std::string key;
};
struct ResetAll {};
struct AddItem {  // to a list of waves, rules or arms, or a trial (draft_items.h)
    std::string list;
};
struct RemoveItem {
    std::string key;
};
struct RaiseItem {  // one place up
    std::string key;
};
struct Reveal {  // opens and shows an item; "": it has been shown
    std::string key;
};
struct TypeValue {  // into the field of a setting
    std::string key, text;
};
struct LeaveValue {  // the field is typed into no more
    std::string key;
};
struct RefuseValue {  // none: what was refused is so no more
    std::string key, text;
    Refusal why;
};
struct TypePath {  // of the scenario to save
    std::string text;
};
struct Search {
    std::string text;
};
struct OnlyChanged {
    bool on;
};
struct SaveScenario {
    std::string path;
};

// Comparing
struct CompareWithDraft {};  // the scenario as it was opened beside what has been changed of it on screen
struct PiecemealAgainstLargeStep {};

// Workshop
struct SetWorkshop {
    bool on;
};
struct SetLanguage {
    Language language;
};
struct SetScale {
    float scale;
};
struct GuideTo {
    GuideStep step;
};
struct GuideReform {
    int reform;
};
struct GuideExpect {
    int question;
    int direction;  // -1 less, 0 the same, 1 more
};
struct GuideText {
    std::string expectation, surprise;
};
struct GuideQuestion {
    int question;
};
struct GuideLook {
    GuidePicture picture;
};
struct GuideRunAgain {};

// What was made last (history.h)
struct Undo {};
struct Redo {};

// Out and away
struct SavePng {
    std::optional<Panel> panel;  // else the whole window
    std::string path;
};
struct SaveCsv {
    Panel panel;
    std::string path;
};
struct OpenSession {  // a file that a window wrote (app/session_text.h)
    std::string path;
};
struct TakeUp {  // answers and looks of an earlier session, in place of those here
    std::shared_ptr<const ViewState> as;
};
struct OpenedAs {  // what has just been opened with changes was so before them; which of two worlds is edited
    Draft draft;
    int edited;
};
struct DismissNotices {};
struct Quit {};

using Command =
    std::variant<Play, SeekWeek, StepBy, Pace, FollowNewest, Zoom, HoverWeek, ShowPanel, ToggleIndicator, BreakDown,
                 LookAt, ShowBands, ShowShares, ChooseCounsellor, ColourRings, OrderContinuum, ChoosePerson, TypeSeed,
                 FlowsWindow, ShowOutcomes, ChooseCohort, JudgeWhen, ChooseComparison, ChooseSweep, ChooseSweepPoint,
                 OpenSweepPoint, EditWorld, SetValue, ResetValue, ResetAll, AddItem, RemoveItem, RaiseItem, Reveal,
                 TypeValue, LeaveValue, RefuseValue, TypePath, SearchIndicators, Search, OnlyChanged, SaveScenario,
                 CompareWithDraft, PiecemealAgainstLargeStep, SetWorkshop, SetLanguage, SetScale, GuideTo, GuideReform,
                 GuideExpect, GuideText, GuideQuestion, GuideLook, GuideRunAgain, Undo, Redo, SavePng, SaveCsv,
                 OpenSession, TakeUp, OpenedAs, DismissNotices, Quit, Order>;  // an order to the desk passes through
using Commands = std::vector<Command>;

// What a command asks of the world outside the state: orders to the desk, files to write.
using Effect = std::variant<Order, SavePng, SaveCsv, SaveScenario, OpenSession>;

// Changes the state; returns what is to be done beside that. `shown` is what was on screen.
std::vector<Effect> apply(ViewState& state, const Command& command, const Shown& shown);

// Does the picture change by itself, without news from the desk: a film that plays, a week that is glided to?
bool moves(const ViewState& state, const Shown& shown);

// Time goes on by `seconds`: the week on screen while playing. What was to be opened and could not be leaves
// the state as it was before.
void advance(ViewState& state, double seconds, const Shown& shown);

}  // namespace samspill::viz
