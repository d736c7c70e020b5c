#include <cmath>
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/calibrate_files.h"
#include "cli/commands.h"
#include "cli/file_kinds.h"
#include "cli/identity.h"
#include "cli/json_number.h"
#include "cli/progress.h"
#include "cli/signals.h"
#include "cli/terminal_text.h"
#include "core/error.h"
#include "core/processors.h"
#include "experiment/calibrate/calibration.h"

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
    return size >= 100.0 ? say({"{:.0f}", "{:.0f}"}, number)
           : size >= 10  ? say({"{:.1f}", "{:.1f}"}, number)
           : size >= 1   ? say({"{:.2f}", "{:.2f}"}, number)
                         : say({"{:.4f}", "{:.4f}"}, number);
}

std::string interval(double low, double high)
{
    return std::isnan(low) ? "-" : fmt::format("[{}, {}]", shown(low), shown(high));
}

std::string verdict_text(const CalibrationTarget& target, TargetVerdict verdict)
{
    const std::string word(to_text(verdict, language()));
    return target.fitted || verdict == TargetVerdict::not_measured ? word : say({"{}, context", "{}, kontekst"}, word);
}

Estimate estimate_of(const CalibrationResult& result, std::size_t target) { return estimate(result.answers[target]); }

void print_targets(const CalibrationFile& file, const CalibrationResult& result)
{
    std::size_t width = 9;
    for (const CalibrationTarget& target : file.targets)
        width = std::max(width, target.statistic.size() + (target.region.empty() ? 0 : target.region.size() + 3));
    tell("{:<4} {:<{}} {:>8} {:>18} {:>10} {:>18}  {}\n", say({"fact", "fakta"}), say({"statistic", "mål"}), width,
         say({"value", "verdi"}), say({"interval", "intervall"}), say({"simulated", "simulert"}),
         say({"95 % interval", "95 %-intervall"}), "");
    std::size_t fitted = 0, met = 0, missed = 0;
    for (std::size_t i = 0; i < file.targets.size(); ++i) {
        const CalibrationTarget& target = file.targets[i];
        const Estimate simulated = estimate_of(result, i);
        const std::string name =
            target.region.empty() ? target.statistic : fmt::format("{} ({})", target.statistic, target.region);
        tell("{:<4} {:<{}} {:>8} {:>18} {:>10} {:>18}  {}\n", target.fact, name, width, shown(target.value),
             interval(target.low, target.high), shown(simulated.mean), interval(simulated.low(), simulated.high()),
             verdict_text(target, judge(target, simulated)));
        if (!target.fitted || !target.not_measured.empty()) continue;
        ++fitted;
        met += judge(target, simulated) == TargetVerdict::met;
        missed += judge(target, simulated) == TargetVerdict::missed;
    }
    tell({"\nOf {} fitted targets {} are met (the simulated interval lies wholly within the fact's), {} missed (wholly "
          "outside);\nof {} it cannot be told: the intervals overlap in part, or the replicates are fewer than {} or "
          "all "
          "equal\n",
          "\nAv {} tilpassede mål er {} nådd (det simulerte intervallet ligger helt innenfor faktaets), {} bommet "
          "(helt utenfor);\nfor {} kan det ikke sies: intervallene overlapper delvis, eller kjøringene er færre enn {} "
          "eller alle like\n"},
         fitted, met, missed, fitted - met - missed, least_for_verdict);
    for (const CalibrationTarget& target : file.targets)
        if (!target.not_measured.empty())
            tell({"{} is not measured: {}\n", "{} er ikke målt: {}\n"}, target.fact, target.not_measured);
}

