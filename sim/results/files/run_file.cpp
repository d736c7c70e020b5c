#include "results/files/run_file.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>

#include <fmt/format.h>

#include "core/error.h"
#include "results/files/counsellor_table.h"
#include "results/files/output_kind.h"
#include "results/files/reading.h"
#include "results/files/run_file_tables.h"

namespace samspill {

namespace {

Week parse_week(const std::string& text)
{
    Week week = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), week);
    if (error != std::errc{} || end != text.data() + text.size())
        throw h5::Error(message("run_file.wave_week",
                                {"a week of a wave is not a number", "en uke for en bølge er ikke noe tall"}));
    return week;
}

}  // namespace

template <class Work>
auto RunFile::guarded(Work&& work) const
{
    try {
        return work();
    } catch (const h5::Error& error) {
        throw unreadable(path_, error, run_output.name, {"run the scenario again", "kjør scenariet på nytt"});
    }
}

RunFile::RunFile(std::string path) : path_(std::move(path))
{
    require_hdf5(path_, run_output.name);
    guarded([&] {
        file_.emplace(h5::File::open(path_));
        read_attributes();
        read_text_copies();
        read_replicates();
        read_places();
        read_parameters();
        check_layout();
        info_.provenance = read_provenance(file_->root());
    });
}

void RunFile::read_attributes()
{
    const h5::Group root = file_->root();
    const auto filetype = root.text("filetype");
    if (filetype != run_filetype)
        throw InputError(
            path_, message("run_file.filetype",
                           {"is an HDF5 file but not a run file of samspill: its attribute filetype is {}, not \"{}\"",
                            "er en HDF5-fil, men ingen kjørefil fra samspill: attributtet filetype er {}, ikke \"{}\""},
                           filetype ? Message::verbatim('"' + *filetype + '"')
                                    : message("run_file.no_filetype", {"missing", "utelatt"}),
                           run_filetype));
    const int version = required_number<int>(root, "format_version", 0, 1e6);
    if (version != run_format_version)
        throw InputError(
            path_, message("file.version",
                           {"has format version {}; this program reads version {}: {}",
                            "har formatversjon {}; dette programmet leser versjon {}: {}"},
                           version, run_format_version,
                           version > run_format_version ? Text{"use a newer samspill", "bruk en nyere samspill"}
                                                        : Text{"run the scenario again", "kjør scenariet på nytt"}));
    for (const AboutLine& line : about_lines) {
        info_.*line.text = required_text(root, std::string(line.key));
        info_.norwegian.*line.text = root.text(std::string(line.key_no)).value_or("");
    }
    info_.scenario = required_text(root, "scenario");
    info_.scenario_text = required_text(root, "scenario_text");
    info_.overrides = lines_of(required_text(root, "overrides"));
    info_.seed = required_number<std::uint32_t>(root, "seed", 0, std::numeric_limits<std::uint32_t>::max());
    info_.weeks = required_number<int>(root, "weeks", 1, most_weeks);
    info_.burn_in = required_number<int>(root, "burn_in", 0, most_weeks);
    info_.first_week = required_number<int>(root, "first_week", -double(most_weeks), info_.weeks);
    if (root.number("episode_week"))
        info_.episode_week = required_number<int>(root, "episode_week", -double(most_weeks), double(most_weeks));
    if (root.number("changed_from"))
        info_.change = ChangeOnTheWay{required_number<int>(root, "changed_from", -double(most_weeks), info_.weeks),
                                      lines_of(required_text(root, "changed"))};
    info_.replicates_planned = required_number<int>(root, "replicates_planned", 1, most_replicates);
    for (const std::string& line : lines_of(root.text("waves").value_or(""))) info_.waves.push_back(parse_week(line));
    info_.inputs = root.text("inputs").value_or("");
    info_.digest = parse_digest(required_text(root, "digest"));
}

void RunFile::read_text_copies() { texts_ = read_texts(file_->root()); }

const std::vector<std::string>& RunFile::texts(const std::string& path) const { return texts_at(texts_, path); }

