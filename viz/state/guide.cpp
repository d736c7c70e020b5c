#include "viz/state/guide.h"

#include <array>

#include "viz/state/csv.h"
#include "viz/state/verdict.h"

namespace samspill::viz {

bool GuideAnswers::said() const
{
    return answered[0] || answered[1] || answered[2] || !expectation.empty() || !surprise.empty();
}

const GuideAnswers& Guide::here() const
{
    static const GuideAnswers nothing;
    const auto found = answers.find(reform);
    return found == answers.end() ? nothing : found->second;
}

Text guide_step_name(GuideStep step)
{
    constexpr std::array<Text, n_guide_steps> names{
        {{"Choose", "Velg"}, {"Expect", "Forvent"}, {"Run", "Kjør"}, {"See", "Se"}, {"Reflect", "Reflekter"}}};
    return names[std::size_t(step)];
}

bool guided_is_open(const ViewState& state, const Shown& shown)
{
    if (state.guide.reform < 0 || shown.worlds != 2 || !state.has_beside) return false;
    const Reform& reform = reforms()[std::size_t(state.guide.reform)];
    return state.draft == Draft{scenario_path(reform.first), {}, {}} &&
           state.beside == Draft{scenario_path(reform.second), {}, {}};
}

bool can_go(const ViewState& state, const Shown& shown, GuideStep step)
{
    if (step == GuideStep::choose) return true;
    if (state.guide.reform < 0) return false;
    if (step == GuideStep::expect || step == GuideStep::run) return true;
    return guided_is_open(state, shown);
}

std::optional<GuideStep> step_after(const ViewState& state, const Shown& shown)
{
    const int next = int(state.guide.step) + 1;
    if (next >= n_guide_steps || !can_go(state, shown, GuideStep(next))) return std::nullopt;
    return GuideStep(next);
}

std::optional<GuideStep> step_before(const ViewState& state)
{
    if (state.guide.step == GuideStep::choose) return std::nullopt;
    return GuideStep(int(state.guide.step) - 1);
}

std::string expected_text(const Guide& guide, int question, Language language)
{
    const std::size_t i = std::size_t(question);
    if (guide.reform < 0 || !guide.here().answered[i]) return "–";
    const Prediction& prediction = reforms()[std::size_t(guide.reform)].predictions[i];
    return direction_text(prediction, guide.here().expected[i]).in(language);
}

std::string guide_csv(const ViewState& state, const Shown& shown)
{
    const Language language = state.language;
    const bool no = language == Language::no;
    Csv csv(no ? std::vector<std::string>{"spørsmål", "måles ved", "forventet", "kom ut", "mot forventningen", "par",
                                          "første", "andre", "forskjell", "lav 95 %", "høy 95 %"}
               : std::vector<std::string>{"question", "judged by", "expected", "came out", "against the expectation",
                                          "pairs", "first", "second", "difference", "low 95 %", "high 95 %"});
    if (state.guide.reform < 0) return csv.str();
    const Reform& reform = reforms()[std::size_t(state.guide.reform)];
    for (int i = 0; i < int(reform.predictions.size()); ++i) {
        const Prediction& prediction = reform.predictions[std::size_t(i)];
        const Judgement verdict = verdict_of(prediction, shown);
        const PairedDifference& d = verdict.difference;
        csv.text(prediction.question.in(language));
        csv.text(shown.head() ? judged_text(prediction, *shown.head(), language) : "");
        csv.text(expected_text(state.guide, i, language)).text(came_text(prediction, verdict, language));
        csv.text(against_text(verdict, state.guide.here().answered[std::size_t(i)],
                              state.guide.here().expected[std::size_t(i)], language));
        csv.number(double(d.n)).number(d.base).number(d.alternative).number(d.mean).number(d.low()).number(d.high());
        csv.end_row();
    }
    const auto told = [&csv](std::string_view name, std::string_view text) { csv.text(name).text(text).end_row(); };
    told("reform", reform.title.in(language));
    told(no ? "forventet, med egne ord" : "expected, in own words", state.guide.here().expectation);
    told(no ? "overraskelser" : "surprises", state.guide.here().surprise);
    return csv.str();
}

}  // namespace samspill::viz
