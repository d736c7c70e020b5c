#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <hdf5_hl.h>

#include "results/h5/h5_calls.h"

namespace samspill::h5 {

Type Dataset::type() const
{
    const Handle type{
        check(H5Dget_type(handle_.get()), {"cannot read a dataset's type", "kan ikke lese typen til et datasett"}),
        H5Tclose};
    if (H5Tis_variable_str(type.get()) > 0) return Type::text;
    for (const Type known : {Type::float32, Type::float64, Type::int8, Type::int32, Type::uint64})
        if (H5Tequal(type.get(), file_type(known)) > 0) return known;
    throw Error(message("h5.strange_type", {"a dataset is of a type that a run file never holds",
                                            "et datasett er av en type som en kjørefil aldri har"}));
}

Shape Dataset::shape() const
{
    const Handle space{
        check(H5Dget_space(handle_.get()), {"cannot read a dataset's shape", "kan ikke lese formen til et datasett"}),
        H5Sclose};
    const int rank = check(H5Sget_simple_extent_ndims(space.get()),
                           {"cannot read a dataset's shape", "kan ikke lese formen til et datasett"});
    std::vector<hsize_t> sizes(std::size_t(std::max(rank, 1)));
    check(H5Sget_simple_extent_dims(space.get(), sizes.data(), nullptr),
          {"cannot read a dataset's shape", "kan ikke lese formen til et datasett"});
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
    check(H5Dset_extent(handle_.get(), sizes.data()),
          {"cannot resize a dataset", "kan ikke endre størrelsen på et datasett"});
}

namespace {

// The file's selection and the memory's shape for a block.
std::pair<Handle, Handle> block_of(hid_t dataset, const Shape& offset, const Shape& count)
{
    Handle space{
        check(H5Dget_space(dataset), {"cannot read a dataset's shape", "kan ikke lese formen til et datasett"}),
        H5Sclose};
    const std::vector<hsize_t> from(offset.begin(), offset.end()), size(count.begin(), count.end());
    check(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, from.data(), nullptr, size.data(), nullptr),
          {"cannot select rows", "kan ikke velge rader"});
    return {std::move(space), simple_space(count, count)};
}

// The same for whole rows.
std::pair<Handle, Handle> rows_of(hid_t dataset, const Shape& shape, std::uint64_t first, std::uint64_t count)
{
    if (shape.empty() || first + count > shape[0])
        throw Error(message("h5.rows_outside", {"rows outside a dataset", "rader utenfor et datasett"}));
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
          {"cannot write numbers", "kan ikke skrive tall"});
}

void Dataset::write_block(const Shape& offset, const Shape& count, const void* data)
{
    be_quiet();
    if (offset.size() != shape().size() || count.size() != offset.size())
        throw Error(message("h5.other_block", {"a block of another shape", "en blokk med en annen form"}));
    const auto [file, memory] = block_of(handle_.get(), offset, count);
    check(H5Dwrite(handle_.get(), file_type(type()), memory.get(), file.get(), H5P_DEFAULT, data),
          {"cannot write numbers", "kan ikke skrive tall"});
}

void Dataset::read_block(const Shape& offset, const Shape& count, void* data) const
{
    be_quiet();
    require_sums();
    const Shape have = shape();
    if (offset.size() != have.size() || count.size() != have.size())
        throw Error(message("h5.other_block", {"a block of another shape", "en blokk med en annen form"}));
    for (std::size_t d = 0; d < have.size(); ++d)
        if (offset[d] > have[d] || count[d] > have[d] - offset[d])
            throw Error(message("h5.block_outside", {"a block outside a dataset", "en blokk utenfor et datasett"}));
    const auto [file, memory] = block_of(handle_.get(), offset, count);
    check(H5Dread(handle_.get(), file_type(type()), memory.get(), file.get(), H5P_DEFAULT, data),
          {"cannot read numbers", "kan ikke lese tall"});
}

