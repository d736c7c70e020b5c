#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/error.h"
#include "core/processors.h"
#include "experiment/replicates/memory_plan.h"
#include "viz/desk/worker.h"

namespace samspill::viz {

namespace {

// Bytes of all worlds that are simulated side by side.
std::size_t bytes_of(const std::vector<PlanPtr>& plans)
{
    std::size_t bytes = 0;
    for (const PlanPtr& plan : plans) bytes += memory_of_run(plan->scenario.inputs, 1, 1).each;
    return bytes;
}

// The worlds on screen and one more replicate of them in the background, beyond what is `held` already,
// must fit. Gives what is left for films. Throws InputError.
std::size_t room_beside(const std::vector<PlanPtr>& plans, std::size_t held, const FreeMemory& free)
{
    const std::size_t needed = 2 * bytes_of(plans);
    if (needed <= held || needed - held <= free.bytes) return free.bytes - (needed > held ? needed - held : 0);
    const Scenario& first = plans.front()->scenario;
    throw InputError(plans.front()->draft.path,
                     message("live.memory",
                             {"does not fit into memory: it needs about {}, and {} {} more; a smaller scale fits: "
                              "places.scale = {:.2g}",
                              "får ikke plass i minnet: det trengs omtrent {}, og {} {} til; en mindre skala får "
                              "plass: places.scale = {:.2g}"},
                             memory_text(needed - held), free.bound, memory_text(free.bytes),
                             0.9 * first.inputs.places.scale * double(free.bytes + held) / double(needed)));
}

// Two worlds are drawn and subtracted place by place.
void check_same_places(const std::string& path, const Places& first, const Places& second)
{
    if (!same_places(first, second))
        throw InputError(path,
                         message("live.places",
                                 {"two worlds side by side must have the same regions and offices; give both the same "
                                  "places.regions, or open one by itself",
                                  "to verdener side om side må ha de samme regionene og kontorene; gi begge samme "
                                  "places.regions, eller åpne den ene for seg"}));
}

}  // namespace

int Desk::Worker::threads() const { return threads_for(options_.threads); }

void Desk::Worker::handle(OpenLive& open)
{
    std::vector<const Draft*> drafts{&open.draft};
    if (open.beside) drafts.push_back(&*open.beside);
    std::vector<PlanPtr> plans;
    std::array<std::shared_ptr<const ScenarioSheet>, 2> sheets;
    for (const Draft* draft : drafts) {
        plans.push_back(plan_of(*draft));
        sheets[plans.size() - 1] = std::make_shared<const ScenarioSheet>(sheet_of_draft(*draft));
    }
    check_same_places(open.draft.path, plans.front()->scenario.inputs.places, plans.back()->scenario.inputs.places);
    recipes_of(plans);  // whether they go together is told before anything is closed
    const std::size_t room = room_beside(plans, live_bytes_, options_.free());
    close();
    live_bytes_ = 2 * bytes_of(plans);
    next_.sheets = sheets;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        live_places_[i] = plans[i]->scenario.inputs.places;
        given_items_[i] = given_items(*drafts[i]);
    }
    drop_strange_pins(plans.front()->scenario.inputs.places);
    for (const PlanPtr& plan : plans) tell_notes(plan->scenario);
    next_.worlds = int(plans.size());
    live_worlds_ = plans.size();
    for (int world = 0; world < next_.worlds; ++world) sources_[world] = std::make_unique<Source>();
    const std::uint32_t seed = plans.front()->scenario.seed;
    others_ = std::make_unique<Replicates>(threads(), std::min(options_.memory, room / 2));
    live_ = std::make_unique<LiveRun>(
        std::move(plans), seed, threads(),
        LiveRun::Listener{[this] { signal(); }, [this](bool bad, Message text) { tell(bad, std::move(text)); }});
}

// What of a scenario will act on nobody.
void Desk::Worker::tell_notes(const Scenario& scenario)
{
    std::vector<Message> lines;
    for (const Mistake& note : scenario.notes) lines.push_back(message_of(note));
    if (!lines.empty()) tell(false, joined(lines, "\n"));
}

