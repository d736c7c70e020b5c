#include "experiment/diff/divergence.h"

#include <algorithm>
#include <memory>
#include <tuple>

#include <fmt/format.h>

#include "core/error.h"
#include "core/parallel.h"
#include "experiment/diff/spread.h"
#include "model/inputs/check_inputs.h"
#include "model/run.h"
#include "model/week/schedule.h"
#include "model/world.h"

namespace samspill {

namespace {

// Two worlds in step.
struct Pair {
    std::unique_ptr<World> a, b;
};

// A row of a table is the same person in both only where the same persons come.
void require_same_people(const Inputs& a, const Inputs& b)
{
    const Places &of_a = a.places, &of_b = b.places;
    const auto require = [&](const Message& what, const auto& in_a, const auto& in_b) {
        if (in_a != in_b)
            throw InputError(
                "", message("diff.other_people",
                            {"{}: is {} in the first scenario and {} in the second; persons can be held against each "
                             "other only where both scenarios have the same (--weeks and --set count for both)",
                             "{}: er {} i det første scenariet og {} i det andre; personer kan bare holdes opp mot "
                             "hverandre der begge scenariene har det samme (--weeks og --set gjelder for begge)"},
                            what, in_a, in_b));
    };
    const auto key = [](std::string text) { return Message::verbatim(std::move(text)); };
    require(key("run.weeks"), a.weeks, b.weeks);
    require(key("run.burn_in"), a.burn_in, b.burn_in);
    require(key("places.scale"), of_a.scale, of_b.scale);
    require(message("diff.regions", {"number of regions", "antall regioner"}), of_a.regions.size(),
            of_b.regions.size());
    for (std::size_t r = 0; r < of_a.regions.size(); ++r) {
        const RegionPlace &in_a = of_a.regions[r], &in_b = of_b.regions[r];
        require(message("diff.region", {"region {}", "region {}"}, r + 1), in_a.name, in_b.name);
        require(message("diff.offices", {"number of offices of {}", "antall kontorer i {}"}, in_a.name),
                in_a.offices.size(), in_b.offices.size());
        for (std::size_t o = 0; o < in_a.offices.size(); ++o) {
            const OfficePlace &office = in_a.offices[o], &other = in_b.offices[o];
            require(message("diff.office", {"office {} of {}", "kontor {} i {}"}, o + 1, in_a.name), office.name,
                    other.name);
            require(key("office." + office.name + ".inhabitants"), office.inhabitants, other.inhabitants);
            for (std::size_t g = 0; g < std::size_t(n_groups); ++g)
                require(key(fmt::format("office.{}.inflow.{}", office.name, GroupLabels::names[g])), office.inflow[g],
                        other.inflow[g]);
        }
    }
}

// Runs the two scenarios side by side, as often as it is asked to: each time the same bits.
class Runner {
public:
    Runner(const Inputs& a, const Inputs& b, const DivergenceOptions& options)
        : a_(a),
          b_(b),
          options_(options),
          stream_{options.seed, options.replicate},
          shared_until_(first_difference(a, b))
    {
    }

    // Both worlds at the first week that can differ. `look` sees the shared past week by week.
    Pair start(const std::function<void(const World&)>& look) const
    {
        if (shared_until_ <= -a_.burn_in)
            return {std::make_unique<World>(a_, stream_), std::make_unique<World>(b_, stream_)};
        auto past = std::make_unique<World>(a_, stream_);
        look(*past);
        while (!past->done() && past->week() < shared_until_) {
            past->step();
            went_on(*past);
            look(*past);
        }
        auto other = std::make_unique<World>(*past, b_);
        return {std::move(past), std::move(other)};
    }

    void step(Pair& pair) const
    {
        pair.a->step();
        pair.b->step();
        went_on(*pair.a);
    }

private:
    void went_on(const World& world) const
    {
        if (options_.keep_going && !options_.keep_going(world.week())) throw Interrupted{};
    }

