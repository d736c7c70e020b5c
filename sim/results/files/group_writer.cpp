#include "results/files/group_writer.h"

#include <charconv>

#include "results/h5/unit.h"

namespace samspill {

namespace {

// Takes the text up to the next NUL.
std::string_view take(std::string_view& bytes)
{
    const std::size_t end = bytes.find('\0');
    if (end == std::string_view::npos)
        throw h5::Error(message(
            "names.cut", {"the copies of names end in the middle of one", "kopiene av navn slutter midt i et navn"}));
    const std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
    return text;
}

}  // namespace

// For each list: path, number of texts, the texts; each ended by NUL.
std::string TextCopies::bytes() const
{
    std::string bytes;
    for (const auto& [path, texts] : lists_) {
        bytes.append(path).push_back('\0');
        bytes.append(std::to_string(texts.size())).push_back('\0');
        for (const std::string& text : texts) bytes.append(text.c_str()).push_back('\0');
    }
    return bytes;
}

std::map<std::string, std::vector<std::string>> TextCopies::parse(const std::string& bytes)
{
    std::map<std::string, std::vector<std::string>> lists;
    std::string_view rest = bytes;
    while (!rest.empty()) {
        std::vector<std::string>& texts = lists[std::string(take(rest))];
        const std::string_view number = take(rest);
        std::size_t count = 0;
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), count);
        if (error != std::errc{} || end != number.data() + number.size() || count > rest.size())
            throw h5::Error(message("names.length", {"the copies of names have a list of impossible length",
                                                     "kopiene av navn har en liste med umulig lengde"}));
        for (std::size_t i = 0; i < count; ++i) texts.emplace_back(take(rest));
    }
    return lists;
}

void write_dates(h5::Group& group, const std::vector<std::int32_t>& weeks, const h5::Dataset& week_scale)
{
    std::vector<std::int32_t> days = weeks;
    for (std::int32_t& day : days) day *= 7;
    const h5::Shape size{days.size()};
    h5::Dataset dates = group.create(date_name, h5::Type::int32, size, {.chunk = size});
    dates.write(0, days.size(), days.data());
    dates.set_text("long_name", "Monday of the week");
    dates.set_text("units", "days since 2016-09-05");
    dates.set_text("calendar", "proleptic_gregorian");
    dates.attach(0, week_scale);
}

GroupWriter::GroupWriter(h5::Group& parent, std::string name, std::string_view meaning, TextCopies& copies)
    : name_(std::move(name)), group_(parent.create_group(name_)), copies_(&copies)
{
    group_.set_text("long_name", meaning);
}

h5::Dataset GroupWriter::texts(const std::string& name, const std::vector<std::string>& texts, std::string_view meaning)
{
    return this->texts(name, texts, h5::Shape{texts.size()}, meaning);
}

h5::Dataset GroupWriter::texts(const std::string& name, const std::vector<std::string>& texts, const h5::Shape& shape,
                               std::string_view meaning)
{
    h5::Dataset dataset = group_.create_texts(name, texts, shape);
    dataset.set_text("long_name", meaning);
    copies_->add(name_ + "/" + name, texts);
    return dataset;
}

h5::Dataset GroupWriter::texts(const std::string& name, const std::vector<std::string>& list, std::string_view meaning,
                               const h5::Dataset& axis)
{
    h5::Dataset dataset = texts(name, list, meaning);
    dataset.attach(0, axis);
    return dataset;
}

h5::Dataset GroupWriter::axis(const Axis& axis)
{
    const auto* names = std::get_if<std::vector<std::string>>(&axis.values);
    h5::Dataset scale =
        names ? texts(axis.name, *names, axis.meaning)
              : integers(axis.name, std::get<std::vector<std::int32_t>>(axis.values), axis.unit, axis.meaning);
    scale.make_scale(axis.name);
    if (axis.name == week_name) write_dates(group_, std::get<std::vector<std::int32_t>>(axis.values), scale);
    return scale;
}

h5::Dataset GroupWriter::integers(const std::string& name, const std::vector<std::int32_t>& values,
                                  std::string_view unit, std::string_view meaning)
{
    const h5::Shape size{values.size()};
    h5::Dataset dataset = group_.create(name, h5::Type::int32, size, {.chunk = size});
    dataset.write(0, values.size(), values.data());
    dataset.set_text("long_name", meaning);
    set_unit(dataset, unit);
    return dataset;
}

h5::Dataset GroupWriter::reals(const std::string& name, const std::vector<double>& values, std::string_view unit,
                               std::string_view meaning, const h5::Dataset& axis)
{
    const h5::Shape size{values.size()};
    h5::Dataset dataset = group_.create(name, h5::Type::float64, size, {.chunk = size});
    dataset.write(0, values.size(), values.data());
    dataset.set_text("long_name", meaning);
    set_unit(dataset, unit);
    dataset.attach(0, axis);
    return dataset;
}

void set_flags(h5::Dataset& dataset, std::span<const std::string_view> labels)
{
    std::vector<std::int8_t> codes;
    std::string meanings;
    for (const std::string_view label : labels) {
        codes.push_back(std::int8_t(codes.size()));
        meanings += (meanings.empty() ? "" : " ") + std::string(label);
    }
    dataset.set_int8s("flag_values", codes);
    dataset.set_text("flag_meanings", meanings);
}

}  // namespace samspill
