#include "experiment/replicates/checkpoints.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/error.h"
#include "core/file_cause.h"
#include "core/text_file.h"
#include "model/inputs/history.h"
#include "model/inputs/item_text.h"
#include "results/files/atomic_file.h"
#include "results/files/provenance.h"
#include "results/files/run_file.h"
#include "results/files/run_file_writer.h"
#include "results/files/state_file.h"
#include "scenario/text/value.h"

namespace samspill {

namespace fs = std::filesystem;

namespace {

constexpr const char *state_ending = ".states.h5", *done_ending = ".h5", *identity_name = "inputs.txt",
                     *identity_attribute = "inputs";

// All that decides the run, a line each; texts are escaped, so that a line is an item.
std::string identity_of(const Scenario& scenario, const Identity& program, const CheckpointOrigin& origin)
{
    std::vector<PastItem> items;
    for (const IdentityPart& part : identity_parts)
        items.push_back({fmt::format("{} of samspill", part.name), program.*part.text});
    items.push_back({"layout of states", to_text(state_layout())});
    items.push_back({"run.seed", fmt::format("{}", scenario.seed)});
    if (!origin.states.empty()) items.push_back({"went on from", input::escaped(origin.states)});
    for (const PastItem& item : past_items(scenario.inputs, no_week))
        items.push_back({input::escaped(item.key), input::escaped(item.text)});
    for (const PastItem& item : origin.changes) items.push_back({input::escaped(item.key), input::escaped(item.text)});
    return item_text(items);
}

bool is_there(const std::string& path) { return type_of(path) != fs::file_type::not_found; }

Digest digest_of(const std::string& identity)
{
    Digester digester;
    digester.add(identity);
    return digester.digest();
}

}  // namespace

Checkpoints::Checkpoints(std::string folder, const Scenario& scenario, Identity program, int every, bool resume,
                         CheckpointOrigin origin)
    : folder_(std::move(folder)),
      scenario_(scenario),
      program_(std::move(program)),
      origin_(std::move(origin)),
      identity_(identity_of(scenario, program_, origin_)),
      every_(every)
{
    if (is_there(folder_ + "/" + identity_name)) {
        if (!resume)
            throw InputError(
                folder_, message("checkpoints.not_ended",
                                 {"holds checkpoints of a run that did not come to its end: go on with --resume, or "
                                  "remove the folder",
                                  "inneholder mellomlagringer fra en kjøring som ikke kom til ende: fortsett med "
                                  "--resume, eller fjern mappen"}));
        compare_identity();
        look_around();
        return;
    }
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error)
        throw InputError(folder_, message("checkpoints.unmade",
                                          {"cannot make the folder for checkpoints: {}",
                                           "mappen for mellomlagringer kan ikke lages: {}"},
                                          cause_text(error.value())));
    const bool empty = fs::is_empty(folder_, error);
    if (error) throw cannot_be_read(folder_, error.value());
    if (!empty)
        throw InputError(folder_,
                         message("checkpoints.none", {"is there and holds no checkpoints: move it out of the way",
                                                      "finnes og inneholder ingen mellomlagringer: flytt den"}));
    AtomicFile(folder_ + "/" + identity_name, Rivals::none).commit(identity_);
}

std::vector<std::string> Checkpoints::files(const std::string& folder)
{
    std::vector<std::string> paths;
    if (!is_there(folder)) return paths;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() == done_ending) paths.push_back(entry.path().string());
    std::sort(paths.begin(), paths.end());
    return paths;
}

void Checkpoints::read(const std::string& path)
{
    if (!path.ends_with(state_ending)) {
        RunFile(path).replicate(0);
        return;
    }
    const StateFile file(path);
    for (const std::int32_t replicate : file.info().replicates) file.state(std::uint32_t(replicate));
}

void Checkpoints::compare_identity() const
{
    const std::string path = folder_ + "/" + identity_name, before = text_of_file(path);
    if (before == identity_) return;
    std::vector<Message> lines;
    try {
        lines = item_differences(items_of_text(before), items_of_text(identity_), {"there", "der"});
    } catch (const std::invalid_argument&) {
        throw InputError(path, message("checkpoints.damaged",
                                       {"is damaged: it is no list of keys and values. Move the folder out of the way",
                                        "er skadet: den er ingen liste av nøkler og verdier. Flytt mappen"}));
    }
    throw InputError(folder_, message("checkpoints.of_other_run",
                                      {"its checkpoints are of another run:\n  {}\n  Give the same scenario and "
                                       "options to the same program, or remove the folder to begin anew",
                                       "mellomlagringene er fra en annen kjøring:\n  {}\n  Gi samme scenario og valg "
                                       "til samme program, eller fjern mappen for å begynne på nytt"},
                                      joined(lines, "\n  ")));
}

