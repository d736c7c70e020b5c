#include "viz/data/film.h"

#include <stdexcept>

namespace samspill::viz {

Film::Film(Head head, std::uint32_t replicate, Week first_life)
    : head_(std::move(head)), replicate_(replicate), first_life_(first_life)
{
    series_.first_week = head_.first_week;
    series_.weeks = head_.weeks;
    const std::size_t offices = std::size_t(head_.places.office_count()), regions = head_.places.regions.size();
    for (const IndicatorInfo& indicator : indicators())
        series_.values[std::size_t(indicator.id)].assign(cells(indicator, offices, regions) * std::size_t(head_.weeks),
                                                         0.0f);
    staff_.resize(std::size_t(head_.weeks));
    steps_.resize(std::size_t(head_.end_week() - first_life_));
}

std::span<const CounsellorWeek> Film::staff(Week week) const
{
    if (week < head_.first_week || week > last_week()) return {};
    return staff_[std::size_t(week - head_.first_week)];
}

std::span<const TrajectoryStep> Film::steps(Week week) const
{
    if (week < first_life_ || week > last_week() || ready() == 0) return {};
    return steps_[std::size_t(week - first_life_)];
}

const EventTime* Film::outcomes() const { return has_outcomes_.load(std::memory_order_acquire) ? &outcomes_ : nullptr; }

std::vector<CounsellorWeek>& Film::staff_to_write(Week week) { return staff_[std::size_t(week - head_.first_week)]; }

std::vector<TrajectoryStep>& Film::steps_to_write(Week week) { return steps_[std::size_t(week - first_life_)]; }

const Digest* Film::digest() const { return has_outcomes_.load(std::memory_order_acquire) ? &digest_ : nullptr; }

void Film::set_outcomes(EventTime outcomes, const Digest& digest)
{
    outcomes_ = std::move(outcomes);
    digest_ = digest;
    has_outcomes_.store(true, std::memory_order_release);
}

std::shared_ptr<const Film> film_of(Head head, RunOutput&& output, Week first_life, double followed_share)
{
    auto film = std::make_shared<Film>(std::move(head), output.replicate, first_life);
    for (std::size_t i = 0; i < output.series.values.size(); ++i)
        if (output.series.values[i].size() != film->series().values[i].size())
            throw std::logic_error("film_of: the series is not of the head's places and weeks");
    film->series_to_write() = std::move(output.series);
    film->set_followed_share(followed_share);
    for (const TrajectoryStep& step : output.trajectories)
        if (step.week >= first_life && step.week < film->head().end_week())
            film->steps_to_write(step.week).push_back(step);
    for (const CounsellorWeek& one : output.staff)
        if (one.week >= film->head().first_week && one.week < film->head().end_week())
            film->staff_to_write(one.week).push_back(one);
    film->set_outcomes(std::move(output.event_time), output.digest);
    film->publish(film->head().weeks);
    return film;
}

}  // namespace samspill::viz
