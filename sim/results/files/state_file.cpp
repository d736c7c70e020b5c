#include "results/files/state_file.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/error.h"
#include "model/inputs/item_text.h"
#include "results/files/output_kind.h"
#include "results/files/provenance.h"
#include "results/files/reading.h"

namespace samspill {

namespace {

constexpr std::uint64_t most_in_chunk = 1u << 20;            // bytes
constexpr std::uint64_t most_past = 1u << 26;                // bytes
constexpr std::uint64_t most_state = 1ull << 36;             // bytes of one replicate
constexpr std::size_t most_shown = 12;                       // differences of a past
constexpr std::string_view between = "\t", end = "\n";       // no name or value holds them
constexpr std::string_view changed_in = "changed in week ";  // key of what went on otherwise

std::uint64_t chunk_for(std::uint64_t bytes) { return std::clamp<std::uint64_t>(bytes, 1, most_in_chunk); }

std::string name_of_state(std::size_t position) { return fmt::format("state_{}", position); }

std::string text_of(const std::vector<PastItem>& past)
{
    std::string text;
    for (const auto& [key, value, settled] : past)
        text += fmt::format("{}{}{}{}{}{}", key, between, value, between, settled, end);
    return text;
}

Week settled_week_of(std::string_view text)
{
    Week week = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), week);
    if (error != std::errc{} || stop != text.data() + text.size())
        throw h5::Error(message("states.past", {"the list of what decided its past is damaged",
                                                "listen over det som avgjorde fortiden, er skadet"}));
    return week;
}

std::vector<PastItem> parse_past(const std::string& text)
{
    std::vector<PastItem> past;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t stop = text.find(end, begin), tab = text.find(between, begin);
        const std::size_t second = tab == std::string::npos ? tab : text.find(between, tab + 1);
        if (stop == std::string::npos || second == std::string::npos || second > stop)
            throw h5::Error(message("states.past", {"the list of what decided its past is damaged",
                                                    "listen over det som avgjorde fortiden, er skadet"}));
        past.push_back({text.substr(begin, tab - begin), text.substr(tab + 1, second - tab - 1),
                        settled_week_of(std::string_view(text).substr(second + 1, stop - second - 1))});
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
        throw h5::Error(
            message("h5.other_list", {"{} is not a list of the right kind", "{} er ingen liste av riktig slag"}, name));
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
        throw Failure(message("states.unwritten",
                              {"{}: cannot write the states: {}", "{}: tilstandene kan ikke skrives: {}"},
                              target_.path(), error.said()));
    }
}

Digest states_digest(const Scenario& scenario, Week week, const std::string& past)
{
    Digester digester;
    digester.add(item_text(past_items(scenario.inputs, week)));
    digester.add_value(scenario.seed);
    digester.add_value(week);
    digester.add(past);
    return digester.digest();
}

StateFileWriter::StateFileWriter(const std::string& path, const Scenario& scenario, Week week, const Identity& program,
                                 const std::vector<PastItem>& changes, const std::string& past_of_scenario,
                                 Rivals rivals)
    : target_(path, rivals), file_(guarded([&] { return h5::File::create(target_.temporary()); }))
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
        write_identity(root, program);
        root.set_text("inputs", to_text(effective_digest(scenario.inputs)));
        root.set_text("result_of", to_text(states_digest(scenario, week, past_of_scenario)));
        std::vector<PastItem> items = past_items(scenario.inputs, week);
        items.insert(items.end(), changes.begin(), changes.end());
        const std::string past = text_of(items);
        write_bytes(
            root, "past", past.size(), encode_bytes(std::as_bytes(std::span(past))),
            "what decided the states: key, tab, value, tab, first week of states that it is settled in, a line each");
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
        root.set_integer("replicates", std::int64_t(replicates_.size()));
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
        throw unreadable(path_, error, states_output.name, {"save the states again", "lagre tilstandene på nytt"});
    }
}

StateFile::StateFile(std::string path)
    : path_(std::move(path)), file_(guarded([&] {
          require_hdf5(path_, states_output.name);
          return h5::File::open(path_);
      }))
{
    guarded([&] { read_info(); });
}

