#include <algorithm>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

#include "core/field.h"
#include "experiment/compare/comparison_file.h"
#include "experiment/compare/comparison_rules.h"
#include "model/inputs/history.h"
#include "model/inputs/item_text.h"
#include "results/files/output_kind.h"
#include "results/files/reading.h"

namespace samspill {

namespace {

// What the file says of itself, before any block is read.
void read_attributes(const h5::Group& root, Comparison& comparison, Inputs& inputs)
{
    const std::string filetype = root.text("filetype").value_or("missing");
    if (filetype != comparison_filetype)
        throw h5::Error(message("file.filetype",
                                {"its attribute filetype is {}, not {}", "attributtet filetype er {}, ikke {}"},
                                filetype, comparison_filetype));
    const int version = required_number<int>(root, "format_version", 0, 1e6);
    if (version != comparison_format_version)
        throw h5::Error(message(
            "file.its_version",
            {"its format version is {}; this program reads {}", "formatversjonen er {}; dette programmet leser {}"},
            version, comparison_format_version));
    comparison.overrides = lines_of(required_text(root, "overrides"));
    comparison.seed = required_number<std::uint32_t>(root, "seed", 0, std::numeric_limits<std::uint32_t>::max());
    comparison.planned = required_number<int>(root, "replicates_planned", 1, double(most_replicates));
    const std::string judged_by = required_text(root, "judged_by");
    const auto endpoint = std::find_if(endpoints().begin(), endpoints().end(),
                                       [&](const EndpointInfo& about) { return about.name == judged_by; });
    if (endpoint == endpoints().end())
        throw h5::Error(message("comparison.judged_by",
                                {"it is judged by {}, which is not known", "den vurderes etter {}, som ikke er kjent"},
                                judged_by));
    comparison.judged_by = std::size_t(endpoint - endpoints().begin());
    comparison.precision = required_number<double>(root, "precision", 0.0, 1e300);
    comparison.confidence = required_number<double>(root, "confidence", 0.0, 1.0);
    inputs.weeks = required_number<int>(root, "weeks", 1, double(most_weeks));
    inputs.burn_in = required_number<int>(root, "burn_in", 0, double(most_weeks));
    inputs.observation.from = required_number<int>(root, "first_week", -double(most_weeks), inputs.weeks);
    inputs.observation.episode_week =
        required_number<int>(root, "episode_week", -double(most_weeks), double(most_weeks));
}

void read_scenarios(const TextLists& texts, const Inputs& inputs, StoredComparison& stored)
{
    const auto list = [&](std::string_view name) { return texts_at(texts, "scenarios/" + std::string(name)); };
    const std::vector<std::string> names = list("scenario"), files = list("text");
    stored.effective = list("effective");
    if (names.size() < 2)
        throw h5::Error(
            message("comparison.no_alternatives", {"there are no alternatives", "det er ingen alternativer"}));
    const auto check = [&](const std::vector<std::string>& texts_of_all) {
        if (texts_of_all.size() != names.size())
            throw h5::Error(message("comparison.scenarios", {"the list of scenarios is not complete",
                                                             "listen over scenarier er ikke fullstendig"}));
    };
    check(files);
    check(stored.effective);
    for (std::size_t i = 0; i < names.size(); ++i) {
        Scenario scenario;
        scenario.name = names[i];
        scenario.text = files[i];
        scenario.seed = stored.comparison.seed;
        scenario.replicates = stored.comparison.planned;
        scenario.inputs = inputs;
        stored.comparison.scenarios.push_back(std::move(scenario));
    }
    for (const AboutLine& line : about_lines) {
        const std::vector<std::string> all = list(line.key), all_no = list(line.key_no);
        check(all);
        check(all_no);
        for (std::size_t i = 0; i < names.size(); ++i) {
            stored.comparison.scenarios[i].*line.text = all[i];
            stored.comparison.scenarios[i].norwegian.*line.text = all_no[i];
        }
    }
}

// The base's parameters, which its alternatives depart from; those of another version are left out.
void read_parameters(const h5::Group& root, const TextLists& texts, Params& params)
{
    const std::vector<std::string> keys = texts_at(texts, "parameters/parameter");
    const std::vector<double> values = read_reals(root.group("parameters"), "value", keys.size());
    for (const Parameter& parameter : parameters_of(params)) {
        const auto found = std::find(keys.begin(), keys.end(), parameter.key);
        if (found == keys.end()) continue;
        const double value = values[std::size_t(found - keys.begin())];
        if (!(value >= parameter.low && value <= parameter.high))
            throw h5::Error(
                message("file.parameter_outside",
                        {"the parameter {} is {}, outside [{}, {}]", "parameteren {} er {}, utenfor [{}, {}]"},
                        parameter.key, value, parameter.low, parameter.high));
        parameter.set(value);
    }
}

void read_assumptions(const h5::Group& root, const TextLists& texts, Comparison& comparison)
{
    comparison.assumptions.resize(comparison.alternatives());
    if (!root.has("assumptions")) return;
    const auto list = [&](const char* name) { return texts_at(texts, std::string("assumptions/") + name); };
    const std::vector<std::string> alternatives = list("alternative"), keys = list("key"), before = list("before"),
                                   after = list("after"), offices = list("offices");
    const std::vector<std::int32_t> weeks = read_integers(root.group("assumptions"), "week", most_names);
    for (const std::size_t size : {keys.size(), before.size(), after.size(), offices.size(), weeks.size()})
        if (size != alternatives.size())
            throw h5::Error(message("comparison.assumptions", {"the list of assumptions is not complete",
                                                               "listen over antakelser er ikke fullstendig"}));
    for (const std::int32_t week : weeks)
        if (week != no_week && (week < -int(most_weeks) || week > int(most_weeks)))
            throw h5::Error(message("comparison.assumption_week", {"an assumption acts in a week that cannot be",
                                                                   "en antakelse virker i en uke som ikke kan være"}));
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto found = std::find_if(comparison.scenarios.begin() + 1, comparison.scenarios.end(),
                                        [&](const Scenario& scenario) { return scenario.name == alternatives[i]; });
        if (found == comparison.scenarios.end())
            throw h5::Error(message("comparison.assumption", {"an assumption is of no alternative",
                                                              "en antakelse hører ikke til noe alternativ"}));
        comparison.assumptions[std::size_t(found - comparison.scenarios.begin()) - 1].push_back(
            {keys[i], before[i], after[i], weeks[i], lines_of(offices[i])});
    }
}

// Rows of a block of numbers of a known shape.
template <class Number>
std::vector<Number> read_rows(const h5::Group& group, const std::string& name, h5::Type type, h5::Shape shape,
                              std::uint64_t first, std::uint64_t count)
{
    const h5::Dataset dataset = group.dataset(name);
    require_shape(dataset, name, type, shape);
    shape[0] = count;
    std::uint64_t numbers = 1;
    for (const std::uint64_t size : shape) {
        if (size != 0 && numbers > most_numbers / size)
            throw h5::Error(message("h5.too_long", {"{} is too long to be read", "{} er for lang til å leses"}, name));
        numbers *= size;
    }
    std::vector<Number> values(numbers);
    dataset.read(first, count, values.data());
    return values;
}

// The whole block.
template <class Number>
std::vector<Number> read_block(const h5::Group& group, const std::string& name, h5::Type type, const h5::Shape& shape)
{
    return read_rows<Number>(group, name, type, shape, 0, shape[0]);
}

// Gives the runs their places in memory, when the file's own blocks are as large as it says.
void make_runs(const h5::Group& root, const TextLists& texts, Comparison& comparison)
{
    const std::uint64_t count = required_number<std::uint64_t>(root, "replicates", 1, double(most_replicates));
    const std::uint64_t scenarios = comparison.scenarios.size();
    const h5::Group group = root.group("runs");
    const std::vector<std::string>& digests = texts_at(texts, "runs/digest_of_run");
    if (digests.size() != scenarios * count)
        throw h5::Error(message("comparison.digests", {"the list of digests is not complete",
                                                       "listen over fingeravtrykk er ikke fullstendig"}));
    for (const std::int32_t number : read_block<std::int32_t>(group, "replicate", h5::Type::int32, {count}))
        if (number < 0 || std::uint64_t(number) >= count)
            throw h5::Error(message("file.replicates_incomplete", {"the list of replicates is not complete",
                                                                   "listen over kjøringer er ikke fullstendig"}));
    comparison.runs.resize(scenarios);
    for (std::size_t s = 0; s < scenarios; ++s)
        for (std::size_t i = 0; i < count; ++i)
            comparison.runs[s].push_back({EndpointValues(comparison.places().regions.size()), CurveValues(),
                                          parse_digest(digests[s * count + i])});
    if (to_text(digest_of(comparison)) != required_text(root, "digest"))
        throw h5::Error(message("comparison.runs_digests", {"the digests of the runs do not match",
                                                            "fingeravtrykkene til kjøringene stemmer ikke"}));
}

template <class Visit>
void for_each_run(Comparison& comparison, Visit&& visit)
{
    for (std::vector<ScenarioReplicate>& replicates : comparison.runs)
        for (ScenarioReplicate& run : replicates) visit(run);
}

void read_endpoints(const h5::Group& group, Comparison& comparison)
{
    const std::uint64_t places = comparison.place_count();
    for (std::size_t e = 0; e < endpoints().size(); ++e) {
        const bool by_group = endpoints()[e].by_group;
        h5::Shape shape{comparison.scenarios.size(), std::uint64_t(comparison.replicates()), places};
        if (by_group) shape.push_back(n_groups + 1);
        const auto values = read_block<double>(group, std::string(endpoints()[e].name), h5::Type::float64, shape);
        auto next = values.begin();
        for_each_run(comparison, [&](ScenarioReplicate& run) {
            for (std::size_t place = 0; place < places; ++place)
                for (std::size_t g = by_group ? 0 : n_groups; g <= n_groups; ++g)
                    run.endpoints.at(e, place, g) = *next++;
        });
    }
}

int curve_weeks(const Comparison& comparison)
{
    const Inputs& inputs = comparison.scenarios[0].inputs;
    return inputs.weeks - inputs.observation.from;
}

h5::Shape curve_shape(const Comparison& comparison)
{
    return {comparison.scenarios.size(), std::uint64_t(comparison.replicates()), comparison.place_count(),
            std::uint64_t(curve_weeks(comparison))};
}

void read_curves(const h5::Group& group, Comparison& comparison)
{
    const int weeks = curve_weeks(comparison);
    const std::size_t places = comparison.place_count();
    for (std::size_t c = 0; c < curves().size(); ++c) {
        const auto values =
            read_block<float>(group, std::string(curves()[c].name), h5::Type::float32, curve_shape(comparison));
        auto next = values.begin();
        for_each_run(comparison, [&](ScenarioReplicate& run) {
            if (c == 0) run.curves = CurveValues(places - 1, comparison.scenarios[0].inputs.observation.from, weeks);
            for (std::size_t place = 0; place < places; ++place, next += weeks)
                std::copy_n(next, weeks, run.curves.of(c, place).begin());
        });
    }
}

// What `work` with an open file gives; every fault of the file is an InputError.
template <class Work>
auto with_file(const std::string& path, Work&& work)
{
    try {
        const h5::File file = h5::File::open(path);
        return work(file.root());
    } catch (const h5::Error& error) {
        throw unreadable(path, error, comparison_output.name, {"compare again", "sammenlign på nytt"});
    }
}

StoredComparison read(const std::string& path, bool with_curves)
{
    require_hdf5(path, comparison_output.name);
    return with_file(path, [&](const h5::Group& root) {
        StoredComparison stored;
        stored.path = path;
        Inputs inputs;
        read_attributes(root, stored.comparison, inputs);
        const TextLists texts = read_texts(root);
        inputs.places = read_places(root, texts);
        read_parameters(root, texts, inputs.params);
        read_scenarios(texts, inputs, stored);
        read_assumptions(root, texts, stored.comparison);
        make_runs(root, texts, stored.comparison);
        read_rules(root, texts, stored.comparison);
        read_endpoints(root.group("endpoints"), stored.comparison);
        if (with_curves) read_curves(root.group("curves"), stored.comparison);
        stored.provenance = read_provenance(root);
        return stored;
    });
}

}  // namespace

