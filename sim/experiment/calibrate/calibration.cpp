#include "experiment/calibrate/calibration.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>

#include <fmt/format.h>
#include <nlopt.hpp>

#include "core/field.h"
#include "core/parallel.h"
#include "core/special_numbers.h"
#include "experiment/sweep/design.h"
#include "model/inputs/check_inputs.h"
#include "model/run.h"
#include "scenario/files/read_scenario.h"

namespace samspill {

namespace {

constexpr double nobody_counted = 100.0;  // loss of a target without an answer: ten tolerances off
constexpr double of_probes = 0.15;        // what is remembered of persons, as a share of a world (measured)
constexpr double log_scale_from = 4.0;    // ratio of the bounds from which a parameter moves on a log scale

bool on_log_scale(const CalibrationParameter& p) { return p.low > 0.0 && p.high / p.low >= log_scale_from; }

// Four significant digits: what is reported is what was run, and short.
double rounded(double value) { return std::stod(fmt::format("{:.4g}", value)); }

double value_between(const CalibrationParameter& p, double u)
{
    const double value = on_log_scale(p) ? p.low * std::pow(p.high / p.low, u) : p.low + (p.high - p.low) * u;
    return std::clamp(rounded(value), p.low, p.high);
}

double coordinate_of(const CalibrationParameter& p, double value)
{
    const double u =
        on_log_scale(p) ? std::log(value / p.low) / std::log(p.high / p.low) : (value - p.low) / (p.high - p.low);
    return std::clamp(u, 0.0, 1.0);
}

bool belongs(const Parameter& parameter, const CalibrationParameter& fitted)
{
    return parameter.key == fitted.key || (fitted.factor && parameter.key.starts_with(fitted.key + "."));
}

std::vector<std::string> names_of_statistics()
{
    std::vector<std::string> names;
    for (const StatisticInfo& about : statistics()) names.emplace_back(about.name);
    return names;
}

const StatisticInfo* statistic_named(const std::string& name)
{
    for (const StatisticInfo& about : statistics())
        if (about.name == name) return &about;
    return nullptr;
}

bool has_region(const Scenario& scenario, const std::string& name)
{
    const auto& regions = scenario.inputs.places.regions;
    return name.empty() ||
           std::any_of(regions.begin(), regions.end(), [&](const RegionPlace& region) { return region.name == name; });
}

std::vector<std::string> region_names(const Scenario& scenario)
{
    std::vector<std::string> names;
    for (const RegionPlace& region : scenario.inputs.places.regions) names.push_back(region.name);
    return names;
}

}  // namespace

Calibration::Calibration(CalibrationFile file, const std::vector<std::string>& overrides) : file_(std::move(file))
{
    CalibrationTarget own;
    own.scenario = file_.scenario;
    setup_for(own, overrides);
    std::vector<Mistake> mistakes;
    for (std::size_t i = 0; i < file_.targets.size(); ++i) ask(file_.targets[i], i, overrides, mistakes);
    if (!mistakes.empty()) throw InputError(std::move(mistakes));
    check_priors();
}

Calibration::Setup& Calibration::setup_for(const CalibrationTarget& target, const std::vector<std::string>& overrides)
{
    for (Setup& setup : setups_)
        if (setup.path == target.scenario) return setup;
    setups_.push_back({target.scenario, read_scenario(target.scenario, overrides), {}, {}});
    setups_.back().scenario.inputs.weeks = 1;  // and as many more as will be asked for
    check_inputs(setups_.back().scenario.inputs);
    return setups_.back();
}

void Calibration::ask(const CalibrationTarget& target, std::size_t index, const std::vector<std::string>& overrides,
                      std::vector<Mistake>& mistakes)
{
    if (!target.not_measured.empty()) return;
    const StatisticInfo* about = statistic_named(target.statistic);
    if (about == nullptr) {
        mistakes.push_back(
            {target.place, input::unknown_name({"statistic", "målet"}, target.statistic, names_of_statistics())});
        return;
    }
    Setup& setup = setup_for(target, overrides);
    Inputs& inputs = setup.scenario.inputs;
    if (!has_region(setup.scenario, target.region))
        mistakes.push_back({target.place, message("target.region", {"{} (in {})", "{} (i {})"},
                                                  input::unknown_name({"region", "regionen"}, target.region,
                                                                      region_names(setup.scenario)),
                                                  target.scenario)});
    if (about->from < -inputs.burn_in)
        mistakes.push_back(
            {target.place,
             message("target.too_early",
                     {"{} looks at week {}, but {} begins in week {}; its run.burn_in "
                      "must be at least {} weeks",
                      "{} ser på uke {}, men {} begynner i uke {}; run.burn_in der må være minst {} uker"},
                     about->name, about->from, target.scenario, -inputs.burn_in, -about->from)});
    inputs.weeks = std::max(inputs.weeks, about->until + 1);
    inputs.observation.counsellors = false;  // no statistic asks for them
    inputs.observation.from = std::min(inputs.weeks - 1, inputs.observation.from);
    setup.questions.push_back({about->id, target.region});
    setup.targets.push_back(index);
}

void Calibration::check_priors() const
{
    std::vector<Mistake> mistakes;
    for (std::size_t i = 0; i < file_.parameters.size(); ++i) {
        const CalibrationParameter& p = file_.parameters[i];
        const double value = prior_value(i);
        if (value < p.low || value > p.high)
            mistakes.push_back({p.place, message("prior.outside",
                                                 {"{} = {} in {} is outside its bounds [{}, {}]; widen them",
                                                  "{} = {} i {} er utenfor grensene [{}, {}]; utvid dem"},
                                                 p.key, value, file_.scenario, p.low, p.high)});
    }
    if (!mistakes.empty()) throw InputError(std::move(mistakes));
}

double Calibration::prior_value(std::size_t parameter) const
{
    const CalibrationParameter& fitted = file_.parameters[parameter];
    if (fitted.factor) return 1.0;
    Params params = setups_.front().scenario.inputs.params;
    for (const Parameter& one : parameters_of(params))
        if (one.key == fitted.key) return one.get();
    return nan;
}

std::vector<double> Calibration::prior() const
{
    std::vector<double> point;
    for (std::size_t i = 0; i < file_.parameters.size(); ++i)
        point.push_back(coordinate_of(file_.parameters[i], prior_value(i)));
    return point;
}

double Calibration::value_at(std::size_t parameter, double coordinate) const
{
    return value_between(file_.parameters[parameter], coordinate);
}

std::vector<std::pair<std::string, double>> Calibration::parameters_at(const std::vector<double>& point) const
{
    Params params = setups_.front().scenario.inputs.params;
    std::vector<std::pair<std::string, double>> values;
    const std::vector<double> start = prior();
    for (const Parameter& one : parameters_of(params))
        for (std::size_t i = 0; i < file_.parameters.size(); ++i) {
            const CalibrationParameter& fitted = file_.parameters[i];
            if (!belongs(one, fitted)) continue;
            // A coordinate that did not move gives the very value back, without rounding.
            const bool moved = point[i] != start[i];
            const double value = moved ? value_at(i, point[i]) : prior_value(i);
            const double product = moved ? rounded(one.get() * value) : one.get();
            values.emplace_back(one.key, fitted.factor ? std::clamp(product, one.low, one.high) : value);
        }
    return values;
}

std::vector<std::vector<double>> Calibration::evaluate(const std::vector<double>& point,
                                                       const std::function<bool()>& keep_going) const
{
    const auto values = parameters_at(point);
    std::vector<Inputs> inputs;
    for (const Setup& setup : setups_) {
        inputs.push_back(setup.scenario.inputs);
        for (const Parameter& one : parameters_of(inputs.back().params))
            for (const auto& [key, value] : values)
                if (one.key == key) one.set(value);
    }
    const std::size_t replicates = std::size_t(file_.replicates);
    std::vector<std::vector<double>> answers(file_.targets.size(), std::vector<double>(replicates, nan));
    parallel_for(setups_.size() * replicates, [&](std::size_t job) {
        const std::size_t s = job / replicates, replicate = job % replicates;
        const Setup& setup = setups_[s];
        const std::vector<double> found =
            measure(inputs[s], {file_.seed, std::uint32_t(replicate)}, setup.questions, keep_going);
        for (std::size_t q = 0; q < found.size(); ++q) answers[setup.targets[q]][replicate] = found[q];
    });
    return answers;
}

std::vector<const Scenario*> Calibration::scenarios() const
{
    std::vector<const Scenario*> list;
    for (const Setup& setup : setups_) list.push_back(&setup.scenario);
    return list;
}

double Calibration::loss(const std::vector<std::vector<double>>& answers) const
{
    double sum = 0.0;
    for (std::size_t i = 0; i < file_.targets.size(); ++i) {
        const CalibrationTarget& target = file_.targets[i];
        if (!target.fitted || !target.not_measured.empty()) continue;
        const double off = estimate(answers[i]).mean - target.value;
        const double tolerance = off < 0.0 ? target.value - target.low : target.high - target.value;
        sum += std::isfinite(off) ? off / tolerance * (off / tolerance) : nobody_counted;
    }
    return sum;
}

double Calibration::penalty(const std::vector<double>& point) const
{
    const std::vector<double> start = prior();
    double sum = 0.0;
    for (std::size_t i = 0; i < start.size(); ++i) sum += (point[i] - start[i]) * (point[i] - start[i]);
    return file_.prior_weight * sum;
}

TargetVerdict judge(const CalibrationTarget& target, const Estimate& simulated)
{
    if (!target.not_measured.empty()) return TargetVerdict::not_measured;
    if (simulated.n == 0) return TargetVerdict::nobody_counted;
    if (simulated.n < least_for_verdict || !simulated.has_interval()) return TargetVerdict::cannot_be_told;
    if (simulated.low() >= target.low && simulated.high() <= target.high) return TargetVerdict::met;
    const bool outside = simulated.low() > target.high || simulated.high() < target.low;
    return outside ? TargetVerdict::missed : TargetVerdict::cannot_be_told;
}

std::string_view to_text(TargetVerdict verdict, Language language)
{
    constexpr Text words[] = {{"not measured", "ikke målt"},
                              {"nobody counted", "ingen telt"},
                              {"met", "nådd"},
                              {"missed", "bommet"},
                              {"cannot be told", "kan ikke sies"}};
    return words[int(verdict)].in(language);
}

namespace {

// The objective that NLopt calls, and what is kept of its calls.
class Search {
public:
    Search(const Calibration& calibration, const CalibrationOptions& options)
        : calibration_(calibration), options_(options), starts_(std::max(1, calibration.file().starts))
    {
        progress_.evaluations = calibration.file().evaluations;
        progress_.starts = starts_;
        progress_.best_loss = infinity;
    }

