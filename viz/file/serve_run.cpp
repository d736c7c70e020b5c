#include <optional>

#include "core/error.h"
#include "results/files/run_file.h"
#include "viz/file/child.h"
#include "viz/file/run_packet.h"
#include "viz/file/serve.h"

namespace samspill::viz {

namespace {

// A run file. Of one replicate all is kept, since its parts are asked for one after the other.
class ServedRun : public ServedFile {
public:
    explicit ServedRun(const std::string& path) : file_(path) {}

    void describe(PacketWriter& answer) override
    {
        answer.number(std::uint8_t(FileKind::run));
        put_head(answer, file_.info());
    }

    void answer(std::uint8_t kind, PacketReader& question, PacketWriter& answer) override
    {
        switch (Question(kind)) {
            case Question::lines:
                return lines(question, answer);
            case Question::film:
                return film(question, answer);
            case Question::series:
                return answer.numbers<float>(replicate().series.values[question.number<std::uint32_t>(
                    0, n_indicators - 1, {"the indicator", "indikatoren"})]);
            case Question::outcomes:
                return answer.numbers<std::int32_t>(replicate().event_time.persons);
            case Question::steps:
                return steps(question, answer);
            case Question::staff:
                return staff(question, answer);
            default:
                throw InputError(file_.path(), message("serve.no_run_part", {"is a run file, which does not hold that",
                                                                             "er en kjørefil, som ikke har det"}));
        }
    }

private:
    const RunOutput& replicate() const
    {
        if (!replicate_)
            throw Nonsense(message("packet.no_replicate_is_read", {"no replicate is read", "ingen kjøring er lest"}));
        return *replicate_;
    }

    // A chunk of a file holds one replicate's weeks of one indicator whole, so that no number is
    // read that the line does not need.
    void lines(PacketReader& question, PacketWriter& answer)
    {
        const Selection selection = take_selection(question);
        const auto first = question.number<std::uint64_t>(), count = question.number<std::uint64_t>();
        const RunInfo& info = file_.info();
        Series series;
        series.first_week = info.first_week;
        series.weeks = info.weeks - info.first_week;
        const IndicatorInfo& indicator = samspill::info(selection.indicator);
        for (std::uint64_t position = first; position < first + count; ++position) {
            const auto read = [&](Indicator wanted) {
                series.values[std::size_t(wanted)] =
                    file_.series(std::string(samspill::info(wanted).name), position, 1).values;
            };
            read(selection.indicator);
            // Levels of offices are weighted with them.
            if (indicator.measure == Measure::level && indicator.extent == Extent::office)
                read(indicator.level_of == LevelOf::caseload ? Indicator::caseload : Indicator::counsellors);
            answer.numbers<float>(line_of(series, info.places, selection, series.weeks));
        }
    }

    void film(PacketReader& question, PacketWriter& answer)
    {
        const auto position = question.number<std::uint64_t>();
        replicate_.reset();  // not two at a time
        replicate_ = file_.replicate(position);
        answer.number(replicate_->digest.high);
        answer.number(replicate_->digest.low);
        answer.number(std::uint64_t(replicate_->trajectories.size()));
        answer.number(std::uint64_t(replicate_->staff.size()));
    }

    // The part of a list that a question names.
    template <class Row>
    static std::span<const Row> wanted(PacketReader& question, const std::vector<Row>& all)
    {
        const auto first = question.number<std::uint64_t>(), count = question.number<std::uint64_t>();
        if (first > all.size() || count > all.size() - first)
            throw Nonsense(
                message("packet.rows_that_are_not_there", {"rows that are not there", "rader som ikke finnes"}));
        return std::span(all).subspan(first, count);
    }

    void steps(PacketReader& question, PacketWriter& answer) const
    {
        for (const TrajectoryStep& step : wanted(question, replicate().trajectories)) {
            answer.number(step.user);
            answer.number(std::int32_t(step.week));
            answer.number(std::uint8_t(step.status));
            answer.number(std::uint8_t(step.plan));
            answer.number(std::uint8_t(step.benefit));
        }
    }

    void staff(PacketReader& question, PacketWriter& answer) const
    {
        for (const CounsellorWeek& one : wanted(question, replicate().staff)) {
            answer.number(one.id);
            answer.number(std::int32_t(one.week));
            answer.number(one.office);
            answer.number(one.role);
            for (const float number : {one.attitude, one.enacted, one.knowledge, one.ownership, one.pressure})
                answer.number(number);
            answer.number(one.caseload);
        }
    }

    RunFile file_;
    std::optional<RunOutput> replicate_;
};

}  // namespace

std::unique_ptr<ServedFile> serve_run(const std::string& path) { return std::make_unique<ServedRun>(path); }

}  // namespace samspill::viz
