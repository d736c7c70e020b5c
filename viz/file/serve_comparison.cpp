#include <span>

#include "core/error.h"
#include "experiment/compare/comparison_file.h"
#include "viz/file/child.h"
#include "viz/file/comparison_packet.h"
#include "viz/file/serve.h"

namespace samspill::viz {

namespace {

// A comparison file: endpoints are kept, curves read as they are asked for.
class ServedComparison : public ServedFile {
public:
    explicit ServedComparison(const std::string& path) : stored_(read_comparison_without_curves(path)) {}

    void describe(PacketWriter& answer) override
    {
        answer.number(std::uint8_t(FileKind::comparison));
        put_board(answer, stored_.comparison);
    }

    // The base's replicates week by week, then the alternative's.
    void answer(std::uint8_t kind, PacketReader& question, PacketWriter& answer) override
    {
        if (Question(kind) != Question::comparison)
            throw InputError(stored_.path,
                             message("serve.no_comparison_part", {"is a comparison file, which does not hold that",
                                                                  "er en sammenligningsfil, som ikke har det"}));
        const Comparison& comparison = stored_.comparison;
        const auto alternative =
            question.number<std::uint64_t>(1, comparison.scenarios.size() - 1, {"the alternative", "alternativet"});
        const auto curve = question.number<std::uint64_t>(0, curves().size() - 1, {"the curve", "kurven"});
        const auto place = question.number<std::uint64_t>(0, comparison.place_count() - 1, {"the place", "stedet"});
        const std::size_t weeks = std::size_t(weeks_of(comparison)), replicates = std::size_t(comparison.replicates());
        for (const std::size_t scenario : {std::size_t(0), std::size_t(alternative)}) {
            const std::vector<float> values = read_curve(stored_, scenario, curve);
            for (std::size_t replicate = 0; replicate < replicates; ++replicate)
                answer.numbers(
                    std::span(values).subspan((replicate * comparison.place_count() + place) * weeks, weeks));
        }
    }

private:
    StoredComparison stored_;
};

}  // namespace

std::unique_ptr<ServedFile> serve_comparison(const std::string& path)
{
    return std::make_unique<ServedComparison>(path);
}

}  // namespace samspill::viz
