#include "scenario/declared/reader.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/name.h"
#include "core/number.h"
#include "scenario/declared/reference.h"

namespace samspill::input {

namespace {

constexpr std::size_t longest_text = 4000;    // bytes of title, question, expectation
constexpr std::size_t longest_name = 80;      // bytes of a region's or office's name
constexpr std::size_t longest_compared = 80;  // names longer than this are nobody's typing error
constexpr std::size_t most_compared = 300;    // mistakes after which nothing is compared any more
constexpr std::size_t most_listed = 12;       // known names shown in a message

// Units that are words, as declarations write them; all others are the same in both languages.
constexpr Text unit_words[] = {
    {"weeks", "uker"},
    {"years", "år"},
    {"hours", "timer"},
    {"hours/week", "timer/uke"},
    {"sessions", "veiledningstimer"},
    {"sessions/week", "veiledningstimer/uke"},
    {"1/week", "1/uke"},
    {"1/year", "1/år"},
    {"kr/week", "kr/uke"},
    {"share", "andel"},
    {"share/week", "andel/uke"},
    {"yes/no", "ja/nei"},
    {"persons", "personer"},
    {"users", "brukere"},
    {"runs", "kjøringer"},
    {"points", "punkter"},
    {"flaws", "feil"},
    {"positions", "stillinger"},
    {"persons/1000 inhabitants", "personer/1000 innbyggere"},
    {"persons/1000 inhabitants and year", "personer/1000 innbyggere og år"},
};

TextView unit_text(std::string_view unit)
{
    const auto* found =
        std::find_if(std::begin(unit_words), std::end(unit_words), [&](const Text& words) { return words.en == unit; });
    return found == std::end(unit_words) ? TextView(unit, unit) : TextView(*found);
}

template <class Number>
Message with_unit(const Number& text, const KeyInfo& info)
{
    if (info.unit.empty() || info.unit == "1") return message("value.pure", {"{}", "{}"}, text);
    return message("value.with_unit", {"{} {}", "{} {}"}, text, unit_text(info.unit));
}

// "run.weeks = 3 weeks"
template <class Shown>
Message assigned(const KeyInfo& info, const Shown& value)
{
    return with_unit(message("value.assigned", {"{} = {}", "{} = {}"}, info.key, value), info);
}

// The second line of a message: what the key means.
Message explained(const Message& first, const KeyInfo& info)
{
    return message("value.explained", {"{}\n  {}: {}", "{}\n  {}: {}"}, first, info.key, info.says());
}

Message needed(const KeyInfo& info)
{
    if (info.kind == ParameterKind::boolean) return message("needed.truth", {"true or false", "true eller false"});
    if (info.kind == ParameterKind::integer)
        return message("needed.whole", {"a whole number in {}", "et helt tall i {}"}, range_text(info));
    return message("needed.number", {"a number in {}", "et tall i {}"}, range_text(info));
}

Text type_name(const Value& value)
{
    constexpr Text names[] = {{"a truth value", "en sannhetsverdi"},
                              {"a whole number", "et helt tall"},
                              {"a number", "et tall"},
                              {"a text", "en tekst"},
                              {"a date", "en dato"},
                              {"a time", "et klokkeslett"},
                              {"a list", "en liste"},
                              {"a table", "en tabell"}};
    return names[value.data.index()];
}

// "; did you mean 1400?" after a text that holds what is wanted, written another way.
Message meant_in(const Value& value)
{
    const std::string* text = value.as<std::string>();
    if (text == nullptr) return {};
    if (const auto meant = meant_by(*text))
        return message("value.did_you_mean", {"; did you mean {}?", "; mente du {}?"}, meant->text);
    if (number_in(*text) || week_of_date(*text))
        return message("value.without_quotes",
                       {"; did you mean {}, without quotes?", "; mente du {}, uten anførselstegn?"}, *text);
    return {};
}

// An empty text is what an unset variable of a shell leaves.
void add_wrong_type(const Value& value, const KeyInfo& info, const Message& wanted, Mistakes& mistakes)
{
    const bool shows_itself = value.as<List>() != nullptr || value.as<Table>() != nullptr;
    const Message is =
        shows_itself ? shown(value) : message("value.of_type", {"{}, {}", "{}, {}"}, shown(value), type_name(value));
    const std::string* text = value.as<std::string>();
    const Message first =
        text != nullptr && text->empty()
            ? message("value.empty", {"{} is empty; it needs {}", "{} er tom; det trengs {}"}, info.key, wanted)
            : message("value.wrong_type", {"{} is {}; it needs {}{}", "{} er {}; det trengs {}{}"}, info.key, is,
                      wanted, meant_in(value));
    mistakes.add(value.place, explained(first, info));
}

// May the point of this number stand between thousands? It may where whole things or kroner are counted:
// 54.316 persons are 54316. Then what is to be asked.
Message doubtful_point(const Value& value, const KeyInfo& info)
{
    if (info.kind != ParameterKind::integer && !info.unit.starts_with("kr/w")) return {};
    const auto other = without_thousands_points(value.written);
    if (!other) return {};
    const double* real = value.as<double>();
    const bool broken = info.kind == ParameterKind::integer && real != nullptr && *real != std::floor(*real);
    const Message is = assigned(info, value.written);
    if (broken)
        return message("value.broken_thousands",
                       {"{} is not a whole number; it needs {}; did you mean {}?",
                        "{} er ikke et helt tall; det trengs {}; mente du {}?"},
                       is, needed(info), *other);
    return message("value.doubtful_point",
                   {"{} has a point where thousands may be meant; write {} or {}",
                    "{} har et punktum der tusener kan være ment; skriv {} eller {}"},
                   is, shown(value), *other);
}

std::string last_part(const std::string& key) { return key.substr(key.rfind('.') + 1); }

// A known key that ends like `key`, if there is exactly one.
std::string same_ending(const std::string& key, const std::vector<std::string>& known)
{
    std::string found;
    for (const std::string& candidate : known)
        if (last_part(candidate) == last_part(key)) {
            if (!found.empty()) return "";
            found = candidate;
        }
    return found;
}

// The known name that begins with `name`, if there is exactly one.
std::string longer_name(std::string_view name, const std::vector<std::string>& known)
{
    std::string found;
    for (const std::string& candidate : known)
        if (candidate.starts_with(name)) {
            if (!found.empty()) return "";
            found = candidate;
        }
    return found;
}

// The known key nearest to a full one, when what differs is near, too: "run.x" is not "run.seed".
std::string nearest_key(const std::string& key)
{
    const std::string near = nearest_name(key, known_keys());
    const auto [rest, other] = std::mismatch(key.begin(), key.end(), near.begin(), near.end());
    return nearest_name({rest, key.end()}, {{other, near.end()}}).empty() ? "" : near;
}

}  // namespace

KeyInfo info_of(const Parameter& parameter)
{
    return {parameter.key,     parameter.unit,       parameter.low,   parameter.high,
            parameter.meaning, parameter.meaning_no, parameter.kind()};
}

Message range_text(const KeyInfo& info)
{
    return with_unit(fmt::format("[{}, {}]", number_text(info.low), number_text(info.high)), info);
}

std::optional<double> read_number(const Value& value, const KeyInfo& info, Mistakes& mistakes)
{
    if (info.kind == ParameterKind::boolean) {
        if (const bool* yes = value.as<bool>()) return *yes ? 1.0 : 0.0;
        add_wrong_type(value, info, needed(info), mistakes);
        return std::nullopt;
    }
    double number = 0.0;
    if (const auto* whole = value.as<std::int64_t>())
        number = double(*whole);
    else if (const auto* real = value.as<double>())
        number = *real;
    else {
        add_wrong_type(value, info, needed(info), mistakes);
        return std::nullopt;
    }
    const Message is = assigned(info, shown(value));
    Message wrong;
    if (!std::isfinite(number))
        wrong = message("value.not_finite",
                        {"{} is not a finite number; it needs {}", "{} er ikke et endelig tall; det trengs {}"}, is,
                        needed(info));
    else if (const Message doubt = doubtful_point(value, info); !doubt.empty())
        wrong = doubt;
    else if (number < info.low || number > info.high)
        wrong = message("value.outside", {"{} is outside {}", "{} er utenfor {}"}, is, range_text(info));
    else if (info.kind == ParameterKind::integer && number != std::floor(number))
        wrong = message("value.not_whole",
                        {"{} is not a whole number; it needs {}", "{} er ikke et helt tall; det trengs {}"}, is,
                        needed(info));
    else
        return number;
    mistakes.add(value.place, explained(wrong, info));
    return std::nullopt;
}

std::optional<Week> read_week(const Value& value, const KeyInfo& info, Mistakes& mistakes)
{
    KeyInfo number = info;
    number.unit = "weeks";
    number.kind = ParameterKind::integer;
    if (value.as<std::int64_t>() != nullptr || value.as<double>() != nullptr) {
        const auto week = read_number(value, number, mistakes);
        return week ? std::optional<Week>(Week(*week)) : std::nullopt;
    }
    const std::string* text = value.as<std::string>();
    if (const auto* date = value.as<DateText>()) text = &date->text;
    if (text == nullptr || text->empty()) {
        add_wrong_type(
            value, info,
            message("needed.week", {"a date such as \"2017-09-04\", or a whole number of weeks since 2016-09-05",
                                    "en dato som \"2017-09-04\", eller et helt antall uker siden 2016-09-05"}),
            mistakes);
        return std::nullopt;
    }
    const std::optional<Week> week = week_of_date(*text);
    if (!week)
        mistakes.add(value.place,
                     explained(message("value.no_date",
                                       {"{} = {} is not a date of the calendar; write year-month-day, such as "
                                        "\"2017-09-04\", or a whole number of weeks since 2016-09-05{}",
                                        "{} = {} er ingen dato i kalenderen; skriv år-måned-dag, for eksempel "
                                        "\"2017-09-04\", eller et helt antall uker siden 2016-09-05{}"},
                                       info.key, shown(value), meant_in(value)),
                               info));
    else if (*week < info.low || *week > info.high)
        mistakes.add(value.place, explained(message("value.week_outside",
                                                    {"{} = {} is week {}, outside {}", "{} = {} er uke {}, utenfor {}"},
                                                    info.key, shown(value), *week, range_text(number)),
                                            info));
    else
        return week;
    return std::nullopt;
}

std::optional<std::string> read_text(const Value& value, const KeyInfo& info, bool name_like, Mistakes& mistakes)
{
    const std::string* text = value.as<std::string>();
    if (text == nullptr) {
        add_wrong_type(value, info, message("needed.text", {"a text in quotes", "en tekst i anførselstegn"}), mistakes);
        return std::nullopt;
    }
    const std::size_t most = name_like ? longest_name : longest_text;
    const bool control = std::any_of(text->begin(), text->end(), [&](unsigned char c) {
        return c == 0x7f || (c < 0x20 && (name_like || c != '\n'));
    });
    const Message blank = name_like ? blank_at_ends(*text) : Message();
    Message wrong;
    if (text->size() > most)
        wrong = message("text.too_long", {"has {} bytes; at most {} are allowed", "har {} byte; høyst {} er tillatt"},
                        text->size(), most);
    if (control) wrong = message("text.control", {"holds a control character", "inneholder et styretegn"});
    if (!blank.empty())
        wrong = message("text.blank", {"begins or ends with {}", "begynner eller slutter med {}"}, blank);
    if (name_like && text->empty()) wrong = message("text.empty", {"is empty", "er tom"});
    if (wrong.empty()) return name_like ? canonical_name(*text) : *text;
    mistakes.add(value.place,
                 explained(message("text.wrong", {"{} = {} {}", "{} = {} {}"}, info.key, shown(value), wrong), info));
    return std::nullopt;
}

Message listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most_listed; ++i) text += (i == 0 ? "" : ", ") + names[i];
    if (names.size() <= most_listed) return Message::verbatim(text);
    return message("names.more", {"{} and {} more", "{} og {} til"}, text, names.size() - most_listed);
}

