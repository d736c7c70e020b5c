#include <cerrno>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <optional>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/file_kinds.h"
#include "cli/json_number.h"
#include "cli/progress.h"
#include "cli/signals.h"
#include "cli/terminal_text.h"
#include "core/error.h"
#include "core/parallel.h"
#include "experiment/calibration.h"
#include "experiment/memory_plan.h"
#include "results/atomic_file.h"
#include "scenario/value.h"

namespace samspill::cli {

namespace {

using Json = nlohmann::ordered_json;

CalibrationFile file_of(const CalibrateOptions& options)
{
    CalibrationFile file = read_calibration(options.file);
    if (options.replicates) file.replicates = *options.replicates;
    if (options.seed) file.seed = *options.seed;
    if (options.evaluations) file.evaluations = *options.evaluations;
    if (options.starts) file.starts = *options.starts;
    if (options.check) file.parameters.clear();
    return file;
}

// Three significant digits or so: "0.0934", "14.3", "1234".
std::string shown(double number)
{
    if (std::isnan(number)) return "-";
    const double size = std::fabs(number);
    return size >= 100.0 ? fmt::format("{:.0f}", number)
           : size >= 10  ? fmt::format("{:.1f}", number)
           : size >= 1   ? fmt::format("{:.2f}", number)
                         : fmt::format("{:.4f}", number);
}

std::string interval(double low, double high)
{
    return std::isnan(low) ? "-" : fmt::format("[{}, {}]", shown(low), shown(high));
}

std::string verdict(const CalibrationTarget& target, const Estimate& simulated)
{
    if (!target.not_measured.empty()) return "not measured";
    const std::string met = std::isnan(simulated.mean)  ? "nobody counted"
                            : is_met(target, simulated) ? "met"
                                                        : "NOT MET";
    return target.fitted ? met : met + ", context";
}

Estimate estimate_of(const CalibrationResult& result, std::size_t target) { return estimate(result.answers[target]); }

void print_targets(const CalibrationFile& file, const CalibrationResult& result)
{
    std::size_t width = 9;
    for (const CalibrationTarget& target : file.targets)
        width = std::max(width, target.statistic.size() + (target.region.empty() ? 0 : target.region.size() + 3));
    tell("{:<4} {:<{}} {:>8} {:>18} {:>10} {:>18}  {}\n", "fact", "statistic", width, "value", "interval", "simulated",
         "95 % interval", "");
    std::size_t fitted = 0, met = 0;
    for (std::size_t i = 0; i < file.targets.size(); ++i) {
        const CalibrationTarget& target = file.targets[i];
        const Estimate simulated = estimate_of(result, i);
        const std::string name =
            target.region.empty() ? target.statistic : fmt::format("{} ({})", target.statistic, target.region);
        tell("{:<4} {:<{}} {:>8} {:>18} {:>10} {:>18}  {}\n", target.fact, name, width, shown(target.value),
             interval(target.low, target.high), shown(simulated.mean), interval(simulated.low(), simulated.high()),
             verdict(target, simulated));
        if (!target.fitted || !target.not_measured.empty()) continue;
        ++fitted;
        met += is_met(target, simulated);
    }
    tell("\n{} of {} fitted targets are met: the simulated mean lies in their interval\n", met, fitted);
    for (const CalibrationTarget& target : file.targets)
        if (!target.not_measured.empty()) tell("{} is not measured: {}\n", target.fact, target.not_measured);
}

void print_parameters(const Calibration& calibration, const CalibrationResult& result)
{
    const CalibrationFile& file = calibration.file();
    std::size_t width = 9;
    for (const CalibrationParameter& parameter : file.parameters) width = std::max(width, parameter.key.size());
    tell("\n{:<{}} {:>10} {:>10}  bounds\n", "parameter", width, "before", "fitted");
    for (std::size_t i = 0; i < file.parameters.size(); ++i) {
        const CalibrationParameter& parameter = file.parameters[i];
        tell("{:<{}} {:>10.6g} {:>10.6g}  [{:g}, {:g}]{}\n", parameter.key, width, calibration.prior_value(i),
             calibration.value_at(i, result.point[i]), parameter.low, parameter.high,
             parameter.factor ? " x the table" : "");
    }
    tell("\nloss {:.3f} at the scenario's values, {:.3f} now, and {:.3f} for leaving them; {} evaluations\n",
         result.first_loss, result.loss, result.penalty, result.evaluations);
}

Json json_of(const Calibration& calibration, const CalibrationResult& result)
{
    const CalibrationFile& file = calibration.file();
    Json json{{"title", file.title},
              {"scenario", file.scenario},
              {"seed", file.seed},
              {"replicates", file.replicates},
              {"evaluations", result.evaluations},
              {"stopped", result.stopped},
              {"first_loss", json_number(result.first_loss)},
              {"loss", json_number(result.loss)},
              {"penalty", json_number(result.penalty)},
              {"parameters", Json::array()},
              {"targets", Json::array()}};
    for (std::size_t i = 0; i < file.parameters.size(); ++i)
        json["parameters"].push_back({{"key", file.parameters[i].key},
                                      {"before", json_number(calibration.prior_value(i))},
                                      {"fitted", json_number(calibration.value_at(i, result.point[i]))},
                                      {"low", json_number(file.parameters[i].low)},
                                      {"high", json_number(file.parameters[i].high)},
                                      {"factor", file.parameters[i].factor}});
    for (std::size_t i = 0; i < file.targets.size(); ++i) {
        const CalibrationTarget& target = file.targets[i];
        const Estimate simulated = estimate_of(result, i);
        Json line{{"fact", target.fact},
                  {"statistic", target.statistic},
                  {"region", target.region},
                  {"scenario", target.scenario},
                  {"value", json_number(target.value)},
                  {"low", json_number(target.low)},
                  {"high", json_number(target.high)},
                  {"fitted", target.fitted},
                  {"note", target.note},
                  {"simulated", json_number(simulated.mean)},
                  {"simulated_low", json_number(simulated.low())},
                  {"simulated_high", json_number(simulated.high())}};
        line["met"] = std::isnan(simulated.mean) ? Json(nullptr) : Json(is_met(target, simulated));
        if (!target.not_measured.empty()) line["not_measured"] = target.not_measured;
        json["targets"].push_back(std::move(line));
    }
    return json;
}

// The fitted parameters as a scenario file that others include.
std::string fragment(const CalibrateOptions& options, const Calibration& calibration, const CalibrationResult& result)
{
    const CalibrationFile& file = calibration.file();
    std::string text = fmt::format(
        "# Parameters fitted by samspill calibrate {}: seed {}, {} replicates, {} evaluations{},\n"
        "# loss {:.3f} from {:.3f}. Include it after the scenario that it changes.\n",
        input::escaped(options.file), file.seed, file.replicates, result.evaluations,
        result.stopped ? " (stopped early)" : "", result.loss, result.first_loss);
    std::string section;
    for (const auto& [key, value] : calibration.parameters_at(result.point)) {
        const std::size_t dot = key.find('.');
        if (key.substr(0, dot) != section) text += fmt::format("\n[params.{}]\n", section = key.substr(0, dot));
        text += fmt::format("{} = {}\n", key.substr(dot + 1), input::number_text(value));
    }
    return text;
}

void write_fragment(const std::string& text, AtomicFile& file)
{
    std::ofstream out(file.temporary(), std::ios::binary);
    out << text;
    out.close();
    if (!out) throw std::system_error(errno, std::generic_category(), file.path() + ": cannot write the parameters");
    file.commit();
}

int print_statistics(bool json)
{
    Json list = Json::array();
    for (const StatisticInfo& about : statistics()) {
        if (json)
            list.push_back({{"name", about.name},
                            {"unit", about.unit},
                            {"meaning", about.meaning},
                            {"measured", about.measured},
                            {"from", about.from},
                            {"until", about.until}});
        else
            tell("{} [{}]\n  {}\n  measured: {}\n", about.name, about.unit, about.meaning, about.measured);
    }
    if (json) fmt::print("{}\n", list.dump(2, ' ', false, Json::error_handler_t::replace));
    return 0;
}

CalibrationResult search(const Calibration& calibration, int threads, ProgressLine& progress)
{
    const SignalWatch watch;
    CalibrationOptions search;
    search.threads = threads;
    search.stop = [&] { return watch.wanted() != Stop::no; };
    search.progress = [&](const CalibrationProgress& state) {
        progress.show(fmt::format("evaluation {} of {}, start {} of {}, best loss {:.3f}, {:.1f} s each",
                                  state.evaluation, state.evaluations, state.start, state.starts, state.best_loss,
                                  progress.seconds() / state.evaluation));
    };
    CalibrationResult result = calibrate(calibration, search);
    progress.clear();
    return result;
}

}  // namespace

int calibrate_command(const CalibrateOptions& options)
{
    if (options.statistics) return print_statistics(options.json);
    if (options.file.empty())
        throw InputError("calibrate", "no calibration file is given; the shipped one is scenarios/calibration.toml");
    require_kind(options.file, FileKind::calibration);
    const Calibration calibration(file_of(options), options.set);
    const CalibrationFile& file = calibration.file();
    const int threads = options.threads > 0 ? options.threads : default_threads();
    const MemoryPlan memory = memory_of_calibration(calibration, threads);
    require_memory(options.file, memory);
    const std::size_t expected = resident_bytes() + memory.bytes();
    std::optional<AtomicFile> output;
    if (!options.output.empty() && !options.check)
        output.emplace(options.output);  // a wrong path shows before the work
    ProgressLine progress(options.quiet);
    const CalibrationResult result = search(calibration, threads, progress);
    if (result.evaluations == 0) {
        std::fputs("stopped before the first evaluation was done: nothing is known\n", stderr);
        return 1;
    }
    if (options.json) {
        Json json = json_of(calibration, result);
        json["memory_bytes"] = {{"expected", expected}, {"most", most_resident_bytes()}};
        fmt::print("{}\n", json.dump(2, ' ', false, Json::error_handler_t::replace));
    } else {
        tell("{}\n{}, seed {}, {} replicates\n\n", file.title, file.scenario, file.seed, file.replicates);
        print_targets(file, result);
        if (!file.parameters.empty()) print_parameters(calibration, result);
    }
    if (output) {
        write_fragment(fragment(options, calibration, result), *output);
        if (!options.json) tell("fitted parameters: {}\n", options.output);
    }
    if (!result.stopped) return 0;
    tell(stderr, "stopped after {} of {} evaluations: this is the best so far, not the end of the search\n",
         result.evaluations, file.evaluations);
    return 1;
}

}  // namespace samspill::cli
