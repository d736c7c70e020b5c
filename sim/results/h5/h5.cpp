#include "results/h5/h5.h"

#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "results/h5/h5_calls.h"

namespace samspill::h5 {

namespace {

// Only a hard link stays inside the file.
void require_hard_link(hid_t group, const std::string& name)
{
    H5L_info_t link;
    check(H5Lget_info(group, name.c_str(), &link, H5P_DEFAULT), {"there is no", "det finnes ingen"}, name);
    if (link.type != H5L_TYPE_HARD)
        throw Error(message("h5.link",
                            {"{} is a soft or external link, which a run file never holds",
                             "{} er en myk eller ekstern lenke, som en kjørefil aldri har"},
                            name));
}

// A file is its writer's own until it gets its name and never changes afterwards, so that a lock would
// only shut out file systems that have none (NFS, Lustre).
void lock_nothing(const Handle& access)
{
    check(H5Pset_file_locking(access.get(), false, true), {"cannot switch locks off", "kan ikke slå av låser"});
}

}  // namespace

Group Group::create_group(const std::string& name)
{
    const Handle list = property_list(H5P_GROUP_CREATE);
    check(H5Pset_link_creation_order(list.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
          {"cannot make a group", "kan ikke lage en gruppe"});
    check(H5Pset_obj_track_times(list.get(), false), {"cannot make a group", "kan ikke lage en gruppe"});
    return Group(Handle{check(H5Gcreate2(handle_.get(), name.c_str(), H5P_DEFAULT, list.get(), H5P_DEFAULT),
                              {"cannot make group", "kan ikke lage gruppen"}, name),
                        H5Gclose, handle_.trouble()});
}

Dataset Group::create(const std::string& name, Type type, const Shape& shape, const Storage& storage)
{
    constexpr Text what{"cannot make dataset", "kan ikke lage datasettet"};
    Shape most = shape;
    if (storage.most_rows) most.at(0) = *storage.most_rows;
    if (storage.most_columns) most.at(1) = *storage.most_columns;
    const Handle space = simple_space(shape, most);
    const Handle list = property_list(H5P_DATASET_CREATE);
    check(H5Pset_obj_track_times(list.get(), false), what, name);
    if (!storage.chunk.empty()) {
        const std::vector<hsize_t> chunk(storage.chunk.begin(), storage.chunk.end());
        check(H5Pset_chunk(list.get(), int(chunk.size()), chunk.data()), what, name);
        check(H5Pset_shuffle(list.get()), what, name);
        check(H5Pset_deflate(list.get(), 1), what, name);
        check(H5Pset_fletcher32(list.get()), what, name);
    }
    if (storage.fill) check(H5Pset_fill_value(list.get(), H5T_NATIVE_FLOAT, &*storage.fill), what, name);
    return Dataset(Handle{check(H5Dcreate2(handle_.get(), name.c_str(), file_type(type), space.get(), H5P_DEFAULT,
                                           list.get(), H5P_DEFAULT),
                                what, name),
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
    return create_texts(name, texts, {texts.size()});
}

Dataset Group::create_texts(const std::string& name, const std::vector<std::string>& texts, const Shape& shape)
{
    constexpr Text what{"cannot write", "kan ikke skrive"};
    const Handle type = text_type(H5T_VARIABLE);
    const Handle space = simple_space(shape, shape);
    const Handle list = property_list(H5P_DATASET_CREATE);
    check(H5Pset_obj_track_times(list.get(), false), what, name);
    Dataset dataset(Handle{
        check(H5Dcreate2(handle_.get(), name.c_str(), type.get(), space.get(), H5P_DEFAULT, list.get(), H5P_DEFAULT),
              what, name),
        H5Dclose, handle_.trouble()});
    std::vector<const char*> pointers;
    for (const std::string& text : texts) pointers.push_back(text.c_str());
    if (!texts.empty())
        check(H5Dwrite(dataset.handle_.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), what, name);
    return dataset;
}

Group Group::group(const std::string& name) const
{
    require_hard_link(handle_.get(), name);
    return Group(Handle{
        check(H5Gopen2(handle_.get(), name.c_str(), H5P_DEFAULT), {"cannot open group", "kan ikke åpne gruppen"}, name),
        H5Gclose, handle_.trouble()});
}

Dataset Group::dataset(const std::string& name) const
{
    require_hard_link(handle_.get(), name);
    Dataset dataset(Handle{check(H5Dopen2(handle_.get(), name.c_str(), H5P_DEFAULT),
                                 {"cannot open dataset", "kan ikke åpne datasettet"}, name),
                           H5Dclose, handle_.trouble()});
    dataset.require_plain();
    return dataset;
}

bool Group::has(const std::string& name) const
{
    return check(H5Lexists(handle_.get(), name.c_str(), H5P_DEFAULT), {"cannot look up", "kan ikke slå opp"}, name) > 0;
}

std::vector<std::string> Group::names() const
{
    std::vector<std::string> names;
    const auto add = [](hid_t, const char* name, const H5L_info_t*, void* list) -> herr_t {
        static_cast<std::vector<std::string>*>(list)->emplace_back(name);
        return 0;
    };
    check(H5Literate(handle_.get(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, add, &names),
          {"cannot list a group", "kan ikke liste opp en gruppe"});
    return names;
}

File File::create(const std::string& path)
{
    begin();
    const Handle creation = property_list(H5P_FILE_CREATE), access = property_list(H5P_FILE_ACCESS);
    check(H5Pset_link_creation_order(creation.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
          {"cannot make the file", "kan ikke lage filen"});
    check(H5Pset_obj_track_times(creation.get(), false), {"cannot make the file", "kan ikke lage filen"});
    check(H5Pset_libver_bounds(access.get(), H5F_LIBVER_LATEST, H5F_LIBVER_LATEST),
          {"cannot make the file", "kan ikke lage filen"});
    check(H5Pset_fclose_degree(access.get(), H5F_CLOSE_STRONG), {"cannot make the file", "kan ikke lage filen"});
    lock_nothing(access);
    std::error_code none;
    const bool empty = std::filesystem::file_size(path, none) == 0 && !none;
    return File(
        Handle{check(H5Fcreate(path.c_str(), empty ? H5F_ACC_TRUNC : H5F_ACC_EXCL, creation.get(), access.get()),
                     {"cannot make the file", "kan ikke lage filen"}),
               H5Fclose, std::make_shared<std::string>()},
        true);
}

File File::open(const std::string& path)
{
    begin();
    check(H5PLset_loading_state(0), {"cannot switch plugins off", "kan ikke slå av tillegg"});
    const Handle access = property_list(H5P_FILE_ACCESS);
    check(H5Pset_fclose_degree(access.get(), H5F_CLOSE_STRONG), {"cannot open the file", "kan ikke åpne filen"});
    lock_nothing(access);
    return File(Handle{check(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.get()),
                             {"cannot open the file", "kan ikke åpne filen"}),
                       H5Fclose},
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
    return Group(Handle{
        check(H5Gopen2(handle_.get(), "/", H5P_DEFAULT), {"cannot open the root group", "kan ikke åpne rotgruppen"}),
        H5Gclose, handle_.trouble()});
}

void File::close()
{
    // The library may report a full disk when it flushes and forget it when it closes.
    if (const Trouble& trouble = handle_.trouble(); trouble && !trouble->empty())
        throw Error(message("h5.trouble", {"cannot write numbers: {}", "kan ikke skrive tall: {}"}, *trouble));
    check(H5Fflush(handle_.get(), H5F_SCOPE_GLOBAL), {"cannot write the file", "kan ikke skrive filen"});
    check(H5Fclose(handle_.release()), {"cannot close the file", "kan ikke lukke filen"});
}

}  // namespace samspill::h5
