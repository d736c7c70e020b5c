#include "results/run_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>

#include <fmt/format.h>

#include "core/error.h"
#include "results/group_writer.h"
#include "results/run_file_tables.h"

namespace samspill {

namespace {

// No honest file is near these; a broken one must not make us take the machine's memory.
constexpr std::uint64_t most_names = 1'000'000;
constexpr std::uint64_t most_text = 1u << 28;  // bytes
constexpr std::uint64_t most_weeks = 100'000;
constexpr std::uint64_t most_replicates = 10'000'000;
constexpr std::uint64_t most_numbers = std::uint64_t{1} << 33;  // of a block that is read at once

std::string required_text(const h5::Object& object, const std::string& name)
{
    if (const auto text = object.text(name)) return *text;
    throw h5::Error("attribute " + name + " is missing");
}

template <class Number>
Number required_number(const h5::Object& object, const std::string& name, double low, double high)
{
    const auto value = object.number(name);
    if (!value) throw h5::Error("attribute " + name + " is missing");
    if (!(*value >= low && *value <= high))
        throw h5::Error(fmt::format("attribute {} = {} is outside [{}, {}]", name, *value, low, high));
    return Number(*value);
}

void require_shape(const h5::Dataset& dataset, const std::string& name, h5::Type type, const h5::Shape& shape)
{
    if (dataset.type() != type) throw h5::Error(name + " holds numbers of another type");
    if (dataset.shape() != shape)
        throw h5::Error(
            fmt::format("{} is {} and not {}", name, fmt::join(dataset.shape(), " x "), fmt::join(shape, " x ")));
}

std::vector<double> read_reals(const h5::Group& group, const std::string& name, std::size_t count)
{
    const h5::Dataset dataset = group.dataset(name);
    require_shape(dataset, name, h5::Type::float64, {count});
    std::vector<double> values(count);
    dataset.read(0, count, values.data());
    return values;
}

std::vector<std::int32_t> read_integers(const h5::Group& group, const std::string& name, std::uint64_t most)
{
    const h5::Dataset dataset = group.dataset(name);
    const h5::Shape shape = dataset.shape();
    if (dataset.type() != h5::Type::int32 || shape.size() != 1 || shape[0] > most)
        throw h5::Error(name + " is not a list of whole numbers");
    std::vector<std::int32_t> values(shape[0]);
    dataset.read(0, shape[0], values.data());
    return values;
}

Digest parse_digest(const std::string& text)
{
    Digest digest;
    const char* begin = text.data();
    const auto half = [&](std::size_t at, std::uint64_t& value) {
        const auto [end, error] = std::from_chars(begin + at, begin + at + 16, value, 16);
        return error == std::errc{} && end == begin + at + 16;
    };
    if (text.size() != 32 || !half(0, digest.high) || !half(16, digest.low))
        throw h5::Error("a digest is not 32 hexadecimal digits");
    return digest;
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

// Says plainly what is wrong with a file that is no HDF5 at all.
void require_hdf5(const std::string& path)
{
    namespace fs = std::filesystem;
    std::error_code error;
    if (!fs::exists(path, error)) throw InputError(path, "there is no such file");
    if (!fs::is_regular_file(path, error)) throw InputError(path, "is not a file");
    std::array<char, 8> head{};
    std::ifstream file(path, std::ios::binary);
    if (!file) throw InputError(path, "cannot be read: permission denied");
    file.read(head.data(), head.size());
    constexpr std::array<char, 8> signature{'\x89', 'H', 'D', 'F', '\r', '\n', '\x1a', '\n'};
    if (file.gcount() != 8 || head != signature)
        throw InputError(
            path, fmt::format("is not a run file: its {} bytes do not begin like HDF5", fs::file_size(path, error)));
}

}  // namespace

template <class Work>
auto RunFile::guarded(Work&& work) const
{
    try {
        return work();
    } catch (const h5::Error& error) {
        const std::string cause = error.what();
        if (cause.find("truncated file") != std::string::npos) {
            std::error_code ignored;
            throw InputError(path_, fmt::format("is cut short ({} bytes are left): copy it again, or run the scenario "
                                                "again ({})",
                                                std::filesystem::file_size(path_, ignored), cause));
        }
        throw InputError(path_, "is damaged or not a run file: " + cause);
    }
}

RunFile::RunFile(std::string path) : path_(std::move(path))
{
    require_hdf5(path_);
    guarded([&] {
        file_.emplace(h5::File::open(path_));
        read_attributes();
        read_text_copies();
        read_replicates();
        read_places();
        read_parameters();
        check_layout();
        read_provenance();
    });
}

void RunFile::read_attributes()
{
    const h5::Group root = file_->root();
    const auto filetype = root.text("filetype");
    if (filetype != run_filetype)
        throw InputError(path_, fmt::format("is an HDF5 file but not a run file of samspill: its attribute filetype "
                                            "is {}, not \"{}\"",
                                            filetype ? '"' + *filetype + '"' : "missing", run_filetype));
    const int version = required_number<int>(root, "format_version", 0, 1e6);
    if (version != run_format_version)
        throw InputError(
            path_, fmt::format("has format version {}; this program reads version {}: {}", version, run_format_version,
                               version > run_format_version ? "use a newer samspill" : "run the scenario again"));
    info_.title = required_text(root, "title");
    info_.question = required_text(root, "question");
    info_.expectation = required_text(root, "expectation");
    info_.scenario = required_text(root, "scenario");
    info_.scenario_text = required_text(root, "scenario_text");
    info_.overrides = lines_of(required_text(root, "overrides"));
    info_.seed = required_number<std::uint32_t>(root, "seed", 0, std::numeric_limits<std::uint32_t>::max());
    info_.weeks = required_number<int>(root, "weeks", 1, most_weeks);
    info_.burn_in = required_number<int>(root, "burn_in", 0, most_weeks);
    info_.first_week = required_number<int>(root, "first_week", -double(most_weeks), info_.weeks);
    info_.replicates_planned = required_number<int>(root, "replicates_planned", 1, most_replicates);
    info_.digest = parse_digest(required_text(root, "digest"));
}

void RunFile::read_text_copies()
{
    const h5::Dataset dataset = file_->root().group("texts").dataset("bytes");
    const h5::Shape shape = dataset.shape();
    if (dataset.type() != h5::Type::int8 || shape.size() != 1 || shape[0] > most_text)
        throw h5::Error("texts/bytes is not a list of bytes");
    std::string bytes(shape[0], '\0');
    dataset.read(0, shape[0], bytes.data());
    texts_ = TextCopies::parse(bytes);
}

const std::vector<std::string>& RunFile::texts(const std::string& path) const
{
    const auto found = texts_.find(path);
    if (found == texts_.end()) throw h5::Error(path + " is missing");
    return found->second;
}

void RunFile::read_replicates()
{
    const h5::Group root = file_->root(), group = root.group("replicates");
    const std::vector<std::int32_t> numbers = read_integers(group, "replicate", most_replicates);
    const std::vector<std::string> digests = texts("replicates/digest_of_replicate");
    const int count = required_number<int>(root, "replicates", 1, most_replicates);
    if (numbers.size() != digests.size() || numbers.size() != std::size_t(count))
        throw h5::Error("the list of replicates is not complete");
    for (std::size_t i = 0; i < numbers.size(); ++i)
        info_.replicates.emplace_back(std::uint32_t(numbers[i]), parse_digest(digests[i]));
    if (run_digest(info_.replicates) != info_.digest) throw h5::Error("the digests of the replicates do not match");
}

void RunFile::read_places()
{
    const h5::Group root = file_->root(), group = root.group("places");
    const std::vector<std::string> regions = texts("places/region"), offices = texts("places/office"),
                                   region_of_office = texts("places/region_of_office");
    const std::vector<double> inhabitants = read_reals(group, "inhabitants", offices.size()),
                              positions = read_reals(group, "centre_positions", regions.size());
    if (region_of_office.size() != offices.size()) throw h5::Error("the list of offices is not complete");
    info_.places.scale = required_number<double>(group, "scale", 0.0, 1e9);
    std::size_t office = 0;
    for (std::size_t i = 0; i < regions.size(); ++i) {
        RegionPlace region;
        region.name = regions[i];
        region.centre_positions = positions[i];
        for (; office < offices.size() && region_of_office[office] == region.name; ++office) {
            region.offices.emplace_back();
            region.offices.back().name = offices[office];
            region.offices.back().inhabitants = inhabitants[office];
        }
        info_.places.regions.push_back(std::move(region));
    }
    if (office != offices.size()) throw h5::Error("the offices do not stand in the order of their regions");
}

void RunFile::read_parameters()
{
    const h5::Group root = file_->root(), group = root.group("parameters");
    const std::vector<std::string> keys = texts("parameters/parameter"), units = texts("parameters/unit"),
                                   meanings = texts("parameters/meaning"), marks = texts("parameters/mark");
    if (units.size() != keys.size() || meanings.size() != keys.size() || marks.size() != keys.size())
        throw h5::Error("the list of parameters is not complete");
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
        if (info_.trial_arms.size() > most_arms) throw h5::Error("the trial has too many arms");
        inputs.trial.emplace();
        for (const std::string& arm : info_.trial_arms) inputs.trial->arms.emplace_back().name = arm;
    }
    layout_ = run_layout(inputs);
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
                throw h5::Error(fmt::format("{}/{} is not what this program expects: another version wrote it",
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
}

void RunFile::read_provenance()
{
    const h5::Group group = file_->root().group("provenance");
    for (const std::string& name : group.attribute_names())
        if (name != "long_name") info_.provenance.emplace_back(name, required_text(group, name));
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
        throw InputError(path_, fmt::format("has no indicator {}{}", indicator,
                                            nearest.empty() ? "" : fmt::format("; did you mean {}?", nearest)));
    }
    if (count > info_.replicates.size() || first > info_.replicates.size() - count)
        throw InputError(path_, fmt::format("has {} replicates; {} from position {} on were asked for",
                                            info_.replicates.size(), count, first));
    SeriesBlock block;
    block.axes = found->axes;
    block.axes.insert(block.axes.begin(), "replicate");
    block.shape = group.shape(*found);
    block.shape.insert(block.shape.begin(), count);
    std::uint64_t numbers = 1;
    for (const std::uint64_t size : block.shape) {
        if (size != 0 && numbers > most_numbers / size) throw InputError(path_, "has a series too long to be read");
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
        if (info_.trajectory_share > 0.0) read_trajectories(output);
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

// The rows of one replicate stand together; block by block, so that a long table fits.
void RunFile::read_trajectories(RunOutput& output) const
{
    const h5::Group group = file_->root().group("trajectories");
    const h5::Dataset replicates = group.dataset("replicate"), users = group.dataset("user"),
                      weeks = group.dataset("week"), statuses = group.dataset("status"), plans = group.dataset("plan"),
                      benefits = group.dataset("benefit");
    const std::uint64_t rows = replicates.shape().at(0);
    for (const h5::Dataset* column : {&users, &weeks, &statuses, &plans, &benefits})
        if (column->shape() != h5::Shape{rows}) throw h5::Error("the columns of trajectories differ in length");
    constexpr std::uint64_t block = 65536;
    std::vector<std::int32_t> replicate(block), week(block);
    std::vector<std::uint64_t> user(block);
    std::vector<std::int8_t> status(block), plan(block), benefit(block);
    for (std::uint64_t begin = 0; begin < rows; begin += block) {
        const std::uint64_t count = std::min(block, rows - begin);
        replicates.read(begin, count, replicate.data());
        const std::int32_t wanted = std::int32_t(output.replicate);
        if (std::find(replicate.begin(), replicate.begin() + std::ptrdiff_t(count), wanted) ==
            replicate.begin() + std::ptrdiff_t(count))
            continue;
        users.read(begin, count, user.data());
        weeks.read(begin, count, week.data());
        statuses.read(begin, count, status.data());
        plans.read(begin, count, plan.data());
        benefits.read(begin, count, benefit.data());
        for (std::uint64_t i = 0; i < count; ++i) {
            if (replicate[i] != wanted) continue;
            if (status[i] < 0 || status[i] >= n_statuses || plan[i] < 0 || plan[i] >= n_plans || benefit[i] < 0 ||
                benefit[i] >= n_benefits)
                throw h5::Error("a trajectory holds a code that stands for nothing");
            output.trajectories.push_back({user[i], week[i], Status(status[i]), Plan(plan[i]), Benefit(benefit[i])});
        }
    }
}

}  // namespace samspill