void print_parameters(const Calibration& calibration, const CalibrationResult& result)
{
    const CalibrationFile& file = calibration.file();
    std::size_t width = 9;
    for (const CalibrationParameter& parameter : file.parameters) width = std::max(width, parameter.key.size());
    tell({"\n{:<{}} {:>10} {:>10}  bounds\n", "\n{:<{}} {:>10} {:>10}  grenser\n"}, "parameter", width,
         say({"before", "før"}), say({"fitted", "tilpasset"}));
    for (std::size_t i = 0; i < file.parameters.size(); ++i) {
        const CalibrationParameter& parameter = file.parameters[i];
        tell("{:<{}} {:>10.6g} {:>10.6g}  [{:g}, {:g}]{}\n", parameter.key, width, calibration.prior_value(i),
             calibration.value_at(i, result.point[i]), parameter.low, parameter.high,
             parameter.factor ? say({" x the table", " x tabellen"}) : "");
    }
    tell({"\nloss {:.3f} at the scenario's values, {:.3f} now, and {:.3f} for leaving them; {} evaluations\n",
          "\ntap {:.3f} ved scenariets verdier, {:.3f} nå, og {:.3f} for å forlate dem; {} evalueringer\n"},
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
        const TargetVerdict verdict = judge(target, simulated);
        const bool told = verdict == TargetVerdict::met || verdict == TargetVerdict::missed;
        line["verdict"] = to_text(verdict);
        line["met"] = told ? Json(verdict == TargetVerdict::met) : Json(nullptr);
        if (!target.not_measured.empty()) line["not_measured"] = target.not_measured;
        json["targets"].push_back(std::move(line));
    }
    return json;
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
            tell({"{} [{}]\n  {}\n  measured: {}\n", "{} [{}]\n  {}\n  måles: {}\n"}, about.name, about.unit,
                 about.meaning, about.measured);
    }
    if (json) put(stdout, list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    return 0;
}

CalibrationResult search(const Calibration& calibration, CalibrationJournal* journal, int threads,
                         const SignalWatch& watch, ProgressLine& progress)
{
    CalibrationOptions search;
    search.threads = threads;
    if (journal) {
        search.recall = [&](int number, const std::vector<double>& point) { return journal->recall(number, point); };
        search.keep = [&](int number, const std::vector<double>& point, const CalibrationAnswers& answers) {
            journal->keep(number, point, answers);
        };
    }
    search.stop = [&] { return watch.wanted() != Stop::no; };
    search.progress = [&](const CalibrationProgress& state) {
        progress.show(say({"evaluation {} of {}, start {} of {}, best loss {:.3f}, {:.1f} s each",
                           "evaluering {} av {}, start {} av {}, minste tap {:.3f}, {:.1f} s hver"},
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
        throw InputError(
            "calibrate",
            message("calibrate.no_file",
                    {"no calibration file is given; the shipped one is scenarios/calibration.toml",
                     "ingen kalibreringsfil er oppgitt; den som følger med, er scenarios/calibration.toml"}));
    require_kind(options.file, FileKind::calibration);
    const Calibration calibration(file_of(options), options.set);
    const CalibrationFile& file = calibration.file();
    const int threads = threads_for(options.threads);
    const MemoryPlan memory = memory_of_calibration(calibration, threads);
    require_memory(Message::verbatim(options.file), memory);
    const std::size_t expected = resident_bytes() + memory.bytes();
    ProgressLine progress(options.quiet);
    FittedParameters output(options, calibration, progress);
    const std::unique_ptr<CalibrationJournal> journal = journal_of(options, calibration, progress);
    const SignalWatch watch;  // until all is written
    const CalibrationResult result = search(calibration, journal.get(), threads, watch, progress);
    if (result.evaluations == 0) {
        tell(stderr, {"stopped before the first evaluation was done: nothing is known\n",
                      "stoppet før den første evalueringen var ferdig: ingenting er kjent\n"});
        return 1;
    }
    output.write(calibration, result);
    if (journal && !result.stopped) journal->remove();
    if (options.json) {
        Json json = json_of(calibration, result);
        json["memory_bytes"] = {{"expected", expected}, {"most", most_resident_bytes()}};
        put(stdout, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    } else {
        tell({"{}\n{}, seed {}, {} replicates\n\n", "{}\n{}, frø {}, {} kjøringer\n\n"}, file.title, file.scenario,
             file.seed, file.replicates);
        print_targets(file, result);
        if (!file.parameters.empty()) print_parameters(calibration, result);
        if (!options.output.empty()) tell({"fitted parameters: {}\n", "tilpassede parametere: {}\n"}, options.output);
    }
    if (!result.stopped) return 0;
    tell(stderr,
         {"stopped after {} of {} evaluations: this is the best so far, not the end of the search\n",
          "stoppet etter {} av {} evalueringer: dette er det beste så langt, ikke slutten på søket\n"},
         result.evaluations, file.evaluations);
    if (journal)
        tell(stderr, {"to go on:\n  {} --resume\n", "for å fortsette:\n  {} --resume\n"}, command_line(options));
    return 1;
}

}  // namespace samspill::cli
