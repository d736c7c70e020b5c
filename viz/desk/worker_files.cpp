#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/error.h"
#include "viz/desk/worker.h"

namespace samspill::viz {

namespace {

// Regions and offices of the same names in the same order: what lines of two runs need to be compared.
void check_places(const Source& source, const Head* shown, const std::string& path)
{
    if (shown && !same_places(source.head()->places, shown->places))
        throw InputError(
            path, message("beside.other_places",
                          {"is a run of other regions or offices than the one on screen, so that the two cannot be "
                           "compared; open it by itself",
                           "er en kjøring av andre regioner eller kontorer enn den på skjermen, så de to ikke kan "
                           "sammenlignes; åpne den for seg"}));
}

// What is to be said of a file that another program made than the one on screen; nothing where it is not known.
Message other_program(const Source& source, const Head* shown, const std::string& path)
{
    const Identity& here = source.head()->program;
    if (!shown || shown->live || here.version.empty() || shown->program.version.empty()) return {};
    const std::vector<Message> parts = differences(shown->program, here);
    if (parts.empty()) return {};
    return message("beside.other_program",
                   {"{}: was made by another program than the run on screen ({}): what differs may come from that",
                    "{}: er laget av et annet program enn kjøringen på skjermen ({}): forskjeller kan komme av det"},
                   path, joined(parts, "; "));
}

}  // namespace

// What is open goes; pins and notices stay.
void Desk::Worker::close()
{
    others_.reset();
    live_.reset();
    file_.reset();
    comparison_asked_.reset();
    sweep_asked_.reset();
    live_version_ = others_version_ = 0;
    live_weeks_ = live_bytes_ = 0;
    position_ = 0;
    quiet_ = true;
    std::erase_if(sources_, [](const auto& item) { return item.first < 2; });
    answers_.forget();
    Shown empty;
    empty.pins = std::move(next_.pins);
    empty.notices = std::move(next_.notices);
    empty.openings = next_.openings;
    empty.opened = next_.opened;
    next_ = std::move(empty);
}

std::unique_ptr<FileReader> Desk::Worker::read(const std::string& path)
{
    next_.busy = message("busy.reading", {"reading", "leser"});
    publish();
    ReaderLimits limits;
    limits.leave = &leaving_;
    return std::make_unique<FileReader>(options_.reader, path, limits);
}

std::unique_ptr<Source> Desk::Worker::run_of(const std::string& path)
{
    auto reader = read(path);
    if (reader->kind() != FileKind::run)
        throw InputError(path, message("beside.no_run",
                                       {"is no run file; beside a run only another run can be shown",
                                        "er ingen kjørefil; ved siden av en kjøring kan bare en annen kjøring vises"}));
    return std::make_unique<Source>(FileReader::store(std::move(reader)));
}

void Desk::Worker::handle(OpenFile& open)
{
    auto reader = read(open.path);
    switch (reader->kind()) {
        case FileKind::run: {
            auto source = std::make_unique<Source>(FileReader::store(std::move(reader)));
            auto film = source->film(0);
            close();
            drop_strange_pins(source->head()->places);
            next_.worlds = 1;
            next_.film[0] = std::move(film);
            next_.replicates[0] = source->replicates();
            sources_[0] = std::move(source);
            break;
        }
        case FileKind::comparison: {
            auto board = std::make_shared<const ComparisonBoard>(reader->board());
            close();
            next_.board = std::move(board);
            file_ = std::move(reader);
            break;
        }
        case FileKind::sweep: {
            auto table = std::make_shared<const SweepTable>(reader->table());
            close();
            next_.sweep = std::move(table);
            file_ = std::move(reader);
            break;
        }
    }
}

void Desk::Worker::handle(CompareFile& compare)
{
    if (next_.worlds == 0) {
        OpenFile open{compare.path};
        handle(open);
        return;
    }
    if (live_ && live_worlds_ == 2)
        throw InputError(compare.path,
                         message("beside.two_worlds",
                                 {"cannot be shown beside two simulated worlds: stop comparing first",
                                  "kan ikke vises ved siden av to simulerte verdener: avslutt sammenligningen først"}));
    auto source = run_of(compare.path);
    check_places(*source, next_.head(), compare.path);
    if (const Message told = other_program(*source, next_.head(), compare.path); !told.empty()) tell(true, told);
    next_.film[1] = source->film(std::min(position_, source->replicates() - 1));
    next_.replicates[1] = source->replicates();
    next_.worlds = 2;
    sources_[1] = std::move(source);
    answers_.forget();
    next_.curves.clear();
    next_.contrasts.clear();
}

void Desk::Worker::handle(StopComparing&)
{
    if (next_.worlds < 2) return;
    if (live_ && live_worlds_ == 2) live_->drop_second();
    live_worlds_ = 1;
    sources_.erase(1);
    next_.worlds = 1;
    next_.film[1] = nullptr;
    next_.replicates[1] = 0;
    next_.contrasts.clear();
    next_.parted = nullptr;
    std::erase_if(next_.curves, [](const auto& item) { return item.first.world == 1; });
}

void Desk::Worker::handle(ShowReplicate& show)
{
    position_ = std::max(show.position, 0);
    if (others_) others_->follow(position_);
    show_films();
}

// The films of the replicate that is wanted on screen, as far as they are there.
void Desk::Worker::show_films()
{
    bool all = true;
    for (int world = 0; world < next_.worlds; ++world) {
        const auto source = sources_.find(world);
        if (source == sources_.end() || source->second->replicates() == 0) continue;
        auto film = source->second->film(position_);
        all = all && film;
        next_.film[std::size_t(world)] = film ? std::move(film) : source->second->film(0);
    }
    next_.position = all ? position_ : 0;
}

void Desk::Worker::keep_pinned(int world, std::string name, std::unique_ptr<Source> source)
{
    sources_[world] = std::move(source);
    next_.pins.push_back({world, std::move(name)});
}

void Desk::Worker::handle(PinRun& pin)
{
    const auto world = sources_.find(0);
    if (world == sources_.end() || !world->second->head()) return;
    keep_pinned(pin.world, pin.name.empty() ? world->second->head()->title : pin.name, world->second->frozen());
}

void Desk::Worker::handle(PinFile& pin)
{
    auto source = run_of(pin.path);
    check_places(*source, next_.head(), pin.path);
    if (const Message told = other_program(*source, next_.head(), pin.path); !told.empty()) tell(true, told);
    keep_pinned(pin.world, std::filesystem::path(pin.path).stem().string(), std::move(source));
}

// Gives what is pinned under a number to `put_away_`; nothing when there is none.
void Desk::Worker::take_pin(int world)
{
    const auto pin = std::find_if(next_.pins.begin(), next_.pins.end(),
                                  [&](const PinnedRun& pinned) { return pinned.world == world; });
    if (pin == next_.pins.end()) return;
    put_away_ = PutAway{*pin, std::move(sources_.at(world))};
    next_.pins.erase(pin);
    sources_.erase(world);
    std::erase_if(next_.curves, [&](const auto& item) { return item.first.world == world; });
    others_version_ = 0;  // memory is counted anew
}

void Desk::Worker::handle(Unpin& unpin) { take_pin(unpin.world); }

void Desk::Worker::handle(Repin& repin)
{
    if (!put_away_ || put_away_->pin.world != repin.world)
        throw InputError(
            "",
            message("pin.gone",
                    {"the viewer: the pinned run cannot be had back: only the one that was taken away last is kept, "
                     "until more replicates are asked for or another run is opened",
                     "viseren: den festede kjøringen kan ikke hentes tilbake: bare den som ble tatt bort sist, tas "
                     "vare på, til det bes om flere kjøringer eller noe annet åpnes"}));
    const Head* shown = next_.head();
    if (shown && !same_places(put_away_->source->head()->places, shown->places))
        throw InputError(
            "",
            message(
                "pin.other_places",
                {"the viewer: the pinned run cannot be had back: it is of other regions or offices",
                 "viseren: den festede kjøringen kan ikke hentes tilbake: den er av andre regioner eller kontorer"}));
    keep_pinned(repin.world, std::move(put_away_->pin.name), std::move(put_away_->source));
    put_away_.reset();
    others_version_ = 0;
}

// Pinned runs of other places say nothing beside this one.
void Desk::Worker::drop_strange_pins(const Places& places)
{
    for (const PinnedRun& pin : std::vector<PinnedRun>(next_.pins)) {
        if (same_places(sources_.at(pin.world)->head()->places, places)) continue;
        tell(false, message("pin.dropped",
                            {"{}: is no longer pinned, since it is of other regions or offices",
                             "{}: er ikke festet lenger, siden den er av andre regioner eller kontorer"},
                            pin.name));
        take_pin(pin.world);
    }
    put_away_.reset();
}

// What is asked of a comparison or a sweep: once, whether it is there or not.
void Desk::Worker::answer_of_file()
{
    if (!file_) return;
    if (next_.board && needs_.comparison && comparison_asked_ != needs_.comparison) {
        comparison_asked_ = needs_.comparison;
        next_.lines = nullptr;
        next_.lines = std::make_shared<ComparisonLines>(file_->comparison_lines(*needs_.comparison));
        dirty_ = true;
    }
    if (next_.sweep && needs_.sweep && sweep_asked_ != needs_.sweep) {
        sweep_asked_ = needs_.sweep;
        next_.cells = nullptr;
        next_.cells = std::make_shared<SweepCells>(file_->cells(*needs_.sweep));
        dirty_ = true;
    }
}

}  // namespace samspill::viz
