#include "viz/state/words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "model/params/kinds.h"

namespace samspill::viz {

namespace {

std::span<const std::string_view> norwegian_labels(LabelAxis axis)
{
    switch (axis) {
        case LabelAxis::status:
            return StatusLabels::names_no;
        case LabelAxis::plan:
            return PlanLabels::names_no;
        case LabelAxis::benefit:
            return BenefitLabels::names_no;
        case LabelAxis::ring:
            return RingLabels::names_no;
        case LabelAxis::flaw_kind:
            return FlawKindLabels::names_no;
        case LabelAxis::none:
            break;
    }
    return {};
}

// A key of the program as a reader sees it: "work_training" is "work training".
std::string spoken(std::string_view key)
{
    std::string text(key);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

// The evaluated project: weeks from Monday 2016-09-05 (facts A1; report, Gjennomføring).
struct Phase {
    Week from, to;  // [from, to)
    Text name;
};
constexpr std::array<Phase, 4> phases{{{-1'000'000, 0, {"before the project", "før prosjektet"}},
                                       {0, 52, {"mapping year", "kartleggingsår"}},
                                       {52, 156, {"action research", "aksjonsforskning"}},
                                       {156, 1'000'000, {"after the project", "etter prosjektet"}}}};

// Digits before the point in threes.
std::string grouped(std::string digits, std::string_view between)
{
    for (std::ptrdiff_t at = std::ptrdiff_t(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(std::size_t(at), between);
    return digits;
}

}  // namespace

const std::string& about_line(const About& about, const About& norwegian, std::string About::*line, Language language)
{
    return language == Language::no && !(norwegian.*line).empty() ? norwegian.*line : about.*line;
}

const std::string& title_of(const Head& head, Language language)
{
    const std::string& title = about_line(head, head.norwegian, &About::title, language);
    return title.empty() ? head.name : title;
}

std::string title_of(const ComparisonBoard& board, std::size_t scenario, Language language)
{
    const auto& norwegian = board.scenarios_no;
    if (language == Language::no && scenario < norwegian.size() && !norwegian[scenario].empty())
        return norwegian[scenario];
    return scenario < board.scenarios.size() ? board.scenarios[scenario] : "–";
}

std::string_view meaning_of(const IndicatorInfo& indicator, Language language)
{
    return language == Language::no ? indicator.meaning_no : indicator.meaning;
}

std::string label_name(LabelAxis axis, int label, Language language)
{
    if (label < 0) return language == Language::no ? "alle" : "all";
    const auto names = language == Language::no ? norwegian_labels(axis) : labels_of(axis);
    return std::size_t(label) < names.size() ? spoken(names[std::size_t(label)]) : "";
}

std::string group_name(int group, Language language)
{
    if (group < 0) return language == Language::no ? "alle grupper" : "all groups";
    const auto& names = language == Language::no ? GroupLabels::names_no : GroupLabels::names;
    return std::size_t(group) < names.size() ? spoken(names[std::size_t(group)]) : "";
}

std::string unit_text(const IndicatorInfo& indicator, Language language)
{
    const bool no = language == Language::no, flow = indicator.measure == Measure::flow;
    if (indicator.unit == "NOK") return no ? "kr i uken" : "NOK a week";
    if (indicator.unit == "h") return no ? "timer i uken" : "hours a week";
    if (indicator.unit == "week") return no ? "uker, sum i uken" : "weeks, summed a week";
    if (flow) return no ? "antall i uken" : "a week";
    if (indicator.measure == Measure::level) return no ? "nivå" : "level";
    switch (indicator.id) {
        case Indicator::counsellors:
        case Indicator::rings:
            return no ? "veiledere" : "counsellors";
        case Indicator::flaws_active:
        case Indicator::flaws_mended:
            return no ? "feil" : "flaws";
        case Indicator::partners:
            return no ? "partnere" : "partners";
        default:
            return no ? "personer" : "persons";
    }
}

std::string week_text(Week week, Language language)
{
    return fmt::format("{} {} ({})", language == Language::no ? "uke" : "week", week, date_text(week));
}

std::string_view phase_of(Week week, Language language)
{
    for (const Phase& phase : phases)
        if (week >= phase.from && week < phase.to) return phase.name.in(language);
    return "";
}

std::string number_text(double value, Language language)
{
    const double size = std::abs(value);
    if (!(size > 1e-12) || size >= 1e3) return number_text(value, language, 0);
    return number_text(value, language, std::clamp(2 - int(std::floor(std::log10(size))), 0, 6));
}

std::string number_text(double value, Language language, int decimals)
{
    if (std::isnan(value)) return "–";
    if (std::isinf(value)) return value > 0 ? "∞" : "−∞";
    std::string text = fmt::format("{:.{}f}", std::abs(value), std::clamp(decimals, 0, 12));
    std::string fraction;
    if (const auto point = text.find('.'); point != std::string::npos) {
        fraction = text.substr(point + 1);
        text.resize(point);
        while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
    }
    const bool no = language == Language::no, zero = fraction.empty() && text == "0";
    text = grouped(text, no ? "\u00a0" : ",");
    if (!fraction.empty()) text += (no ? "," : ".") + fraction;
    return value < 0.0 && !zero ? "−" + text : text;
}

}  // namespace samspill::viz
