#include "viz/state/view_state.h"

#include <cmath>

namespace samspill::viz {

namespace {

int labels_in(Indicator indicator) { return int(labels_of(info(indicator).labels).size()); }

// One line a choice of the breakdown, of what is looked at.
std::vector<Selection> broken_down(const ViewState& state, const Places& places, Selection whole)
{
    std::vector<Selection> lines;
    const auto add = [&](auto&& change) {
        lines.push_back(whole);
        change(lines.back());
    };
    switch (state.breakdown) {
        case Breakdown::groups:
            if (!has_groups(info(whole.indicator))) break;
            for (int group = 0; group < n_groups; ++group) add([&](Selection& line) { line.group = group; });
            return lines;
        case Breakdown::regions:
            for (int region = 0; region < int(places.regions.size()); ++region)
                add([&](Selection& line) { line.place = region_place(region); });
            return lines;
        case Breakdown::offices: {
            if (info(whole.indicator).extent == Extent::region) break;
            const auto [first, last] = offices_of(places, whole.place);
            for (int office = first; office < last; ++office)
                add([&](Selection& line) { line.place = office_place(office); });
            return lines;
        }
        case Breakdown::labels:
            for (int label = 0; label < labels_in(whole.indicator); ++label)
                add([&](Selection& line) { line.label = label; });
            if (!lines.empty()) return lines;
            break;
        case Breakdown::total:
            break;
    }
    return {whole};
}

}  // namespace

bool has_groups(const IndicatorInfo& indicator) { return indicator.extent == Extent::office_group; }

Week week_of(const ViewState& state) { return Week(std::floor(state.week)); }

bool shows_outcomes(const ViewState& state, const Film& film)
{
    return state.outcomes.value_or(film.followed_share() <= 0.0);
}

std::vector<Selection> timeline_lines(const ViewState& state, const Places& places, Indicator indicator)
{
    Selection whole{indicator, state.place, -1, -1};
    if (has_groups(info(indicator))) whole.group = state.group;
    // A label that this indicator has not (chosen for another) means all.
    if (state.label < labels_in(indicator)) whole.label = state.label;
    return broken_down(state, places, whole);
}

std::string line_name(const Selection& selection, const Places& places, Breakdown breakdown, Language language)
{
    const std::string place = name_of(places, selection.place);
    switch (breakdown) {
        case Breakdown::groups:
            if (has_groups(info(selection.indicator))) return group_name(selection.group, language);
            break;
        case Breakdown::labels:
            if (labels_in(selection.indicator) > 0)
                return label_name(info(selection.indicator).labels, selection.label, language);
            break;
        case Breakdown::total:
        case Breakdown::regions:
        case Breakdown::offices:
            break;
    }
    return place.empty() ? (language == Language::no ? "alle kontorer" : "all offices") : place;
}

}  // namespace samspill::viz
