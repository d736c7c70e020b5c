#include "experiment/compare/comparison_file.h"

#include <cstring>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/special_numbers.h"
#include "experiment/compare/cohort_text.h"
#include "experiment/compare/comparison_rules.h"
#include "experiment/compare/comparison_text.h"
#include "experiment/compare/overtaking.h"
#include "experiment/replicates/foundation.h"
#include "model/inputs/history.h"
#include "model/inputs/item_text.h"
#include "results/files/reading.h"
#include "results/files/run_file_tables.h"
#include "results/h5/unit.h"
#include "scenario/declared/setting_lists.h"

namespace samspill {

namespace {

// A group being written, and its dimensions so far.
class ComparisonBlock {
public:
    ComparisonBlock(h5::Group& root, const std::string& name, std::string_view meaning, TextCopies& copies)
        : writer_(root, name, meaning, copies)
    {
    }

    GroupWriter& writer() { return writer_; }

    void axis(const Axis& axis)
    {
        axes_.emplace_back(axis.name, writer_.axis(axis));
        sizes_.push_back(axis.size());
    }

    // A block of numbers over the first `dimensions` of the group's axes, a chunk for each of the
    // first one.
    h5::Dataset numbers(const std::string& name, h5::Type type, std::size_t dimensions, const void* data,
                        std::string_view unit, std::string_view meaning)
    {
        const h5::Shape shape(sizes_.begin(), sizes_.begin() + std::ptrdiff_t(dimensions));
        h5::Shape chunk = shape;
        chunk[0] = 1;
        h5::Dataset dataset = writer_.group().create(name, type, shape, {.chunk = chunk});
        dataset.write(0, shape[0], data);
        set_unit(dataset, unit);
        dataset.set_text("long_name", meaning);
        for (std::size_t i = 0; i < dimensions; ++i) {
            dataset.attach(unsigned(i), axes_[i].second);
            if (axes_[i].first == week_name) dataset.set_text("coordinates", date_name);
        }
        return dataset;
    }

    // Texts over the first `dimensions` of the group's axes.
    void texts(const std::string& name, const std::vector<std::string>& texts, std::size_t dimensions,
               std::string_view meaning)
    {
        const h5::Shape shape(sizes_.begin(), sizes_.begin() + std::ptrdiff_t(dimensions));
        h5::Dataset dataset = writer_.texts(name, texts, shape, meaning);
        for (std::size_t i = 0; i < dimensions; ++i) dataset.attach(unsigned(i), axes_[i].second);
    }

