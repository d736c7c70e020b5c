#include "scenario/files/override.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "core/name.h"
#include "scenario/declared/reader.h"
#include "scenario/text/toml_text.h"

namespace samspill::input {

namespace {

constexpr std::size_t longest_key = 200;  // bytes
constexpr std::string_view top_keys[] = {"title",          "title_no", "question",    "question_no", "expectation",
                                         "expectation_no", "run",      "observation", "places",      "region",
                                         "status_quo",     "wave",     "shock",       "trial",       "rollout"};

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

bool starts_with_part(std::string_view key, std::string_view part)
{
    return key.size() > part.size() && key.substr(0, part.size()) == part && key[part.size()] == '.';
}

// Puts one value at every place that a key names.
struct Setter {
    const Value& value;
    Mistakes& mistakes;

    void set(Table& table, std::string_view key) const
    {
        const std::size_t dot = key.find('.');
        const std::string_view part = key.substr(0, dot);
        Entry& entry = table.at(part, value.place);
        if (dot == std::string_view::npos) {
            entry.place = value.place;
            entry.value = value;
        } else if (key.substr(dot + 1) == "+") {
            append(entry);
        } else if (List* list = entry.value.as<List>()) {
            if (!replace_items(*list, part, key.substr(dot + 1)))
                set_items(items_of(*list), item_words(part), key.substr(dot + 1));
        } else {
            if (entry.value.as<Table>() == nullptr) entry = Entry{entry.key, value.place, Value{value.place, Table{}}};
            set(*entry.value.as<Table>(), key.substr(dot + 1));
        }
    }

    // One more item of a list, after those that are there.
    void append(Entry& entry) const
    {
        if (entry.value.as<List>() == nullptr) entry = Entry{entry.key, value.place, Value{value.place, List{}}};
        entry.value.as<List>()->items.push_back(value);
    }

    static std::vector<Table*> items_of(List& list)
    {
        std::vector<Table*> items;
        for (Value& item : list.items)
            if (Table* table = item.as<Table>()) items.push_back(table);
        return items;
    }

    // What the key of a whole item calls it: its name, else its number from 1.
    static std::string name_of(const Table& item, std::size_t number)
    {
        const Entry* name = item.find("name");
        const std::string* text = name ? name->value.as<std::string>() : nullptr;
        return text ? canonical_name(*text) : std::to_string(number);
    }

    // A whole item, when the key ends there: a table takes its place, "none" takes it away.
    bool replace_items(List& list, std::string_view what, std::string_view key) const
    {
        const std::string* word = value.as<std::string>();
        const bool away = word != nullptr && *word == "none", takes = away || value.as<Table>() != nullptr;
        std::vector<Value> kept;
        std::size_t number = 0;
        bool found = false;
        for (Value& item : list.items) {
            const Table* table = item.as<Table>();
            const bool meant = table != nullptr && (key == "*" || key == name_of(*table, ++number));
            found = found || meant;
            if (!meant || !takes)
                kept.push_back(std::move(item));
            else if (!away)
                kept.push_back(value);
        }
        list.items = std::move(kept);
        if (found && !takes)
            mistakes.add(value.place,
                         message("override.whole_item",
                                 {"{}.{} is {}; it needs a table, such as {{week = 60, ...}}, or none",
                                  "{}.{} er {}; det trengs en tabell, for eksempel {{week = 60, ...}}, eller none"},
                                 what, shown_name(key), shown(value)));
        return found;
    }

    // What the items of a list are.
    static Text item_words(std::string_view list)
    {
        constexpr Text known[] = {{"region", "regionen"}, {"office", "kontoret"}, {"wave", "bølgen"},
                                  {"shock", "støtet"},    {"rule", "regelen"},    {"arm", "armen"}};
        const auto* found = std::ranges::find_if(known, [&](const Text& words) { return words.en == list; });
        return found == std::end(known) ? Text{"item", "delen"} : *found;
    }

    // Items by name, by number from 1, or all.
    void set_items(const std::vector<Table*>& items, const Text& what, std::string_view key) const
    {
        std::vector<std::string> known;
        bool found = false;
        for (Table* item : items) {
            known.push_back(name_of(*item, known.size() + 1));
            for (const std::string& part : {known.back(), std::string("*")}) {
                if (!starts_with_part(key, part)) continue;
                found = true;
                set(*item, key.substr(part.size() + 1));
                break;
            }
        }
        if (!found) mistakes.add(value.place, unknown_name(what, key.substr(0, key.rfind('.')), known));
    }

    // "office.Gol.distance": offices of every region.
    void set_offices(Table& root, std::string_view key) const
    {
        std::vector<Table*> offices;
        Entry* regions = root.find("region");
        if (List* list = regions ? regions->value.as<List>() : nullptr)
            for (Table* region : items_of(*list)) {
                Entry* entry = region->find("office");
                List* own = entry ? entry->value.as<List>() : nullptr;
                if (own == nullptr) continue;
                for (Table* office : items_of(*own)) offices.push_back(office);
            }
        set_items(offices, {"office", "kontoret"}, key);
    }
};

}  // namespace

namespace {

// Every part of a value stands where the override stands.
void put_at(Value& value, const Place& place)
{
    value.place = place;
    if (List* list = value.as<List>())
        for (Value& item : list->items) put_at(item, place);
    if (Table* table = value.as<Table>())
        for (Entry& entry : table->entries) {
            entry.place = place;
            put_at(entry.value, place);
        }
}

void apply(Table& merged, const std::string& text, const Place& place, Mistakes& mistakes)
{
    const std::size_t equals = text.find('=');
    const std::string key = canonical_name(trimmed(std::string_view(text).substr(0, equals)));
    if (equals == std::string::npos || key.empty() || key.size() > longest_key) {
        mistakes.add(
            place, message("override.form", {"an override is written key=value, such as --set run.weeks=104",
                                             "en overstyring skrives nøkkel=verdi, for eksempel --set run.weeks=104"}));
        return;
    }
    Value value = parse_override_value(std::string(trimmed(std::string_view(text).substr(equals + 1))), place.source);
    put_at(value, place);
    const Setter setter{value, mistakes};
    const std::string_view part = std::string_view(key).substr(0, key.find('.'));
    if (starts_with_part(key, "office"))
        setter.set_offices(merged, std::string_view(key).substr(7));
    else if (is_setting_key(key) || part == "params")
        setter.set(merged, key);
    else
        setter.set(merged, "params." + key);
}

}  // namespace

void apply_override(Table& merged, const std::string& text, int order, Mistakes& mistakes)
{
    const std::string key(trimmed(std::string_view(text).substr(0, text.find('='))));
    const auto source = std::make_shared<InputSource>(
        InputSource{"--set " + shown_name(key.empty() ? text : key), order, key.empty() ? "?" : key});
    apply(merged, text, {source, 0, 0}, mistakes);
}

void apply_override(Table& merged, const std::string& text, const Place& place, Mistakes& mistakes)
{
    apply(merged, text, place, mistakes);
}

bool is_setting_key(std::string_view key)
{
    const std::string_view part = key.substr(0, key.find('.'));
    return part == "office" || std::find(std::begin(top_keys), std::end(top_keys), part) != std::end(top_keys);
}

}  // namespace samspill::input
