#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "core/error.h"
#include "viz/file/opened_file.h"
#include "viz/file/run_packet.h"

namespace samspill::viz {

namespace {

constexpr std::size_t most_film = std::size_t(1) << 30;  // bytes of the series of one replicate
constexpr int lines_at_once = 16;                        // replicates in one question, so that none takes long
constexpr std::uint64_t rows_at_once = 500'000;          // changes in lives, or counsellors' weeks
constexpr std::uint64_t most_rows = 40'000'000;          // the same of one replicate: at most 1.6 GB
constexpr std::int32_t most_caseload = 1'000'000'000;

// The replicates of a run file, read as they are needed.
class RunStore : public Store {
public:
    explicit RunStore(std::unique_ptr<OpenedFile> file) : file_(std::move(file))
    {
        run_ = file_->understood([&] {
            PacketReader description = file_->description();
            return take_head(description, file_->path());
        });
    }

    const Head& head() const override { return run_.head; }
    int replicates() const override { return int(run_.head.replicates.size()); }
    std::uint32_t replicate(int position) const override { return run_.head.replicates.at(std::size_t(position)); }

    std::vector<std::vector<float>> lines(const Selection& selection, int first, int count) override
    {
        require_selection(selection);
        require_replicates(first, count);
        std::vector<std::vector<float>> lines;
        for (int done = 0; done < count; done += lines_at_once)
            append_lines(selection, first + done, std::min(lines_at_once, count - done), lines);
        return lines;
    }

    std::shared_ptr<const Film> film(int position) override
    {
        require_replicates(position, 1);
        require_film_fits();
        RunOutput output;
        output.replicate = replicate(position);
        PacketWriter question;
        question.number(std::uint8_t(Question::film));
        question.number(std::uint64_t(position));
        PacketReader answer = file_->ask(question);
        std::uint64_t steps = 0, staff = 0;
        file_->understood([&] {
            output.digest.high = answer.number<std::uint64_t>();
            output.digest.low = answer.number<std::uint64_t>();
            steps = answer.number<std::uint64_t>(0, most_rows,
                                                 {"the number of changes in lives", "tallet på endringer i liv"});
            staff = answer.number<std::uint64_t>(0, most_rows,
                                                 {"the number of counsellors' weeks", "tallet på veilederuker"});
            answer.end();
        });
        take_series(output.series);
        take_outcomes(output.event_time);
        for (std::uint64_t first = 0; first < steps; first += rows_at_once)
            take_steps(first, std::min(rows_at_once, steps - first), output.trajectories);
        for (std::uint64_t first = 0; first < staff; first += rows_at_once)
            take_staff(first, std::min(rows_at_once, staff - first), output.staff);
        return film_of(run_.head, std::move(output), run_.first_life, run_.followed_share);
    }

private:
    [[noreturn]] void refuse(Message fault) const { throw InputError(file_->path(), std::move(fault)); }

    std::size_t cells_of(const IndicatorInfo& indicator) const
    {
        const Places& places = run_.head.places;
        return cells(indicator, std::size_t(places.office_count()), places.regions.size());
    }

    // A selection may come from another run, with other places.
    void require_selection(const Selection& selection) const
    {
        const Places& places = run_.head.places;
        const int index = selection.place.index;
        if (selection.place.kind == Place::Kind::region && (index < 0 || index >= int(places.regions.size())))
            refuse(message("store.regions",
                           {"has {} regions; number {} was asked for", "har {} regioner; nummer {} ble etterspurt"},
                           places.regions.size(), index));
        if (selection.place.kind == Place::Kind::office && (index < 0 || index >= places.office_count()))
            refuse(message("store.offices",
                           {"has {} offices; number {} was asked for", "har {} kontorer; nummer {} ble etterspurt"},
                           places.office_count(), index));
        const LabelAxis axis = info(selection.indicator).labels;
        const int labels = axis == LabelAxis::none ? std::numeric_limits<int>::max() : int(labels_of(axis).size());
        if (selection.group >= n_groups || selection.label >= labels)
            refuse(
                message("store.group", {"does not hold that group or label", "har ikke den gruppen eller det navnet"}));
    }

    void require_replicates(int first, int count) const
    {
        if (first < 0 || count < 0 || count > replicates() - first)
            refuse(message("run_file.few_replicates",
                           {"has {} replicates; {} from position {} on were asked for",
                            "har {} kjøringer; det ble bedt om {} fra plass {}"},
                           replicates(), count, first));
    }

