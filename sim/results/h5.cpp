#include "results/h5.h"

#include <algorithm>
#include <string>

#include <fcntl.h>
#include <fmt/format.h>
#include <hdf5.h>
#include <hdf5_hl.h>
#include <unistd.h>

#include "core/digest.h"

namespace samspill::h5 {

static_assert(sizeof(hid_t) == sizeof(std::int64_t) && H5S_UNLIMITED == unlimited);

namespace {

// Keeps the innermost message of the library's error stack: the one that names the cause.
herr_t keep_first(unsigned n, const H5E_error2_t* error, void* cause)
{
    if (n == 0 && error->desc) *static_cast<std::string*>(cause) = error->desc;
    return 0;
}

// The cause of the last failure; the stack is empty afterwards.
std::string take_cause()
{
    std::string cause;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_first, &cause);
    H5Eclear2(H5E_DEFAULT);
    constexpr std::string_view mark = "error message = '";
    if (const auto begin = cause.find(mark); begin != std::string::npos) {
        cause.erase(0, begin + mark.size());
        cause.erase(std::min(cause.find('\''), cause.size()));
    }
    return cause;
}

[[noreturn]] void fail(const std::string& what)
{
    const std::string cause = take_cause();
    throw Error(cause.empty() ? what : what + ": " + cause);
}

template <class Result>
Result check(Result result, const std::string& what)
{
    if (result < 0) fail(what);
    return result;
}

// The library prints its own stack unless told not to; the setting belongs to a thread.
void be_quiet() { H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); }

// The library must not clean up at the end of the process: it crashes over a file that it could
// not write, and all that is ours is closed by its owner. To be called before anything else.
void begin()
{
    static const herr_t once = H5dont_atexit();
    (void)once;
    be_quiet();
}

Handle property_list(hid_t kind) { return {check(H5Pcreate(kind), "cannot make an HDF5 property list"), H5Pclose}; }

Handle text_type(std::size_t size)
{
    Handle type{check(H5Tcopy(H5T_C_S1), "cannot make a text type"), H5Tclose};
    check(H5Tset_size(type.get(), size), "cannot make a text type");
    check(H5Tset_cset(type.get(), H5T_CSET_UTF8), "cannot make a text type");
    check(H5Tset_strpad(type.get(), H5T_STR_NULLTERM), "cannot make a text type");
    return type;
}

Handle scalar_space() { return {check(H5Screate(H5S_SCALAR), "cannot make a dataspace"), H5Sclose}; }

Handle simple_space(const Shape& shape, const Shape& most)
{
    const std::vector<hsize_t> now(shape.begin(), shape.end()), limit(most.begin(), most.end());
    return {check(H5Screate_simple(int(now.size()), now.data(), limit.data()), "cannot make a dataspace"), H5Sclose};
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
    throw Error("not a number type");
}

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

// Only a hard link stays inside the file.
void require_hard_link(hid_t group, const std::string& name)
{
    H5L_info_t link;
    check(H5Lget_info(group, name.c_str(), &link, H5P_DEFAULT), "there is no " + name);
    if (link.type != H5L_TYPE_HARD) throw Error(name + " is a soft or external link, which a run file never holds");
}

}  // namespace

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
        *trouble_ = take_cause();
        if (trouble_->empty()) *trouble_ = "for a reason that HDF5 does not tell";
    }
    id_ = -1;
}

std::int64_t Handle::release() { return std::exchange(id_, -1); }

void Object::set_text(const std::string& name, std::string_view text)
{
    // Fixed length: such a text lies in the object's header, which has a checksum, unless it is long.
    const std::string ended(text);
    write_attribute(handle_.get(), name, text_type(ended.size() + 1).get(), scalar_space().get(), ended.c_str());
    if (ended.size() >= least_hashed) set_text(name + hash_ending, hash_of(ended));
}

