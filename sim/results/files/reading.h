#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/digest.h"
#include "core/error.h"
#include "model/inputs/places.h"
#include "results/h5/h5.h"

// What readers of samspill's files have in common. A file is not trusted: what is missing, of
// another kind or too large is an h5::Error.
namespace samspill {

// No honest file is near these; a broken one must not make us take the machine's memory.
inline constexpr std::uint64_t most_names = 1'000'000;
inline constexpr std::uint64_t most_text = 1u << 28;  // bytes
inline constexpr std::uint64_t most_weeks = 100'000;
inline constexpr std::uint64_t most_replicates = 10'000'000;
inline constexpr std::uint64_t most_numbers = std::uint64_t{1} << 33;  // of a block that is read at once

// Throws InputError that says plainly what is wrong with a file that is no HDF5 at all; `what` it
// should be: "run file".
void require_hdf5(const std::string& path, const Text& what);

// What kind of file of samspill's it is: its attribute filetype. Throws InputError when it has none.
std::string filetype_of(const std::string& path);

// The complaint about a file that could not be read: the system's cause when a call of it failed, and only
// else that what was read is wrong; `what` it should be: "run file", `remedy`: "run the scenario again". Throws
// std::bad_alloc where memory ran out: the file is not to blame.
InputError unreadable(const std::string& path, const h5::Error& error, const Text& what, const Text& remedy);

std::string required_text(const h5::Object& object, const std::string& name);
double required_real(const h5::Object& object, const std::string& name, double low, double high);
template <class Number>
Number required_number(const h5::Object& object, const std::string& name, double low, double high)
{
    return Number(required_real(object, name, low, high));
}
void require_shape(const h5::Dataset& dataset, const std::string& name, h5::Type type, const h5::Shape& shape);
std::vector<double> read_reals(const h5::Group& group, const std::string& name, std::size_t count);
std::vector<std::int32_t> read_integers(const h5::Group& group, const std::string& name, std::uint64_t most);

Digest parse_digest(const std::string& text);
std::vector<std::string> lines_of(const std::string& text);

// The copies of all lists of texts, by path; and one of them.
using TextLists = std::map<std::string, std::vector<std::string>>;
TextLists read_texts(const h5::Group& root);
const std::vector<std::string>& texts_at(const TextLists& texts, const std::string& path);

// What write_places wrote: names, inhabitants, positions and scale.
Places read_places(const h5::Group& root, const TextLists& texts);

}  // namespace samspill