    const Inputs &a_, &b_;
    const DivergenceOptions& options_;
    Stream stream_;
    Week shared_until_;
};

std::optional<Cell> first_cell(Part part, const Pair& pair)
{
    std::optional<Cell> cell;
    for (std::size_t r = 0; r < pair.a->regions().size() && !cell; ++r)
        cell = first_differing_cell(part, pair.a->regions()[r], pair.b->regions()[r]);
    return cell;
}

// Steps through one week, process by process, and notes after which one each wanted part first
// differs. Regions share nothing within a week, so that they need not wait for each other.
void step_and_watch(Pair& pair, std::array<bool, n_parts> wanted, std::array<std::optional<Parting>, n_parts>& first)
{
    auto look = [&](Week week, std::string_view process, auto&& cell_of) {
        for (int p = 0; p < n_parts; ++p)
            if (wanted[std::size_t(p)])
                if (std::optional<Cell> cell = cell_of(Part(p)); cell) {
                    wanted[std::size_t(p)] = false;
                    first[std::size_t(p)] = Parting{week, std::string(process), std::move(*cell), {}};
                }
    };
    const Week week = pair.a->week();
    for (const Process& process : schedule()) {
        for (World* world : {pair.a.get(), pair.b.get()})
            parallel_for(world->regions().size(), [&](std::size_t r) { process.run(world->regions()[r]); });
        look(week, process.name, [&](Part part) { return first_cell(part, pair); });
    }
    for (World* world : {pair.a.get(), pair.b.get()}) {
        for (Region& region : world->regions()) ++region.week;
        between_weeks().run(world->regions());
    }
    look(week, between_weeks().name, [&](Part part) { return first_cell(part, pair); });
}

// Does the difference act at the cell's office itself, or at one of its region's?
bool acts_at(const Difference& difference, const Cell& cell, const Places& places)
{
    auto named = [&](const std::string& office) {
        return std::find(difference.offices.begin(), difference.offices.end(), office) != difference.offices.end();
    };
    if (difference.offices.empty()) return true;
    if (!cell.office.empty()) return named(cell.office);
    for (const RegionPlace& region : places.regions)
        for (const OfficePlace& office : region.offices)
            if (region.name == cell.region && named(office.name)) return true;
    return false;
}

// Those that had come by then: first those that act at that very place, among them those of the
// process itself, then the latest.
std::vector<Cause> causes_of(const std::vector<Difference>& differences, const Parting& parting, const Places& places)
{
    std::vector<Cause> causes;
    for (std::size_t i = 0; i < differences.size(); ++i)
        if (differences[i].from <= parting.week) causes.push_back({i, acts_at(differences[i], parting.cell, places)});
    auto rank = [&](const Cause& cause) {
        const Difference& difference = differences[cause.difference];
        return std::tuple(!cause.direct, !difference.key.starts_with(parting.process + "."), -difference.from);
    };
    std::stable_sort(causes.begin(), causes.end(), [&](const Cause& x, const Cause& y) { return rank(x) < rank(y); });
    return causes;
}

using FirstWeeks = std::array<std::optional<Week>, n_parts>;

// To the end, a look a week: first weeks, spread and lives.
FirstWeeks run_through(const Runner& runner, Divergence& result, const DivergenceOptions& options)
{
    FirstWeeks weeks;
    std::optional<LifeRecorder> recorder;
    auto look_at_person = [&](const World& a, const World& b) {
        if (!options.person) return;
        if (!recorder) recorder.emplace(a, *options.person);
        recorder->look(a, b);
    };
    Pair pair = runner.start([&](const World& past) { look_at_person(past, past); });
    Spread spread(*pair.a, options.lives);
    auto look = [&] {
        for (int p = 0; p < n_parts; ++p)
            if (!weeks[std::size_t(p)] && first_cell(Part(p), pair)) weeks[std::size_t(p)] = pair.a->week() - 1;
        spread.look(*pair.a, *pair.b);
        look_at_person(*pair.a, *pair.b);
    };
    look();
    while (!pair.a->done()) {
        runner.step(pair);
        look();
    }
    result.digest_a = pair.a->digest();
    result.digest_b = pair.b->digest();
    spread.finish(*pair.a, result);
    if (recorder) result.person = recorder->take();
    return weeks;
}

// Once more, to the weeks in which something parted, and through those process by process.
void find_processes(const Runner& runner, const FirstWeeks& weeks, Divergence& result)
{
    std::optional<Week> last;
    for (const std::optional<Week>& week : weeks)
        if (week && (!last || *week > *last)) last = week;
    if (!last) return;
    Pair pair = runner.start([](const World&) {});
    const Week start = pair.a->week();
    for (int p = 0; p < n_parts; ++p)
        if (weeks[std::size_t(p)] && *weeks[std::size_t(p)] < start)
            result.first[std::size_t(p)] = Parting{start, "residents", *first_cell(Part(p), pair), {}};
    while (pair.a->week() <= *last) {
        std::array<bool, n_parts> wanted{};
        for (int p = 0; p < n_parts; ++p) wanted[std::size_t(p)] = weeks[std::size_t(p)] == pair.a->week();
        if (std::find(wanted.begin(), wanted.end(), true) != wanted.end())
            step_and_watch(pair, wanted, result.first);
        else
            runner.step(pair);
    }
}

}  // namespace

const Parting* Divergence::parting() const
{
    const Parting* earliest = nullptr;
    auto place = [](const Parting& parting) {
        int at = -1;  // residents come before all processes
        for (std::size_t i = 0; i < schedule().size(); ++i)
            if (schedule()[i].name == parting.process) at = int(i);
        if (parting.process == between_weeks().name) at = int(schedule().size());
        return std::pair(parting.week, at);
    };
    for (const std::optional<Parting>& parting : first)
        if (parting && (!earliest || place(*parting) < place(*earliest))) earliest = &*parting;
    return earliest;
}

Divergence audit(const Inputs& a, const Inputs& b, const DivergenceOptions& options)
{
    Inputs other = b;
    other.observation = a.observation;
    check_inputs(a);
    check_inputs(other);
    Divergence result;
    require_same_people(a, other);
    result.differences = differences(a, other);
    result.first_possible = first_difference(a, other);
    const Runner runner(a, other, options);
    find_processes(runner, run_through(runner, result, options), result);
    for (std::optional<Parting>& parting : result.first)
        if (parting) parting->causes = causes_of(result.differences, *parting, a.places);
    return result;
}

}  // namespace samspill
