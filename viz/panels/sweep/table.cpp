#include "viz/panels/sweep/parts.h"
#include "viz/panels/tables.h"
#include "viz/state/csv.h"
#include "viz/state/say.h"
#include "viz/state/setting_words.h"
#include "viz/state/sweep_grid.h"

namespace samspill::viz {

namespace {

// What the values are of: "persons in lasting work (persons), Ås, young, week 52".
std::string column_words(const SweepTable* table, const SweepCells* cells, Language language)
{
    if (!table || !cells || std::size_t(cells->key.column) >= table->columns.size())
        return Text{"value", "verdi"}.in(language);
    const SweepTable::Column& about = table->columns[std::size_t(cells->key.column)];
    std::string words =
        with_unit(std::string(words_of(about.meaning, about.meaning_no, language)), about.unit, language);
    const auto position = [](int asked, std::size_t count) { return asked < 0 ? count - 1 : std::size_t(asked); };
    if (const std::size_t place = position(cells->key.place, table->places.size()); place < table->places.size())
        words += ", " + spoken_name(table->places[place], false, language);
    if (const std::size_t group = position(cells->key.group, table->groups.size()); group < table->groups.size())
        words += ", " + spoken_name(table->groups[group], true, language);
    const std::size_t step = position(cells->key.step, table->steps.size());
    if (about.is_series && step < table->steps.size())
        words += ", " + say(language, {"week {}", "uke {}"}, table->steps[step]);
    return words;
}

}  // namespace

std::string sweep_table(const ViewState& state, const Shown& shown)
{
    std::vector<std::string> header;
    const SweepTable* table = shown.sweep.get();
    if (table)
        for (const SweepTable::Axis& axis : table->axes)
            header.push_back(with_unit(axis.name, axis.unit, state.language));
    header.push_back(column_words(table, shown.cells.get(), state.language) +
                     Text{", mean", ", snitt"}.in(state.language));
    header.emplace_back(
        Text{"half width of the mean's 95 % interval", "halv bredde av snittets 95 %-intervall"}.in(state.language));
    header.emplace_back(Text{"standard deviation over replicates", "standardavvik over kjøringer"}.in(state.language));
    header.emplace_back(Text{"replicates", "kjøringer"}.in(state.language));
    Csv csv(header);
    if (!table || !shown.cells) return csv.str();
    const SweepCells& cells = *shown.cells;
    for (std::size_t point = 0; point < cells.mean.size() && point < table->points; ++point) {
        for (std::size_t axis = 0; axis < table->axes.size(); ++axis) {
            const SweepTable::Axis& about = table->axes[axis];
            const std::size_t at = table->position(point, axis);
            if (at < about.numbers.size() && about.numbers[at] == about.numbers[at])
                csv.number(about.numbers[at]);
            else
                csv.text(at < about.labels.size() ? about.labels[at] : "");
        }
        csv.number(cells.mean[point])
            .number(half_width_at(cells, point))
            .number(cells.spread[point])
            .number(cells.replicates[point]);
        csv.end_row();
    }
    return csv.str();
}

}  // namespace samspill::viz