void Object::set_integer(const std::string& name, std::int64_t value)
{
    write_attribute(handle_.get(), name, H5T_STD_I64LE, scalar_space().get(), &value);
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

Type Dataset::type() const
{
    const Handle type{check(H5Dget_type(handle_.get()), "cannot read a dataset's type"), H5Tclose};
    if (H5Tis_variable_str(type.get()) > 0) return Type::text;
    for (const Type known : {Type::float32, Type::float64, Type::int8, Type::int32, Type::uint64})
        if (H5Tequal(type.get(), file_type(known)) > 0) return known;
    throw Error("a dataset is of a type that a run file never holds");
}

Shape Dataset::shape() const
{
    const Handle space{check(H5Dget_space(handle_.get()), "cannot read a dataset's shape"), H5Sclose};
    const int rank = check(H5Sget_simple_extent_ndims(space.get()), "cannot read a dataset's shape");
    std::vector<hsize_t> sizes(std::size_t(std::max(rank, 1)));
    check(H5Sget_simple_extent_dims(space.get(), sizes.data(), nullptr), "cannot read a dataset's shape");
    return {sizes.begin(), sizes.begin() + rank};
}

void Dataset::resize(std::uint64_t rows)
{
    Shape sizes = shape();
    sizes.at(0) = rows;
    resize(sizes);
}

void Dataset::resize(const Shape& shape)
{
    be_quiet();
    const std::vector<hsize_t> sizes(shape.begin(), shape.end());
    check(H5Dset_extent(handle_.get(), sizes.data()), "cannot resize a dataset");
}

namespace {

// The file's selection and the memory's shape for a block.
std::pair<Handle, Handle> block_of(hid_t dataset, const Shape& offset, const Shape& count)
{
    Handle space{check(H5Dget_space(dataset), "cannot read a dataset's shape"), H5Sclose};
    const std::vector<hsize_t> from(offset.begin(), offset.end()), size(count.begin(), count.end());
    check(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, from.data(), nullptr, size.data(), nullptr),
          "cannot select rows");
    return {std::move(space), simple_space(count, count)};
}

// The same for whole rows.
std::pair<Handle, Handle> rows_of(hid_t dataset, const Shape& shape, std::uint64_t first, std::uint64_t count)
{
    if (shape.empty() || first + count > shape[0]) throw Error("rows outside a dataset");
    Shape offset(shape.size(), 0), size = shape;
    offset[0] = first;
    size[0] = count;
    return block_of(dataset, offset, size);
}

}  // namespace

void Dataset::write(std::uint64_t first, std::uint64_t count, const void* data)
{
    if (count == 0) return;
    be_quiet();
    const auto [file, memory] = rows_of(handle_.get(), shape(), first, count);
    check(H5Dwrite(handle_.get(), file_type(type()), memory.get(), file.get(), H5P_DEFAULT, data),
          "cannot write numbers");
}

void Dataset::write_block(const Shape& offset, const Shape& count, const void* data)
{
    be_quiet();
    if (offset.size() != shape().size() || count.size() != offset.size()) throw Error("a block of another shape");
    const auto [file, memory] = block_of(handle_.get(), offset, count);
    check(H5Dwrite(handle_.get(), file_type(type()), memory.get(), file.get(), H5P_DEFAULT, data),
          "cannot write numbers");
}

void Dataset::read_block(const Shape& offset, const Shape& count, void* data) const
{
    be_quiet();
    require_sums();
    const Shape have = shape();
    if (offset.size() != have.size() || count.size() != have.size()) throw Error("a block of another shape");
    for (std::size_t d = 0; d < have.size(); ++d)
        if (offset[d] > have[d] || count[d] > have[d] - offset[d]) throw Error("a block outside a dataset");
    const auto [file, memory] = block_of(handle_.get(), offset, count);
    check(H5Dread(handle_.get(), file_type(type()), memory.get(), file.get(), H5P_DEFAULT, data),
          "cannot read numbers");
}

void Dataset::read(std::uint64_t first, std::uint64_t count, void* data) const
{
    if (count == 0) return;
    be_quiet();
    require_sums();
    const auto [file, memory] = rows_of(handle_.get(), shape(), first, count);
    check(H5Dread(handle_.get(), file_type(type()), memory.get(), file.get(), H5P_DEFAULT, data),
          "cannot read numbers");
}

void Dataset::write_chunk(const Shape& offset, std::uint32_t skipped_filters, std::span<const std::byte> bytes)
{
    be_quiet();
    const std::vector<hsize_t> place(offset.begin(), offset.end());
    check(H5Dwrite_chunk(handle_.get(), H5P_DEFAULT, skipped_filters, place.data(), bytes.size(), bytes.data()),
          "cannot write numbers");
}

void Dataset::make_scale(const std::string& name)
{
    check(H5DSset_scale(handle_.get(), name.c_str()), "cannot make the dimension " + name);
}

void Dataset::attach(unsigned dimension, const Dataset& scale)
{
    check(H5DSattach_scale(handle_.get(), scale.handle_.get(), dimension), "cannot name a dimension");
}

