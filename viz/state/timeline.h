#pragma once

#include <memory>
#include <string>
#include <vector>

#include "viz/data/shown.h"
#include "viz/state/view_state.h"

// What the timeline shows: computed apart from drawing, for the panel and its CSV.
namespace samspill::viz {

// One line of a chart: of a place, group or label, in one world.
struct TimelineLine {
    Selection selection;
    int world = 0;
    int order = 0;  // of what it is of, among the chart's: 0, 1, ...; worlds of the same share it
    std::string name;
    std::shared_ptr<const Curve> curve;  // null: being worked out
};

struct TimelineChart {
    Indicator indicator = Indicator::lasting;
    std::string title, unit;  // unit of all numbers: "persons", "% of persons not gone"
    bool share = false;
    bool broken_down = false;  // lines are of groups, regions, ... (an indicator without groups is drawn whole)
    std::vector<TimelineLine> lines;
};

// Worlds on screen, pinned runs last: their numbers and what people call them.
struct NamedWorld {
    int world = 0;
    std::string name;
};
std::vector<NamedWorld> worlds_on_screen(const Shown& shown, Language language);

// What a share is of: all persons of the same place and group (those who are gone for good, who only
// become more, are no part of them: model/observed/sums.h).
Selection all_persons(const Selection& line);

// Is a number of persons, so that a share of persons means something.
bool has_shares(const IndicatorInfo& indicator);

std::vector<TimelineChart> timeline_charts(const ViewState& state, const Shown& shown);

// What lines and bands are: "line: mean of 20 replicates; bands: 50 and 90 % of replicates".
std::string bands_text(int fewest, int most, bool bands, Language language);

// Indicators under the headings that the chooser has; every indicator stands under one.
struct IndicatorHeading {
    Text title;
    std::vector<Indicator> indicators;
};
const std::vector<IndicatorHeading>& indicator_headings();

// "persons in work ..." with a capital letter.
std::string heading(std::string_view meaning);
// Small letters, æøå too: what a search compares.
std::string lower(std::string_view text);

}  // namespace samspill::viz
