#include "results/run_file_writer.h"

#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "core/field.h"

namespace samspill {

namespace {

constexpr std::uint64_t trajectory_chunk = 16384;  // rows

h5::Dataset create_texts(h5::Group& group, const std::string& name, const std::vector<std::string>& texts,
                         std::string_view meaning)
{
    h5::Dataset dataset = group.create_texts(name, texts);
    dataset.set_text("long_name", meaning);
    dataset.set_text("digest", text_digest(texts));
    return dataset;
}

h5::Dataset create_axis(h5::Group& group, const Axis& axis)
{
    if (const auto* names = std::get_if<std::vector<std::string>>(&axis.values)) {
        h5::Dataset scale = create_texts(group, axis.name, *names, axis.meaning);
        scale.make_scale(axis.name);
        return scale;
    }
    const auto& numbers = std::get<std::vector<std::int32_t>>(axis.values);
    const h5::Shape size{numbers.size()};
    h5::Dataset scale = group.create(axis.name, h5::Type::int32, size, {.chunk = size});
    scale.write(0, numbers.size(), numbers.data());
    scale.set_text("long_name", axis.meaning);
    scale.set_text("units", axis.unit);
    scale.make_scale(axis.name);
    return scale;
}

// Mondays of the weeks, for readers that know the calendar and not the model's weeks.
void create_dates(h5::Group& group, const Axis& week, const h5::Dataset& week_scale)
{
    const auto& weeks = std::get<std::vector<std::int32_t>>(week.values);
    std::vector<std::int32_t> days;
    for (const std::int32_t w : weeks) days.push_back(7 * w);
    const h5::Shape size{days.size()};
    h5::Dataset dates = group.create("date", h5::Type::int32, size, {.chunk = size});
    dates.write(0, days.size(), days.data());
    dates.set_text("long_name", "Monday of the week");
    dates.set_text("units", "days since 2016-09-05");
    dates.set_text("calendar", "proleptic_gregorian");
    dates.attach(0, week_scale);
}

// A column of a group along one axis.
h5::Dataset create_reals(h5::Group& group, const std::string& name, const std::vector<double>& values,
                         std::string_view unit, std::string_view meaning, const h5::Dataset& axis)
{
    const h5::Shape size{values.size()};
    h5::Dataset dataset = group.create(name, h5::Type::float64, size, {.chunk = size});
    dataset.write(0, values.size(), values.data());
    dataset.set_text("long_name", meaning);
    dataset.set_text("units", unit);
    dataset.attach(0, axis);
    return dataset;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

}  // namespace

std::string text_digest(const std::vector<std::string>& texts)
{
    Digester digester;
    for (const std::string& text : texts) digester.add(text);
    return to_text(digester.digest());
}

Digest run_digest(const std::vector<std::pair<std::uint32_t, Digest>>& replicates)
{
    Digester digester;
    for (const auto& [replicate, digest] : replicates) {
        digester.add_value(replicate);
        digester.add_value(digest.high);
        digester.add_value(digest.low);
    }
    return digester.digest();
}

// Adds the path to what HDF5 says.
template <class Work>
auto RunFileWriter::guarded(Work&& work)
{
    try {
        return work();
    } catch (const h5::Error& error) {
        throw std::runtime_error(fmt::format("{}: cannot write the run file: {}", target_.path(), error.what()));
    }
}

RunFileWriter::RunFileWriter(const std::string& path, Scenario scenario, std::vector<std::string> overrides)
    : scenario_(std::move(scenario)),
      overrides_(std::move(overrides)),
      layout_(run_layout(scenario_.inputs)),
      target_(path)
{
    guarded([&] {
        file_ = h5::File::create(target_.temporary());
        create_groups();
    });
}

RunFileWriter::~RunFileWriter() = default;

void RunFileWriter::create_groups()
{
    for (const GroupLayout& layout : layout_) create_group(layout);
    if (scenario_.inputs.observation.trajectory_share > 0.0) create_trajectories();
}

void RunFileWriter::create_group(const GroupLayout& layout)
{
    h5::Group root = file_->root(), group = root.create_group(layout.name);
    group.set_text("long_name", layout.meaning);
    const std::uint64_t planned = std::uint64_t(scenario_.replicates);

    scales_.push_back(group.create("replicate", h5::Type::int32, {planned}, {.chunk = {planned}}));
    scales_.back().set_text("long_name", "number of the replicate");
    scales_.back().set_text("units", "1");
    scales_.back().make_scale("replicate");
    const std::size_t replicate_scale = scales_.size() - 1;

    std::map<std::string, h5::Dataset> axes;
    for (const Axis& axis : layout.axes) {
        const auto scale = axes.emplace(axis.name, create_axis(group, axis)).first;
        if (layout.name == "series" && axis.name == "week") create_dates(group, axis, scale->second);
    }
    for (const Variable& variable : layout.variables) {
        const h5::Shape inner = layout.shape(variable);
        h5::Shape shape{planned}, chunk{1, chunk_rows(inner, h5::size_of(variable.type))};
        shape.insert(shape.end(), inner.begin(), inner.end());
        chunk.insert(chunk.end(), inner.begin() + 1, inner.end());
        h5::Storage storage{.chunk = chunk};
        if (variable.type == h5::Type::float32) storage.fill = std::numeric_limits<float>::quiet_NaN();
        h5::Dataset dataset = group.create(variable.name, variable.type, shape, storage);
        if (storage.fill) dataset.set_fill_value(*storage.fill);
        dataset.set_text("units", variable.unit);
        dataset.set_text("long_name", variable.meaning);
        dataset.set_text("long_name_no", variable.meaning_no);
        dataset.set_text("measure", variable.measure);
        if (layout.name == "series") dataset.set_text("coordinates", "date");
        dataset.attach(0, scales_[replicate_scale]);
        for (std::size_t i = 0; i < variable.axes.size(); ++i)
            dataset.attach(unsigned(i + 1), axes.at(variable.axes[i]));
        variables_.push_back(std::move(dataset));
    }
}

void RunFileWriter::create_trajectories()
{
    h5::Group root = file_->root(), group = root.create_group("trajectories");
    group.set_text("long_name",
                   "every change in the lives of a sample of persons: a row each, by replicate, person, week");
    group.set_real("share", scenario_.inputs.observation.trajectory_share);
    h5::Dataset step =
        group.create("step", h5::Type::int32, {0}, {.chunk = {trajectory_chunk}, .most_rows = h5::unlimited});
    step.set_text("long_name", "row of the table");
    step.set_text("units", "1");
    step.make_scale("step");
    for (const TrajectoryColumn& column : trajectory_columns()) {
        h5::Dataset dataset = group.create(std::string(column.name), column.type, {0},
                                           {.chunk = {trajectory_chunk}, .most_rows = h5::unlimited});
        dataset.set_text("long_name", column.meaning);
        dataset.set_text("units", column.name == "week" ? "week" : "1");
        if (!column.labels.empty()) {
            std::vector<std::int8_t> codes;
            std::string meanings;
            for (const std::string_view label : column.labels) {
                codes.push_back(std::int8_t(codes.size()));
                meanings += (meanings.empty() ? "" : " ") + std::string(label);
            }
            dataset.set_int8s("flag_values", codes);
            dataset.set_text("flag_meanings", meanings);
        }
        dataset.attach(0, step);
        trajectories_.push_back(std::move(dataset));
    }
    trajectories_.push_back(std::move(step));
}

EncodedReplicate RunFileWriter::encode(const RunOutput& output) const
{
    EncodedReplicate encoded{output.replicate, output.digest, {}, output.trajectories};
    for (const GroupLayout& group : layout_)
        for (const Variable& variable : group.variables) {
            const std::span<const std::byte> data = data_of(output, group, variable);
            const h5::Shape shape = group.shape(variable);
            const std::size_t row = shape[0] == 0 ? 0 : data.size() / shape[0];
            const std::size_t bytes = row * chunk_rows(shape, h5::size_of(variable.type));
            std::vector<EncodedChunk>& chunks = encoded.chunks.emplace_back();
            for (std::size_t begin = 0; begin < data.size(); begin += bytes) {
                if (begin + bytes <= data.size()) {
                    chunks.push_back(encode_chunk(data.subspan(begin, bytes), h5::size_of(variable.type)));
                    continue;
                }
                // Every chunk is whole; rows outside the data are zeros that nobody sees.
                std::vector<std::byte> last(bytes, std::byte{0});
                std::copy(data.begin() + std::ptrdiff_t(begin), data.end(), last.begin());
                chunks.push_back(encode_chunk(last, h5::size_of(variable.type)));
            }
        }
    return encoded;
}

void RunFileWriter::add(const EncodedReplicate& replicate)
{
    if (replicates_.size() >= std::size_t(scenario_.replicates))
        throw std::logic_error("more replicates than the run file was made for");
    guarded([&] {
        std::size_t number = 0;
        for (const GroupLayout& group : layout_)
            for (const Variable& variable : group.variables) {
                const h5::Shape shape = group.shape(variable);
                const std::uint64_t rows = chunk_rows(shape, h5::size_of(variable.type));
                h5::Shape offset(shape.size() + 1, 0);
                offset[0] = replicates_.size();
                for (const EncodedChunk& chunk : replicate.chunks.at(number)) {
                    variables_[number].write_chunk(offset, chunk.skipped_filters, chunk.bytes);
                    offset[1] += rows;
                }
                ++number;
            }
        append_trajectories(replicate);
    });
    replicates_.emplace_back(replicate.replicate, replicate.digest);
}

void RunFileWriter::append_trajectories(const EncodedReplicate& replicate)
{
    if (trajectories_.empty() || replicate.trajectories.empty()) return;
    const std::size_t count = replicate.trajectories.size();
    const std::vector<TrajectoryStep>& steps = replicate.trajectories;
    const auto append = [&](std::size_t column, auto value_of) {
        std::vector<decltype(value_of(steps[0]))> values;
        values.reserve(count);
        for (const TrajectoryStep& step : steps) values.push_back(value_of(step));
        trajectories_[column].resize(steps_ + count);
        trajectories_[column].write(steps_, count, values.data());
    };
    append(0, [&](const TrajectoryStep&) { return std::int32_t(replicate.replicate); });
    append(1, [](const TrajectoryStep& step) { return step.user; });
    append(2, [](const TrajectoryStep& step) { return std::int32_t(step.week); });
    append(3, [](const TrajectoryStep& step) { return std::int8_t(step.status); });
    append(4, [](const TrajectoryStep& step) { return std::int8_t(step.plan); });
    append(5, [](const TrajectoryStep& step) { return std::int8_t(step.benefit); });
    append(6, [row = std::int32_t(steps_)](const TrajectoryStep&) mutable { return row++; });
    steps_ += count;
}

Digest RunFileWriter::digest() const { return run_digest(replicates_); }

void RunFileWriter::finish(const Provenance& provenance)
{
    if (replicates_.empty()) throw std::logic_error("a run file needs a replicate");
    guarded([&] {
        write_replicates();
        write_parameters();
        write_places();
        write_root_attributes();
        h5::Group root = file_->root(), group = root.create_group("provenance");
        group.set_text("long_name", "what tells two equal runs apart; nothing else in the file does");
        for (const auto& [name, text] : provenance) group.set_text(name, text);
        variables_.clear();
        scales_.clear();
        trajectories_.clear();
    });
    guarded([&] { file_->close(); });
    target_.commit();
}

// Cuts every dataset to the replicates that were added, and lists them with their digests.
void RunFileWriter::write_replicates()
{
    const std::uint64_t count = replicates_.size();
    std::vector<std::int32_t> list;
    std::vector<std::string> digests;
    for (const auto& [replicate, digest] : replicates_) {
        list.push_back(std::int32_t(replicate));
        digests.push_back(to_text(digest));
    }
    if (count < std::uint64_t(scenario_.replicates)) {
        for (h5::Dataset& dataset : variables_) dataset.resize(count);
        for (h5::Dataset& dataset : scales_) dataset.resize(count);
    }
    for (h5::Dataset& scale : scales_) scale.write(0, count, list.data());

    h5::Group root = file_->root(), group = root.create_group("replicates");
    group.set_text("long_name", "the replicates and their digests");
    const h5::Dataset scale = create_axis(group, {"replicate", "number of the replicate", list});
    create_texts(group, "digest_of_replicate", digests, "hash of the replicate's final state and series")
        .attach(0, scale);
}

void RunFileWriter::write_parameters()
{
    Params values = scenario_.inputs.params, defaults;
    const std::vector<Parameter> now = parameters_of(values), before = parameters_of(defaults);
    constexpr std::string_view kinds[] = {"real", "integer", "boolean"};
    std::map<std::string, std::vector<std::string>> texts;
    std::vector<double> value, preset, low, high;
    for (std::size_t i = 0; i < now.size(); ++i) {
        texts["parameter"].push_back(now[i].key);
        texts["kind"].emplace_back(kinds[int(now[i].kind())]);
        texts["unit"].emplace_back(now[i].unit);
        texts["meaning"].emplace_back(now[i].meaning);
        texts["meaning_no"].emplace_back(now[i].meaning_no);
        texts["mark"].emplace_back(name_of(now[i].source.mark));
        texts["source"].emplace_back(now[i].source.text);
        value.push_back(now[i].get());
        preset.push_back(before[i].get());
        low.push_back(now[i].low);
        high.push_back(now[i].high);
    }
    h5::Group root = file_->root(), group = root.create_group("parameters");
    group.set_text("long_name", "every number that changes results, as it was in this run");
    const h5::Dataset axis = create_axis(group, {"parameter", "key of the parameter", texts["parameter"]});
    const auto column = [&](const std::string& name, const char* meaning) {
        create_texts(group, name, texts[name], meaning).attach(0, axis);
    };
    create_reals(group, "value", value, "1", "value in this run, in the parameter's unit", axis);
    create_reals(group, "default", preset, "1", "the program's own value, in the parameter's unit", axis);
    create_reals(group, "low", low, "1", "least value allowed", axis);
    create_reals(group, "high", high, "1", "greatest value allowed", axis);
    column("unit", "unit of value, default, low and high");
    column("kind", "real, integer or boolean (0 or 1)");
    column("meaning", "what the parameter is");
    column("meaning_no", "what the parameter is, in Norwegian");
    column("mark", "how well the value is founded: report, fact, calibrated, assumption");
    column("source", "where the value comes from: a heading of the report, rows of the facts, or a reason");
}

void RunFileWriter::write_places()
{
    std::vector<std::string> offices, region_of_office, regions;
    std::vector<double> inhabitants, positions;
    for (const RegionPlace& region : scenario_.inputs.places.regions) {
        regions.push_back(region.name);
        positions.push_back(region.centre_positions);
        for (const OfficePlace& office : region.offices) {
            offices.push_back(office.name);
            region_of_office.push_back(region.name);
            inhabitants.push_back(office.inhabitants);
        }
    }
    h5::Group root = file_->root(), group = root.create_group("places");
    group.set_text("long_name", "offices and regions, before scale");
    group.set_real("scale", scenario_.inputs.places.scale);
    const h5::Dataset office = create_axis(group, {"office", "municipal NAV office", offices});
    const h5::Dataset region = create_axis(group, {"region", "labour market with one career centre", regions});
    create_texts(group, "region_of_office", region_of_office, "region that the office belongs to").attach(0, office);
    create_reals(group, "inhabitants", inhabitants, "1", "persons in the municipality", office);
    create_reals(group, "centre_positions", positions, "1", "full-time advisers at the career centre", region);
}

void RunFileWriter::write_root_attributes()
{
    h5::Group root = file_->root();
    root.set_text("Conventions", "CF-1.8");
    root.set_text("filetype", run_filetype);
    root.set_integer("format_version", run_format_version);
    root.set_text("title", scenario_.title);
    root.set_text("question", scenario_.question);
    root.set_text("expectation", scenario_.expectation);
    root.set_text("scenario", scenario_.name);
    root.set_text("scenario_text", scenario_.text);
    root.set_text("overrides", joined(overrides_));
    root.set_integer("seed", scenario_.seed);
    root.set_integer("weeks", scenario_.inputs.weeks);
    root.set_integer("burn_in", scenario_.inputs.burn_in);
    root.set_integer("first_week", scenario_.inputs.observation.from);
    root.set_integer("replicates", std::int64_t(replicates_.size()));
    root.set_integer("replicates_planned", scenario_.replicates);
    root.set_text("digest", to_text(digest()));
}

}  // namespace samspill
