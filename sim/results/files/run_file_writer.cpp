#include "results/files/run_file_writer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "core/field.h"
#include "model/inputs/rules.h"
#include "results/files/result_of.h"
#include "results/h5/unit.h"

namespace samspill {

namespace {

constexpr std::uint64_t trajectory_chunk = 16384, replicate_chunk = 256;  // rows

std::vector<std::string> names_of_rules(const Inputs& inputs)
{
    std::vector<std::string> names;
    for (const RuleOfScenario& rule : rules_in(inputs)) names.push_back(rule.name);
    return names;
}

}  // namespace

// Adds the path to what HDF5 says.
template <class Work>
auto RunFileWriter::guarded(Work&& work)
{
    try {
        return work();
    } catch (const h5::Error& error) {
        throw Failure(message("run_file.unwritten",
                              {"{}: cannot write the run file: {}", "{}: kjørefilen kan ikke skrives: {}"},
                              target_.path(), error.said()));
    }
}

RunFileWriter::RunFileWriter(const std::string& path, Scenario scenario, std::vector<std::string> overrides,
                             std::string past, Rivals rivals)
    : scenario_(std::move(scenario)),
      overrides_(std::move(overrides)),
      past_(std::move(past)),
      layout_(run_layout(scenario_.inputs, names_of_rules(scenario_.inputs))),
      target_(path, rivals)
{
    guarded([&] {
        file_.emplace(h5::File::create(target_.temporary()));
        create_groups();
    });
}

RunFileWriter::~RunFileWriter() = default;

void RunFileWriter::create_groups()
{
    for (const GroupLayout& layout : layout_) create_group(layout);
    if (scenario_.inputs.trial) file_->root().group("trial").set_text("trial", scenario_.inputs.trial->name);
    const Observation& observation = scenario_.inputs.observation;
    if (observation.trajectory_share > 0.0) create_trajectories();
    if (observation.counsellors) {
        h5::Group root = file_->root();
        counsellors_.emplace(root, OfficeKeys(scenario_.inputs.places), scenario_.replicates, observation.from,
                             scenario_.inputs.weeks - observation.from, copies_);
    }
}

void RunFileWriter::create_group(const GroupLayout& layout)
{
    h5::Group root = file_->root();
    GroupWriter writer(root, layout.name, layout.meaning, copies_);
    h5::Group& group = writer.group();
    // As many as are planned and no more: h5netcdf goes through a whole group whenever it asks for the size of a
    // dimension without limit, which made opening one take a second.
    const std::uint64_t most = std::uint64_t(scenario_.replicates);
    scales_.push_back(group.create("replicate", h5::Type::int32, {0},
                                   {.chunk = {std::min(replicate_chunk, most)}, .most_rows = most}));
    scales_.back().set_text("long_name", "number of the replicate");
    set_unit(scales_.back(), "1");
    scales_.back().make_scale("replicate");
    const std::size_t replicate_scale = scales_.size() - 1;

    std::map<std::string, h5::Dataset> axes;
    for (const Axis& axis : layout.axes) axes.emplace(axis.name, writer.axis(axis));
    for (const Variable& variable : layout.variables) {
        const h5::Shape inner = layout.shape(variable);
        h5::Shape shape{0}, chunk{1, chunk_rows(inner, h5::size_of(variable.type))};
        shape.insert(shape.end(), inner.begin(), inner.end());
        chunk.insert(chunk.end(), inner.begin() + 1, inner.end());
        h5::Storage storage{.chunk = chunk, .most_rows = most};
        if (variable.type == h5::Type::float32) storage.fill = std::numeric_limits<float>::quiet_NaN();
        h5::Dataset dataset = group.create(variable.name, variable.type, shape, storage);
        if (storage.fill) dataset.set_fill_value(*storage.fill);
        set_unit(dataset, variable.unit);
        dataset.set_text("long_name", variable.meaning);
        dataset.set_text("long_name_no", variable.meaning_no);
        dataset.set_text("measure", variable.measure);
        if (std::ranges::count(variable.axes, week_name) > 0) dataset.set_text("coordinates", date_name);
        if (layout.name == "series") {
            const IndicatorInfo& about = info(Indicator(variable.index));
            dataset.set_text("better", BetterLabels::names[std::size_t(about.better)]);
            if (about.measure == Measure::level)
                dataset.set_text("level_of", LevelOfLabels::names[std::size_t(about.level_of)]);
        }
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
    set_unit(step, "1");
    step.make_scale("step");
    for (const TrajectoryColumn& column : trajectory_columns()) {
        h5::Dataset dataset = group.create(std::string(column.name), column.type, {0},
                                           {.chunk = {trajectory_chunk}, .most_rows = h5::unlimited});
        dataset.set_text("long_name", column.meaning);
        set_unit(dataset, column.name == week_name ? "week" : "1");
        if (!column.labels.empty()) set_flags(dataset, column.labels);
        dataset.attach(0, step);
        trajectories_.push_back(std::move(dataset));
    }
    trajectories_.push_back(std::move(step));
}

EncodedReplicate RunFileWriter::encode(const RunOutput& output) const
{
    EncodedReplicate encoded{output.replicate, output.digest, {}, output.trajectories, {}};
    if (counsellors_) encoded.staff = counsellors_->encode(output.staff);
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
                variables_[number].resize(replicates_.size() + 1);
                for (const EncodedChunk& chunk : replicate.chunks.at(number)) {
                    variables_[number].write_chunk(offset, chunk.skipped_filters, chunk.bytes);
                    offset[1] += rows;
                }
                ++number;
            }
        const auto replicate_number = std::int32_t(replicate.replicate);
        for (h5::Dataset& scale : scales_) {
            scale.resize(replicates_.size() + 1);
            scale.write(replicates_.size(), 1, &replicate_number);
        }
        append_trajectories(replicate);
        if (counsellors_) counsellors_->add(replicate.replicate, replicate.staff);
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
    const OfficeKeys offices(scenario_.inputs.places);
    const auto office_of = [&](UserId user) {
        const int office = offices.position(parts_of_user(user).office);
        if (office < 0) throw std::logic_error(fmt::format("user {} is of no office of the run", user));
        return std::int32_t(office);
    };
    append(0, [&](const TrajectoryStep&) { return std::int32_t(replicate.replicate); });
    append(1, [&](const TrajectoryStep& step) { return office_of(step.user); });
    append(2, [](const TrajectoryStep& step) { return std::int8_t(parts_of_user(step.user).group); });
    append(3, [](const TrajectoryStep& step) { return std::int32_t(parts_of_user(step.user).number); });
    append(4, [](const TrajectoryStep& step) { return std::int32_t(step.week); });
    append(5, [](const TrajectoryStep& step) { return std::int8_t(step.status); });
    append(6, [](const TrajectoryStep& step) { return std::int8_t(step.plan); });
    append(7, [](const TrajectoryStep& step) { return std::int8_t(step.benefit); });
    append(8, [row = std::int32_t(steps_)](const TrajectoryStep&) mutable { return row++; });
    steps_ += count;
}

Digest RunFileWriter::digest() const { return run_digest(replicates_); }

void RunFileWriter::finish(const Provenance& provenance)
{
    if (replicates_.empty()) throw std::logic_error("a run file needs a replicate");
    guarded([&] {
        if (counsellors_) counsellors_->finish();
        h5::Group root = file_->root();
        write_replicates(root, replicates_, copies_);
        write_parameters(root, scenario_.inputs.params, copies_);
        write_places(root, scenario_.inputs.places, copies_);
        write_root_attributes(root, scenario_, overrides_, change_, replicates_);
        root.set_text("result_of", to_text(result_of(scenario_.inputs, scenario_.seed, past_)));
        write_text_copies(root, copies_);
        write_provenance(root, provenance);
        variables_.clear();
        scales_.clear();
        trajectories_.clear();
        counsellors_.reset();
    });
    guarded([&] { file_->close(); });
    target_.commit();
}

}  // namespace samspill
