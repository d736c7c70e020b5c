#include "results/state_file.h"

#include <algorithm>
#include <span>
#include <stdexcept>

#include <fmt/format.h>

#include "core/error.h"
#include "results/reading.h"

namespace samspill {

namespace {

constexpr std::uint64_t most_in_chunk = 1u << 20;       // bytes
constexpr std::uint64_t most_past = 1u << 26;           // bytes
constexpr std::uint64_t most_state = 1ull << 36;        // bytes of one replicate
constexpr std::size_t most_shown = 12;                  // differences of a past
constexpr std::string_view between = "\t", end = "\n";  // no name or value holds them

std::uint64_t chunk_for(std::uint64_t bytes) { return std::clamp<std::uint64_t>(bytes, 1, most_in_chunk); }

std::string name_of_state(std::size_t position) { return fmt::format("state_{}", position); }

std::string text_of(const std::vector<PastItem>& past)
{
    std::string text;
    for (const auto& [key, value] : past) text.append(key).append(between).append(value).append(end);
    return text;
}

std::vector<PastItem> parse_past(const std::string& text)
{
    std::vector<PastItem> past;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t stop = text.find(end, begin), tab = text.find(between, begin);
        if (stop == std::string::npos || tab == std::string::npos || tab > stop)
            throw h5::Error("the list of what decided its past is damaged");
        past.emplace_back(text.substr(begin, tab - begin), text.substr(tab + 1, stop - tab - 1));
        begin = stop + 1;
    }
    return past;
}

template <class Number>
std::vector<Number> read_list(const h5::Group& group, const std::string& name, h5::Type type, std::uint64_t most)
{
    const h5::Dataset dataset = group.dataset(name);
    const h5::Shape shape = dataset.shape();
    if (dataset.type() != type || shape.size() != 1 || shape[0] > most)
        throw h5::Error(name + " is not a list of the right kind");
    std::vector<Number> numbers(shape[0]);
    dataset.read(0, shape[0], numbers.data());
    return numbers;
}

void write_bytes(h5::Group& group, const std::string& name, std::uint64_t size, const std::vector<EncodedChunk>& chunks,
                 const char* meaning)
{
    h5::Dataset dataset = group.create(name, h5::Type::int8, {size}, {.chunk = {chunk_for(size)}});
    h5::Shape offset{0};
    for (const EncodedChunk& chunk : chunks) {
        dataset.write_chunk(offset, chunk.skipped_filters, chunk.bytes);
        offset[0] += chunk_for(size);
    }
    dataset.set_text("long_name", meaning);
}

std::vector<EncodedChunk> encode_bytes(std::span<const std::byte> bytes)
{
    std::vector<EncodedChunk> chunks;
    const std::size_t size = chunk_for(bytes.size());
    for (std::size_t begin = 0; begin < bytes.size(); begin += size) {
        std::vector<std::byte> whole(size, std::byte{0});  // every chunk is whole in the file
        const std::size_t count = std::min(size, bytes.size() - begin);
        std::copy_n(bytes.begin() + std::ptrdiff_t(begin), count, whole.begin());
        chunks.push_back(encode_chunk(whole, 1));
    }
    return chunks;
}

}  // namespace

template <class Work>
auto StateFileWriter::guarded(Work&& work)
{
    try {
        return work();
    } catch (const h5::Error& error) {
        throw std::runtime_error(fmt::format("{}: cannot write the states: {}", target_.path(), error.what()));
    }
}

StateFileWriter::StateFileWriter(const std::string& path, const Scenario& scenario, Week week)
    : target_(path), file_(guarded([&] { return h5::File::create(target_.temporary()); }))
{
    guarded([&] {
        h5::Group root = file_.root();
        root.set_text("filetype", state_filetype);
        root.set_integer("format_version", state_format_version);
        root.set_text("title", scenario.title);
        root.set_text("scenario", scenario.name);
        root.set_text("scenario_text", scenario.text);
        root.set_real("seed", scenario.seed);
        root.set_integer("week", week);
        const Digest layout = state_layout();
        root.set_text("layout", to_text(layout));
        const std::string past = text_of(past_items(scenario.inputs, week));
        write_bytes(root, "past", past.size(), encode_bytes(std::as_bytes(std::span(past))),
                    "what decided the states: key, tab, value, a line each");
    });
}

EncodedState StateFileWriter::encode(const WorldState& state)
{
    return {state.stream.replicate, state.digest, state.bytes.size(), encode_bytes(state.bytes)};
}

void StateFileWriter::add(const EncodedState& state)
{
    guarded([&] {
        h5::Group root = file_.root();
        write_bytes(root, name_of_state(replicates_.size()), state.bytes, state.chunks,
                    "all state of a replicate, in samspill's own layout");
    });
    replicates_.push_back(std::int32_t(state.replicate));
    digests_.push_back(state.digest.high);
    digests_.push_back(state.digest.low);
}