const std::string* known_name(std::string_view name, const std::vector<std::string>& known)
{
    const auto found = std::find(known.begin(), known.end(), canonical_name(name));
    return found == known.end() ? nullptr : &*found;
}

Message unknown_name(const Text& what, std::string_view name, const std::vector<std::string>& known)
{
    std::string near;
    if (name.size() > 1 && name.size() <= longest_compared) near = nearest_name(std::string(name), known);
    if (near.empty() && name.size() > 2) near = longer_name(name, known);
    const std::string shown = shown_name(name);
    if (!near.empty())
        return message("name.near",
                       {"there is no {} \"{}\"; did you mean \"{}\"?", "{} \"{}\" finnes ikke; mente du \"{}\"?"}, what,
                       shown, near);
    if (known.empty()) return message("name.none", {"there is no {} \"{}\"", "{} \"{}\" finnes ikke"}, what, shown);
    return message("name.unknown", {"there is no {} \"{}\"; known: {}", "{} \"{}\" finnes ikke; det finnes: {}"}, what,
                   shown, listed(known));
}

void add_unknown_key(const Entry& entry, const std::string& prefix, const std::vector<std::string>& known,
                     Mistakes& mistakes)
{
    const std::string& given = entry.place.source ? entry.place.source->override_key : entry.key;
    const bool is_override = entry.place.source && !given.empty();
    const std::string dotted = prefix.empty() ? "" : prefix + ".";
    const std::string full = is_override ? given : dotted + entry.key;
    std::string near;
    if (full.size() <= longest_compared && mistakes.size() < most_compared) {
        if (is_override) near = nearest_key(full);
        if (near.empty()) {
            near = nearest_name(entry.key, known);
            if (!near.empty()) near = dotted + near;
        }
        if (near.empty()) near = same_ending(full, known_keys());
        if (near.empty()) near = nearest_key(full);
    }
    const std::string shown = shown_name(full);
    if (!near.empty())
        mistakes.add(
            entry.place,
            message("key.near", {"there is no key {}; did you mean {}?", "nøkkelen {} finnes ikke; mente du {}?"},
                    shown, near));
    else if (known.empty())
        mistakes.add(entry.place, message("key.none", {"there is no key {}", "nøkkelen {} finnes ikke"}, shown));
    else
        mistakes.add(
            entry.place,
            message("key.unknown", {"there is no key {}; known here: {}", "nøkkelen {} finnes ikke; her finnes: {}"},
                    shown, listed(known)));
}