void RunFile::read_replicates()
{
    const h5::Group root = file_->root(), group = root.group("replicates");
    const std::vector<std::int32_t> numbers = read_integers(group, "replicate", most_replicates);
    const std::vector<std::string> digests = texts("replicates/digest_of_replicate");
    const int count = required_number<int>(root, "replicates", 1, most_replicates);
    if (numbers.size() != digests.size() || numbers.size() != std::size_t(count))
        throw h5::Error(message("file.replicates_incomplete", {"the list of replicates is not complete",
                                                               "listen over kjøringer er ikke fullstendig"}));
    for (std::size_t i = 0; i < numbers.size(); ++i)
        info_.replicates.emplace_back(std::uint32_t(numbers[i]), parse_digest(digests[i]));
    if (run_digest(info_.replicates) != info_.digest)
        throw h5::Error(message("run_file.digests", {"the digests of the replicates do not match",
                                                     "fingeravtrykkene til kjøringene stemmer ikke"}));
}

void RunFile::read_places() { info_.places = samspill::read_places(file_->root(), texts_); }

void RunFile::read_parameters()
{
    const h5::Group root = file_->root(), group = root.group("parameters");
    const std::vector<std::string> keys = texts("parameters/parameter"), units = texts("parameters/unit"),
                                   meanings = texts("parameters/meaning"), marks = texts("parameters/mark");
    if (units.size() != keys.size() || meanings.size() != keys.size() || marks.size() != keys.size())
        throw h5::Error(message("run_file.parameters", {"the list of parameters is not complete",
                                                        "listen over parametere er ikke fullstendig"}));
    const std::vector<double> values = read_reals(group, "value", keys.size()),
                              presets = read_reals(group, "default", keys.size()),
                              lows = read_reals(group, "low", keys.size()),
                              highs = read_reals(group, "high", keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        info_.parameters.push_back(
            {keys[i], units[i], meanings[i], marks[i], values[i], presets[i], lows[i], highs[i]});
}

// The file's datasets must be those that its own places and weeks lead to, name by name and size
// by size: from here on sizes are known without trusting the file.
void RunFile::check_layout()
{
    Inputs inputs;
    inputs.places = info_.places;
    inputs.weeks = info_.weeks;
    inputs.burn_in = info_.burn_in;
    inputs.observation.from = info_.first_week;
    const h5::Group root = file_->root();
    if (root.has("trial")) {
        info_.trial = required_text(root.group("trial"), "trial");
        info_.trial_arms = texts("trial/arm");
        if (info_.trial_arms.size() > most_arms)
            throw h5::Error(message("run_file.arms", {"the trial has too many arms", "forsøket har for mange armer"}));
        inputs.trial.emplace();
        for (const std::string& arm : info_.trial_arms) inputs.trial->arms.emplace_back().name = arm;
    }
    if (root.has("rules")) info_.rules = texts("rules/rule");
    if (info_.rules.size() > most_names)
        throw h5::Error(message("run_file.rules", {"there are too many rules", "det er for mange regler"}));
    layout_ = run_layout(inputs, info_.rules);
    for (const GroupLayout& layout : layout_) {
        const h5::Group group = root.group(layout.name);
        for (const Axis& axis : layout.axes) {
            const bool equal = std::visit(
                [&]<class Value>(const std::vector<Value>& expected) {
                    if constexpr (std::is_same_v<Value, std::string>)
                        return texts(layout.name + "/" + axis.name) == expected;
                    else
                        return read_integers(group, axis.name, most_names) == expected;
                },
                axis.values);
            if (!equal)
                throw h5::Error(message("run_file.unexpected",
                                        {"{}/{} is not what this program expects: another version wrote it",
                                         "{}/{} er ikke det dette programmet venter: en annen versjon skrev det"},
                                        layout.name, axis.name));
        }
        for (const Variable& variable : layout.variables) {
            h5::Shape shape = layout.shape(variable);
            info_.variables.push_back(
                {layout.name, variable.name, variable.unit, variable.meaning, variable.axes, shape});
            shape.insert(shape.begin(), info_.replicates.size());
            require_shape(group.dataset(variable.name), layout.name + "/" + variable.name, variable.type, shape);
        }
    }
    if (root.has("trajectories"))
        info_.trajectory_share = required_number<double>(root.group("trajectories"), "share", 0.0, 1.0);
    info_.counsellors = root.has("counsellors");
}

SeriesBlock RunFile::series(const std::string& indicator, std::size_t first, std::size_t count) const
{
    const GroupLayout& group = layout_.front();
    const auto found = std::find_if(group.variables.begin(), group.variables.end(),
                                    [&](const Variable& variable) { return variable.name == indicator; });
    if (found == group.variables.end()) {
        std::vector<std::string> known;
        for (const Variable& variable : group.variables) known.push_back(variable.name);
        const std::string nearest = nearest_name(indicator, known);
        throw InputError(
            path_, nearest.empty()
                       ? message("run_file.no_indicator", {"has no indicator {}", "har ingen indikator {}"}, indicator)
                       : message("run_file.near_indicator",
                                 {"has no indicator {}; did you mean {}?", "har ingen indikator {}; mente du {}?"},
                                 indicator, nearest));
    }
    if (count > info_.replicates.size() || first > info_.replicates.size() - count)
        throw InputError(path_, message("run_file.few_replicates",
                                        {"has {} replicates; {} from position {} on were asked for",
                                         "har {} kjøringer; det ble bedt om {} fra plass {}"},
                                        info_.replicates.size(), count, first));
    SeriesBlock block;
    block.axes = found->axes;
    block.axes.insert(block.axes.begin(), "replicate");
    block.shape = group.shape(*found);
    block.shape.insert(block.shape.begin(), count);
    std::uint64_t numbers = 1;
    for (const std::uint64_t size : block.shape) {
        if (size != 0 && numbers > most_numbers / size)
            throw InputError(path_, message("run_file.long_series", {"has a series too long to be read",
                                                                     "har en serie som er for lang til å leses"}));
        numbers *= size;
    }
    block.values.resize(numbers);
    guarded([&] { file_->root().group("series").dataset(indicator).read(first, count, block.values.data()); });
    return block;
}

RunOutput RunFile::replicate(std::size_t position) const
{
    RunOutput output;
    output.series.first_week = info_.first_week;
    output.series.weeks = info_.weeks - info_.first_week;
    for (const IndicatorInfo& indicator : indicators())
        output.series.values[std::size_t(indicator.id)] = series(std::string(indicator.name), position, 1).values;
    std::tie(output.replicate, output.digest) = info_.replicates.at(position);
    guarded([&] {
        read_outcomes("event_time", position, output.event_time);
        output.trial.cohorts = int(info_.trial_arms.size());
        if (!info_.trial_arms.empty()) read_outcomes("trial", position, output.trial);
        output.waits.resize(info_.places.regions.size() * wait_bins);
        file_->root().group("waits").dataset("clients").read(position, 1, output.waits.data());
        output.rules.met.resize(info_.rules.size());
        output.rules.referred.resize(info_.rules.size());
        if (!info_.rules.empty()) {
            const h5::Group rules = file_->root().group("rules");
            rules.dataset("met").read(position, 1, output.rules.met.data());
            rules.dataset("referred").read(position, 1, output.rules.referred.data());
        }
        if (info_.trajectory_share > 0.0) read_trajectories(position, output);
        if (info_.counsellors)
            output.staff = read_counsellors(file_->root(), position, info_.replicates.size(), info_.first_week,
                                            info_.weeks - info_.first_week, OfficeKeys(info_.places).keys());
    });
    return output;
}

// `table` knows how many cohorts it has.
void RunFile::read_outcomes(const std::string& group_name, std::size_t position, EventTime& table) const
{
    table.regions = int(info_.places.regions.size());
    table.weeks = info_.weeks;
    const std::size_t count = table.index(1, 0, 0, 0, 0);
    table.persons.resize(count * n_outcomes);
    const h5::Group group = file_->root().group(group_name);
    for (std::size_t outcome = 0; outcome < n_outcomes; ++outcome)
        group.dataset(std::string(OutcomeLabels::names[outcome]))
            .read(position, 1, table.persons.data() + count * outcome);
}

// The rows of a replicate: replicates stand one after the other, in the order in which the file lists
// them, so that they are found without reading the whole column.
std::pair<std::uint64_t, std::uint64_t> RunFile::trajectory_rows(const h5::Dataset& column, std::size_t position) const
{
    std::map<std::int32_t, std::size_t> positions;
    for (const auto& [number, digest] : info_.replicates) positions.emplace(std::int32_t(number), positions.size());
    const auto position_at = [&](std::uint64_t row) {
        std::int32_t number = 0;
        column.read(row, 1, &number);
        const auto found = positions.find(number);
        if (found == positions.end())
            throw h5::Error(message("run_file.trajectory_replicate", {"a trajectory is of no replicate of the file",
                                                                      "et forløp er fra ingen av kjøringene i filen"}));
        return found->second;
    };
    const std::uint64_t rows = column.shape().at(0);
    const auto first_from = [&](std::size_t wanted) {
        std::uint64_t low = 0, high = rows;
        while (low < high) {
            const std::uint64_t middle = low + (high - low) / 2;
            if (position_at(middle) < wanted)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    return {first_from(position), first_from(position + 1)};
}

// Block by block, so that a long table fits.
void RunFile::read_trajectories(std::size_t position, RunOutput& output) const
{
    const h5::Group group = file_->root().group("trajectories");
    const h5::Dataset replicates = group.dataset("replicate"), offices = group.dataset("office"),
                      groups = group.dataset("group"), numbers = group.dataset("number"), weeks = group.dataset("week"),
                      statuses = group.dataset("status"), plans = group.dataset("plan"),
                      benefits = group.dataset("benefit");
    const h5::Shape rows{replicates.shape().at(0)};
    for (const h5::Dataset* column : {&offices, &groups, &numbers, &weeks, &statuses, &plans, &benefits})
        if (column->shape() != rows)
            throw h5::Error(message("run_file.trajectory_columns", {"the columns of trajectories differ in length",
                                                                    "kolonnene med forløp er ulikt lange"}));
    constexpr std::uint64_t block = 65536;
    const std::vector<OfficeKey> keys = OfficeKeys(info_.places).keys();
    std::vector<std::int32_t> replicate(block), office(block), number(block), week(block);
    std::vector<std::int8_t> entry(block), status(block), plan(block), benefit(block);
    const auto [first, last] = trajectory_rows(replicates, position);
    for (std::uint64_t begin = first, count = 0; begin < last; begin += count) {
        count = std::min(block - begin % block, last - begin);
        replicates.read(begin, count, replicate.data());
        offices.read(begin, count, office.data());
        groups.read(begin, count, entry.data());
        numbers.read(begin, count, number.data());
        weeks.read(begin, count, week.data());
        statuses.read(begin, count, status.data());
        plans.read(begin, count, plan.data());
        benefits.read(begin, count, benefit.data());
        for (std::uint64_t i = 0; i < count; ++i) {
            if (replicate[i] != std::int32_t(output.replicate))
                throw h5::Error(message("run_file.trajectory_order",
                                        {"the trajectories do not stand in the order of the replicates",
                                         "forløpene står ikke i rekkefølgen til kjøringene"}));
            if (office[i] < 0 || std::size_t(office[i]) >= keys.size() || entry[i] < 0 || entry[i] >= n_groups ||
                number[i] < 0 || number[i] > most_user_number)
                throw h5::Error(message("run_file.trajectory_person",
                                        {"a trajectory is of a person whom no office of the file can have",
                                         "et forløp er til en person som ingen av kontorene i filen kan ha"}));
            const UserId user = user_id({keys[std::size_t(office[i])], entry[i], std::uint32_t(number[i])});
            if (status[i] < 0 || status[i] >= n_statuses || plan[i] < 0 || plan[i] >= n_plans || benefit[i] < 0 ||
                benefit[i] >= n_benefits)
                throw h5::Error(message(
                    "run_file.trajectory_code",
                    {"a trajectory holds a code that stands for nothing", "et forløp har en kode som ikke betyr noe"}));
            output.trajectories.push_back({user, week[i], Status(status[i]), Plan(plan[i]), Benefit(benefit[i])});
        }
    }
}

}  // namespace samspill