    CalibrationResult run()
    {
        const std::vector<double> prior = calibration_.prior();
        if (prior.empty()) {
            evaluate_once(prior);
            return std::move(result_);
        }
        for (int start = 0; start < starts_ && !result_.stopped; ++start) {
            progress_.start = start + 1;
            // What earlier starts left over is for those to come.
            const int left = calibration_.file().evaluations - result_.evaluations;
            if (left > 0) search_from(start == 0 ? prior : hypercube_point(start), left / (starts_ - start));
        }
        return std::move(result_);
    }

private:
    static double objective(const std::vector<double>& point, std::vector<double>&, void* self)
    {
        return static_cast<Search*>(self)->evaluate(point);
    }

    double evaluate(const std::vector<double>& point)
    {
        CalibrationAnswers answers;
        try {
            answers = answers_at(point);
        } catch (const Interrupted&) {
            throw nlopt::forced_stop();
        } catch (...) {
            error_ = std::current_exception();  // NLopt would keep its words to itself
            throw nlopt::forced_stop();
        }
        const double loss = calibration_.loss(answers), penalty = calibration_.penalty(point);
        if (result_.evaluations++ == 0) result_.first_loss = loss;
        if (loss + penalty < result_.loss + result_.penalty) {
            result_.point = point;
            result_.answers = std::move(answers);
            result_.loss = loss;
            result_.penalty = penalty;
        }
        progress_.evaluation = result_.evaluations;
        progress_.best_loss = result_.loss + result_.penalty;
        if (options_.progress) options_.progress(progress_);
        return loss + penalty;
    }

