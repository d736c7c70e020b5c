#include "viz/panels/scenario/parts.h"

#include <algorithm>

#include "viz/draft/draft_items.h"
#include "viz/draft/policy_parts.h"
#include "viz/live/recipe.h"
#include "viz/panels/widgets.h"
#include "viz/plots/plot.h"
#include "viz/state/say.h"
#include "viz/state/setting_words.h"
#include "viz/state/timeline.h"

namespace samspill::viz {

bool SettingFilter::takes(const SettingValue& setting, bool changed) const
{
    if (only_changed && !changed) return false;
    if (search.empty()) return true;
    for (const std::string_view text : {std::string_view(setting.key), setting.meaning, setting.meaning_no})
        if (lower(text).find(search) != std::string::npos) return true;
    return lower(label_words(setting.label, Language::no)).find(search) != std::string::npos;
}

namespace {

// Rows of one item with the file's value of each; what the file does not have is new as a whole.
struct Rows {
    std::vector<SettingValue> now, file;
    bool differs(std::size_t i) const { return file.empty() || file[i].value != now[i].value; }
};
template <class Item>
Rows rows_of(const Item& now, const Item* file, const std::string& key, const ScenarioSheet& sheet)
{
    return {parts_of(now, key, sheet), file ? parts_of(*file, key, sheet) : std::vector<SettingValue>{}};
}

struct Items {
    const View& view;
    const ScenarioSheet& sheet;
    const Draft& draft;
    const SettingFilter& filter;
    Commands& commands;

    bool any(const Rows& rows) const
    {
        for (std::size_t i = 0; i < rows.now.size(); ++i)
            if (filter.takes(rows.now[i], rows.differs(i))) return true;
        return false;
    }

    void draw(const Rows& rows, bool waits) const
    {
        for (std::size_t i = 0; i < rows.now.size(); ++i) {
            if (!filter.takes(rows.now[i], rows.differs(i))) continue;
            const bool changed = !rows.file.empty() && rows.differs(i);
            setting_row(view, rows.file.empty() ? rows.now[i] : rows.file[i], changed ? &rows.now[i].value : nullptr,
                        waits, commands);
        }
    }

    std::string note(bool added, bool changed) const
    {
        return added ? view({"added", "lagt til"}) : changed ? view({"changed", "endret"}) : "";
    }

    // A fold of an item, scrolled to when it is the one that is to be shown.
    bool open(const std::string& key, const std::string& title, const std::string& note) const
    {
        ImGui::Indent(10.0f * view.theme.scale);
        const bool open = fold(view, key, title, note, filter.narrows());
        if (view.state.revealed == key) {
            ImGui::SetScrollHereY(0.1f);
            commands.emplace_back(Reveal{""});
        }
        if (!open) ImGui::Unindent(10.0f * view.theme.scale);
        return open;
    }
    void close() const { ImGui::Unindent(10.0f * view.theme.scale); }

    // Buttons of an item in one line.
    bool button(const Text& text, const std::string& name, bool first = false) const
    {
        if (!first) flow_to(button_width(view(text)));
        const bool pressed = ImGui::Button((std::string(view(text)) + "##" + name).c_str());
        view.mark("scenario/" + name);
        return pressed;
    }
    void add(const Text& text, const std::string& list, bool first = true) const
    {
        if (button(text, "add/" + list, first)) commands.emplace_back(AddItem{list});
    }
    void remove(const Text& text, const std::string& key, bool first = true) const
    {
        if (button(text, "remove/" + key, first)) commands.emplace_back(RemoveItem{key});
    }
    void reset(const std::string& key, bool first = false) const
    {
        if (button({"Back to the file's", "Tilbake til filens"}, "reset/" + key, first))
            commands.emplace_back(ResetValue{key});
    }