void StateFile::read_info()
{
    const h5::Group root = file_.root();
    if (root.text("filetype") != std::string(state_filetype))
        throw h5::Error(message("states.none", {"it is none; samspill run --save-state writes them",
                                                "den er ingen; samspill run --save-state skriver dem"}));
    if (root.number("format_version") != double(state_format_version))
        throw h5::Error(message("states.version", {"it has another format version than this samspill reads",
                                                   "den har en annen formatversjon enn denne samspill leser"}));
    if (root.text("layout") != to_text(state_layout()))
        throw h5::Error(message("states.other_program",
                                {"it was saved by another version of samspill; save the states again",
                                 "den er lagret av en annen versjon av samspill; lagre tilstandene på nytt"}));
    info_.title = root.text("title").value_or("");
    info_.scenario = root.text("scenario").value_or("");
    info_.scenario_text = root.text("scenario_text").value_or("");
    info_.program = read_identity(root);
    info_.inputs = root.text("inputs").value_or("");
    info_.result_of = root.text("result_of").value_or("");
    info_.seed = required_number<std::uint32_t>(root, "seed", 0.0, 4294967295.0);
    info_.week = required_number<Week>(root, "week", -10000.0, 10000.0);
    info_.replicates = read_list<std::int32_t>(root, "replicate", h5::Type::int32, most_replicates);
    const auto words = read_list<std::uint64_t>(root, "digest", h5::Type::uint64, 2 * most_replicates);
    if (info_.replicates.empty() || words.size() != 2 * info_.replicates.size())
        throw h5::Error(message("states.lists", {"its lists of replicates do not fit together",
                                                 "listene over kjøringer passer ikke sammen"}));
    for (std::size_t i = 0; i < words.size(); i += 2) info_.digests.push_back({words[i], words[i + 1]});
    const auto past = read_list<char>(root, "past", h5::Type::int8, most_past);
    info_.past = parse_past({past.begin(), past.end()});
}

std::vector<std::string> lines_of(const std::vector<PastDifference>& differences)
{
    const auto or_nothing = [](const std::string& text) { return text.empty() ? "nothing" : text; };
    std::vector<std::string> lines;
    for (const PastDifference& difference : differences)
        lines.push_back(fmt::format("{}: {} in the states, {} here", difference.key, or_nothing(difference.before),
                                    or_nothing(difference.after)));
    if (lines.size() > most_shown) {
        const std::size_t more = lines.size() - most_shown;
        lines.resize(most_shown);
        lines.push_back(fmt::format("and {} more", more));
    }
    return lines;
}

std::vector<PastDifference> StateFile::differences_of_past(const Inputs& inputs) const
{
    return samspill::differences_of_past(info_.past, inputs, info_.week);
}

std::vector<PastItem> StateFile::changes_of_past(const Inputs& inputs) const
{
    std::vector<PastItem> changes;
    for (const PastItem& item : info_.past)
        if (item.key.starts_with(changed_in)) changes.push_back(item);
    std::vector<std::string> now;
    for (const PastDifference& difference : differences_of_past(inputs))
        if (!difference.key.starts_with(changed_in))
            now.push_back(fmt::format("{} from {} to {}", difference.key, difference.before, difference.after));
    if (!now.empty())
        changes.push_back(
            {fmt::format("{}{}", changed_in, info_.week), fmt::format("{}", fmt::join(now, "; ")), no_week});
    return changes;
}

WorldState StateFile::state(std::uint32_t replicate) const
{
    const auto found = std::find(info_.replicates.begin(), info_.replicates.end(), std::int32_t(replicate));
    if (found == info_.replicates.end())
        throw InputError(
            path_, message("states.no_replicate",
                           {"holds no state of replicate {}; it has {}, from {} to {}",
                            "har ingen tilstand for kjøring {}; den har {}, fra {} til {}"},
                           replicate, info_.replicates.size(), info_.replicates.front(), info_.replicates.back()));
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