    const h5::Dataset& scale(std::size_t axis) const { return axes_[axis].second; }

private:
    GroupWriter writer_;
    std::vector<std::pair<std::string, h5::Dataset>> axes_;
    h5::Shape sizes_;
};

std::vector<std::int32_t> counted_from(int first, int count)
{
    std::vector<std::int32_t> list(static_cast<std::size_t>(count));
    std::iota(list.begin(), list.end(), first);
    return list;
}

Axis scenario_axis(const Comparison& comparison)
{
    std::vector<std::string> names;
    for (const Scenario& scenario : comparison.scenarios) names.push_back(scenario.name);
    return {"scenario", "scenario; the first is the base, the null alternative", names};
}

Axis alternative_axis(const Comparison& comparison)
{
    Axis axis = scenario_axis(comparison);
    auto& names = std::get<std::vector<std::string>>(axis.values);
    names.erase(names.begin());
    return {"alternative", "scenario that is held against the base", names};
}

Axis replicate_axis(const Comparison& comparison)
{
    return {"replicate", "number of the replicate", counted_from(0, comparison.replicates())};
}

Axis place_axis(const Comparison& comparison)
{
    std::vector<std::string> names;
    for (std::size_t place = 0; place < comparison.place_count(); ++place)
        names.push_back(comparison.place_name(place));
    return {"place", "region, or all of them", names};
}

Axis group_axis()
{
    std::vector<std::string> names(GroupLabels::names.begin(), GroupLabels::names.end());
    names.emplace_back("all");
    return {"group", "entry group, or all of them", names};
}

// `effective`: the text of each scenario's inputs after defaults.
std::string result_of(const Comparison& comparison, const std::vector<std::string>& effective)
{
    Digester digester;
    digester.add_value(comparison.seed);
    for (std::size_t i = 0; i < effective.size(); ++i) {
        digester.add(comparison.scenarios[i].name);
        digester.add(effective[i]);
    }
    return to_text(digester.digest());
}

void write_scenarios(h5::Group& root, const Comparison& comparison, TextCopies& copies)
{
    ComparisonBlock block(root, "scenarios", "what was compared: files verbatim, the base first", copies);
    block.axis(scenario_axis(comparison));
    std::vector<std::string> texts, effective, digests;
    for (const Scenario& scenario : comparison.scenarios) {
        texts.push_back(scenario.text);
        effective.push_back(item_text(effective_items(scenario.inputs)));
        digests.push_back(to_text(effective_digest(scenario.inputs)));
    }
    GroupWriter& writer = block.writer();
    for (const AboutLine& line : about_lines) {
        const auto write = [&](std::string_view key, auto&& text_of) {
            std::vector<std::string> all;
            for (const Scenario& scenario : comparison.scenarios) all.push_back(text_of(scenario));
            writer.texts(std::string(key), all, std::string(input::text_setting(key).meaning), block.scale(0));
        };
        write(line.key, [&](const Scenario& scenario) { return scenario.*line.text; });
        write(line.key_no, [&](const Scenario& scenario) { return scenario.norwegian.*line.text; });
    }
    writer.texts("text", texts, "the scenario file verbatim, included files first", block.scale(0));
    writer.texts("effective", effective, "all parameters and settings after defaults: key, tab, value, a line each",
                 block.scale(0));
    writer.texts("inputs", digests, "digest of the effective inputs", block.scale(0));
}

// What each alternative has other than the base: a row each.
void write_assumptions(h5::Group& root, const Comparison& comparison, TextCopies& copies)
{
    std::vector<std::int32_t> items, weeks;
    std::vector<std::string> alternatives, keys, before, after, offices;
    for (std::size_t i = 0; i < comparison.assumptions.size(); ++i)
        for (const Difference& difference : comparison.assumptions[i]) {
            items.push_back(std::int32_t(items.size()));
            alternatives.push_back(comparison.scenarios[i + 1].name);
            keys.push_back(difference.key);
            before.push_back(difference.before);
            after.push_back(difference.after);
            weeks.push_back(difference.from);
            offices.push_back(fmt::format("{}", fmt::join(difference.offices, "\n")));
        }
    if (items.empty()) return;
    GroupWriter writer(root, "assumptions", "what the alternatives have other than the base", copies);
    const h5::Dataset axis = writer.axis({"item", "one thing that differs", items});
    writer.texts("alternative", alternatives, "who has it", axis);
    writer.texts("key", keys, "what differs, as in scenario files", axis);
    writer.texts("before", before, "the base's value", axis);
    writer.texts("after", after, "the alternative's value", axis);
    writer.texts("offices", offices, "where it acts first, a line each; empty: everywhere", axis);
    h5::Dataset week = writer.integers("week", weeks, "week", "first week whose step it can change");
    week.attach(0, axis);
}

// Scenario by scenario, replicate by replicate, what `values_of` a run.
template <class Number, class ValuesOf>
std::vector<Number> gathered(const Comparison& comparison, ValuesOf&& values_of)
{
    std::vector<Number> all;
    for (const auto& replicates : comparison.runs)
        for (const ScenarioReplicate& replicate : replicates) values_of(replicate, all);
    return all;
}

void write_digests(h5::Group& root, const Comparison& comparison, TextCopies& copies)
{
    ComparisonBlock block(root, "runs", "what tells the runs apart", copies);
    block.axis(scenario_axis(comparison));
    block.axis(replicate_axis(comparison));
    const auto digests = gathered<std::string>(
        comparison, [&](const ScenarioReplicate& run, auto& all) { all.push_back(to_text(run.digest)); });
    block.texts("digest_of_run", digests, 2, "hash of the run's final state and series");
}

void write_endpoints(h5::Group& root, const Comparison& comparison, TextCopies& copies)
{
    ComparisonBlock block(root, "endpoints", "what every run is judged by", copies);
    block.axis(scenario_axis(comparison));
    block.axis(replicate_axis(comparison));
    block.axis(place_axis(comparison));
    block.axis(group_axis());
    for (std::size_t e = 0; e < endpoints().size(); ++e) {
        const EndpointInfo& about = endpoints()[e];
        const auto values = gathered<double>(comparison, [&](const ScenarioReplicate& run, auto& all) {
            for (std::size_t place = 0; place < comparison.place_count(); ++place)
                for (std::size_t group = about.by_group ? 0 : n_groups; group <= n_groups; ++group)
                    all.push_back(run.endpoints.at(e, place, group));
        });
        h5::Dataset dataset =
            block.numbers(std::string(about.name), h5::Type::float64, about.by_group ? 4 : 3, values.data(), about.unit,
                          meaning_with_week(about.meaning, comparison.cohort_week()));
        dataset.set_text("long_name_no", meaning_with_week(about.meaning_no, comparison.cohort_week(), true));
        dataset.set_text("kind", EndpointKindLabels::names[std::size_t(about.kind)]);
        dataset.set_text("better", BetterLabels::names[std::size_t(about.better)]);
        dataset.set_text("window", WindowLabels::names[std::size_t(about.window)]);
        const WindowWeeks weeks = weeks_of(about.window, comparison.scenarios[0].inputs);
        dataset.set_integer("first_week", weeks.first);
        dataset.set_integer("last_week", weeks.last);
    }
}

void write_curves(h5::Group& root, const Comparison& comparison, TextCopies& copies)
{
    const CurveValues& first = comparison.runs[0][0].curves;
    ComparisonBlock block(root, "curves", "week by week", copies);
    block.axis(scenario_axis(comparison));
    block.axis(replicate_axis(comparison));
    block.axis(place_axis(comparison));
    block.axis(week_axis(first.first_week(), first.weeks()));
    for (std::size_t c = 0; c < curves().size(); ++c) {
        const CurveInfo& about = curves()[c];
        const auto values = gathered<float>(comparison, [&](const ScenarioReplicate& run, auto& all) {
            for (std::size_t place = 0; place < comparison.place_count(); ++place) {
                const std::span<const float> curve = run.curves.of(c, place);
                all.insert(all.end(), curve.begin(), curve.end());
            }
        });
        h5::Dataset dataset = block.numbers(std::string(about.name), h5::Type::float32, 4, values.data(), about.unit,
                                            meaning_with_week(about.meaning, comparison.cohort_week()));
        dataset.set_text("long_name_no", meaning_with_week(about.meaning_no, comparison.cohort_week(), true));
    }
}

void write_differences(h5::Group& root, const Comparison& comparison, TextCopies& copies)
{
    ComparisonBlock block(root, "differences", "alternative less base, over paired replicates", copies);
    block.axis(alternative_axis(comparison));
    std::vector<std::string> names;
    for (const EndpointInfo& endpoint : endpoints()) names.emplace_back(endpoint.name);
    block.axis({"endpoint", "what is judged", names});
    block.axis(place_axis(comparison));
    block.axis(group_axis());
    std::vector<PairedDifference> found;
    std::vector<std::int8_t> verdicts;
    for (std::size_t alternative = 1; alternative < comparison.scenarios.size(); ++alternative)
        for (std::size_t e = 0; e < endpoints().size(); ++e)
            for (std::size_t place = 0; place < comparison.place_count(); ++place)
                for (std::size_t group = 0; group <= n_groups; ++group) {
                    found.push_back(difference_in(comparison, alternative, e, place, group));
                    verdicts.push_back(std::int8_t(verdict_in(comparison, alternative, e, place, group)));
                }
    const auto write = [&](const char* name, auto&& value, const char* unit, const char* meaning) {
        std::vector<double> values;
        for (const PairedDifference& difference : found) values.push_back(value(difference));
        block.numbers(name, h5::Type::float64, 4, values.data(), unit, meaning);
    };
    using D = PairedDifference;
    write(
        "pairs", [](const D& d) { return double(d.n); }, "1", "replicates in which both have a number");
    write(
        "base_mean", [](const D& d) { return d.base; }, "1", "in the endpoint's unit");
    write(
        "alternative_mean", [](const D& d) { return d.alternative; }, "1", "in the endpoint's unit");
    write(
        "mean", [](const D& d) { return d.mean; }, "1", "mean difference, in the endpoint's unit");
    write(
        "low", [](const D& d) { return d.low(); }, "1", "lower end of the interval");
    write(
        "high", [](const D& d) { return d.high(); }, "1", "upper end of the interval");
    write(
        "correlation", [](const D& d) { return d.correlation; }, "1", "of base and alternative over replicates");
    write(
        "variance_reduction", [](const D& d) { return d.variance_reduction; }, "1",
        "how many times as many unpaired replicates would be as precise");
    write(
        "skewness", [](const D& d) { return d.skewness; }, "1", "of the differences");
    h5::Dataset verdict =
        block.numbers("verdict", h5::Type::int8, 4, verdicts.data(), "1", "what is to be said of the difference");
    std::vector<std::int8_t> values(VerdictLabels::names.size());
    std::iota(values.begin(), values.end(), std::int8_t{0});
    verdict.set_int8s("flag_values", values);
    verdict.set_text("flag_meanings", fmt::format("{}", fmt::join(VerdictLabels::names, " ")));
}

void write_overtaking(h5::Group& root, const Comparison& comparison, TextCopies& copies)
{
    ComparisonBlock block(root, "overtaking", "when an alternative, behind at first, is ahead of the base for good",
                          copies);
    block.axis(alternative_axis(comparison));
    std::vector<std::string> names;
    for (const std::size_t curve : overtaking_curves()) names.emplace_back(curves()[curve].name);
    block.axis({"curve", "weekly curve, all places", names});
    std::vector<std::int8_t> kinds;
    std::vector<double> week, low, high, share;
    const auto real = [](Week w) { return w == no_week ? nan : double(w); };
    for (std::size_t alternative = 1; alternative < comparison.scenarios.size(); ++alternative)
        for (const std::size_t curve : overtaking_curves()) {
            const Overtaking found = overtaking_of(comparison, alternative, curve);
            kinds.push_back(std::int8_t(found.kind));
            week.push_back(real(found.week));
            low.push_back(real(found.low));
            high.push_back(real(found.high));
            share.push_back(found.never);
        }
    h5::Dataset kind = block.numbers("kind", h5::Type::int8, 2, kinds.data(), "1", "how they lie");
    kind.set_int8s("flag_values", std::vector<std::int8_t>{0, 1, 2, 3, 4});
    kind.set_text("flag_meanings", "equal behind_at_end from_start overtakes not_resolved");
    block.numbers("first_week_ahead", h5::Type::float64, 2, week.data(), "week", "NaN: never");
    block.numbers("low", h5::Type::float64, 2, low.data(), "week", "lower end of the 95 % bootstrap interval");
    block.numbers("high", h5::Type::float64, 2, high.data(), "week", "upper end; NaN: never");
    block.numbers("share_never", h5::Type::float64, 2, share.data(), "1",
                  "share of bootstrap samples that are not ahead in the last week");
}

void write_attributes(h5::Group& root, const Comparison& comparison)
{
    const Inputs& inputs = comparison.scenarios[0].inputs;
    std::string overrides;
    for (const std::string& line : comparison.overrides) overrides += line + "\n";
    root.set_text("Conventions", "CF-1.8");
    root.set_text("filetype", comparison_filetype);
    root.set_integer("format_version", comparison_format_version);
    root.set_text("overrides", overrides);
    root.set_real("seed", comparison.seed);
    root.set_integer("weeks", inputs.weeks);
    root.set_integer("burn_in", inputs.burn_in);
    root.set_integer("first_week", inputs.observation.from);
    root.set_integer("episode_week", inputs.observation.episode_week);
    root.set_integer("replicates", comparison.replicates());
    root.set_integer("replicates_planned", comparison.planned);
    root.set_text("judged_by", endpoints()[comparison.judged_by].name);
    root.set_real("precision", comparison.precision);
    root.set_real("confidence", comparison.confidence);
    root.set_integer("least_replicates", least_for_verdict);
    root.set_text("caveats", chance_alone_text() + "\n" + must_not_be_used_text());
    root.set_text("digest", to_text(digest_of(comparison)));
    root.set_text("result_of", samspill::result_of(comparison));
}

}  // namespace

std::string result_of(const Comparison& comparison)
{
    std::vector<std::string> effective;
    for (const Scenario& scenario : comparison.scenarios)
        effective.push_back(item_text(effective_items(scenario.inputs)));
    return result_of(comparison, effective);
}

std::string result_of(const StoredComparison& stored) { return result_of(stored.comparison, stored.effective); }

void ComparisonWriter::write(const Comparison& comparison, const Provenance& provenance)
{
    if (comparison.replicates() == 0) throw std::logic_error("a comparison file needs a replicate");
    try {
        h5::File file = h5::File::create(target_.temporary());
        {
            h5::Group root = file.root();
            TextCopies copies;
            write_scenarios(root, comparison, copies);
            write_assumptions(root, comparison, copies);
            write_parameters(root, comparison.scenarios[0].inputs.params, copies);
            write_digests(root, comparison, copies);
            write_endpoints(root, comparison, copies);
            write_curves(root, comparison, copies);
            write_differences(root, comparison, copies);
            write_overtaking(root, comparison, copies);
            write_rules(root, comparison, copies);
            write_places(root, comparison.places(), copies);
            write_attributes(root, comparison);
            write_text_copies(root, copies);
            write_provenance(root, provenance);
        }
        file.close();
    } catch (const h5::Error& error) {
        throw Failure(
            message("comparison.unwritten",
                    {"{}: cannot write the comparison file: {}", "{}: sammenligningsfilen kan ikke skrives: {}"},
                    target_.path(), error.said()));
    }
    target_.commit();
}

}  // namespace samspill