    // One of a list of rules or arms.
    template <class Item>
    void one_of(const std::string& list, const std::vector<Item>& now, const std::vector<Item>* file, std::size_t i,
                const std::string& title, bool may_remove, bool waits) const
    {
        const std::string key = list + "." + std::to_string(i + 1);
        const Item* before = file && i < file->size() ? &(*file)[i] : nullptr;
        const bool changed = before && !(*before == now[i]);
        const Rows rows = rows_of(now[i], before, key, sheet);
        if (filter.narrows() && !any(rows)) return;
        if (!open(key, title, note(file && !before, changed))) return;
        ImGui::BeginDisabled(!may_remove);
        remove({"Remove", "Fjern"}, key);
        ImGui::EndDisabled();
        if (i > 0 && button({"Up", "Opp"}, "raise/" + key)) commands.emplace_back(RaiseItem{key});
        if (changed) reset(key);
        draw(rows, waits);
        close();
    }

    void rules(const std::string& list, const std::vector<ReferralRule>& now, const std::vector<ReferralRule>* file,
               bool waits) const
    {
        for (std::size_t i = 0; i < now.size(); ++i)
            one_of(list, now, file, i,
                   say(view.state.language, {"Rule {}: {}", "Regel {}: {}"}, i + 1,
                       rule_words(now[i], view.state.language)),
                   true, waits);
        if (filter.narrows()) return;
        if (now.empty()) faint_words(view, view({"No rule: nobody is sent.", "Ingen regel: ingen henvises."}));
        add({"Add a rule", "Legg til en regel"}, list);
        hover_text(view({"Of several rules that fit, the first counts",
                         "Av flere regler som passer, teller den "
                         "første"}));
    }

    void wave(const DraftWave& wave) const;
    void trial(const Trial& trial) const;

