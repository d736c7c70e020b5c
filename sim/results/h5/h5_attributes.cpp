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
    const std::string what = "cannot write attribute " + name;
    const Handle attribute{check(H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), what),
                           H5Aclose};
    check(H5Awrite(attribute.get(), type, data), what);
}

Handle open_attribute(hid_t object, const std::string& name)
{
    if (check(H5Aexists(object, name.c_str()), "cannot look up attribute " + name) == 0) return {};
    return {check(H5Aopen(object, name.c_str(), H5P_DEFAULT), "cannot open attribute " + name), H5Aclose};
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
    const Handle type{check(H5Aget_type(attribute.get()), "cannot read attribute " + name), H5Tclose};
    const Handle space{check(H5Aget_space(attribute.get()), "cannot read attribute " + name), H5Sclose};
    const std::size_t size = H5Tget_size(type.get());
    if (H5Tget_class(type.get()) != H5T_STRING || H5Tis_variable_str(type.get()) != 0 || size > (1u << 26) ||
        H5Sget_simple_extent_npoints(space.get()) != 1)
        throw Error("attribute " + name + " is not a text");
    std::string text(size, '\0');
    check(H5Aread(attribute.get(), type.get(), text.data()), "cannot read attribute " + name);
    text.resize(std::min(text.find('\0'), text.size()));
    if (size > least_hashed) {
        const std::optional<std::string> hash = this->text(name + hash_ending);
        if (!hash)
            throw Error("attribute " + name +
                        " has no hash beside it: an earlier samspill wrote this file; make it anew");
        if (*hash != hash_of(text)) throw Error("attribute " + name + " is not the text that was written");
    }
    return text;
}

std::optional<double> Object::number(const std::string& name) const
{
    const Handle attribute = open_attribute(handle_.get(), name);
    if (!attribute) return std::nullopt;
    const Handle type{check(H5Aget_type(attribute.get()), "cannot read attribute " + name), H5Tclose};
    const Handle space{check(H5Aget_space(attribute.get()), "cannot read attribute " + name), H5Sclose};
    const H5T_class_t kind = H5Tget_class(type.get());
    if ((kind != H5T_INTEGER && kind != H5T_FLOAT) || H5Sget_simple_extent_npoints(space.get()) != 1)
        throw Error("attribute " + name + " is not a number");
    double value = 0.0;
    check(H5Aread(attribute.get(), H5T_NATIVE_DOUBLE, &value), "cannot read attribute " + name);
    return value;
}

std::vector<std::string> Object::attribute_names() const
{
    std::vector<std::string> names;
    const auto add = [](hid_t, const char* name, const H5A_info_t*, void* list) -> herr_t {
        static_cast<std::vector<std::string>*>(list)->emplace_back(name);
        return 0;
    };
    check(H5Aiterate2(handle_.get(), H5_INDEX_NAME, H5_ITER_INC, nullptr, add, &names), "cannot list attributes");
    return names;
}

}  // namespace samspill::h5