void Dataset::require_plain() const
{
    const Handle list{check(H5Dget_create_plist(handle_.get()), "cannot read how a dataset is stored"), H5Pclose};
    const H5D_layout_t layout = H5Pget_layout(list.get());
    if (layout != H5D_CONTIGUOUS && layout != H5D_CHUNKED && layout != H5D_COMPACT)
        throw Error("a virtual dataset, which a run file never holds");
    if (H5Pget_external_count(list.get()) != 0) throw Error("data in another file, which a run file never has");
    const int filters = check(H5Pget_nfilters(list.get()), "cannot read how a dataset is stored");
    for (int i = 0; i < filters; ++i) {
        unsigned flags = 0, config = 0;
        std::size_t values = 0;
        const H5Z_filter_t filter =
            H5Pget_filter2(list.get(), unsigned(i), &flags, &values, nullptr, 0, nullptr, &config);
        if (filter != H5Z_FILTER_SHUFFLE && filter != H5Z_FILTER_DEFLATE && filter != H5Z_FILTER_FLETCHER32)
            throw Error(fmt::format("filter {}, which a run file never uses", int(filter)));
    }
}

void Dataset::require_sums() const
{
    const Handle list{check(H5Dget_create_plist(handle_.get()), "cannot read how a dataset is stored"), H5Pclose};
    bool sums = false;
    for (int i = 0; i < H5Pget_nfilters(list.get()); ++i) {
        unsigned flags = 0, config = 0;
        std::size_t values = 0;
        sums = sums || H5Pget_filter2(list.get(), unsigned(i), &flags, &values, nullptr, 0, nullptr, &config) ==
                           H5Z_FILTER_FLETCHER32;
    }
    if (!sums) throw Error("numbers without a checksum, which samspill never writes");
    H5D_space_status_t stored = H5D_SPACE_STATUS_NOT_ALLOCATED;
    check(H5Dget_space_status(handle_.get(), &stored), "cannot read whether a dataset was written");
    if (stored == H5D_SPACE_STATUS_NOT_ALLOCATED) throw Error("numbers that were never written");
}

