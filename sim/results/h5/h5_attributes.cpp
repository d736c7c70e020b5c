#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/digest.h"
#include "results/h5/h5_calls.h"

namespace samspill::h5 {

namespace {

// HDF5 keeps attributes of more than 4 KiB where nothing has a checksum: their hash stands beside them.
constexpr std::size_t least_hashed = 2048;
constexpr const char* hash_ending = "_hash";

std::string hash_of(const std::string& text)
{
    Digester digester;
    digester.add(text);
    return to_text(digester.digest());
}

void write_attribute(hid_t object, const std::string& name, hid_t type, hid_t space, const void* data)
{
    constexpr Text what{"cannot write attribute", "kan ikke skrive attributtet"};
    const Handle attribute{check(H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), what, name),
                           H5Aclose};
    check(H5Awrite(attribute.get(), type, data), what, name);
}

Handle open_attribute(hid_t object, const std::string& name)
{
    if (check(H5Aexists(object, name.c_str()), {"cannot look up attribute", "kan ikke slå opp attributtet"}, name) == 0)
        return {};
    return {
        check(H5Aopen(object, name.c_str(), H5P_DEFAULT), {"cannot open attribute", "kan ikke åpne attributtet"}, name),
        H5Aclose};
}

}  // namespace

void Object::set_text(const std::string& name, std::string_view text)
{
    // Fixed length: such a text lies in the object's header, which has a checksum, unless it is long.
    const std::string ended(text);
    write_attribute(handle_.get(), name, text_type(ended.size() + 1).get(), scalar_space().get(), ended.c_str());
    if (ended.size() >= least_hashed) set_text(name + hash_ending, hash_of(ended));
}

void Object::set_integer(const std::string& name, std::int64_t value)
{
    if (!std::in_range<std::int32_t>(value))
        throw std::logic_error("attribute " + name + " does not fit into 32 bits: set_real holds it");
    const auto number = std::int32_t(value);
    write_attribute(handle_.get(), name, H5T_STD_I32LE, scalar_space().get(), &number);
}

void Object::set_real(const std::string& name, double value)
{
    write_attribute(handle_.get(), name, H5T_IEEE_F64LE, scalar_space().get(), &value);
}

void Object::set_int8s(const std::string& name, std::span<const std::int8_t> values)
{
    const Handle space = simple_space({values.size()}, {values.size()});
    write_attribute(handle_.get(), name, H5T_STD_I8LE, space.get(), values.data());
}

void Object::set_fill_value(float value)
{
    write_attribute(handle_.get(), "_FillValue", H5T_IEEE_F32LE, simple_space({1}, {1}).get(), &value);
}

std::optional<std::string> Object::text(const std::string& name) const
{
    const Handle attribute = open_attribute(handle_.get(), name);
    if (!attribute) return std::nullopt;
    const Handle type{check(H5Aget_type(attribute.get()), {"cannot read attribute", "kan ikke lese attributtet"}, name),
                      H5Tclose};
    const Handle space{
        check(H5Aget_space(attribute.get()), {"cannot read attribute", "kan ikke lese attributtet"}, name), H5Sclose};
    const std::size_t size = H5Tget_size(type.get());
    if (H5Tget_class(type.get()) != H5T_STRING || H5Tis_variable_str(type.get()) != 0 || size > (1u << 26) ||
        H5Sget_simple_extent_npoints(space.get()) != 1)
        throw Error(
            message("h5.attribute_no_text", {"attribute {} is not a text", "attributtet {} er ingen tekst"}, name));
    std::string text(size, '\0');
    check(H5Aread(attribute.get(), type.get(), text.data()), {"cannot read attribute", "kan ikke lese attributtet"},
          name);
    text.resize(std::min(text.find('\0'), text.size()));
    if (size > least_hashed) {
        const std::optional<std::string> hash = this->text(name + hash_ending);
        if (!hash)
            throw Error(
                message("h5.attribute_no_hash",
                        {"attribute {} has no hash beside it: an earlier samspill wrote this file; make it anew",
                         "attributtet {} har ingen kontrollsum ved siden av seg: en eldre samspill skrev filen; lag "
                         "den på nytt"},
                        name));
        if (*hash != hash_of(text))
            throw Error(message(
                "h5.attribute_changed",
                {"attribute {} is not the text that was written", "attributtet {} er ikke teksten som ble skrevet"},
                name));
    }
    return text;
}

std::optional<double> Object::number(const std::string& name) const
{
    const Handle attribute = open_attribute(handle_.get(), name);
    if (!attribute) return std::nullopt;
    const Handle type{check(H5Aget_type(attribute.get()), {"cannot read attribute", "kan ikke lese attributtet"}, name),
                      H5Tclose};
    const Handle space{
        check(H5Aget_space(attribute.get()), {"cannot read attribute", "kan ikke lese attributtet"}, name), H5Sclose};
    const H5T_class_t kind = H5Tget_class(type.get());
    if ((kind != H5T_INTEGER && kind != H5T_FLOAT) || H5Sget_simple_extent_npoints(space.get()) != 1)
        throw Error(message("h5.attribute_no_number",
                            {"attribute {} is not a number", "attributtet {} er ikke noe tall"}, name));
    double value = 0.0;
    check(H5Aread(attribute.get(), H5T_NATIVE_DOUBLE, &value), {"cannot read attribute", "kan ikke lese attributtet"},
          name);
    return value;
}

std::vector<std::string> Object::attribute_names() const
{
    std::vector<std::string> names;
    const auto add = [](hid_t, const char* name, const H5A_info_t*, void* list) -> herr_t {
        static_cast<std::vector<std::string>*>(list)->emplace_back(name);
        return 0;
    };
    check(H5Aiterate2(handle_.get(), H5_INDEX_NAME, H5_ITER_INC, nullptr, add, &names),
          {"cannot list attributes", "kan ikke liste opp attributter"});
    return names;
}

}  // namespace samspill::h5
