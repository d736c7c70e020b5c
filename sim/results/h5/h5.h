#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/message.h"

// The only door to the HDF5 library: owners that close what they open, every return value
// checked. Files are made so that equal contents give equal bytes and every number has a checksum.
// h5_calls: errors and small objects of the library; h5_attributes: Object; h5_dataset: Dataset; h5: Group and File.
namespace samspill::h5 {

// What HDF5 or the system under it said. The caller adds the path.
class Error : public Failure {
public:
    explicit Error(Message what, int cause = 0) : Failure(std::move(what)), cause_(cause) {}

    // The errno of the system's call that failed; 0 when none did: what was read is wrong.
    int cause() const { return cause_; }

private:
    int cause_;
};

enum class Type { float32, float64, int8, int32, uint64, text };
std::size_t size_of(Type type);  // bytes of a number; 0 for text

using Shape = std::vector<std::uint64_t>;

// What went wrong when something of a file was closed: all that belongs to one file shares one. The
// library writes when it closes, and a destructor cannot throw; File::close does.
using Trouble = std::shared_ptr<std::string>;

// Owns one identifier of the library.
class Handle {
public:
    Handle() = default;
    Handle(std::int64_t id, int (*close)(std::int64_t), Trouble trouble = nullptr)
        : id_(id), close_(close), trouble_(std::move(trouble))
    {
    }
    Handle(Handle&& other) noexcept
        : id_(std::exchange(other.id_, -1)), close_(other.close_), trouble_(std::move(other.trouble_))
    {
    }
    Handle& operator=(Handle&& other) noexcept;
    ~Handle() { reset(); }
    std::int64_t get() const { return id_; }
    explicit operator bool() const { return id_ >= 0; }
    const Trouble& trouble() const { return trouble_; }
    void reset();
    std::int64_t release();  // the caller closes it

private:
    std::int64_t id_ = -1;
    int (*close_)(std::int64_t) = nullptr;
    Trouble trouble_;
};

// Something that can carry attributes: a group or a dataset.
class Object {
public:
    void set_text(const std::string& name, std::string_view text);
    // Of 32 bits, which every reader reads whole (R has no others); what may be larger, such as a seed, is a real:
    // exact up to 2^53.
    void set_integer(const std::string& name, std::int64_t value);
    void set_real(const std::string& name, double value);
    void set_int8s(const std::string& name, std::span<const std::int8_t> values);
    void set_fill_value(float value);  // the attribute that netCDF readers look for

    // Nothing when there is no such attribute. Error when it is not of this kind.
    std::optional<std::string> text(const std::string& name) const;
    std::optional<double> number(const std::string& name) const;
    std::vector<std::string> attribute_names() const;

protected:
    explicit Object(Handle handle) : handle_(std::move(handle)) {}
    Handle handle_;
};

// How a dataset is stored. Chunked data is shuffled, deflated and has a checksum a chunk.
struct Storage {
    Shape chunk;                                  // empty: contiguous
    std::optional<std::uint64_t> most_rows = {};  // limit of the first dimension; default: its size
    std::optional<float> fill = {};
    std::optional<std::uint64_t> most_columns = {};  // of the second one, likewise
};
inline constexpr std::uint64_t unlimited = ~std::uint64_t{0};

class Dataset : public Object {
public:
    Type type() const;
    Shape shape() const;
    void resize(std::uint64_t rows);  // the first dimension
    void resize(const Shape& shape);

    // Rows are along the first dimension; `data` is the numbers of `count` whole rows.
    void write(std::uint64_t first, std::uint64_t count, const void* data);
    void read(std::uint64_t first, std::uint64_t count, void* data) const;
    // A block: `count` numbers from `offset` on along every dimension.
    void write_block(const Shape& offset, const Shape& count, const void* data);
    void read_block(const Shape& offset, const Shape& count, void* data) const;
    // Puts a chunk that encode_chunk has made.
    void write_chunk(const Shape& offset, std::uint32_t skipped_filters, std::span<const std::byte> bytes);

    void make_scale(const std::string& name);  // a dimension's coordinate
    void attach(unsigned dimension, const Dataset& scale);

    // Refuses what a run file never holds: virtual or external storage, other filters.
    void require_plain() const;

private:
    // Refuses numbers that nothing vouches for: without checksums, or never written.
    void require_sums() const;

    friend class Group;
    using Object::Object;
};

class Group : public Object {
public:
    Group create_group(const std::string& name);
    Dataset create(const std::string& name, Type type, const Shape& shape, const Storage& storage = {});
    Dataset create_dimension(const std::string& name, std::uint64_t size);                 // without a coordinate
    Dataset create_texts(const std::string& name, const std::vector<std::string>& texts);  // a list
    Dataset create_texts(const std::string& name, const std::vector<std::string>& texts, const Shape& shape);

    // Open hard links only: a link out of the file is refused.
    Group group(const std::string& name) const;
    Dataset dataset(const std::string& name) const;
    bool has(const std::string& name) const;
    std::vector<std::string> names() const;  // in order of creation

private:
    friend class File;
    using Object::Object;
};

class File {
public:
    static File create(const std::string& path);  // error when one is there that is not empty
    static File open(const std::string& path);    // for reading
    File(File&&) = default;
    File& operator=(File&&) = delete;
    ~File();  // a file being written that was not closed is given up
    Group root() const;
    void close();  // flushes and closes, and says so when either fails

private:
    File(Handle handle, bool writing) : handle_(std::move(handle)), writing_(writing) {}
    Handle handle_;
    bool writing_;
};

std::string library_version();

}  // namespace samspill::h5