void Dataset::read(std::uint64_t first, std::uint64_t count, void* data) const
{
    if (count == 0) return;
    be_quiet();
    require_sums();
    const auto [file, memory] = rows_of(handle_.get(), shape(), first, count);
    check(H5Dread(handle_.get(), file_type(type()), memory.get(), file.get(), H5P_DEFAULT, data),
          {"cannot read numbers", "kan ikke lese tall"});
}

void Dataset::write_chunk(const Shape& offset, std::uint32_t skipped_filters, std::span<const std::byte> bytes)
{
    be_quiet();
    const std::vector<hsize_t> place(offset.begin(), offset.end());
    check(H5Dwrite_chunk(handle_.get(), H5P_DEFAULT, skipped_filters, place.data(), bytes.size(), bytes.data()),
          {"cannot write numbers", "kan ikke skrive tall"});
}

void Dataset::make_scale(const std::string& name)
{
    check(H5DSset_scale(handle_.get(), name.c_str()), {"cannot make the dimension", "kan ikke lage dimensjonen"}, name);
}

void Dataset::attach(unsigned dimension, const Dataset& scale)
{
    check(H5DSattach_scale(handle_.get(), scale.handle_.get(), dimension),
          {"cannot name a dimension", "kan ikke gi en dimensjon navn"});
}

void Dataset::require_plain() const
{
    const Handle list{check(H5Dget_create_plist(handle_.get()),
                            {"cannot read how a dataset is stored", "kan ikke lese hvordan et datasett er lagret"}),
                      H5Pclose};
    const H5D_layout_t layout = H5Pget_layout(list.get());
    if (layout != H5D_CONTIGUOUS && layout != H5D_CHUNKED && layout != H5D_COMPACT)
        throw Error(message("h5.virtual", {"a virtual dataset, which a run file never holds",
                                           "et virtuelt datasett, som en kjørefil aldri har"}));
    if (H5Pget_external_count(list.get()) != 0)
        throw Error(message("h5.external", {"data in another file, which a run file never has",
                                            "data i en annen fil, som en kjørefil aldri har"}));
    const int filters = check(H5Pget_nfilters(list.get()),
                              {"cannot read how a dataset is stored", "kan ikke lese hvordan et datasett er lagret"});
    for (int i = 0; i < filters; ++i) {
        unsigned flags = 0, config = 0;
        std::size_t values = 0;
        const H5Z_filter_t filter =
            H5Pget_filter2(list.get(), unsigned(i), &flags, &values, nullptr, 0, nullptr, &config);
        if (filter != H5Z_FILTER_SHUFFLE && filter != H5Z_FILTER_DEFLATE && filter != H5Z_FILTER_FLETCHER32)
            throw Error(message("h5.filter",
                                {"filter {}, which a run file never uses", "filter {}, som en kjørefil aldri bruker"},
                                int(filter)));
    }
}

void Dataset::require_sums() const
{
    const Handle list{check(H5Dget_create_plist(handle_.get()),
                            {"cannot read how a dataset is stored", "kan ikke lese hvordan et datasett er lagret"}),
                      H5Pclose};
    bool sums = false;
    for (int i = 0; i < H5Pget_nfilters(list.get()); ++i) {
        unsigned flags = 0, config = 0;
        std::size_t values = 0;
        sums = sums || H5Pget_filter2(list.get(), unsigned(i), &flags, &values, nullptr, 0, nullptr, &config) ==
                           H5Z_FILTER_FLETCHER32;
    }
    if (!sums)
        throw Error(message("h5.no_checksum", {"numbers without a checksum, which samspill never writes",
                                               "tall uten kontrollsum, som samspill aldri skriver"}));
    H5D_space_status_t stored = H5D_SPACE_STATUS_NOT_ALLOCATED;
    check(H5Dget_space_status(handle_.get(), &stored),
          {"cannot read whether a dataset was written", "kan ikke lese om et datasett er skrevet"});
    if (stored == H5D_SPACE_STATUS_NOT_ALLOCATED)
        throw Error(message("h5.unwritten", {"numbers that were never written", "tall som aldri ble skrevet"}));
}

}  // namespace samspill::h5
