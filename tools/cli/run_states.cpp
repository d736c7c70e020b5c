#include "cli/run_states.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/guarded_reading.h"
#include "cli/identity.h"
#include "cli/terminal_text.h"
#include "core/error.h"
#include "core/week.h"
#include "model/inputs/settled.h"

namespace samspill::cli {

namespace {

std::string path_beside(const std::string& output, Week week)
{
    std::filesystem::path path(output);
    return path.replace_extension(fmt::format("week{}.states.h5", week)).string();
}

// Reads all states of a file, to find out whether that does harm.
void probe_states(const std::string& path)
{
    probe(path, [&] {
        const StateFile file(path);
        for (const std::int32_t replicate : file.info().replicates) file.state(std::uint32_t(replicate));
    });
}

// The same for a folder of checkpoints.
void probe_checkpoints(const std::string& folder)
{
    std::uint64_t bytes = 0;
    const std::vector<std::string> files = Checkpoints::files(folder);
    std::error_code ignored;
    for (const std::string& path : files)
        if (const std::uintmax_t size = std::filesystem::file_size(path, ignored); !ignored) bytes += size;
    if (files.empty()) return;
    read_in_child(folder, bytes, [&](const Reading& reading) {
        for (const std::string& path : files) {
            reading(path);
            Checkpoints::read(path);
        }
        return std::string();
    });
}

// Does the command line set this key?
bool sets(const RunOptions& options, std::string_view key)
{
    return std::any_of(options.set.begin(), options.set.end(), [&](const std::string& text) {
        return text.starts_with(key) && text.find_first_not_of(' ', key.size()) == text.find('=');
    });
}

// Which states they are, wherever their file lies; empty without a file.
std::string states_text(const StateFile* file)
{
    if (file == nullptr) return "";
    Digester digester;
    for (const Digest& digest : file->info().digests) {
        digester.add_value(digest.high);
        digester.add_value(digest.low);
    }
    return fmt::format("{}, week {}, states {}", file->info().scenario, file->info().week, to_text(digester.digest()));
}

}  // namespace

RunStates::RunStates(const RunOptions& options, Scenario& scenario) : at_(options.save_state)
{
    const Inputs& inputs = scenario.inputs;
    Week first = -inputs.burn_in;
    if (!options.from.empty()) {
        probe_states(options.from);
        from_ = std::make_unique<const StateFile>(options.from);
        const StateFileInfo& info = from_->info();
        first = info.week;
        require_same_program(
            options.from, message("states.saved", {"its states were saved", "tilstandene er lagret"}), info.program,
            this_program(),
            message("states.remedy",
                    {"Save them again with this program, or go on with the one that saved them",
                     "Lagre dem på nytt med dette programmet, eller fortsett med det som lagret dem"}));
        if ((options.seed || sets(options, "run.seed")) && scenario.seed != info.seed)
            throw InputError(options.seed ? "--seed" : "--set run.seed",
                             message("states.seed",
                                     {"{} is not the seed of the states, which is {}; leave it out",
                                      "{} er ikke frøet til tilstandene, som er {}; utelat det"},
                                     scenario.seed, info.seed));
        scenario.seed = info.seed;
        if ((options.replicates || sets(options, "run.replicates")) &&
            std::size_t(scenario.replicates) > info.replicates.size())
            throw InputError(
                options.replicates ? "--replicates" : "--set run.replicates",
                message("states.few", {"{} is more than the {} that {} holds", "{} er mer enn de {} som {} har"},
                        scenario.replicates, info.replicates.size(), options.from));
        scenario.replicates = std::min(scenario.replicates, int(info.replicates.size()));
        const std::vector<PastDifference> other = from_->differences_of_past(inputs);
        if (std::vector<Mistake> refused = refused_changes(other, info.week); !refused.empty())
            throw InputError(std::move(refused));
        if (!other.empty() && !options.other_past)
            throw InputError(options.from,
                             message("states.other_past",
                                     {"its states, of the start of week {}, have another past than {}:\n  {}\n  Go on "
                                      "nevertheless, as if the world had changed in that week: --other-past",
                                      "tilstandene, fra starten av uke {}, har en annen fortid enn {}:\n  {}\n  "
                                      "Fortsett likevel, som om verden hadde endret seg i den uken: --other-past"},
                                     info.week, options.scenario, fmt::join(lines_of(other), "\n  ")));
        changed_ = lines_of(other);
        changes_ = from_->changes_of_past(inputs);
        if (info.result_of != to_text(states_digest(scenario, info.week))) past_ = info.result_of;
    } else if (options.other_past) {
        throw InputError("--other-past", message("states.no_from", {"is for --from, which names a file of states",
                                                                    "er for --from, som oppgir en tilstandsfil"}));
    }
    if (at_ && (*at_ < first || *at_ >= inputs.weeks))
        throw InputError("--save-state", message("states.week_outside",
                                                 {"week {} is outside the weeks [{}, {}] that are run",
                                                  "uke {} er utenfor ukene [{}, {}] som kjøres"},
                                                 *at_, first, inputs.weeks - 1));
}

void RunStates::begin(const RunOptions& options, const Scenario& scenario, const std::string& output,
                      OutputGuard& guard)
{
    if (options.checkpoint_every > 0 || options.resume) {
        if (options.resume) probe_checkpoints(output + ".checkpoints");
        checkpoints_ = std::make_unique<const Checkpoints>(output + ".checkpoints", scenario, this_program(),
                                                           options.checkpoint_every, options.resume,
                                                           CheckpointOrigin{states_text(from_.get()), changes_});
    }
    if (!at_) return;
    const std::string path = path_beside(output, *at_);
    const Standing standing = guard.admit(path, states_output, to_text(states_digest(scenario, *at_, past_)),
                                          std::uint64_t(scenario.replicates));
    note_ = standing.note.in(language());
    held_ = standing.held;
    writer_ = std::make_unique<StateFileWriter>(path, scenario, *at_, this_program(), changes_, past_);
}

RunFunction RunStates::run()
{
    if (!from_ && !at_ && !checkpoints_) return run_replicate;
    SavedStates states{.from = from_.get(), .at = at_, .keep = [this](EncodedState&& state) {
                           const std::lock_guard lock(mutex_);
                           const std::uint32_t replicate = state.replicate;
                           states_.insert_or_assign(replicate, std::move(state));
                       }};
    return checkpoints_ ? checkpoints_->run(std::move(states)) : run_with_states(std::move(states));
}

std::optional<ChangeOnTheWay> RunStates::change() const
{
    if (changed_.empty()) return std::nullopt;
    return ChangeOnTheWay{from_->info().week, changed_};
}

int RunStates::weeks_each(const Inputs& inputs) const
{
    return inputs.weeks - (from_ ? from_->info().week : -inputs.burn_in);
}

void RunStates::add(std::uint32_t replicate)
{
    if (!writer_) return;
    EncodedState state;
    {
        const std::lock_guard lock(mutex_);
        state = std::move(states_.extract(replicate).mapped());
    }
    writer_->add(state);
}

std::string RunStates::begin_text() const
{
    if (!checkpoints_ || checkpoints_->done() + checkpoints_->in_hand() == 0) return note_;
    return say({"going on with {}: {} replicates done, {} begun, {} weeks in all",
                "fortsetter med {}: {} kjøringer ferdige, {} begynt, {} uker i alt"},
               checkpoints_->folder(), checkpoints_->done(), checkpoints_->in_hand(), checkpoints_->weeks_done());
}

void RunStates::finish(bool all_done)
{
    // A run that was stopped takes nothing away.
    if (writer_ && std::uint64_t(writer_->replicates()) < held_) writer_.reset();
    if (writer_) writer_->finish();
    if (checkpoints_ && all_done) checkpoints_->remove();
}

std::string RunStates::text() const
{
    std::string text;
    if (from_)
        text += say({"went on from {} (start of week {} of {})\n", "gikk videre fra {} (starten av uke {} i {})\n"},
                    from_->path(), from_->info().week, from_->info().scenario);
    if (!changed_.empty())
        text += say({"as if the world had changed in week {}, {}:\n  {}\n",
                     "som om verden hadde endret seg i uke {}, {}:\n  {}\n"},
                    from_->info().week, date_text(from_->info().week, language()), fmt::join(changed_, "\n  "));
    if (writer_)
        text += say({"{}: the states of {} at the start of week {}; go on with: samspill run SCENARIO --from {}\n",
                     "{}: tilstandene til {} ved starten av uke {}; gå videre med: samspill run SCENARIO --from {}\n"},
                    writer_->path(), counted(std::uint64_t(writer_->replicates()), nouns::replicate), *at_,
                    writer_->path());
    return text;
}

}  // namespace samspill::cli