    // What is kept of an evaluation is not made again.
    CalibrationAnswers answers_at(const std::vector<double>& point)
    {
        const int number = result_.evaluations;
        const auto keep_going = [this] { return !(options_.stop && options_.stop()); };
        if (!keep_going()) throw Interrupted{};
        if (options_.recall)
            if (std::optional<CalibrationAnswers> kept = options_.recall(number, point)) return std::move(*kept);
        CalibrationAnswers answers = calibration_.evaluate(point, keep_going);
        if (options_.keep) options_.keep(number, point, answers);
        return answers;
    }

    void evaluate_once(const std::vector<double>& point)
    {
        try {
            evaluate(point);
        } catch (const nlopt::forced_stop&) {
            stop();
        }
    }

    void stop()
    {
        if (error_) std::rethrow_exception(error_);
        result_.stopped = true;
    }

    void search_from(std::vector<double> point, int evaluations)
    {
        if (evaluations < 1) return;
        const std::size_t n = point.size();
        nlopt::opt search(n == 1 ? nlopt::LN_SBPLX : nlopt::LN_BOBYQA, unsigned(n));
        search.set_min_objective(objective, this);
        search.set_lower_bounds(0.0);
        search.set_upper_bounds(1.0);
        search.set_initial_step(0.15);
        search.set_xtol_abs(0.002);
        search.set_maxeval(evaluations);
        double value = 0.0;
        try {
            search.optimize(point, value);
        } catch (const nlopt::forced_stop&) {
            stop();
        } catch (const nlopt::roundoff_limited&) {
            // As near as the noise of few replicates lets it come: the best is kept.
        }
    }

