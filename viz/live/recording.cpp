#include "viz/live/recording.h"

#include <algorithm>

#include "model/state/purposes.h"
#include "model/week/observe.h"

namespace samspill::viz {

double followed_share(const Inputs& inputs)
{
    constexpr double persons = 20000.0;
    if (inputs.observation.trajectory_share > 0.0) return inputs.observation.trajectory_share;
    double inhabitants = 0.0;
    for (const RegionPlace& region : inputs.places.regions)
        for (const OfficePlace& office : region.offices) inhabitants += office.inhabitants * inputs.places.scale;
    return inhabitants <= persons ? 1.0 : persons / inhabitants;
}

void LivesSeen::look(const World& world, Week week, std::vector<TrajectoryStep>& steps)
{
    regions_.resize(world.regions().size());
    for (std::size_t r = 0; r < regions_.size(); ++r) look(world.regions()[r], regions_[r], week, steps);
}

void LivesSeen::look(const Region& region, Table& table, Week week, std::vector<TrajectoryStep>& steps) const
{
    const auto note = [&](const User& user) { steps.push_back({user.id, week, user.status, user.plan, user.benefit}); };
    const std::size_t known = table.followed.size();
    for (std::size_t i = 0; i < known; ++i) {
        Followed& before = table.followed[i];
        if (i + prefetch_ahead < known)
            __builtin_prefetch(&region.users[table.followed[i + prefetch_ahead].row].status);
        const User& user = region.users[before.row];
        if (user.status == before.status && user.plan == before.plan && user.benefit == before.benefit) continue;
        before = {before.row, user.status, user.plan, user.benefit};
        note(user);
    }
    for (; table.seen < region.users.size(); ++table.seen) {
        const User& user = region.users[table.seen];
        if (region.draw(Purpose::sample, user.id, 0).uniform() >= share_) continue;
        table.followed.push_back({Row(table.seen), user.status, user.plan, user.benefit});
        note(user);
    }
}

Recording::Recording(Head head, std::uint32_t replicate, Week first_life, const RecordingOptions& options)
    : options_(options), film_(std::make_shared<Film>(std::move(head), replicate, first_life)), lives_(options.lives)
{
    film_->set_followed_share(options.lives);
}

Recording::Recording(const Recording& past, Head head)
    : options_(past.options_),
      film_(std::make_shared<Film>(std::move(head), past.film_->replicate(), past.film_->first_life())),
      lives_(past.lives_)
{
    Film& before = *past.film_;
    film_->set_followed_share(before.followed_share());
    const int ready = before.ready();
    for (std::size_t i = 0; i < before.series().values.size(); ++i) {
        const std::vector<float>& from = before.series().values[i];
        const std::size_t filled = from.size() / std::size_t(before.head().weeks) * std::size_t(ready);
        std::copy_n(from.begin(), filled, film_->series_to_write().values[i].begin());
    }
    for (Week week = before.head().first_week; week <= before.last_week(); ++week)
        film_->staff_to_write(week) = before.staff_to_write(week);
    for (Week week = before.first_life(); week <= before.last_week(); ++week)
        film_->steps_to_write(week) = before.steps_to_write(week);
    film_->publish(ready);
}

namespace {

// One week of the series: a block of each indicator's values.
void copy_row(const Series& from, Series& to, Week week)
{
    const auto row = std::size_t(week - from.first_week);
    for (std::size_t i = 0; i < from.values.size(); ++i) {
        const std::size_t a_week = from.values[i].size() / std::size_t(from.weeks);
        std::copy_n(from.values[i].begin() + std::ptrdiff_t(row * a_week), a_week,
                    to.values[i].begin() + std::ptrdiff_t(row * a_week));
    }
}

}  // namespace

void Recording::record(const World& world, Week week)
{
    if (options_.lives > 0.0) lives_.look(world, week, film_->steps_to_write(week));
    const Head& head = film_->head();
    if (week < head.first_week) return;
    copy_row(world.series(), film_->series_to_write(), week);
    if (options_.staff)
        for (const Region& region : world.regions()) append_staff(region, week, film_->staff_to_write(week));
    if (week + 1 < head.end_week()) film_->publish(week + 1 - head.first_week);
}

void Recording::end(const RunOutput& output)
{
    film_->set_outcomes(output.event_time, output.digest);
    film_->publish(film_->head().weeks);
}

}  // namespace samspill::viz