StoredComparison read_comparison(const std::string& path) { return read(path, true); }

StoredComparison read_comparison_without_curves(const std::string& path) { return read(path, false); }

std::vector<float> read_curve(const StoredComparison& stored, std::size_t scenario, std::size_t curve)
{
    return with_file(stored.path, [&](const h5::Group& root) {
        return read_rows<float>(root.group("curves"), std::string(curves()[curve].name), h5::Type::float32,
                                curve_shape(stored.comparison), scenario, 1);
    });
}

namespace {

// What the program that goes on has in a scenario other than the one that wrote the file: other defaults.
std::vector<Message> effective_differences(const std::string& stored, const Inputs& inputs)
{
    try {
        return item_differences(items_of_text(stored), effective_items(inputs), {"in the file", "i filen"});
    } catch (const std::invalid_argument&) {
        return {message("resume.damaged", {"the list of its parameters and settings is damaged",
                                           "listen over parametere og innstillinger er skadet"})};
    }
}

}  // namespace

void take_runs(Comparison& comparison, StoredComparison&& stored, const Identity& program)
{
    std::vector<Mistake> mistakes;
    const Comparison& old = stored.comparison;
    const auto require = [&](bool equal, const Message& what) {
        if (!equal)
            mistakes.push_back(
                {stored.path, message("resume.cannot", {"cannot be resumed: {}", "kan ikke tas opp igjen: {}"}, what)});
    };
    const Inputs &now = comparison.scenarios[0].inputs, &then = old.scenarios[0].inputs;
    require(comparison.seed == old.seed,
            message("resume.seed", {"its seed is {} and not {}", "frøet er {} og ikke {}"}, old.seed, comparison.seed));
    require(now.weeks == then.weeks,
            message("resume.weeks", {"its weeks are {} and not {}", "ukene er {} og ikke {}"}, then.weeks, now.weeks));
    require(
        now.observation.from == then.observation.from,
        message("resume.first_week", {"its series begin in week {} and not {}", "seriene begynner i uke {} og ikke {}"},
                then.observation.from, now.observation.from));
    require(
        now.observation.episode_week == then.observation.episode_week,
        message("resume.cohort", {"its cohort begins in week {} and not {}", "kohorten begynner i uke {} og ikke {}"},
                then.observation.episode_week, now.observation.episode_week));
    require(comparison.overrides == old.overrides,
            message("resume.overrides",
                    {"its overrides are \"{}\" and not \"{}\"", "overstyringene er \"{}\" og ikke \"{}\""},
                    fmt::join(old.overrides, " "), fmt::join(comparison.overrides, " ")));
    require(comparison.scenarios.size() == old.scenarios.size(),
            message("resume.scenarios", {"it has {} scenarios and not {}", "den har {} scenarier og ikke {}"},
                    old.scenarios.size(), comparison.scenarios.size()));
    for (std::size_t i = 0; i < std::min(comparison.scenarios.size(), old.scenarios.size()); ++i) {
        const Scenario& scenario = comparison.scenarios[i];
        if (scenario.name != old.scenarios[i].name)
            require(false, message("resume.scenario",
                                   {"scenario {} is {} there and {} here", "scenario {} er {} der og {} her"}, i,
                                   old.scenarios[i].name, scenario.name));
        else if (scenario.text != old.scenarios[i].text)
            require(false,
                    message("resume.changed",
                            {"the file of scenario {} has changed since", "filen til scenariet {} er endret siden"},
                            scenario.name));
        else if (mistakes.empty())
            for (const Message& line : effective_differences(stored.effective[i], scenario.inputs))
                require(false, message("resume.defaults",
                                       {"the program that wrote it had other defaults in {}: {}",
                                        "programmet som skrev den, hadde andre standardverdier i {}: {}"},
                                       scenario.name, line));
    }
    for (const Message& line : differences(identity_in(stored.provenance), program))
        require(false, message("resume.program",
                               {"another program wrote it ({}); go on with that one, or compare anew",
                                "et annet program skrev den ({}); fortsett med det, eller sammenlign på nytt"},
                               line));
    if (!mistakes.empty()) throw InputError(std::move(mistakes));
    comparison.runs = std::move(stored.comparison.runs);
}

}  // namespace samspill
