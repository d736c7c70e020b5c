#include "experiment/sweep/sweep_batch.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>

#include "core/error.h"
#include "core/file_cause.h"
#include "results/files/atomic_file.h"
#include "results/files/provenance.h"
#include "results/h5/h5.h"

namespace samspill {

namespace {

constexpr std::uint64_t chunk_bytes = 512 * 1024;
constexpr std::uint64_t most_runs = 1u << 24;

SweepRows sorted(const SweepRows& rows, std::size_t width)
{
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t row) { return rows.runs[row]; });
    SweepRows result;
    result.values.reserve(rows.values.size());
    for (const std::size_t row : order) {
        result.runs.push_back(rows.runs[row]);
        result.digests.push_back(rows.digests[row]);
        const auto begin = rows.values.begin() + std::ptrdiff_t(row * width);
        result.values.insert(result.values.end(), begin, begin + std::ptrdiff_t(width));
    }
    return result;
}

template <class Number>
void write(h5::Group& group, const std::string& name, h5::Type type, const std::vector<Number>& numbers,
           std::uint64_t width, const char* meaning)
{
    const std::uint64_t rows = numbers.size() / width;
    const std::uint64_t fit = std::max<std::uint64_t>(chunk_bytes / (width * sizeof(Number)), 1);
    h5::Dataset dataset = group.create(name, type, {rows, width}, {.chunk = {std::min(fit, rows), width}});
    dataset.write(0, rows, numbers.data());
    dataset.set_text("long_name", meaning);
}

std::vector<std::uint64_t> words_of(const std::vector<Digest>& digests)
{
    std::vector<std::uint64_t> words;
    for (const Digest& digest : digests) {
        words.push_back(digest.high);
        words.push_back(digest.low);
    }
    return words;
}

// A file of one sweep, open for reading.
class BatchReader {
public:
    BatchReader(const std::string& path, const BatchOrigin& origin) : file_(h5::File::open(path)), root_(file_.root())
    {
        if (root_.text("filetype") != std::string(batch_filetype))
            throw h5::Error(
                message("batch.none", {"it is no batch of a sweep", "den er ingen bunke fra en gjennomgang"}));
        if (root_.number("format_version") != batch_format_version)
            throw h5::Error(
                message("batch.version", {"it has another format version", "den har en annen formatversjon"}));
        if (root_.text("plan") != origin.plan)
            throw h5::Error(
                message("batch.other_sweep", {"it belongs to another sweep", "den hører til en annen gjennomgang"}));
        check_program(path, origin);
        rows_ = root_.dataset("run").shape().at(0);
        if (rows_ == 0 || rows_ > most_runs)
            throw h5::Error(
                message("batch.size", {"it has an impossible number of runs", "den har et umulig antall kjøringer"}));
    }

    template <class Number>
    std::vector<Number> read(const std::string& name, h5::Type type, std::uint64_t width) const
    {
        const h5::Dataset dataset = root_.dataset(name);
        if (dataset.type() != type || dataset.shape() != h5::Shape{rows_, width})
            throw h5::Error(message(
                "batch.shape",
                {"{} is not of the shape that the sweep has", "{} har ikke formen som gjennomgangen har"}, name));
        std::vector<Number> numbers(rows_ * width);
        dataset.read(0, rows_, numbers.data());
        return numbers;
    }

    std::vector<Digest> digests(const std::string& name) const
    {
        const auto words = read<std::uint64_t>(name, h5::Type::uint64, 2);
        std::vector<Digest> list;
        for (std::size_t i = 0; i < words.size(); i += 2) list.push_back({words[i], words[i + 1]});
        return list;
    }

private:
    void check_program(const std::string& path, const BatchOrigin& origin) const
    {
        const Message remedy = message(
            "batch.remedy", {"Move it out of the sweep's folder: its runs are made anew by sweep run",
                             "Flytt den ut av mappen til gjennomgangen: kjøringene lages på nytt av sweep run"});
        require_same_program(path, message("batch.made", {"its runs were made", "kjøringene er laget"}),
                             read_identity(root_), origin.program, remedy);
        const std::optional<std::string> inputs = root_.text("inputs");
        if (inputs != origin.inputs)
            throw InputError(
                path,
                message("batch.other_defaults",
                        {"its runs were made with other defaults than the sweep's:\n  digest of "
                         "the effective inputs: {} there, {} in the sweep\n  {}",
                         "kjøringene er laget med andre standardverdier enn gjennomgangens:\n  "
                         "fingeravtrykk av de virksomme inndataene: {} der, {} i gjennomgangen\n  {}"},
                        inputs ? Message::verbatim(*inputs) : message("identity.unsaid", {"not said", "ikke oppgitt"}),
                        origin.inputs, remedy));
    }