    // Has what begins in these weeks begun in the simulation, so that a change of it waits?
    bool waits(std::initializer_list<Week> begins) const
    {
        const Film* film = view.shown.film[0].get();
        if (!is_under_way(view) || !film || film->ready() == 0) return false;
        return std::any_of(begins.begin(), begins.end(),
                           [&](Week week) { return has_begun(week, film->last_week() + 1); });
    }
};

void Items::wave(const DraftWave& wave) const
{
    const Wave& now = wave.now ? *wave.now : *wave.file;
    const std::string title = say(view.state.language, {"Wave {}: {}", "Bølge {}: {}"}, wave.number,
                                  wave_head(now, sheet.places, view.state.language));
    if (!wave.now) {
        if (!filter.search.empty()) return;
        ImGui::Indent(10.0f * view.theme.scale);
        ImGui::AlignTextToFramePadding();
        faint_words(view, title + "   • " + view({"taken away", "tatt bort"}));
        flow_to(button_width(view({"Put back", "Ta tilbake"})));
        if (button({"Put back", "Ta tilbake"}, "reset/" + wave.key)) commands.emplace_back(ResetValue{wave.key});
        ImGui::Unindent(10.0f * view.theme.scale);
        return;
    }
    const Rows rows = rows_of(now, wave.file, wave.key, sheet);
    const std::string list = wave.key + ".rule";
    const std::vector<ReferralRule>* file_rules = wave.file && wave.file->rules ? &*wave.file->rules : nullptr;
    bool found = !filter.narrows() || any(rows);
    if (now.rules && filter.narrows())
        for (std::size_t i = 0; i < now.rules->size() && !found; ++i) {
            const bool has = file_rules && i < file_rules->size();
            found = any(rows_of((*now.rules)[i], has ? &(*file_rules)[i] : nullptr, list + ".1", sheet));
        }
    if (!found || !open(wave.key, title, note(!wave.file, wave.changed()))) return;
    const bool late = waits({now.week, wave.file ? wave.file->week : now.week});
    remove({"Remove", "Fjern"}, wave.key);
    if (wave.file && wave.changed()) reset(wave.key);
    draw(rows, late);
    if (!now.rules) {
        if (!filter.narrows()) add({"Change who is referred …", "Endre hvem som henvises …"}, list);
    } else {
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(view({"Who is referred:", "Hvem som henvises:"}));
        if (!filter.narrows()) remove({"As it was", "Som før"}, list, false);
        rules(list, *now.rules, file_rules, late);
    }
    close();
}

void Items::trial(const Trial& trial) const
{
    const Trial* file = sheet.trial ? &*sheet.trial : nullptr;
    const Rows rows = rows_of(trial, file, "trial", sheet);
    const std::string title = std::string(view({"Trial by lot", "Forsøk med loddtrekning"})) + ": " + trial.name;
    if (!open("trial", title, note(!file, draft.trial.has_value()))) return;
    const bool late = waits({trial.from, file ? file->from : trial.from});
    remove({"Without a trial", "Uten forsøk"}, "trial");
    if (file && draft.trial) reset("trial");
    draw(rows, late);
    for (std::size_t i = 0; i < trial.arms.size(); ++i)
        one_of("trial.arm", trial.arms, file ? &file->arms : nullptr, i,
               say(view.state.language, {"Arm {}: {}", "Arm {}: {}"}, i + 1, trial.arms[i].name), trial.arms.size() > 2,
               late);
    if (!filter.narrows()) add({"Add an arm", "Legg til en arm"}, "trial.arm");
    close();
}

}  // namespace

void rules_at_the_start(const View& view, const ScenarioSheet& sheet, const Draft& draft, const SettingFilter& filter,
                        Commands& commands)
{
    const Items items{view, sheet, draft, filter, commands};
    const std::string key = "status_quo.rule";
    const std::vector<ReferralRule>& now = rules_of(draft, sheet);
    bool found = !filter.narrows();
    for (std::size_t i = 0; i < now.size() && !found; ++i)
        found = items.any(rows_of(now[i], i < sheet.status_quo.rules.size() ? &sheet.status_quo.rules[i] : nullptr,
                                  key + ".1", sheet));
    if (!found) return;
    const std::string title = view({"Who is referred at the start", "Hvem som henvises fra starten"});
    if (!items.open(key, title, items.note(false, draft.rules.has_value()))) return;
    if (draft.rules) items.reset(key, true);
    items.rules(key, now, &sheet.status_quo.rules, is_under_way(view) && waits_for_restart(key));
    items.close();
}

void wave_folds(const View& view, const ScenarioSheet& sheet, const Draft& draft, const SettingFilter& filter,
                Commands& commands)
{
    const Items items{view, sheet, draft, filter, commands};
    for (const DraftWave& wave : waves_of(draft, sheet)) items.wave(wave);
}

void trial_fold(const View& view, const ScenarioSheet& sheet, const Draft& draft, const SettingFilter& filter,
                Commands& commands)
{
    const Items items{view, sheet, draft, filter, commands};
    if (const Trial* trial = trial_of(draft, sheet)) {
        bool found =
            !filter.narrows() || items.any(rows_of(*trial, sheet.trial ? &*sheet.trial : nullptr, "trial", sheet));
        for (std::size_t i = 0; i < trial->arms.size() && !found; ++i) {
            const bool has = sheet.trial && i < sheet.trial->arms.size();
            found = items.any(rows_of(trial->arms[i], has ? &sheet.trial->arms[i] : nullptr, "trial.arm.1", sheet));
        }
        if (found) items.trial(*trial);
        return;
    }
    if (!filter.search.empty() || (filter.only_changed && !draft.trial)) return;
    ImGui::Indent(10.0f * view.theme.scale);
    if (draft.trial) {
        ImGui::AlignTextToFramePadding();
        faint_words(view, view({"The file's trial is taken away.", "Filens forsøk er tatt bort."}));
        items.reset("trial");
    } else
        items.add({"Add a trial by lot …", "Legg til et forsøk med loddtrekning …"}, "trial");
    ImGui::Unindent(10.0f * view.theme.scale);
}

}  // namespace samspill::viz
