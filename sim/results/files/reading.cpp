#include "results/files/reading.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <new>

#include <fmt/format.h>

#include "core/file_cause.h"
#include "core/text_file.h"
#include "results/files/group_writer.h"

namespace samspill {

void require_hdf5(const std::string& path, const Text& what)
{
    require_regular_file(path);
    constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
    if (text_of_file(path, signature.size()) != signature)
        throw InputError(path, message("h5.not_hdf5",
                                       {"is not a {}: its {} bytes do not begin like HDF5",
                                        "er ingen {}: de {} bytene begynner ikke som HDF5"},
                                       what, std::filesystem::file_size(path)));
}

std::string filetype_of(const std::string& path)
{
    constexpr Text what{"file of samspill", "fil fra samspill"};
    require_hdf5(path, what);
    try {
        return h5::File::open(path).root().text("filetype").value_or("");
    } catch (const h5::Error& error) {
        throw unreadable(path, error, what, {"write it again", "skriv den på nytt"});
    }
}

InputError unreadable(const std::string& path, const h5::Error& error, const Text& what, const Text& remedy)
{
    if (error.cause() == ENOMEM) throw std::bad_alloc();  // told by who knows how much there is
    if (error.cause() != 0) return cannot_be_read(path, error.cause());
    const Message& cause = error.said();
    if (cause.english().find("truncated file") == std::string::npos)  // HDF5's own words
        return InputError(
            path, message("h5.damaged", {"is damaged or not a {}: {}", "er skadet eller ingen {}: {}"}, what, cause));
    std::error_code ignored;
    return InputError(path, message("h5.cut_short",
                                    {"is cut short ({} bytes are left): copy it again, or {} ({})",
                                     "er avkortet ({} byte er igjen): kopier den på nytt, eller {} ({})"},
                                    std::filesystem::file_size(path, ignored), remedy, cause));
}

std::string required_text(const h5::Object& object, const std::string& name)
{
    if (const auto text = object.text(name)) return *text;
    throw h5::Error(message("h5.no_attribute", {"attribute {} is missing", "attributtet {} mangler"}, name));
}

double required_real(const h5::Object& object, const std::string& name, double low, double high)
{
    const auto value = object.number(name);
    if (!value)
        throw h5::Error(message("h5.no_attribute", {"attribute {} is missing", "attributtet {} mangler"}, name));
    if (!(*value >= low && *value <= high))
        throw h5::Error(message("h5.attribute_outside",
                                {"attribute {} = {} is outside [{}, {}]", "attributtet {} = {} er utenfor [{}, {}]"},
                                name, *value, low, high));
    return *value;
}

void require_shape(const h5::Dataset& dataset, const std::string& name, h5::Type type, const h5::Shape& shape)
{
    if (dataset.type() != type)
        throw h5::Error(message("h5.other_type",
                                {"{} holds numbers of another type", "{} inneholder tall av en annen type"}, name));
    if (dataset.shape() != shape)
        throw h5::Error(message("h5.other_shape", {"{} is {} and not {}", "{} er {} og ikke {}"}, name,
                                fmt::join(dataset.shape(), " x "), fmt::join(shape, " x ")));
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
        throw h5::Error(
            message("h5.whole_numbers", {"{} is not a list of whole numbers", "{} er ingen liste av hele tall"}, name));
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
        throw h5::Error(message("h5.no_digest", {"a digest is not 32 hexadecimal digits",
                                                 "et fingeravtrykk er ikke 32 heksadesimale siffer"}));
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

TextLists read_texts(const h5::Group& root)
{
    const h5::Dataset dataset = root.group("texts").dataset("bytes");
    const h5::Shape shape = dataset.shape();
    if (dataset.type() != h5::Type::int8 || shape.size() != 1 || shape[0] > most_text)
        throw h5::Error(
            message("h5.texts", {"texts/bytes is not a list of bytes", "texts/bytes er ingen liste av byte"}));
    std::string bytes(shape[0], '\0');
    dataset.read(0, shape[0], bytes.data());
    return TextCopies::parse(bytes);
}

const std::vector<std::string>& texts_at(const TextLists& texts, const std::string& path)
{
    const auto found = texts.find(path);
    if (found == texts.end()) throw h5::Error(message("h5.missing", {"{} is missing", "{} mangler"}, path));
    return found->second;
}

Places read_places(const h5::Group& root, const TextLists& texts)
{
    const h5::Group group = root.group("places");
    const std::vector<std::string> regions = texts_at(texts, "places/region"),
                                   offices = texts_at(texts, "places/office"),
                                   region_of_office = texts_at(texts, "places/region_of_office");
    const std::vector<double> inhabitants = read_reals(group, "inhabitants", offices.size()),
                              positions = read_reals(group, "centre_positions", regions.size());
    if (region_of_office.size() != offices.size())
        throw h5::Error(message("h5.offices_incomplete",
                                {"the list of offices is not complete", "listen over kontorer er ikke fullstendig"}));
    Places places;
    places.scale = required_number<double>(group, "scale", 0.0, 1e9);
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
        places.regions.push_back(std::move(region));
    }
    if (office != offices.size())
        throw h5::Error(message("h5.offices_order", {"the offices do not stand in the order of their regions",
                                                     "kontorene står ikke i rekkefølgen til regionene sine"}));
    return places;
}

}  // namespace samspill
