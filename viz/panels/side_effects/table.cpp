#include <algorithm>
#include <optional>

#include "viz/data/rings.h"
#include "viz/panels/side_effects/parts.h"
#include "viz/panels/tables.h"
#include "viz/state/side_effects.h"

// Gains and side effects of the week on screen: a row an effect and world, then what active flaws take by
// kind, then the differences of two worlds while the policy is brought in and afterwards.
namespace samspill::viz {

namespace {

struct EffectRow {
    std::string effect;
    bool gain = false;
    std::string unit;
    double start = unknown, now = unknown, sum = unknown;
    double difference = unknown, low = unknown, high = unknown;
    std::optional<WeekSpan> judged{};  // the weeks that the difference is of
    int replicates = 1;
};

class EffectTable {
public:
    EffectTable(const ViewState& state, const Shown& shown)
        : state_(state),
          shown_(shown),
          csv_(header_of({world_word,
                          week_word,
                          date_word,
                          {"place", "sted"},
                          {"effect", "virkning"},
                          {"gain or side effect", "gevinst eller bivirkning"},
                          {"unit", "enhet"},
                          {"at the start", "ved starten"},
                          {"now", "nå"},
                          {"sum since the start", "sum siden starten"},
                          {"difference of sums, means or ratios", "forskjell i summer, snitt eller forhold"},
                          {"of week", "av uke"},
                          {"to week", "til uke"},
                          {"95 % low", "95 % lav"},
                          {"95 % high", "95 % høy"},
                          {"replicates", "kjøringer"}},
                         state.language))
    {
    }

    void add_world(const Look& look)
    {
        const int counted = effect_replicates(shown_, state_.place, look.row);
        for (const SideEffect& effect : side_effects()) {
            const std::vector<float> line = effect_line(effect, shown_, state_.place, look.number, counted > 1);
            const EffectNumbers numbers =
                effect_numbers(effect, line, look.film->head().first_week, start_row(look), look.row);
            add(look, look.world,
                {.effect = effect.title.in(state_.language),
                 .gain = effect.gain,
                 .unit = effect.unit.in(state_.language),
                 .start = numbers.start,
                 .now = numbers.now,
                 .sum = has_sum(effect) ? numbers.sum : unknown,
                 .replicates = std::max(counted, 1)});
        }
        for (int kind = 0; kind < n_flaw_kinds; ++kind)
            add(look, look.world,
                {.effect = Text{"What active flaws take: ", "Hva aktive feil tar: "}.in(state_.language) +
                           label_name(LabelAxis::flaw_kind, kind, state_.language),
                 .unit = Text{"share", "andel"}.in(state_.language),
                 .start = weakening(look, kind, start_row(look)),
                 .now = weakening(look, kind, look.row)});
    }

    // Over the weeks that are judged, whatever week is on screen.
    void add_differences(const Look& look, JudgedWhen when)
    {
        const WeekSpan weeks = judged_weeks(shown_, when);
        for (const SideEffect& effect : side_effects()) {
            const EffectDifference difference = effect_difference(effect, shown_, state_.place, weeks);
            const auto interval = difference.interval.value_or(std::pair{unknown, unknown});
            add(look,
                Text{"difference: second less first", "forskjell: den andre minus den første"}.in(state_.language),
                {.effect = effect.title.in(state_.language),
                 .gain = effect.gain,
                 .unit = effect.unit.in(state_.language),
                 .difference = difference.mean,
                 .low = interval.first,
                 .high = interval.second,
                 .judged = weeks.empty() ? std::nullopt : std::optional(weeks),
                 .replicates = difference.pairs});
        }
    }

    const std::string& str() const { return csv_.str(); }

private:
    static int start_row(const Look& look) { return start_week(*look.film) - look.film->head().first_week; }

    double weakening(const Look& look, int kind, int row) const
    {
        return double(value_of(look.film->series(), look.film->head().places,
                               {Indicator::weakening, state_.place, -1, kind}, row));
    }

    void add(const Look& look, const std::string& world, const EffectRow& row)
    {
        csv_.text(world).number(look.week).text(date_text(look.week));
        csv_.text(place_text(look.film->head().places, state_.place, state_.language)).text(row.effect);
        csv_.text((row.gain ? Text{"gain", "gevinst"} : Text{"side effect", "bivirkning"}).in(state_.language));
        csv_.text(row.unit).number(row.start).number(row.now).number(row.sum).number(row.difference);
        csv_.number(row.judged ? double(row.judged->from) : unknown)
            .number(row.judged ? double(row.judged->to) : unknown);
        csv_.number(row.low).number(row.high);
        csv_.number(row.replicates).end_row();
    }

    const ViewState& state_;
    const Shown& shown_;
    Csv csv_;
};

}  // namespace

std::string side_effects_table(const ViewState& state, const Shown& shown)
{
    EffectTable table(state, shown);
    const std::vector<Look> looks = films_of(state, shown);
    for (const Look& look : looks) table.add_world(look);
    if (looks.size() == 2)
        for (const JudgedWhen when : {JudgedWhen::brought_in, JudgedWhen::afterwards})
            table.add_differences(looks.front(), when);
    return table.str();
}

}  // namespace samspill::viz
