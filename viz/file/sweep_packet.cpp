#include "viz/file/sweep_packet.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "core/error.h"
#include "core/field.h"
#include "experiment/sweep/sweep_folder.h"
#include "results/files/reading.h"
#include "scenario/files/sweep_file.h"

namespace samspill::viz {

namespace {

constexpr std::size_t most_points = 10'000'000;

std::string text_of(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

SweepTable::Settings settings_of(const std::vector<std::string>& lines)
{
    SweepTable::Settings settings;
    for (const std::string& line : lines) {
        const std::size_t sign = std::min(line.find('='), line.size());
        settings.emplace_back(line.substr(0, sign), line.substr(std::min(sign + 1, line.size())));
    }
    return settings;
}

// The sweep file that the merged file was made of, when it lies in the folder beside it.
std::optional<SweepFile> sweep_file_of(const MergedSweep& sweep)
{
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(sweep.path()).parent_path();
    std::error_code ignored;
    if (!fs::exists(folder / "manifest", ignored)) return std::nullopt;
    try {
        const std::string path = SweepFolder(folder.empty() ? "." : folder.string()).sweep_file();
        SweepFile file = read_sweep(path);
        if (text_of(path) == sweep.info().sweep_text && file.axes.size() == sweep.info().axes.size()) return file;
    } catch (const InputError&) {  // only what is known more is lost
    }
    return std::nullopt;
}

void put_settings(PacketWriter& packet, const SweepTable::Settings& settings)
{
    packet.number(std::uint64_t(settings.size()));
    for (const auto& [key, value] : settings) {
        packet.text(key);
        packet.text(value);
    }
}

SweepTable::Settings take_settings(PacketReader& packet)
{
    SweepTable::Settings settings(packet.size_of_list(2 * sizeof(std::uint64_t)));
    for (auto& [key, value] : settings) {
        key = packet.text();
        value = packet.text();
    }
    return settings;
}

void put_axis(PacketWriter& packet, const MergedAxis& axis, const std::map<std::string, SweepTable::Settings>& policies)
{
    for (const std::string* text : {&axis.name, &axis.unit, &axis.meaning}) packet.text(*text);
    packet.texts(axis.keys);
    packet.texts(axis.labels);
    packet.number(std::uint64_t(axis.numbers.size()));
    packet.numbers<double>(axis.numbers);
    packet.number(std::uint64_t(policies.size()));
    for (const auto& [label, settings] : policies) {
        packet.text(label);
        put_settings(packet, settings);
    }
}

// The file holds the English meaning alone.
std::string norwegian_meaning(const std::vector<std::string>& keys)
{
    if (keys.size() != 1) return "";
    Params declared;
    for (const Parameter& parameter : parameters_of(declared))
        if (parameter.key == keys.front()) return std::string(parameter.meaning_no);
    return "";
}

SweepTable::Axis take_axis(PacketReader& packet)
{
    SweepTable::Axis axis;
    for (std::string* text : {&axis.name, &axis.unit, &axis.meaning}) *text = packet.text();
    axis.keys = packet.texts();
    axis.meaning_no = norwegian_meaning(axis.keys);
    axis.labels = packet.texts();
    axis.numbers = packet.numbers<double>(packet.size_of_list(sizeof(double)));
    if (axis.labels.empty() == axis.numbers.empty())
        throw Nonsense(message("packet.an_axis_without_values", {"an axis without values", "en akse uten verdier"}));
    for (const double number : axis.numbers) axis.labels.push_back(fmt::format("{}", number));
    axis.numbers.resize(axis.labels.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t count = packet.size_of_list(2 * sizeof(std::uint64_t)); count > 0; --count) {
        const std::string label = packet.text();
        axis.policies[label] = take_settings(packet);
    }
    return axis;
}

void require_points(const SweepTable& table)
{
    std::size_t product = 1;
    for (const SweepTable::Axis& axis : table.axes) {
        if (!table.grid && axis.labels.size() != table.points)
            throw Nonsense(message("packet.an_axis_without_all_points",
                                   {"an axis without all points", "en akse uten alle punkter"}));
        if (axis.labels.size() > most_points / product)
            throw Nonsense(message("packet.too_many_points", {"too many points", "for mange punkter"}));
        if (table.grid) product *= axis.labels.size();
    }
    if (table.axes.empty() || (table.grid && product != table.points))
        throw Nonsense(
            message("packet.axes_without_all_points", {"axes without all points", "akser uten alle punkter"}));
}

}  // namespace

SweepBase base_of(const MergedSweep& sweep)
{
    const std::optional<SweepFile> file = sweep_file_of(sweep);
    if (!file) return {};
    SweepBase base{file->scenario, settings_of(file->set), {}};
    for (const SweepAxis& axis : file->axes) {
        std::map<std::string, SweepTable::Settings>& policies = base.policies.emplace_back();
        if (!axis.keys.empty()) continue;
        for (const SweepValue& value : axis.values) {
            if (!value.scenario.empty()) return {};
            policies[value.label] = settings_of(value.set);
        }
    }
    return base;
}

void put_table(PacketWriter& packet, const MergedInfo& info, const SweepBase& base)
{
    packet.text(info.title);
    packet.number(std::uint8_t(info.grid ? 1 : 0));
    packet.number(std::uint64_t(info.points));
    packet.number(std::int32_t(info.replicates));
    packet.number(std::uint64_t(info.axes.size()));
    for (std::size_t a = 0; a < info.axes.size(); ++a)
        put_axis(packet, info.axes[a],
                 a < base.policies.size() ? base.policies[a] : std::map<std::string, SweepTable::Settings>{});
    packet.number(std::uint64_t(info.columns.size()));
    for (const MergedColumn& column : info.columns) {
        for (const std::string* text : {&column.name, &column.unit, &column.meaning, &column.meaning_no})
            packet.text(*text);
        packet.number(std::uint8_t(column.is_series ? 1 : 0));
    }
    packet.texts(info.places);
    packet.texts(info.groups);
    packet.number(std::uint64_t(info.steps.size()));
    for (const Week step : info.steps) packet.number(std::int32_t(step));
    packet.text(base.path);
    put_settings(packet, base.values);
}

SweepTable take_table(PacketReader& packet)
{
    SweepTable table;
    table.title = packet.text();
    table.grid = packet.number<std::uint8_t>(0, 1, {"whether it is a grid", "om det er et rutenett"}) == 1;
    table.points = packet.number<std::uint64_t>(1, most_points, {"the number of points", "tallet på punkter"});
    table.replicates = packet.number<std::int32_t>(1, std::int32_t(most_replicates),
                                                   {"the number of replicates", "tallet på kjøringer"});
    for (std::size_t count = packet.size_of_list(7 * sizeof(std::uint64_t)); count > 0; --count)
        table.axes.push_back(take_axis(packet));
    require_points(table);
    for (std::size_t count = packet.size_of_list(4 * sizeof(std::uint64_t) + 1); count > 0; --count) {
        SweepTable::Column column;
        for (std::string* text : {&column.name, &column.unit, &column.meaning, &column.meaning_no})
            *text = packet.text();
        column.is_series = packet.number<std::uint8_t>(0, 1, {"whether it is a series", "om det er en serie"}) == 1;
        table.columns.push_back(std::move(column));
    }
    table.places = packet.texts();
    table.groups = packet.texts();
    for (const std::int32_t week : packet.numbers<std::int32_t>(packet.size_of_list(sizeof(std::int32_t))))
        table.steps.push_back(week);
    if (table.columns.empty() || table.places.empty() || table.groups.empty())
        throw Nonsense(message("packet.nothing_was_recorded", {"nothing was recorded", "ingenting er tatt opp"}));
    for (const SweepTable::Column& column : table.columns)
        if (column.is_series && table.steps.empty())
            throw Nonsense(message("packet.a_series_without_steps", {"a series without steps", "en serie uten steg"}));
    table.base_path = packet.text();
    table.base_values = take_settings(packet);
    packet.end();
    return table;
}

}  // namespace samspill::viz