Group Group::create_group(const std::string& name)
{
    const Handle list = property_list(H5P_GROUP_CREATE);
    check(H5Pset_link_creation_order(list.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "cannot make a group");
    check(H5Pset_obj_track_times(list.get(), false), "cannot make a group");
    return Group(Handle{check(H5Gcreate2(handle_.get(), name.c_str(), H5P_DEFAULT, list.get(), H5P_DEFAULT),
                              "cannot make group " + name),
                        H5Gclose, handle_.trouble()});
}

Dataset Group::create(const std::string& name, Type type, const Shape& shape, const Storage& storage)
{
    const std::string what = "cannot make dataset " + name;
    Shape most = shape;
    if (storage.most_rows) most.at(0) = *storage.most_rows;
    if (storage.most_columns) most.at(1) = *storage.most_columns;
    const Handle space = simple_space(shape, most);
    const Handle list = property_list(H5P_DATASET_CREATE);
    check(H5Pset_obj_track_times(list.get(), false), what);
    if (!storage.chunk.empty()) {
        const std::vector<hsize_t> chunk(storage.chunk.begin(), storage.chunk.end());
        check(H5Pset_chunk(list.get(), int(chunk.size()), chunk.data()), what);
        check(H5Pset_shuffle(list.get()), what);
        check(H5Pset_deflate(list.get(), 1), what);
        check(H5Pset_fletcher32(list.get()), what);
    }
    if (storage.fill) check(H5Pset_fill_value(list.get(), H5T_NATIVE_FLOAT, &*storage.fill), what);
    return Dataset(Handle{check(H5Dcreate2(handle_.get(), name.c_str(), file_type(type), space.get(), H5P_DEFAULT,
                                           list.get(), H5P_DEFAULT),
                                what),
                          H5Dclose, handle_.trouble()});
}

Dataset Group::create_dimension(const std::string& name, std::uint64_t size)
{
    Dataset scale = create(name, Type::int8, {size});
    scale.make_scale(fmt::format("This is a netCDF dimension but not a netCDF variable. {:9}", size));
    return scale;
}

Dataset Group::create_texts(const std::string& name, const std::vector<std::string>& texts)
{
    const std::string what = "cannot write " + name;
    const Handle type = text_type(H5T_VARIABLE);
    const Handle space = simple_space({texts.size()}, {texts.size()});
    const Handle list = property_list(H5P_DATASET_CREATE);
    check(H5Pset_obj_track_times(list.get(), false), what);
    Dataset dataset(Handle{
        check(H5Dcreate2(handle_.get(), name.c_str(), type.get(), space.get(), H5P_DEFAULT, list.get(), H5P_DEFAULT),
              what),
        H5Dclose, handle_.trouble()});
    std::vector<const char*> pointers;
    for (const std::string& text : texts) pointers.push_back(text.c_str());
    if (!texts.empty())
        check(H5Dwrite(dataset.handle_.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), what);
    return dataset;
}

Group Group::group(const std::string& name) const
{
    require_hard_link(handle_.get(), name);
    return Group(Handle{check(H5Gopen2(handle_.get(), name.c_str(), H5P_DEFAULT), "cannot open group " + name),
                        H5Gclose, handle_.trouble()});
}

Dataset Group::dataset(const std::string& name) const
{
    require_hard_link(handle_.get(), name);
    Dataset dataset(Handle{check(H5Dopen2(handle_.get(), name.c_str(), H5P_DEFAULT), "cannot open dataset " + name),
                           H5Dclose, handle_.trouble()});
    dataset.require_plain();
    return dataset;
}

bool Group::has(const std::string& name) const
{
    return check(H5Lexists(handle_.get(), name.c_str(), H5P_DEFAULT), "cannot look up " + name) > 0;
}

std::vector<std::string> Group::names() const
{
    std::vector<std::string> names;
    const auto add = [](hid_t, const char* name, const H5L_info_t*, void* list) -> herr_t {
        static_cast<std::vector<std::string>*>(list)->emplace_back(name);
        return 0;
    };
    check(H5Literate(handle_.get(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, add, &names), "cannot list a group");
    return names;
}

File File::create(const std::string& path)
{
    begin();
    const Handle creation = property_list(H5P_FILE_CREATE), access = property_list(H5P_FILE_ACCESS);
    check(H5Pset_link_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
          "cannot make the file");
    check(H5Pset_obj_track_times(creation.get(), false), "cannot make the file");
    check(H5Pset_libver_bounds(access.get(), H5F_LIBVER_LATEST, H5F_LIBVER_LATEST), "cannot make the file");
    check(H5Pset_fclose_degree(access.get(), H5F_CLOSE_STRONG), "cannot make the file");
    return File(
        Handle{check(H5Fcreate(path.c_str(), H5F_ACC_EXCL, creation.get(), access.get()), "cannot make the file"),
               H5Fclose, std::make_shared<std::string>()},
        true);
}

File File::open(const std::string& path)
{
    begin();
    check(H5PLset_loading_state(0), "cannot switch plugins off");
    const Handle access = property_list(H5P_FILE_ACCESS);
    check(H5Pset_fclose_degree(access.get(), H5F_CLOSE_STRONG), "cannot open the file");
    return File(Handle{check(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.get()), "cannot open the file"), H5Fclose},
                false);
}

// The library cannot close a file that it cannot write, and crashes when the process ends. So
// what is still to be written goes nowhere, and the disk has its space back at once.
File::~File()
{
    if (!handle_ || !writing_) return;
    void* descriptor = nullptr;
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nowhere >= 0 && H5Fget_vfd_handle(handle_.get(), H5P_DEFAULT, &descriptor) >= 0)
        ::dup2(nowhere, *static_cast<int*>(descriptor));
    if (nowhere >= 0) ::close(nowhere);
}

Group File::root() const
{
    return Group(Handle{check(H5Gopen2(handle_.get(), "/", H5P_DEFAULT), "cannot open the root group"), H5Gclose,
                        handle_.trouble()});
}

void File::close()
{
    // The library may report a full disk when it flushes and forget it when it closes.
    if (const Trouble& trouble = handle_.trouble(); trouble && !trouble->empty())
        throw Error("cannot write numbers: " + *trouble);
    check(H5Fflush(handle_.get(), H5F_SCOPE_GLOBAL), "cannot write the file");
    check(H5Fclose(handle_.release()), "cannot close the file");
}

std::string library_version()
{
    begin();
    unsigned major = 0, minor = 0, release = 0;
    check(H5get_libversion(&major, &minor, &release), "cannot ask HDF5 for its version");
    return fmt::format("{}.{}.{}", major, minor, release);
}

}  // namespace samspill::h5
