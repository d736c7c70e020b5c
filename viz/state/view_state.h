#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "viz/data/shown.h"
#include "viz/desk/order.h"
#include "viz/draft/draft.h"
#include "viz/state/history.h"
#include "viz/state/panel.h"
#include "viz/state/words.h"

namespace samspill::viz {

// What lines the timeline draws of its indicators.
enum class Breakdown { total, groups, regions, offices, labels };

// What the dots of the rings are coloured by.
enum class RingColour { role, enacted, knowledge, change };

// In what order the continuum shows the offices of a region.
enum class ContinuumOrder { declared, planned, enacted, gap };

// The guided sequence of a workshop, and what is looked at while both worlds run.
enum class GuideStep { choose, expect, run, see, surprised };
inline constexpr int n_guide_steps = 5;
enum class GuidePicture { lines, rings, bridges };

struct Guide {
    GuideStep step = GuideStep::choose;
    int reform = -1;                      // of reforms()
    std::map<int, GuideAnswers> answers;  // by reform: another card takes nothing away
    GuidePicture picture = GuidePicture::lines;

    const GuideAnswers& here() const;  // of the chosen reform
    GuideAnswers& here() { return answers[reform]; }
};

// Weeks, both ends included.
struct WeekSpan {
    Week from = 0, to = 0;

    bool empty() const { return to < from; }

    friend bool operator==(const WeekSpan&, const WeekSpan&) = default;
};

// When two worlds are told apart: while the policy is brought in, or once it has been.
enum class JudgedWhen { brought_in, afterwards };

// What is being typed into one of the fields of settings, and what was refused last.
struct Typing {
    std::string key, text;  // while a field is typed into
    std::string refused_key, refused_text;
    Refusal refusal = Refusal::none;

    friend bool operator==(const Typing&, const Typing&) = default;
};

// Everything that the window shows beside the data: small, copied freely, changed by apply() alone.
struct ViewState {
    Language language = Language::en;
    bool workshop = false;
    float scale = 1.0f;             // of type and controls
    Panel panel = Panel::timeline;  // the one in front
    bool quit = false;

    // Time
    double week = 0.0;  // on screen; whole part counts
    bool playing = false;
    double pace = 8.0;                // weeks a second
    bool follow = true;               // the newest week of a simulation
    Week zoom_from = 0, zoom_to = 0;  // of the timeline; equal: all
    double hover_week = -1e9;         // under the pointer in any plot over time

    // What is looked at
    std::vector<Indicator> indicators{Indicator::lasting, Indicator::waiting};
    Breakdown breakdown = Breakdown::total;
    std::string indicator_search;  // typed into the list of indicators
    Place place;
    int group = -1;
    int label = -1;
    bool bands = true, share = false;  // share: per cent of persons, where that means something
    std::optional<std::uint64_t> counsellor;
    RingColour ring_colour = RingColour::role;
    ContinuumOrder continuum_order = ContinuumOrder::declared;
    std::optional<std::uint64_t> person;
    std::optional<WeekSpan> flows;               // chosen; unset: where the policy acts (flows_weeks)
    std::optional<bool> outcomes;                // the flows panel shows what became of a cohort; none: what there is
    std::optional<int> cohort;                   // chosen; unset: cohort_of
    JudgedWhen judged = JudgedWhen::brought_in;  // side effects

    // Scenario
    Draft draft, beside;
    Draft opened;  // the first as it was opened, before anything was changed of it on screen
    bool has_beside = false;
    int edited = 0;  // which of the two the scenario panel shows
    std::string search;
    Typing typing;
    std::optional<std::string> save_path;  // typed; unset: made from the scenario's name
    std::string revealed;                  // a section or item that is to be opened and scrolled to
    std::optional<std::string> seed_text;  // typed for the next restart; unset: the seed of what runs
    bool only_changed = false;

    std::string file, compared_file;  // that are open, where no scenario is

    // Files of comparisons and sweeps
    ComparisonKey comparison;
    SweepKey sweep;
    int sweep_x = 0, sweep_y = 1;               // axes; y -1: lines over x
    std::size_t sweep_point = ~std::size_t{0};  // chosen; where a grid has more axes, others stand as at it

    Guide guide;
    History history;
    std::uint64_t notices_seen = 0;

    int next_pin = first_pin;  // number of the next pinned run

    // Orders to open something so far, and what stood here before each that the desk has not answered yet.
    std::uint64_t openings = 0;
    std::map<std::uint64_t, std::shared_ptr<const ViewState>> before;
};

Week week_of(const ViewState& state);

// The week in which the first wave of either world begins; week 0 when neither has any.
Week policy_week(const Shown& shown);
// The weeks that side effects are judged over, the same whatever week is on screen, as endpoints have them. Brought in:
// the policy's first two years; afterwards: the last year, as far as the policy is older than two years then (in a
// shorter run none: `to` lies before `from`).
WeekSpan judged_weeks(const Shown& shown, JudgedWhen when);
// The two weeks between which moves are counted, and the cohort that is followed: as chosen, else from the policy's
// first week on, as far as the run has come; without a policy, the first year.
WeekSpan flows_weeks(const ViewState& state, const Shown& shown);
int cohort_of(const ViewState& state, const Shown& shown);

// Does the flows panel show what became of a cohort? Unless chosen otherwise when nobody's moves are known.
bool shows_outcomes(const ViewState& state, const Film& film);

// The lines that the timeline shows of one indicator, in drawing order.
std::vector<Selection> timeline_lines(const ViewState& state, const Places& places, Indicator indicator);
std::string line_name(const Selection& selection, const Places& places, Breakdown breakdown, Language language);

// Indicator that stays sensible for the extent: false when a group or label makes no difference to it.
bool has_groups(const IndicatorInfo& indicator);

}  // namespace samspill::viz
