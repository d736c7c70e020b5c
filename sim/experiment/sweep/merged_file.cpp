#include "experiment/sweep/merged_file.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/special_numbers.h"
#include "experiment/sweep/sweep_policies.h"
#include "results/files/run_file_tables.h"
#include "results/h5/unit.h"

namespace samspill {

namespace {

constexpr std::uint64_t chunk_numbers = 64 * 1024;

// Chunks of whole inner dimensions, as many as fit.
h5::Shape chunk_of(const h5::Shape& shape)
{
    h5::Shape chunk(shape.size(), 1);
    std::uint64_t numbers = 1;
    for (std::size_t d = shape.size(); d-- > 0;) {
        chunk[d] = std::clamp<std::uint64_t>(chunk_numbers / numbers, 1, shape[d]);
        numbers *= chunk[d];
        if (chunk[d] < shape[d]) break;
    }
    return chunk;
}

}  // namespace

std::string result_of(const BatchOrigin& origin)
{
    Digester digester;
    digester.add(origin.plan);
    digester.add(origin.inputs);
    return to_text(digester.digest());
}

MergedFile::MergedFile(const std::string& path, const SweepPlan& plan, const BatchOrigin& origin,
                       const Provenance& merging)
    : plan_(plan),
      record_(plan.record()),
      target_(path),
      file_(h5::File::create(target_.temporary())),
      root_(file_.root())
{
    add_attributes(origin);
    add_axes();
    std::vector<std::int32_t> numbers(plan.replicates());
    std::iota(numbers.begin(), numbers.end(), 0);
    add_integers("replicate", numbers, "1", "number of the replicate: the same chance at all points");
    for (const Dimension& dimension : dimensions_) shape_of_runs_.push_back(dimension.size);
    add_columns();
    write_parameters(root_, plan.base().inputs.params, copies_);
    add_policies();
    Provenance provenance = provenance_of(origin.program);
    for (const auto& line : merging)
        if (std::ranges::none_of(provenance, [&](const auto& known) { return known.first == line.first; }))
            provenance.push_back(line);
    write_provenance(root_, provenance);
}

void MergedFile::add_attributes(const BatchOrigin& origin)
{
    const SweepFile& file = plan_.file();
    root_.set_text("Conventions", "CF-1.8");
    root_.set_text("filetype", merged_filetype);
    root_.set_integer("format_version", merged_format_version);
    root_.set_text("title", file.title);
    root_.set_text("question", file.question);
    root_.set_text("design", DesignLabels::names[std::size_t(file.design)]);
    root_.set_integer("samples", std::int64_t(plan_.design().samples));
    root_.set_integer("levels", file.levels);
    root_.set_real("design_seed", file.seed);
    root_.set_real("points", double(plan_.points()));
    root_.set_integer("replicates", file.replicates);
    std::vector<std::string> names;
    for (const SweepAxis& axis : file.axes) names.push_back(axis.name);
    root_.set_text("axes", fmt::format("{}", fmt::join(names, " ")));
    root_.set_text("scenario", plan_.base().name);
    root_.set_text("scenario_text", plan_.base().text);
    root_.set_text("sweep_text", plan_.text());
    root_.set_real("seed", plan_.seed());
    root_.set_integer("weeks", plan_.base().inputs.weeks);
    root_.set_integer("burn_in", plan_.base().inputs.burn_in);
    std::string overrides;
    for (const std::string& line : file.set) overrides += line + "\n";
    root_.set_text("overrides", overrides);
    root_.set_text("inputs", origin.inputs);
    root_.set_text("result_of", result_of(origin));
    root_.set_text("version", origin.program.version);
}

// Every policy by itself over the base, as it was run.
void MergedFile::add_policies()
{
    const std::vector<SweepPolicy> policies = policies_of(plan_);
    if (policies.empty()) return;
    std::vector<std::string> names, axes, labels, sets, texts, digests;
    for (const SweepPolicy& policy : policies) {
        names.push_back(policy.axis + " = " + policy.label);
        axes.push_back(policy.axis);
        labels.push_back(policy.label);
        sets.push_back(fmt::format("{}", fmt::join(policy.set, "\n")));
        texts.push_back(policy.scenario.text);
        digests.push_back(to_text(effective_digest(policy.scenario.inputs)));
    }
    GroupWriter writer(root_, "policies", "every policy of the axes, by itself over the base", copies_);
    const h5::Dataset axis = writer.axis({"policy", "axis and label", names});
    writer.texts("axis", axes, "axis that has the policy", axis);
    writer.texts("label", labels, "its label on the axis", axis);
    writer.texts("set", sets, "key=value laid over the files, a line each", axis);
    writer.texts("text", texts, "base and policy verbatim, included files first", axis);
    writer.texts("inputs", digests, "digest of the effective inputs", axis);
}

void MergedFile::add_axes()
{
    if (plan_.file().design != DesignKind::grid) {
        std::vector<std::int32_t> numbers(plan_.points());
        std::iota(numbers.begin(), numbers.end(), 0);
        add_integers("point", numbers, "1", "point of the design, in the design's order");
        std::vector<std::size_t> points(plan_.points());
        std::iota(points.begin(), points.end(), std::size_t{0});
        for (std::size_t a = 0; a < plan_.file().axes.size(); ++a)
            coordinate_of(a, points).attach(0, dimensions_.front().scale);
        return;
    }
    std::size_t stride = plan_.points();
    for (std::size_t a = 0; a < plan_.file().axes.size(); ++a) {
        std::vector<std::size_t> points;  // that go through the axis' values
        stride /= plan_.design().steps[a];
        for (std::size_t step = 0; step < plan_.design().steps[a]; ++step) points.push_back(step * stride);
        const std::string& name = plan_.file().axes[a].name;
        h5::Dataset scale = coordinate_of(a, points);
        scale.make_scale(name);
        add_dimension(name, std::move(scale), points.size());
    }
}

// The values of an axis at some points, as numbers or as texts.
h5::Dataset MergedFile::coordinate_of(std::size_t a, const std::vector<std::size_t>& points)
{
    const SweepAxis& axis = plan_.file().axes[a];
    const auto make = [&] {
        if (axis.labels) {
            std::vector<std::string> labels;
            for (const std::size_t point : points) labels.push_back(plan_.label(point, a));
            copies_.add(axis.name, labels);
            return root_.create_texts(axis.name, labels);
        }
        std::vector<double> numbers;
        for (const std::size_t point : points) numbers.push_back(plan_.number(point, a));
        h5::Dataset dataset =
            root_.create(axis.name, h5::Type::float64, {numbers.size()}, {.chunk = chunk_of({numbers.size()})});
        dataset.write(0, numbers.size(), numbers.data());
        set_unit(dataset, axis.unit.empty() ? "1" : axis.unit);
        return dataset;
    };
    h5::Dataset dataset = make();
    if (!axis.keys.empty()) dataset.set_text("keys", fmt::format("{}", fmt::join(axis.keys, " ")));
    dataset.set_text("long_name", !axis.meaning.empty() ? axis.meaning
                                  : axis.keys.empty()   ? "policy"
                                                        : axis.keys.front());
    return dataset;
}

void MergedFile::add_dimension(const std::string& name, h5::Dataset scale, std::uint64_t size)
{
    dimensions_.push_back({name, std::move(scale), size});
}

void MergedFile::add_integers(const std::string& name, const std::vector<std::int32_t>& values, const std::string& unit,
                              const std::string& meaning)
{
    h5::Dataset scale = root_.create(name, h5::Type::int32, {values.size()}, {.chunk = chunk_of({values.size()})});
    scale.write(0, values.size(), values.data());
    set_unit(scale, unit);
    scale.set_text("long_name", meaning);
    scale.make_scale(name);
    add_dimension(name, std::move(scale), values.size());
}

void MergedFile::add_columns()
{
    const bool has_series = std::ranges::any_of(record_.columns(), &SweepRecord::Column::is_series);
    if (has_series) {
        const std::vector<std::int32_t> weeks(record_.steps().begin(), record_.steps().end());
        add_integers(week_name, weeks, "week", "first week of a step of a series, from Monday 2016-09-05 on");
        write_dates(root_, weeks, dimensions_.back().scale);
    }
    const auto add_texts = [&](const std::string& name, const std::vector<std::string>& texts, const char* meaning) {
        if (texts.size() == 1) return;  // not divided
        copies_.add(name, texts);
        h5::Dataset scale = root_.create_texts(name, texts);
        scale.set_text("long_name", meaning);
        scale.make_scale(name);
        add_dimension(name, std::move(scale), texts.size());
    };
    add_texts("place", record_.places(), "region, or all");
    add_texts("group", record_.groups(), "entry group, or all");
    std::vector<std::string> coordinates;  // that are no dimensions
    if (plan_.file().design != DesignKind::grid)
        for (const SweepAxis& axis : plan_.file().axes) coordinates.push_back(axis.name);
    for (const SweepRecord::Column& column : record_.columns())
        add_column(column, fmt::format("{}", fmt::join(coordinates, " ")));
}

void MergedFile::add_column(const SweepRecord::Column& column, const std::string& coordinates)
{
    h5::Shape shape = shape_of_runs_, inner;
    std::vector<const Dimension*> used;
    for (std::size_t d = 0; d < dimensions_.size(); ++d) {
        if (dimensions_[d].name == "week" && !column.is_series) continue;
        used.push_back(&dimensions_[d]);
        if (d >= shape_of_runs_.size()) inner.push_back(dimensions_[d].size);
    }
    shape.insert(shape.end(), inner.begin(), inner.end());
    h5::Dataset dataset = root_.create(column.name, h5::Type::float64, shape,
                                       {.chunk = chunk_of(shape), .fill = std::numeric_limits<float>::quiet_NaN()});
    dataset.set_real("_FillValue", nan);
    set_unit(dataset, column.unit);
    dataset.set_text("long_name", column.meaning);
    dataset.set_text("long_name_no", column.meaning_no);
    std::string all = coordinates;
    if (column.is_series) all += (all.empty() ? "" : " ") + std::string(date_name);
    if (!all.empty()) dataset.set_text("coordinates", all);
    for (std::size_t d = 0; d < used.size(); ++d) dataset.attach(unsigned(d), used[d]->scale);
    columns_.push_back(std::move(dataset));
    inner_.push_back(std::move(inner));
}

void MergedFile::write(std::size_t column, const h5::Shape& offset, const h5::Shape& count, const double* values)
{
    h5::Shape from = offset, size = count;
    from.insert(from.end(), inner_[column].size(), 0);
    size.insert(size.end(), inner_[column].begin(), inner_[column].end());
    columns_[column].write_block(from, size, values);
}

void MergedFile::finish(std::size_t runs, std::size_t missing, const Digest& digest)
{
    root_.set_real("runs", double(runs));
    root_.set_real("runs_missing", double(missing));
    root_.set_text("digest", to_text(digest));
    if (!copies_.bytes().empty()) write_text_copies(root_, copies_);
    file_.close();
    target_.commit();
}

}  // namespace samspill
