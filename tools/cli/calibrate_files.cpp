#include "cli/calibrate_files.h"

#include <filesystem>

#include <fmt/format.h>

#include "cli/identity.h"
#include "cli/outputs.h"
#include "cli/terminal_text.h"
#include "core/digest.h"
#include "core/file_cause.h"
#include "core/shell_word.h"
#include "core/text_file.h"
#include "model/inputs/item_text.h"
#include "scenario/text/value.h"

namespace samspill::cli {

namespace {

constexpr const char* early = " (stopped early)";

// Hash of all that decides the search.
std::string result_of(const Calibration& calibration)
{
    Digester digester;
    digester.add(item_text(search_items(calibration)));
    return to_text(digester.digest());
}

std::string text_of(const std::string& name, const Calibration& calibration, const CalibrationResult& result)
{
    const CalibrationFile& file = calibration.file();
    std::string text = fmt::format(
        "{} {}: seed {}, {} replicates, {} evaluations{},\n"
        "# loss {:.3f} from {:.3f}. Include it after the scenario that it changes.\n"
        "# Made by samspill {}, model {}.{}{}\n",
        parameters_output.beginning, input::escaped(name), file.seed, file.replicates, result.evaluations,
        result.stopped ? early : "", result.loss, result.first_loss, program_text(this_program()), this_program().model,
        parameters_output.mark, result_of(calibration));
    std::string section;
    for (const auto& [key, value] : calibration.parameters_at(result.point)) {
        const std::size_t dot = key.find('.');
        if (key.substr(0, dot) != section) text += fmt::format("\n[params.{}]\n", section = key.substr(0, dot));
        text += fmt::format("{} = {}\n", key.substr(dot + 1), input::number_text(value));
    }
    return text;
}

}  // namespace

std::string command_line(const CalibrateOptions& options)
{
    std::string text = "samspill calibrate " + shell_word(options.file);
    if (!options.output.empty()) text += " -o " + shell_word(options.output);
    if (options.replicates) text += fmt::format(" --replicates {}", *options.replicates);
    if (options.seed) text += fmt::format(" --seed {}", *options.seed);
    if (options.evaluations) text += fmt::format(" --evaluations {}", *options.evaluations);
    if (options.starts) text += fmt::format(" --starts {}", *options.starts);
    for (const std::string& set : options.set) text += " --set " + shell_word(set);
    return text;
}

FittedParameters::FittedParameters(const CalibrateOptions& options, const Calibration& calibration,
                                   ProgressLine& progress)
    : options_(options)
{
    if (options.output.empty() || options.check) return;
    file_ = std::make_unique<AtomicFile>(options.output);
    OutputGuard guard = guard_of_outputs(options.force);
    guard.reads(calibration.file().files);
    for (const Scenario* scenario : calibration.scenarios()) guard.reads(scenario->files);
    const Standing standing = guard.admit(options.output, parameters_output, result_of(calibration));
    if (!standing.note.empty()) progress.note(standing.note);
    end_is_there_ = standing.same && text_of_file(options.output).find(early) == std::string::npos;
}

void FittedParameters::write(const Calibration& calibration, const CalibrationResult& result)
{
    if (!file_ || (result.stopped && end_is_there_)) return;
    file_->commit(text_of(options_.file, calibration, result));
}

std::unique_ptr<CalibrationJournal> journal_of(const CalibrateOptions& options, const Calibration& calibration,
                                               ProgressLine& progress)
{
    if (calibration.file().parameters.empty()) return nullptr;
    const std::string beside =
        options.output.empty() ? std::filesystem::path(options.file).stem().string() : options.output;
    try {
        auto journal =
            std::make_unique<CalibrationJournal>(beside + ".evaluations", calibration, this_program(), options.resume);
        if (journal->kept() > 0)
            progress.note(
                say({"going on with {}: {} evaluations are there", "fortsetter med {}: {} evalueringer er der"},
                    journal->path(), journal->kept()));
        return journal;
    } catch (const SystemFailure& error) {
        if (!options.output.empty() || options.resume) throw;
        progress.note(say({"{}: evaluations are not kept", "{}: evalueringene tas ikke vare på"}, error.said()));
        return nullptr;
    }
}

}  // namespace samspill::cli
