#include "results/h5/h5_calls.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/file_cause.h"

namespace samspill::h5 {

static_assert(sizeof(hid_t) == sizeof(std::int64_t) && H5S_UNLIMITED == unlimited);

namespace {

// Keeps the innermost message of the library's error stack: the one that names the cause.
herr_t keep_first(unsigned n, const H5E_error2_t* error, void* kept)
{
    if (n != 0) return 0;
    Cause& cause = *static_cast<Cause*>(kept);
    if (error->desc) cause.text = error->desc;
    const bool no_space = error->maj_num == H5E_RESOURCE && error->min_num == H5E_NOSPACE;
    if (no_space || error->min_num == H5E_CANTALLOC) cause.error = ENOMEM;
    return 0;
}

// The number behind a text such as "errno = 5, ..."; 0 when there is none.
int number_behind(const std::string& text, std::string_view mark, std::size_t before)
{
    const std::size_t begin = text.rfind(mark, before);
    int number = 0;
    if (begin == std::string::npos) return number;
    std::from_chars(text.data() + begin + mark.size(), text.data() + text.size(), number);
    return number;
}

}  // namespace

// The library's driver writes "errno = 13, error message = 'Permission denied'" behind whatever else it
// says (a file's name, which may hold the same).
Cause take_cause()
{
    Cause cause;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_first, &cause);
    H5Eclear2(H5E_DEFAULT);
    const std::string& text = cause.text;
    constexpr std::string_view mark = "error message = '";
    const std::size_t begin = text.rfind(mark);
    if (begin == std::string::npos) return cause;
    const int error = number_behind(text, "errno = ", begin);
    const std::size_t end = text.find('\'', begin + mark.size());
    return {text.substr(begin + mark.size(), end - begin - mark.size()), error};
}

Message Cause::said() const { return error != 0 ? system_words(error) : Message::verbatim(text); }

void fail(const Text& what, const std::string& name)
{
    const Cause cause = take_cause();
    const Message failed = name.empty() ? message("h5.failed", {"{}", "{}"}, what)
                                        : message("h5.failed_with", {"{} {}", "{} {}"}, what, name);
    throw Error(cause.text.empty() ? failed : message("h5.cause", {"{}: {}", "{}: {}"}, failed, cause.said()),
                cause.error);
}

void be_quiet() { H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); }

void begin()
{
    static const herr_t once = H5dont_atexit();
    (void)once;
    be_quiet();
}

Handle property_list(hid_t kind)
{
    return {check(H5Pcreate(kind), {"cannot make an HDF5 property list", "kan ikke lage en egenskapsliste i HDF5"}),
            H5Pclose};
}

Handle text_type(std::size_t size)
{
    Handle type{check(H5Tcopy(H5T_C_S1), {"cannot make a text type", "kan ikke lage en teksttype"}), H5Tclose};
    check(H5Tset_size(type.get(), size), {"cannot make a text type", "kan ikke lage en teksttype"});
    check(H5Tset_cset(type.get(), H5T_CSET_UTF8), {"cannot make a text type", "kan ikke lage en teksttype"});
    check(H5Tset_strpad(type.get(), H5T_STR_NULLTERM), {"cannot make a text type", "kan ikke lage en teksttype"});
    return type;
}

Handle scalar_space()
{
    return {check(H5Screate(H5S_SCALAR), {"cannot make a dataspace", "kan ikke lage et datarom"}), H5Sclose};
}

Handle simple_space(const Shape& shape, const Shape& most)
{
    const std::vector<hsize_t> now(shape.begin(), shape.end()), limit(most.begin(), most.end());
    return {check(H5Screate_simple(int(now.size()), now.data(), limit.data()),
                  {"cannot make a dataspace", "kan ikke lage et datarom"}),
            H5Sclose};
}

hid_t file_type(Type type)
{
    switch (type) {
        case Type::float32:
            return H5T_IEEE_F32LE;
        case Type::float64:
            return H5T_IEEE_F64LE;
        case Type::int8:
            return H5T_STD_I8LE;
        case Type::int32:
            return H5T_STD_I32LE;
        case Type::uint64:
            return H5T_STD_U64LE;
        case Type::text:
            break;
    }
    throw Error(message("h5.no_number", {"not a number type", "ikke en talltype"}));
}

std::size_t size_of(Type type)
{
    constexpr std::size_t sizes[] = {4, 8, 1, 4, 8, 0};
    return sizes[int(type)];
}

Handle& Handle::operator=(Handle&& other) noexcept
{
    if (this != &other) {
        reset();
        id_ = std::exchange(other.id_, -1);
        close_ = other.close_;
        trouble_ = std::move(other.trouble_);
    }
    return *this;
}

void Handle::reset()
{
    if (id_ >= 0 && close_ && close_(id_) < 0 && trouble_ && trouble_->empty()) {
        *trouble_ = take_cause().text;
        if (trouble_->empty()) *trouble_ = "for a reason that HDF5 does not tell";
    }
    id_ = -1;
}

std::int64_t Handle::release() { return std::exchange(id_, -1); }

std::string library_version()
{
    begin();
    unsigned major = 0, minor = 0, release = 0;
    check(H5get_libversion(&major, &minor, &release),
          {"cannot ask HDF5 for its version", "kan ikke spørre HDF5 om versjonen"});
    return fmt::format("{}.{}.{}", major, minor, release);
}

}  // namespace samspill::h5
