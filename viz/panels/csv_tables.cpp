#include <limits>
#include <map>

#include "viz/panels/csv_parts.h"
#include "viz/source/draft_items.h"
#include "viz/state/csv.h"
#include "viz/state/messages.h"
#include "viz/state/setting_words.h"

// Panels that are tables: settings, comparison files, sweeps.
namespace samspill::viz {

namespace {

std::string_view words_of(std::string_view meaning, std::string_view meaning_no, Language language)
{
    return language == Language::no && !meaning_no.empty() ? meaning_no : meaning;
}

std::vector<std::string> header_of(std::initializer_list<Text> words, Language language)
{
    std::vector<std::string> header;
    for (const Text& text : words) header.emplace_back(text.in(language));
    return header;
}

}  // namespace

std::string scenario_csv(const ViewState& state, const Shown& shown)
{
    Csv csv(header_of({{"key", "nøkkel"},
                       {"value", "verdi"},
                       {"the file's value", "filens verdi"},
                       {"unit", "enhet"},
                       {"allowed", "tillatt"},
                       {"founded on", "bygger på"},
                       {"meaning", "betydning"}},
                      state.language));
    const bool second = state.edited == 1 && state.has_beside;
    const Draft& draft = second ? state.beside : state.draft;
    const auto& sheet = shown.sheets[second ? 1 : 0];
    if (!sheet) return csv.str();
    // Numbers stay numbers: only what is no number can be taken for a formula.
    const auto value = [&](const SettingValue& setting, const std::string& text) {
        const double number = setting.kind == SettingValue::Kind::boolean ? std::numeric_limits<double>::quiet_NaN()
                                                                          : setting_number(setting, text);
        if (number == number && setting.kind != SettingValue::Kind::week)
            csv.number(number);
        else
            csv.text(text);
    };
    std::map<std::string, std::string> items_of_file;
    for (const SettingValue& setting : item_settings(*sheet, Draft{})) items_of_file[setting.key] = setting.value;
    for (const SettingValue& setting : sheet->settings) {
        const std::string* changed = draft.value(setting.key);
        csv.text(setting.key);
        value(setting, changed ? *changed : setting.value);
        value(setting, setting.value);
        csv.text(unit_words(setting.unit, state.language))
            .text(range_words(setting, state.language))
            .text(source_text(setting.source, state.language));
        csv.text(words_of(setting.meaning, setting.meaning_no, state.language));
        csv.end_row();
    }
    for (const SettingValue& setting : item_settings(*sheet, draft)) {
        csv.text(setting.key);
        value(setting, setting.value);
        csv.text(items_of_file[setting.key]);
        csv.text(unit_words(setting.unit, state.language)).text(range_words(setting, state.language)).text("");
        csv.text(words_of(setting.meaning, setting.meaning_no, state.language));
        csv.end_row();
    }
    return csv.str();
}

std::string board_csv(const ViewState& state, const Shown& shown)
{
    Csv csv(header_of({{"endpoint", "utfall"},
                       {"unit", "enhet"},
                       {"base", "grunnlag"},
                       {"alternative", "alternativ"},
                       {"base, mean", "grunnlag, snitt"},
                       {"alternative, mean", "alternativ, snitt"},
                       {"difference", "forskjell"},
                       {"difference, low", "forskjell, lav"},
                       {"difference, high", "forskjell, høy"},
                       {"confidence", "konfidens"},
                       {"pairs", "par"}},
                      state.language));
    if (!shown.board) return csv.str();
    const ComparisonBoard& board = *shown.board;
    for (const ComparisonBoard::Row& row : board.endpoints)
        for (std::size_t i = 0; i < row.alternatives.size(); ++i) {
            const PairedDifference& difference = row.alternatives[i];
            csv.text(words_of(row.endpoint.meaning, row.endpoint.meaning_no, state.language))
                .text(unit_words(row.endpoint.unit, state.language));
            csv.text(title_of(board, 0, state.language));
            csv.text(title_of(board, i + 1, state.language));
            csv.number(difference.base).number(difference.alternative).number(difference.mean);
            csv.number(difference.low()).number(difference.high()).number(board.confidence).number(difference.n);
            csv.end_row();
        }
    return csv.str();
}

std::string sweep_csv(const ViewState& state, const Shown& shown)
{
    std::vector<std::string> header;
    const SweepTable* table = shown.sweep.get();
    if (table)
        for (const SweepTable::Axis& axis : table->axes)
            header.push_back(with_unit(axis.name, axis.unit, state.language));
    std::string column = Text{"value", "verdi"}.in(state.language);
    if (table && shown.cells && std::size_t(shown.cells->key.column) < table->columns.size()) {
        const SweepTable::Column& about = table->columns[std::size_t(shown.cells->key.column)];
        column = with_unit(std::string(words_of(about.meaning, about.meaning_no, state.language)), about.unit,
                           state.language);
    }
    header.push_back(column + Text{", mean", ", snitt"}.in(state.language));
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
        csv.number(cells.mean[point]).number(cells.spread[point]).number(cells.replicates[point]);
        csv.end_row();
    }
    return csv.str();
}

}  // namespace samspill::viz
