#include "viz/draft/draft_items.h"

#include <algorithm>
#include <optional>

#include "scenario/declared/setting_lists.h"
#include "viz/draft/item_key.h"
#include "viz/draft/policy_parts.h"

namespace samspill::viz {

namespace {

// Lets `change` work on what the key belongs to; keeps what it made when it says true.
template <class Change>
void change_wave(Draft& draft, const ScenarioSheet& sheet, const ItemKey& key, const Change& change)
{
    if (key.added) {
        if (key.wave <= int(draft.waves.size())) change(draft.waves[std::size_t(key.wave - 1)], nullptr);
        return;
    }
    const Wave* file = sheet.wave(key.wave);
    const auto found = draft.file_waves.find(key.wave);
    if (!file || (found != draft.file_waves.end() && !found->second)) return;
    Wave now = found == draft.file_waves.end() ? *file : *found->second;
    if (!change(now, file)) return;
    if (now == *file)
        draft.file_waves.erase(key.wave);
    else
        draft.file_waves[key.wave] = std::move(now);
}

template <class Change>
void change_rules(Draft& draft, const ScenarioSheet& sheet, const Change& change)
{
    std::vector<ReferralRule> now = rules_of(draft, sheet);
    if (!change(now, sheet.status_quo.rules)) return;
    draft.rules.reset();
    if (now != sheet.status_quo.rules) draft.rules = std::move(now);
}

template <class Change>
void change_trial(Draft& draft, const ScenarioSheet& sheet, const Change& change)
{
    const Trial* trial = trial_of(draft, sheet);
    if (!trial) return;
    Trial now = *trial;
    if (!change(now, sheet.trial ? &*sheet.trial : nullptr)) return;
    draft.trial.reset();
    if (sheet.trial != now) draft.trial.emplace(std::move(now));
}

template <class Item>
Item* item_of(std::vector<Item>& list, int number)
{
    return number >= 1 && number <= int(list.size()) ? &list[std::size_t(number - 1)] : nullptr;
}
template <class Item>
const Item* item_of(const std::vector<Item>& list, int number)
{
    return number >= 1 && number <= int(list.size()) ? &list[std::size_t(number - 1)] : nullptr;
}

// The text of a part of the file's item.
template <class Item>
bool set_as(Item& now, const Item& file, const std::string& part, const ScenarioSheet& sheet)
{
    for (const SettingValue& setting : parts_of(file, "", sheet))
        if (setting.key == "." + part) return set_part(now, part, setting.value, sheet);
    return false;
}

// What is done to a list of rules or arms by a key that names one of them.
template <class Item>
bool set_in_list(std::vector<Item>& now, const ItemKey& key, const std::string& text, const ScenarioSheet& sheet)
{
    Item* item = item_of(now, key.item);
    return item && set_part(*item, key.part, text, sheet);
}
template <class Item>
bool reset_in_list(std::vector<Item>& now, const std::vector<Item>& file, const ItemKey& key,
                   const ScenarioSheet& sheet)
{
    Item* item = item_of(now, key.item);
    const Item* before = item_of(file, key.item);
    if (!item || !before) return false;
    if (!key.part.empty()) return set_as(*item, *before, key.part, sheet);
    *item = *before;
    return true;
}
template <class Item>
bool remove_from_list(std::vector<Item>& now, const ItemKey& key)
{
    if (!item_of(now, key.item)) return false;
    now.erase(now.begin() + (key.item - 1));
    return true;
}
template <class Item>
bool raise_in_list(std::vector<Item>& now, const ItemKey& key)
{
    if (!item_of(now, key.item) || key.item < 2) return false;
    std::swap(now[std::size_t(key.item - 1)], now[std::size_t(key.item - 2)]);
    return true;
}

// Lets one of two functions work on the list that the key names: on rules (of a wave, too), or arms.
template <class Change>
void change_list(Draft& draft, const ScenarioSheet& sheet, const ItemKey& key, const Change& change)
{
    static const std::vector<ReferralRule> none;
    if (key.list == ItemKey::List::rules)
        change_rules(draft, sheet, change);
    else if (key.list == ItemKey::List::trial)
        change_trial(draft, sheet, [&](Trial& now, const Trial* file) {
            return change(now.arms, file ? file->arms : std::vector<TrialArm>{});
        });
    else
        change_wave(draft, sheet, key, [&](Wave& now, const Wave* file) {
            return now.rules && change(*now.rules, file && file->rules ? *file->rules : none);
        });
}

Wave new_wave(const ScenarioSheet& sheet, Week week)
{
    Wave wave;
    wave.week = std::clamp(week, 0, std::max(0, sheet.weeks - 1));
    wave.offices = office_names(sheet.places);
    wave.intensity = 2.0;
    return wave;
}

// Guidance for everybody against what is done anyway.
Trial new_trial(const ScenarioSheet& sheet, Week week)
{
    Trial trial;
    trial.name = "trial";
    trial.from = std::clamp(week, 0, std::max(0, sheet.weeks - 1));
    trial.offices = office_names(sheet.places);
    trial.arms.resize(2);
    trial.arms[0].name = "A";
    trial.arms[1].name = "B";
    trial.arms[1].referral = true;
    return trial;
}

// The first letter that no arm is called by.
TrialArm new_arm(const std::vector<TrialArm>& arms)
{
    TrialArm arm;
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        arm.name = std::string(1, letter);
        if (std::none_of(arms.begin(), arms.end(), [&](const TrialArm& other) { return other.name == arm.name; }))
            break;
    }
    return arm;
}

}  // namespace