    void require_film_fits() const
    {
        double bytes = 0.0;
        for (const IndicatorInfo& indicator : indicators())
            bytes += double(cells_of(indicator)) * double(run_.head.weeks) * sizeof(float);
        if (bytes > double(most_film))
            refuse(message("store.too_large",
                           {"has replicates of {:.1f} GiB, too much to be shown at once",
                            "har kjøringer på {:.1f} GiB, for mye til å vises på en gang"},
                           bytes / (1 << 30)));
    }

    void append_lines(const Selection& selection, int first, int count, std::vector<std::vector<float>>& lines)
    {
        PacketWriter question;
        question.number(std::uint8_t(Question::lines));
        put_selection(question, selection);
        question.number(std::uint64_t(first));
        question.number(std::uint64_t(count));
        PacketReader answer = file_->ask(question);
        file_->understood([&] {
            for (int i = 0; i < count; ++i) lines.push_back(answer.numbers<float>(std::size_t(run_.head.weeks)));
            answer.end();
        });
    }

    void take_series(Series& series)
    {
        series.first_week = run_.head.first_week;
        series.weeks = run_.head.weeks;
        for (const IndicatorInfo& indicator : indicators()) {
            PacketWriter question;
            question.number(std::uint8_t(Question::series));
            question.number(std::uint32_t(indicator.id));
            PacketReader answer = file_->ask(question);
            series.values[std::size_t(indicator.id)] = file_->understood([&] {
                auto values = answer.numbers<float>(cells_of(indicator) * std::size_t(series.weeks));
                answer.end();
                return values;
            });
        }
    }

    void take_outcomes(EventTime& outcomes)
    {
        outcomes.regions = int(run_.head.places.regions.size());
        outcomes.weeks = run_.head.end_week();
        PacketWriter question;
        question.number(std::uint8_t(Question::outcomes));
        PacketReader answer = file_->ask(question);
        outcomes.persons = file_->understood([&] {
            auto persons = answer.numbers<std::int32_t>(outcomes.index(n_outcomes, 0, 0, 0, 0));
            answer.end();
            return persons;
        });
    }

    // A part of one of the replicate's lists.
    PacketReader rows(Question kind, std::uint64_t first, std::uint64_t count)
    {
        PacketWriter question;
        question.number(std::uint8_t(kind));
        question.number(first);
        question.number(count);
        return file_->ask(question);
    }

    void take_staff(std::uint64_t first, std::uint64_t count, std::vector<CounsellorWeek>& staff)
    {
        PacketReader answer = rows(Question::staff, first, count);
        const auto offices = std::uint16_t(run_.head.places.office_count());
        file_->understood([&] {
            for (std::uint64_t i = 0; i < count; ++i) {
                CounsellorWeek one{};
                one.id = answer.number<std::uint64_t>();
                one.week = answer.number<std::int32_t>();
                one.office = answer.number<std::uint16_t>(0, std::uint16_t(offices - 1),
                                                          {"a counsellor's office", "kontoret til en veileder"});
                one.role =
                    answer.number<std::uint16_t>(0, n_roles - 1, {"a counsellor's role", "rollen til en veileder"});
                for (float* number : {&one.attitude, &one.enacted, &one.knowledge, &one.ownership, &one.pressure})
                    *number = answer.number<float>(-1e6f, 1e6f,
                                                   {"what is told of a counsellor", "det som sies om en veileder"});
                one.caseload = answer.number<std::int32_t>(0, most_caseload, {"a caseload", "en portefølje"});
                staff.push_back(one);
            }
            answer.end();
        });
    }

    void take_steps(std::uint64_t first, std::uint64_t count, std::vector<TrajectoryStep>& steps)
    {
        PacketReader answer = rows(Question::steps, first, count);
        file_->understood([&] {
            const auto code = [&](int codes) {
                return answer.number<std::uint8_t>(0, std::uint8_t(codes - 1),
                                                   {"the code of a status", "koden for en status"});
            };
            for (std::uint64_t i = 0; i < count; ++i) {
                TrajectoryStep step{};
                step.user = answer.number<std::uint64_t>();
                step.week = answer.number<std::int32_t>();
                step.status = Status(code(n_statuses));
                step.plan = Plan(code(n_plans));
                step.benefit = Benefit(code(n_benefits));
                steps.push_back(step);
            }
            answer.end();
        });
    }

    std::unique_ptr<OpenedFile> file_;
    RunHead run_;
};

}  // namespace

std::unique_ptr<Store> run_store(std::unique_ptr<OpenedFile> file)
{
    if (file->kind() != FileKind::run)
        throw InputError(file->path(), message("store.no_run", {"is not a run file", "er ingen kjørefil"}));
    return std::make_unique<RunStore>(std::move(file));
}

}  // namespace samspill::viz