    h5::File file_;
    h5::Group root_;
    std::uint64_t rows_ = 0;
};

template <class Work>
auto reading(const std::string& path, Work&& work)
{
    try {
        require_regular_file(path);  // a pipe would not end
        return work();
    } catch (const h5::Error& error) {
        if (error.cause() != 0) throw cannot_be_read(path, error.cause());
        throw InputError(path, message("batch.damaged",
                                       {"is damaged or no batch of this sweep: {}. Delete it and run the sweep again: "
                                        "its runs are made anew",
                                        "er skadet eller ingen bunke fra denne gjennomgangen: {}. Slett den og kjør "
                                        "gjennomgangen på nytt: kjøringene lages om igjen"},
                                       error.said()));
    }
}

}  // namespace

Digest hash_of_row(const SweepRows& rows, std::size_t row, std::size_t width)
{
    Digester digester;
    digester.add_value(rows.runs[row]);
    digester.add_value(rows.digests[row].high);
    digester.add_value(rows.digests[row].low);
    digester.add(rows.values.data() + row * width, width * sizeof(double));
    return digester.digest();
}

void write_batch(const std::string& path, const SweepRows& unsorted, std::size_t width, const BatchOrigin& origin)
{
    const SweepRows rows = sorted(unsorted, width);
    std::vector<Digest> hashes;
    for (std::size_t row = 0; row < rows.size(); ++row) hashes.push_back(hash_of_row(rows, row, width));
    AtomicFile target(path, Rivals::none);  // the ledger's name is in it
    try {
        h5::File file = h5::File::create(target.temporary());
        h5::Group root = file.root();
        root.set_text("filetype", batch_filetype);
        root.set_integer("format_version", batch_format_version);
        root.set_text("plan", origin.plan);
        root.set_text("inputs", origin.inputs);
        write_identity(root, origin.program);
        write(root, "run", h5::Type::uint64, rows.runs, 1, "number of the run: point x replicates + replicate");
        write(root, "digest", h5::Type::uint64, words_of(rows.digests), 2, "hash of the run's final state and series");
        write(root, "hash", h5::Type::uint64, words_of(hashes), 2, "hash of run, digest and values");
        write(root, "values", h5::Type::float64, rows.values, width,
              "endpoints and series, as the sweep's plan has them");
        file.close();
    } catch (const h5::Error& error) {
        throw Failure(message("batch.unwritten",
                              {"{}: cannot write results: {}", "{}: resultatene kan ikke skrives: {}"}, path,
                              error.said()));
    }
    target.commit();
}

SweepRows read_batch(const std::string& path, std::size_t width, const BatchOrigin& origin)
{
    return reading(path, [&] {
        const BatchReader reader(path, origin);
        SweepRows rows;
        rows.runs = reader.read<std::uint64_t>("run", h5::Type::uint64, 1);
        rows.digests = reader.digests("digest");
        rows.values = reader.read<double>("values", h5::Type::float64, width);
        const std::vector<Digest> hashes = reader.digests("hash");
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (!(hash_of_row(rows, row, width) == hashes[row]))
                throw h5::Error(
                    message("batch.values", {"its values are not those it was given", "verdiene er ikke de den fikk"}));
        return rows;
    });
}

std::vector<std::pair<std::uint64_t, Digest>> read_hashes(const std::string& path, const BatchOrigin& origin)
{
    return reading(path, [&] {
        const BatchReader reader(path, origin);
        const auto runs = reader.read<std::uint64_t>("run", h5::Type::uint64, 1);
        const std::vector<Digest> hashes = reader.digests("hash");
        std::vector<std::pair<std::uint64_t, Digest>> list;
        for (std::size_t row = 0; row < runs.size(); ++row) list.emplace_back(runs[row], hashes[row]);
        return list;
    });
}

}  // namespace samspill
