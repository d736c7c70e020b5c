#include "experiment/sweep/merged_reading.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "experiment/sweep/merged_file.h"
#include "results/files/reading.h"
#include "results/h5/unit.h"

namespace samspill {

namespace {

constexpr Text merged_sweep{"merged sweep", "samlet gjennomgang"},
    merge_again{"merge the sweep again", "slå sammen gjennomgangen på nytt"};

constexpr std::size_t most_points_of_file = 10'000'000;

std::vector<std::string> words_of(const std::string& text)
{
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin) words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

TextLists texts_of(const h5::Group& root) { return root.has("texts") ? read_texts(root) : TextLists{}; }

// The labels of a dimension; only "all" where the sweep does not divide by it.
std::vector<std::string> divided_by(const h5::Group& root, const TextLists& texts, const std::string& name)
{
    if (!root.has(name)) return {"all"};
    const std::vector<std::string>& list = texts_at(texts, name);
    if (list.empty()) throw h5::Error(message("h5.empty", {"{} is empty", "{} er tom"}, name));
    return list;
}

MergedAxis read_axis(const h5::Group& root, const TextLists& texts, const std::string& name)
{
    const h5::Dataset dataset = root.dataset(name);
    MergedAxis axis;
    axis.name = name;
    axis.unit = unit_of(dataset);
    axis.meaning = required_text(dataset, "long_name");
    axis.keys = words_of(dataset.text("keys").value_or(""));
    const h5::Shape shape = dataset.shape();
    if (shape.size() != 1 || shape[0] == 0 || shape[0] > most_points_of_file)
        throw h5::Error(message("merged.axis",
                                {"the axis {} is not a list of values", "aksen {} er ingen liste av verdier"}, name));
    if (dataset.type() == h5::Type::text) {
        axis.labels = texts_at(texts, name);
        if (axis.labels.size() != shape[0])
            throw h5::Error(message(
                "merged.labels",
                {"the labels of the axis {} are not complete", "navnene på aksen {} er ikke fullstendige"}, name));
    } else {
        axis.numbers = read_reals(root, name, shape[0]);
    }
    return axis;
}

}  // namespace

MergedSweep::MergedSweep(std::string path) : path_(std::move(path))
{
    require_hdf5(path_, merged_sweep);
    try {
        file_.emplace(h5::File::open(path_));
        read();
    } catch (const h5::Error& error) {
        throw unreadable(path_, error, merged_sweep, merge_again);
    }
}

void MergedSweep::read()
{
    const h5::Group root = file_->root();
    read_attributes(root);
    read_axes(root);
    read_columns(root);
}

void MergedSweep::read_attributes(const h5::Group& root)
{
    const std::string filetype = root.text("filetype").value_or("missing");
    if (filetype != merged_filetype)
        throw h5::Error(message("file.filetype",
                                {"its attribute filetype is {}, not {}", "attributtet filetype er {}, ikke {}"},
                                filetype, merged_filetype));
    const int version = required_number<int>(root, "format_version", 0, 1e6);
    if (version != merged_format_version)
        throw InputError(
            path_, message("file.version",
                           {"has format version {}; this program reads version {}: {}",
                            "har formatversjon {}; dette programmet leser versjon {}: {}"},
                           version, merged_format_version,
                           version > merged_format_version ? Text{"use a newer samspill", "bruk en nyere samspill"}
                                                           : merge_again));
    info_.title = required_text(root, "title");
    info_.question = required_text(root, "question");
    info_.scenario = required_text(root, "scenario");
    info_.sweep_text = required_text(root, "sweep_text");
    info_.grid = required_text(root, "design") == DesignLabels::names[std::size_t(DesignKind::grid)];
    info_.points = required_number<std::size_t>(root, "points", 1, double(most_points_of_file));
    info_.replicates = required_number<int>(root, "replicates", 1, double(most_replicates));
}

void MergedSweep::read_axes(const h5::Group& root)
{
    const TextLists texts = texts_of(root);
    std::size_t product = 1;
    for (const std::string& name : words_of(required_text(root, "axes"))) {
        info_.axes.push_back(read_axis(root, texts, name));
        const std::size_t size = info_.axes.back().size();
        if (!info_.grid && size != info_.points)
            throw h5::Error(
                message("merged.axis_size",
                        {"the axis {} has {} values for {} points", "aksen {} har {} verdier for {} punkter"}, name,
                        size, info_.points));
        if (size > most_points_of_file / product)
            throw h5::Error(
                message("merged.too_many_values", {"the axes have too many values", "aksene har for mange verdier"}));
        if (info_.grid) product *= size, shape_of_points_.push_back(size);
    }
    if (info_.axes.empty()) throw h5::Error(message("merged.no_axes", {"there are no axes", "det er ingen akser"}));
    if (info_.grid && product != info_.points)
        throw h5::Error(message("merged.combinations",
                                {"the axes have {} combinations, not {}", "aksene har {} kombinasjoner, ikke {}"},
                                product, info_.points));
    if (!info_.grid) shape_of_points_ = {info_.points};
    info_.places = divided_by(root, texts, "place");
    info_.groups = divided_by(root, texts, "group");
    if (root.has("week"))
        for (const std::int32_t week : read_integers(root, "week", most_weeks)) info_.steps.push_back(week);
}

// All that is no axis and no dimension is a column.
void MergedSweep::read_columns(const h5::Group& root)
{
    for (const std::string& name : root.names()) {
        const bool is_axis = std::ranges::any_of(info_.axes, [&](const MergedAxis& axis) { return axis.name == name; });
        if (is_axis || name == "point" || name == "replicate" || name == week_name || name == date_name ||
            name == "place" || name == "group" || name == "texts" || name == "parameters" || name == "policies" ||
            name == "provenance")
            continue;
        const h5::Dataset dataset = root.dataset(name);
        MergedColumn column{name, unit_of(dataset), required_text(dataset, "long_name"),
                            required_text(dataset, "long_name_no"), name.starts_with("series_")};
        if (column.is_series && info_.steps.empty())
            throw h5::Error(message("merged.weeks", {"the weeks of {} are missing", "ukene til {} mangler"}, name));
        require_shape(dataset, name, h5::Type::float64, shape_of(column));
        info_.columns.push_back(std::move(column));
    }
    if (info_.columns.empty())
        throw h5::Error(message("merged.nothing", {"nothing was recorded", "ingenting er tatt opp"}));
}

h5::Shape MergedSweep::shape_of(const MergedColumn& column) const
{
    h5::Shape shape = shape_of_points_;
    shape.push_back(std::uint64_t(info_.replicates));
    if (column.is_series) shape.push_back(info_.steps.size());
    if (info_.places.size() > 1) shape.push_back(info_.places.size());
    if (info_.groups.size() > 1) shape.push_back(info_.groups.size());
    return shape;
}

std::vector<double> MergedSweep::runs(std::size_t column, std::size_t place, std::size_t group, std::size_t step) const
{
    const MergedColumn& about = info_.columns.at(column);
    const auto require = [&](std::size_t index, std::size_t size, const Text& what) {
        if (index >= size)
            throw InputError(
                path_,
                message("merged.asked", {"has {} {}; number {} was asked for", "har {} {}; nummer {} ble etterspurt"},
                        size, what, index));
    };
    require(place, info_.places.size(), {"places", "steder"});
    require(group, info_.groups.size(), {"groups", "grupper"});
    if (about.is_series) require(step, info_.steps.size(), {"steps", "steg"});
    h5::Shape count = shape_of(about), offset(count.size(), 0);
    std::size_t inner = shape_of_points_.size() + 1;
    const auto choose = [&](std::size_t index) {
        offset[inner] = index;
        count[inner++] = 1;
    };
    if (about.is_series) choose(step);
    if (info_.places.size() > 1) choose(place);
    if (info_.groups.size() > 1) choose(group);
    std::vector<double> values(info_.points * std::size_t(info_.replicates));
    try {
        file_->root().dataset(about.name).read_block(offset, count, values.data());
    } catch (const h5::Error& error) {
        throw unreadable(path_, error, merged_sweep, merge_again);
    }
    return values;
}

}  // namespace samspill