std::string TableReader::full(std::string_view key) const
{
    return prefix_.empty() ? std::string(key) : prefix_ + "." + std::string(key);
}

const Value* TableReader::find(std::string_view key)
{
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
    const Entry* entry = table_.find(key);
    return entry == nullptr ? nullptr : &entry->value;
}

const Value* TableReader::require(std::string_view key, TextView meaning)
{
    const Value* value = find(key);
    if (value == nullptr && !mistakes_.incomplete)
        mistakes_.add(place_, message("key.missing", {"{} is missing\n  {}: {}", "{} mangler\n  {}: {}"}, full(key),
                                      full(key), meaning));
    return value;
}

const Entry* TableReader::find_table(std::string_view key)
{
    if (find(key) == nullptr) return nullptr;
    const Entry* entry = table_.find(key);
    if (entry->value.as<Table>() != nullptr) return entry;
    mistakes_.add(entry->value.place, message("table.needed",
                                              {"{} is {}; it needs a table of keys and values",
                                               "{} er {}; det trengs en tabell med nøkler og verdier"},
                                              full(key), shown(entry->value)));
    return nullptr;
}

std::optional<std::vector<const Value*>> TableReader::find_tables(std::string_view key)
{
    const Value* value = find(key);
    if (value == nullptr) return std::nullopt;
    std::vector<const Value*> tables;
    const List* list = value->as<List>();
    if (list == nullptr) {
        mistakes_.add(value->place, message("tables.needed",
                                            {"{} is {}; write each under its own heading [[{}]]",
                                             "{} er {}; skriv hver under sin egen overskrift [[{}]]"},
                                            full(key), shown(*value), full(key)));
        return tables;
    }
    for (const Value& item : list->items) {
        if (item.as<Table>() != nullptr)
            tables.push_back(&item);
        else
            mistakes_.add(item.place, message("tables.holds",
                                              {"{} holds {}; write each under its own heading [[{}]]",
                                               "{} inneholder {}; skriv hver under sin egen overskrift [[{}]]"},
                                              full(key), shown(item), full(key)));
    }
    return tables;
}

