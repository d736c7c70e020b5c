#include <limits>
#include <map>

#include "viz/draft/draft_items.h"
#include "viz/panels/scenario/parts.h"
#include "viz/panels/tables.h"
#include "viz/state/csv.h"
#include "viz/state/setting_words.h"

namespace samspill::viz {

std::string scenario_table(const ViewState& state, const Shown& shown)
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
            .text(setting.source.in(state.language));
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

}  // namespace samspill::viz
