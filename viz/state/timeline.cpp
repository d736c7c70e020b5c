#include "viz/state/timeline.h"

#include <algorithm>
#include <limits>
#include <list>
#include <mutex>

#include "viz/state/say.h"

namespace samspill::viz {

namespace {

using CurvePtr = std::shared_ptr<const Curve>;

// Per cent that a curve is of all persons, replicate by replicate.
Curve share_of(const Curve& part, const Curve& all)
{
    std::vector<std::vector<float>> lines;
    const std::size_t count = std::min(part.replicate.size(), all.replicate.size());
    for (std::size_t r = 0; r < count; ++r) {
        const auto &a = part.replicate[r], &b = all.replicate[r];
        std::vector<float> line(std::min(a.size(), b.size()), std::numeric_limits<float>::quiet_NaN());
        for (std::size_t i = 0; i < line.size(); ++i)
            if (b[i] > 0.0f) line[i] = 100.0f * a[i] / b[i];
        lines.push_back(std::move(line));
    }
    return curve_of(part.first_week, std::move(lines));
}

// Shares that were asked for lately: a chart asks for the same ones in every frame.
class Shares {
public:
    CurvePtr of(const CurvePtr& part, const CurvePtr& all)
    {
        const std::lock_guard lock(mutex_);
        const auto found =
            std::find_if(kept_.begin(), kept_.end(), [&](const Kept& k) { return k.part == part && k.all == all; });
        if (found != kept_.end()) {
            kept_.splice(kept_.begin(), kept_, found);
            return kept_.front().share;
        }
        kept_.push_front({part, all, std::make_shared<Curve>(share_of(*part, *all))});
        if (kept_.size() > most) kept_.pop_back();
        return kept_.front().share;
    }

private:
    static constexpr std::size_t most = 200;
    struct Kept {
        CurvePtr part, all, share;
    };
    std::mutex mutex_;
    std::list<Kept> kept_;
};

std::shared_ptr<const Curve> curve_in(const Shown& shown, const CurveKey& key)
{
    const auto found = shown.curves.find(key);
    return found == shown.curves.end() ? nullptr : found->second;
}

std::shared_ptr<const Curve> share_in(const Shown& shown, const CurveKey& key)
{
    static Shares shares;
    const auto part = curve_in(shown, key);
    const auto all = curve_in(shown, {key.world, all_persons(key.selection)});
    return part && all ? shares.of(part, all) : nullptr;
}

// What a chart is of beside its indicator: where and of whom, when that is not everything.
std::string of_what(const ViewState& state, const Places& places, const IndicatorInfo& indicator)
{
    std::string text = name_of(places, state.place);
    const auto add = [&](const std::string& more) { text += (text.empty() ? "" : ", ") + more; };
    if (state.group >= 0 && has_groups(indicator) && state.breakdown != Breakdown::groups)
        add(group_name(state.group, state.language));
    const int labels = int(labels_of(indicator.labels).size());
    if (state.label >= 0 && state.label < labels && state.breakdown != Breakdown::labels)
        add(label_name(indicator.labels, state.label, state.language));
    return text;
}

}  // namespace

namespace {

// Pins are often of what is on screen still, or of the same scenario once more: told apart all the same.
std::string name_of_pin(const std::string& name, const std::vector<NamedWorld>& taken, Language language)
{
    const auto is_taken = [&](const std::string& text) {
        return std::any_of(taken.begin(), taken.end(), [&](const NamedWorld& world) { return world.name == text; });
    };
    std::string unique = name;
    for (int number = 1; is_taken(unique); ++number)
        unique = number == 1 ? say(language, {"{} (pinned)", "{} (festet)"}, name)
                             : say(language, {"{} (pinned {})", "{} (festet {})"}, name, number);
    return unique;
}

}  // namespace

std::vector<NamedWorld> worlds_on_screen(const Shown& shown, Language language)
{
    std::vector<NamedWorld> worlds;
    for (int world = 0; world < shown.worlds; ++world) {
        const Head* head = shown.head(world);
        if (!head) continue;
        worlds.push_back({world, title_of(*head, language)});
        if (world == 1 && worlds.size() == 2 && worlds[0].name == worlds[1].name)
            worlds[1].name += language == Language::no ? " (ved siden av)" : " (beside)";
    }
    for (const PinnedRun& pin : shown.pins) worlds.push_back({pin.world, name_of_pin(pin.name, worlds, language)});
    return worlds;
}

Selection all_persons(const Selection& line) { return {Indicator::persons, line.place, line.group, -1}; }

bool has_shares(const IndicatorInfo& indicator)
{
    return has_groups(indicator) && indicator.measure == Measure::stock && indicator.unit == "1";
}

std::vector<TimelineChart> timeline_charts(const ViewState& state, const Shown& shown)
{
    std::vector<TimelineChart> charts;
    const Head* head = shown.head();
    if (!head) return charts;
    const std::vector<NamedWorld> worlds = worlds_on_screen(shown, state.language);
    for (const Indicator indicator : state.indicators) {
        const IndicatorInfo& about = info(indicator);
        TimelineChart chart;
        chart.indicator = indicator;
        chart.share = state.share && has_shares(about);
        chart.title = heading(meaning_of(about, state.language));
        if (const std::string what = of_what(state, head->places, about); !what.empty()) chart.title += " – " + what;
        chart.unit = chart.share ? Text{"% of persons not gone", "% av dem som ikke er borte"}.in(state.language)
                                 : unit_text(about, state.language);
        const std::vector<Selection> selections = timeline_lines(state, head->places, indicator);
        chart.broken_down = selections.size() > 1;
        for (const NamedWorld& world : worlds)
            for (std::size_t i = 0; i < selections.size(); ++i) {
                TimelineLine line{selections[i], world.world, int(i), {}, nullptr};
                line.name = line_name(selections[i], head->places, state.breakdown, state.language);
                if (worlds.size() > 1) line.name = chart.broken_down ? world.name + ": " + line.name : world.name;
                const CurveKey key{world.world, selections[i]};
                line.curve = chart.share ? share_in(shown, key) : curve_in(shown, key);
                chart.lines.push_back(std::move(line));
            }
        charts.push_back(std::move(chart));
    }
    return charts;
}

std::string bands_text(int fewest, int most, bool bands, Language language)
{
    if (most <= 1) return Text{"one replicate", "én kjøring"}.in(language);
    const std::string count =
        fewest == most ? std::to_string(most) : std::to_string(fewest) + "–" + std::to_string(most);
    if (!bands || fewest <= 1)
        return say(language, {"line: mean of {} replicates", "linje: snitt av {} kjøringer"}, count);
    return say(language,
               {"line: mean of {} replicates; bands: 50 and 90 % of replicates",
                "linje: snitt av {} kjøringer; bånd: 50 og 90 % av kjøringene"},
               count);
}

namespace {

enum class Topic { people, moves, guidance, staff, distances, reform, money, region };

Topic topic_of(Indicator indicator)
{
    using enum Indicator;
    switch (indicator) {
        case persons:
        case plans:
        case benefits:
        case registered:
        case in_work:
        case lasting:
        case works_beside:
            return Topic::people;
        case arrivals:
        case episodes:
        case hires:
        case separations:
        case defeats:
        case education_started:
        case education_completed:
        case education_dropped:
            return Topic::moves;
        case waiting:
        case meetings:
        case referrals:
        case refusals:
        case first_sessions:
        case weeks_waited:
        case sessions:
        case gave_up:
        case guidance_ended:
        case agreements:
        case conflicts:
        case lost_handovers:
            return Topic::guidance;
        case counsellors:
        case caseload:
        case hours_available:
        case hours_used:
        case pressure:
        case rings:
        case attitude:
        case knowledge:
        case ownership:
        case leader_attitude:
            return Topic::staff;
        case cognitive_distance:
        case organisational_distance:
        case structural_distance:
        case friction:
        case tie:
        case anchor:
        case perspective_gain:
        case joint_actions:
        case Indicator::partners:
            return Topic::distances;
        case intensity:
        case enacted:
        case hours_lost:
        case disruption:
        case flaws_active:
        case flaws_mended:
        case weakening:
            return Topic::reform;
        case benefit_payments:
        case earnings:
        case staff_cost:
        case guidance_cost:
        case education_cost:
        case project_cost:
        case public_spending:
        case net_benefit:
            return Topic::money;
        case tightness:
        case offers:
        case search_effort:
        case centre_capacity:
        case rules_known:
        case count_:
            return Topic::region;
    }
    return Topic::region;
}

}  // namespace

const std::vector<IndicatorHeading>& indicator_headings()
{
    static const std::vector<IndicatorHeading> headings = [] {
        std::vector<IndicatorHeading> list{{{"People", "Personer"}, {}},
                                           {{"Jobs and education", "Jobber og utdanning"}, {}},
                                           {{"Follow-up and guidance", "Oppfølging og veiledning"}, {}},
                                           {{"Staff", "Ansatte"}, {}},
                                           {{"Distances and ties", "Avstander og bånd"}, {}},
                                           {{"Reform", "Reform"}, {}},
                                           {{"Money", "Penger"}, {}},
                                           {{"Labour market and centre", "Arbeidsmarked og senter"}, {}}};
        for (const IndicatorInfo& indicator : indicators())
            list[std::size_t(topic_of(indicator.id))].indicators.push_back(indicator.id);
        return list;
    }();
    return headings;
}

std::string heading(std::string_view meaning)
{
    std::string text(meaning);
    if (text.empty()) return text;
    const auto first = static_cast<unsigned char>(text[0]);
    if (first >= 'a' && first <= 'z') text[0] = char(first - 'a' + 'A');
    // Two bytes of UTF-8 from à to þ: small letters are 0x20 above the capitals.
    else if (first == 0xc3 && text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0xa0)
        text[1] = char(static_cast<unsigned char>(text[1]) - 0x20);
    return text;
}

std::string lower(std::string_view text)
{
    std::string result(text);
    for (std::size_t i = 0; i < result.size(); ++i) {
        const auto c = static_cast<unsigned char>(result[i]);
        if (c >= 'A' && c <= 'Z') result[i] = char(c + 0x20);
        const bool pair = c == 0xc3 && i + 1 < result.size();
        if (pair && static_cast<unsigned char>(result[i + 1]) >= 0x80 &&
            static_cast<unsigned char>(result[i + 1]) < 0x9f)
            result[i + 1] = char(static_cast<unsigned char>(result[i + 1]) + 0x20), ++i;
    }
    return result;
}

}  // namespace samspill::viz