void TableReader::finish()
{
    for (const Entry& entry : table_.entries)
        if (std::find(known_.begin(), known_.end(), entry.key) == known_.end())
            add_unknown_key(entry, prefix_, known_, mistakes_);
}

void read_line(TableReader& reader, std::string_view key, TextView meaning, std::string& into)
{
    const Value* value = reader.find(key);
    if (value == nullptr) return;
    const KeyInfo info{reader.full(key), "", 0, 0, meaning.en, meaning.no};
    if (auto text = read_text(*value, info, false, reader.mistakes())) into = std::move(*text);
}

std::vector<std::string> read_lines(TableReader& reader, std::string_view key, TextView meaning)
{
    const Value* value = reader.find(key);
    if (value == nullptr) return {};
    const List* list = value->as<List>();
    if (list == nullptr) {
        reader.mistakes().add(
            value->place,
            message("texts.needed", {"{} is {}; it needs a list of texts", "{} er {}; det trengs en liste av tekster"},
                    reader.full(key), shown(*value)));
        return {};
    }
    std::vector<std::string> texts;
    for (const Value& item : list->items)
        if (auto text = read_text(item, {reader.full(key), "", 0, 0, meaning.en, meaning.no}, false, reader.mistakes()))
            texts.push_back(std::move(*text));
    return texts;
}

}  // namespace samspill::input