void set_item(Draft& draft, const ScenarioSheet& sheet, std::string_view text, const std::string& value)
{
    const auto key = item_key(text);
    if (!key || key->part.empty()) return;
    if (key->of_list)
        change_list(draft, sheet, *key, [&](auto& now, const auto&) { return set_in_list(now, *key, value, sheet); });
    else if (key->list == ItemKey::List::trial)
        change_trial(draft, sheet, [&](Trial& now, const Trial*) { return set_part(now, key->part, value, sheet); });
    else
        change_wave(draft, sheet, *key, [&](Wave& now, const Wave*) { return set_part(now, key->part, value, sheet); });
}

void reset_item(Draft& draft, const ScenarioSheet& sheet, std::string_view text)
{
    const auto key = item_key(text);
    if (!key) return;
    if (key->of_list && key->item > 0)
        change_list(draft, sheet, *key,
                    [&](auto& now, const auto& file) { return reset_in_list(now, file, *key, sheet); });
    else if (key->list == ItemKey::List::rules)
        draft.rules.reset();
    else if (key->list == ItemKey::List::trial && key->of_list)
        change_trial(draft, sheet, [](Trial& now, const Trial* file) {
            if (file) now.arms = file->arms;
            return file != nullptr;
        });
    else if (key->list == ItemKey::List::trial && key->part.empty())
        draft.trial.reset();
    else if (key->list == ItemKey::List::trial)
        change_trial(draft, sheet,
                     [&](Trial& now, const Trial* file) { return file && set_as(now, *file, key->part, sheet); });
    else if (key->of_list)
        change_wave(draft, sheet, *key, [](Wave& now, const Wave* file) {
            if (file) now.rules = file->rules;
            return file != nullptr;
        });
    else if (key->part.empty())
        draft.file_waves.erase(key->added ? 0 : key->wave);
    else
        change_wave(draft, sheet, *key,
                    [&](Wave& now, const Wave* file) { return file && set_as(now, *file, key->part, sheet); });
}

std::string add_item(Draft& draft, const ScenarioSheet& sheet, std::string_view text, Week week)
{
    const auto key = item_key(text);
    if (!key || key->item > 0 || !key->part.empty()) return "";
    std::size_t count = 0;
    const auto more = [&](auto& list, auto item, std::size_t most) {
        if (list.size() >= most) return false;
        list.push_back(std::move(item));
        count = list.size();
        return true;
    };
    if (key->list == ItemKey::List::rules)
        change_rules(draft, sheet,
                     [&](auto& now, const auto&) { return more(now, ReferralRule{}, input::most_rules); });
    else if (key->list == ItemKey::List::trial && key->of_list)
        change_trial(draft, sheet,
                     [&](Trial& now, const Trial*) { return more(now.arms, new_arm(now.arms), most_arms); });
    else if (key->list == ItemKey::List::trial) {
        if (!trial_of(draft, sheet)) draft.trial = sheet.trial ? sheet.trial : new_trial(sheet, week);
        if (draft.trial && *draft.trial == sheet.trial) draft.trial.reset();
        return "trial";
    } else if (key->wave == 0) {
        if (sheet.waves.size() + draft.waves.size() >= input::most_waves) return "";
        draft.waves.push_back(new_wave(sheet, week));
        return "wave.+" + std::to_string(draft.waves.size());
    } else
        change_wave(draft, sheet, *key, [&](Wave& now, const Wave*) {
            if (!now.rules) now.rules.emplace();
            return more(*now.rules, ReferralRule{}, input::most_rules);
        });
    return count == 0 ? "" : std::string(text) + "." + std::to_string(count);
}

void remove_item(Draft& draft, const ScenarioSheet& sheet, std::string_view text)
{
    const auto key = item_key(text);
    if (!key || !key->part.empty()) return;
    if (key->of_list && key->item > 0)
        change_list(draft, sheet, *key, [&](auto& now, const auto&) { return remove_from_list(now, *key); });
    else if (key->list == ItemKey::List::trial && !key->of_list) {
        draft.trial.reset();
        if (sheet.trial) draft.trial.emplace(std::nullopt);
    } else if (key->list == ItemKey::List::wave && key->of_list)
        change_wave(draft, sheet, *key, [](Wave& now, const Wave*) {
            now.rules.reset();
            return true;
        });
    else if (key->list == ItemKey::List::wave && !key->added && sheet.wave(key->wave))
        draft.file_waves[key->wave] = std::nullopt;
    else if (key->list == ItemKey::List::wave && key->added && item_of(draft.waves, key->wave))
        draft.waves.erase(draft.waves.begin() + (key->wave - 1));
}

void raise_item(Draft& draft, const ScenarioSheet& sheet, std::string_view text)
{
    const auto key = item_key(text);
    if (key && key->of_list && key->part.empty())
        change_list(draft, sheet, *key, [&](auto& now, const auto&) { return raise_in_list(now, *key); });
}

}  // namespace samspill::viz