    // Point `start` of a Latin hypercube of as many points as there are further starts.
    std::vector<double> hypercube_point(int start) const
    {
        const UnitPoints points = design_points({.kind = DesignKind::latin_hypercube,
                                                 .axes = calibration_.file().parameters.size(),
                                                 .samples = std::size_t(starts_ - 1),
                                                 .seed = calibration_.file().seed});
        const auto begin = points.values.begin() + std::ptrdiff_t(start - 1) * std::ptrdiff_t(points.axes);
        return {begin, begin + std::ptrdiff_t(points.axes)};
    }

    const Calibration& calibration_;
    const CalibrationOptions& options_;
    const int starts_;
    CalibrationProgress progress_;
    CalibrationResult result_;
    std::exception_ptr error_;  // that ended the search
};

}  // namespace

CalibrationResult calibrate(const Calibration& calibration, const CalibrationOptions& options)
{
    CalibrationResult result;
    with_threads(std::max(options.threads, 1), [&] { result = Search(calibration, options).run(); });
    return result;
}

MemoryPlan memory_of_calibration(const Calibration& calibration, int threads)
{
    const std::vector<const Scenario*> scenarios = calibration.scenarios();
    const std::size_t replicates = std::size_t(std::max(calibration.file().replicates, 1));
    MemoryPlan memory{0, threads_at_once(threads, scenarios.size() * replicates), 0, 1.0};
    for (const Scenario* scenario : scenarios) make_room(memory, scenario->inputs);
    memory.each = std::size_t(double(memory.each) * (1.0 + of_probes));
    return memory;
}

}  // namespace samspill