void StateFileWriter::finish()
{
    if (replicates_.empty()) throw std::logic_error("a file of states needs one");
    guarded([&] {
        h5::Group root = file_.root();
        h5::Dataset numbers =
            root.create("replicate", h5::Type::int32, {replicates_.size()}, {.chunk = {replicates_.size()}});
        numbers.write(0, replicates_.size(), replicates_.data());
        numbers.set_text("long_name", "number of the replicate of state_0, state_1, ...");
        h5::Dataset words = root.create("digest", h5::Type::uint64, {digests_.size()}, {.chunk = {digests_.size()}});
        words.write(0, digests_.size(), digests_.data());
        words.set_text("long_name", "hash of each state, two words");
    });
    guarded([&] { file_.close(); });
    target_.commit();
}

template <class Work>
auto StateFile::guarded(Work&& work) const
{
    try {
        return work();
    } catch (const h5::Error& error) {
        throw damaged(path_, error, "file of states", "save the states again");
    }
}

StateFile::StateFile(std::string path)
    : path_(std::move(path)), file_(guarded([&] {
          require_hdf5(path_, "file of states");
          return h5::File::open(path_);
      }))
{
    guarded([&] { read_info(); });
}

void StateFile::read_info()
{
    const h5::Group root = file_.root();
    if (root.text("filetype") != std::string(state_filetype))
        throw h5::Error("it is none; samspill run --save-state writes them");
    if (root.number("format_version") != double(state_format_version))
        throw h5::Error("it has another format version than this samspill reads");
    if (root.text("layout") != to_text(state_layout()))
        throw h5::Error("it was saved by another version of samspill; save the states again");
    info_.title = root.text("title").value_or("");
    info_.scenario = root.text("scenario").value_or("");
    info_.scenario_text = root.text("scenario_text").value_or("");
    info_.seed = required_number<std::uint32_t>(root, "seed", 0.0, 4294967295.0);
    info_.week = required_number<Week>(root, "week", -10000.0, 10000.0);
    info_.replicates = read_list<std::int32_t>(root, "replicate", h5::Type::int32, most_replicates);
    const auto words = read_list<std::uint64_t>(root, "digest", h5::Type::uint64, 2 * most_replicates);
    if (info_.replicates.empty() || words.size() != 2 * info_.replicates.size())
        throw h5::Error("its lists of replicates do not fit together");
    for (std::size_t i = 0; i < words.size(); i += 2) info_.digests.push_back({words[i], words[i + 1]});
    const auto past = read_list<char>(root, "past", h5::Type::int8, most_past);
    info_.past = parse_past({past.begin(), past.end()});
}

std::vector<std::string> StateFile::differences_of_past(const Inputs& inputs) const
{
    std::vector<PastItem> saved = info_.past, now = past_items(inputs, info_.week);
    std::vector<std::string> lines;
    for (const PastItem& item : now) {
        const auto same = std::find(saved.begin(), saved.end(), item);
        if (same != saved.end()) {
            saved.erase(same);
            continue;
        }
        const auto other =
            std::find_if(saved.begin(), saved.end(), [&](const PastItem& old) { return old.first == item.first; });
        lines.push_back(fmt::format("{}: {} in the states, {} here", item.first,
                                    other == saved.end() ? "nothing" : other->second, item.second));
        if (other != saved.end()) saved.erase(other);
    }
    for (const PastItem& item : saved)
        lines.push_back(fmt::format("{}: {} in the states, nothing here", item.first, item.second));
    if (lines.size() > most_shown) {
        const std::size_t more = lines.size() - most_shown;
        lines.resize(most_shown);
        lines.push_back(fmt::format("and {} more", more));
    }
    return lines;
}

WorldState StateFile::state(std::uint32_t replicate) const
{
    const auto found = std::find(info_.replicates.begin(), info_.replicates.end(), std::int32_t(replicate));
    if (found == info_.replicates.end())
        throw InputError(path_,
                         fmt::format("holds no state of replicate {}; it has {}, from {} to {}", replicate,
                                     info_.replicates.size(), info_.replicates.front(), info_.replicates.back()));
    const auto position = std::size_t(found - info_.replicates.begin());
    return guarded([&] {
        WorldState state;
        state.stream = {info_.seed, replicate};
        state.week = info_.week;
        state.layout = state_layout();
        state.digest = info_.digests[position];
        state.bytes = read_list<std::byte>(file_.root(), name_of_state(position), h5::Type::int8, most_state);
        return state;
    });
}

}  // namespace samspill