// What is there; files that were never finished are cleared away.
void Checkpoints::look_around()
{
    const int whole = scenario_.inputs.burn_in + scenario_.inputs.weeks;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_))
        if (entry.path().extension() == ".part") fs::remove(entry.path());
    for (int r = 0; r < scenario_.replicates; ++r) {
        const auto replicate = std::uint32_t(r);
        if (is_there(path_of(replicate, done_ending))) {
            ++done_;
            weeks_done_ += whole;
        } else if (const std::string path = path_of(replicate, state_ending); is_there(path)) {
            ++in_hand_;
            weeks_done_ += StateFile(path).info().week + scenario_.inputs.burn_in;
        }
    }
}

std::string Checkpoints::path_of(std::uint32_t replicate, const char* ending) const
{
    return fmt::format("{}/replicate-{}{}", folder_, replicate, ending);
}

// The changes on the way are in the past of the state, and in no inputs.
bool Checkpoints::is_of_this_run(const StateFile& file, const Inputs& inputs) const
{
    std::vector<PastItem> past = file.info().past;
    for (const PastItem& change : origin_.changes) {
        const auto found = std::find_if(past.begin(), past.end(), [&](const PastItem& item) {
            return item.key == change.key && item.text == change.text;
        });
        if (found == past.end()) return false;
        past.erase(found);
    }
    return file.info().program == program_ && file.info().seed == scenario_.seed &&
           differences_of_past(past, inputs, file.info().week).empty();
}

std::unique_ptr<World> Checkpoints::newest(const Inputs& inputs, std::uint32_t replicate) const
{
    const std::string path = path_of(replicate, state_ending);
    if (!is_there(path)) return nullptr;
    const StateFile file(path);
    if (!is_of_this_run(file, inputs))
        throw InputError(
            path, message("checkpoints.other_state",
                          {"holds a state of another run: files of the folder were mixed up; remove it",
                           "inneholder en tilstand fra en annen kjøring: filene i mappen er blandet; fjern den"}));
    return world_of(file, inputs, replicate);
}

void Checkpoints::save(const World& world, std::uint32_t replicate) const
{
    StateFileWriter writer(path_of(replicate, state_ending), scenario_, world.week(), program_, origin_.changes, "",
                           Rivals::none);
    writer.add(StateFileWriter::encode(world.save()));
    writer.finish();
}

void Checkpoints::keep(const RunOutput& output) const
{
    Scenario one = scenario_;
    one.replicates = 1;
    RunFileWriter writer(path_of(output.replicate, done_ending), one, {}, "", Rivals::none);
    writer.add(writer.encode(output));
    Provenance provenance = provenance_of(program_);
    provenance.emplace_back(identity_attribute, to_text(digest_of(identity_)));
    writer.finish(provenance);
    std::error_code ignored;  // a state of a replicate that is done does no harm
    fs::remove(path_of(output.replicate, state_ending), ignored);
}

std::optional<RunOutput> Checkpoints::finished(std::uint32_t replicate) const
{
    const std::string path = path_of(replicate, done_ending);
    if (!is_there(path)) return std::nullopt;
    const RunFile file(path);
    const auto& provenance = file.info().provenance;
    if (std::find(provenance.begin(), provenance.end(),
                  std::pair<std::string, std::string>(identity_attribute, to_text(digest_of(identity_)))) ==
        provenance.end())
        throw InputError(
            path, message("checkpoints.other_run", {"is of another run: files of the folder were mixed up; remove it",
                                                    "er fra en annen kjøring: filene i mappen er blandet; fjern den"}));
    RunOutput output = file.replicate(0);
    if (output.replicate != replicate)
        throw InputError(path, message("checkpoints.other_replicate",
                                       {"holds replicate {}: files of the folder were mixed up; remove it",
                                        "inneholder kjøring {}: filene i mappen er blandet; fjern den"},
                                       output.replicate));
    return output;
}

RunFunction Checkpoints::run(SavedStates states) const
{
    states.resume = [this](const Inputs& inputs, std::uint32_t replicate) { return newest(inputs, replicate); };
    states.every = every_;
    states.checkpoint = [this](const World& world, std::uint32_t replicate) { save(world, replicate); };
    return [this, run = run_with_states(std::move(states))](const Inputs& inputs, std::uint32_t seed,
                                                            std::uint32_t replicate,
                                                            const std::function<bool(Week)>& keep_going) {
        if (std::optional<RunOutput> output = finished(replicate)) return std::move(*output);
        RunOutput output = run(inputs, seed, replicate, keep_going);
        keep(output);
        return output;
    };
}

void Checkpoints::remove() const
{
    std::error_code ignored;  // the result is there: what is left over does no harm
    fs::remove_all(folder_, ignored);
}

}  // namespace samspill