void Desk::Worker::handle(SetRunning& set)
{
    if (live_) live_->set_running(set.running);
}

void Desk::Worker::handle(SetPace& set)
{
    if (live_) live_->set_pace(set.weeks_a_second);
}

void Desk::Worker::handle(StepWeeks& step)
{
    if (live_) live_->step(step.weeks);
}

void Desk::Worker::handle(Restart& restart)
{
    if (live_) live_->restart(restart.seed);
}

void Desk::Worker::handle(ChangeLive& change)
{
    const auto world = std::size_t(change.world);
    if (!live_ || change.world < 0 || world >= live_worlds_) return;
    PlanPtr plan = plan_of(change.draft);
    const Places& places = plan->scenario.inputs.places;
    if (live_worlds_ == 2) check_same_places(change.draft.path, live_places_[1 - world], places);
    room_beside({live_worlds_, plan}, live_bytes_, options_.free());
    live_places_[world] = places;
    if (auto given = given_items(change.draft); given != given_items_[world]) {
        next_.sheets[world] = std::make_shared<const ScenarioSheet>(sheet_of_draft(change.draft));
        given_items_[world] = std::move(given);
    }
    live_->change(world, std::move(plan));
}

void Desk::Worker::handle(WantReplicates& want)
{
    put_away_.reset();  // its memory is for them
    count_elsewhere();
    if (others_) others_->want(want.replicates);
}

// What simulations have done since they were looked at last.
void Desk::Worker::look_at_live()
{
    quiet_ = true;
    if (!live_) return;
    const LiveRun::State live = live_->state();
    if (live.version != live_version_) others_->set_recipes(live.recipes, live.seed);
    others_->set_modest(!live.quiet);
    const Replicates::State others = others_->state();
    for (Message& message : others_->take_messages()) tell(true, std::move(message));
    quiet_ = live.quiet && others.quiet;
    if (live.version != live_version_ || others.version != others_version_) gather_films(live, others);

    LiveStatus status = live.status;
    status.replicates_done = others.done;
    status.replicates_wanted = others.wanted;
    status.memory = others.memory;
    std::size_t weeks = 0;
    for (const auto& film : live.films) weeks += std::size_t(film->ready());
    if (!next_.live || weeks != live_weeks_ || status != *next_.live) dirty_ = true;
    live_weeks_ = weeks;
    next_.live = status;
    next_.busy = status.warming_up ? message("busy.warming_up", {"warming up", "kjører inn"})
                 : status.replicates_done < status.replicates_wanted
                     ? message("busy.replicates", {"replicates", "kjøringer"})
                     : Message();
}

// Memory that pinned runs take, those of their films that the worlds on screen do not hold as well.
void Desk::Worker::count_elsewhere()
{
    if (!others_) return;
    std::set<const Film*> here;
    std::size_t pinned = 0;
    const auto count = [&](const Source& source, bool on_screen) {
        for (const auto& film : source.films())
            if (here.insert(film.get()).second && !on_screen) pinned += bytes_of(*film);
    };
    for (const auto& [world, source] : sources_) count(*source, world < first_pin);
    if (put_away_) count(*put_away_->source, false);
    others_->set_elsewhere(pinned);
}

// The watched run's films and the others', for lines and for the screen.
void Desk::Worker::gather_films(const LiveRun::State& live, const Replicates::State& others)
{
    live_version_ = live.version;
    others_version_ = others.version;
    for (std::size_t world = 0; world < std::min(live.films.size(), live_worlds_); ++world) {
        std::vector<std::shared_ptr<const Film>> films{live.films[world]};
        if (world < others.films.size())
            films.insert(films.end(), others.films[world].begin(), others.films[world].end());
        next_.replicates[world] = int(films.size());
        sources_.at(int(world))->set_films(std::move(films));
    }
    count_elsewhere();
    show_films();
    dirty_ = true;
}

}  // namespace samspill::viz
