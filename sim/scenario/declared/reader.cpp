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

std::string with_unit(std::string text, const KeyInfo& info)
{
    if (info.unit.empty() || info.unit == "1") return text;
    return text + " " + std::string(info.unit);
}

// The second line of a message: what the key means.
std::string explained(const std::string& first, const KeyInfo& info)
{
    return fmt::format("{}\n  {}: {}", first, info.key, info.meaning);
}

std::string needed(const KeyInfo& info)
{
    if (info.kind == ParameterKind::boolean) return "true or false";
    return fmt::format("a {}number in {}", info.kind == ParameterKind::integer ? "whole " : "", range_text(info));
}

std::string type_name(const Value& value)
{
    constexpr const char* names[] = {"a truth value", "a whole number", "a number", "a text",
                                     "a date",        "a time",         "a list",   "a table"};
    return names[value.data.index()];
}

// "; did you mean 1400?" after a text that holds what is wanted, written another way.
std::string meant_in(const Value& value)
{
    const std::string* text = value.as<std::string>();
    if (text == nullptr) return "";
    if (const auto meant = meant_by(*text)) return fmt::format("; did you mean {}?", meant->text);
    if (number_in(*text) || week_of_date(*text)) return fmt::format("; did you mean {}, without quotes?", *text);
    return "";
}

// An empty text is what an unset variable of a shell leaves.
void add_wrong_type(const Value& value, const KeyInfo& info, const std::string& wanted, Mistakes& mistakes)
{
    const bool shows_itself = value.as<List>() != nullptr || value.as<Table>() != nullptr;
    const std::string is = shows_itself ? shown(value) : shown(value) + ", " + type_name(value);
    const std::string* text = value.as<std::string>();
    const std::string first = text != nullptr && text->empty()
                                  ? fmt::format("{} is empty; it needs {}", info.key, wanted)
                                  : fmt::format("{} is {}; it needs {}{}", info.key, is, wanted, meant_in(value));
    mistakes.add(value.place, explained(first, info));
}

// May the point of this number stand between thousands? It may where whole things or kroner are counted:
// 54.316 persons are 54316. Then what is to be asked.
std::string doubtful_point(const Value& value, const KeyInfo& info)
{
    if (info.kind != ParameterKind::integer && !info.unit.starts_with("kr/w")) return "";
    const auto other = without_thousands_points(value.written);
    if (!other) return "";
    const double* real = value.as<double>();
    const bool broken = info.kind == ParameterKind::integer && real != nullptr && *real != std::floor(*real);
    if (broken) return fmt::format("is not a whole number; it needs {}; did you mean {}?", needed(info), *other);
    return fmt::format("has a point where thousands may be meant; write {} or {}", shown(value), *other);
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

std::string range_text(const KeyInfo& info)
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
    const std::string is = with_unit(fmt::format("{} = {}", info.key, shown(value)), info);
    if (!std::isfinite(number))
        mistakes.add(value.place,
                     explained(fmt::format("{} is not a finite number; it needs {}", is, needed(info)), info));
    else if (const std::string doubt = doubtful_point(value, info); !doubt.empty())
        mistakes.add(value.place,
                     explained(with_unit(fmt::format("{} = {}", info.key, value.written), info) + " " + doubt, info));
    else if (number < info.low || number > info.high)
        mistakes.add(value.place, explained(fmt::format("{} is outside {}", is, range_text(info)), info));
    else if (info.kind == ParameterKind::integer && number != std::floor(number))
        mistakes.add(value.place,
                     explained(fmt::format("{} is not a whole number; it needs {}", is, needed(info)), info));
    else
        return number;
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
        add_wrong_type(value, info, "a date such as \"2017-09-04\", or a whole number of weeks since 2016-09-05",
                       mistakes);
        return std::nullopt;
    }
    const std::optional<Week> week = week_of_date(*text);
    if (!week)
        mistakes.add(value.place,
                     explained(fmt::format("{} = {} is not a date of the calendar; write year-month-day, such as "
                                           "\"2017-09-04\", or a whole number of weeks since 2016-09-05{}",
                                           info.key, shown(value), meant_in(value)),
                               info));
    else if (*week < info.low || *week > info.high)
        mistakes.add(value.place, explained(fmt::format("{} = {} is week {}, outside {}", info.key, shown(value), *week,
                                                        range_text(number)),
                                            info));
    else
        return week;
    return std::nullopt;
}

std::optional<std::string> read_text(const Value& value, const KeyInfo& info, bool name_like, Mistakes& mistakes)
{
    const std::string* text = value.as<std::string>();
    if (text == nullptr) {
        add_wrong_type(value, info, "a text in quotes", mistakes);
        return std::nullopt;
    }
    const std::size_t most = name_like ? longest_name : longest_text;
    const bool control = std::any_of(text->begin(), text->end(), [&](unsigned char c) {
        return c == 0x7f || (c < 0x20 && (name_like || c != '\n'));
    });
    const std::string blank = name_like ? blank_at_ends(*text) : "";
    std::string wrong;
    if (text->size() > most) wrong = fmt::format("has {} bytes; at most {} are allowed", text->size(), most);
    if (control) wrong = "holds a control character";
    if (!blank.empty()) wrong = "begins or ends with " + blank;
    if (name_like && text->empty()) wrong = "is empty";
    if (wrong.empty()) return name_like ? canonical_name(*text) : *text;
    mistakes.add(value.place, explained(fmt::format("{} = {} {}", info.key, shown(value), wrong), info));
    return std::nullopt;
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most_listed; ++i) text += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > most_listed) text += fmt::format(" and {} more", names.size() - most_listed);
    return text;
}

const std::string* known_name(std::string_view name, const std::vector<std::string>& known)
{
    const auto found = std::find(known.begin(), known.end(), canonical_name(name));
    return found == known.end() ? nullptr : &*found;
}

std::string unknown_name(std::string_view what, std::string_view name, const std::vector<std::string>& known)
{
    std::string near;
    if (name.size() > 1 && name.size() <= longest_compared) near = nearest_name(std::string(name), known);
    if (near.empty() && name.size() > 2) near = longer_name(name, known);
    std::string text = fmt::format("there is no {} \"{}\"", what, shown_name(name));
    if (!near.empty()) return text + fmt::format("; did you mean \"{}\"?", near);
    return known.empty() ? text : text + "; known: " + listed(known);
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
    const std::string message = fmt::format("there is no key {}", shown_name(full));
    if (!near.empty())
        mistakes.add(entry.place, message + fmt::format("; did you mean {}?", near));
    else
        mistakes.add(entry.place, message + (known.empty() ? "" : "; known here: " + listed(known)));
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

const Value* TableReader::require(std::string_view key, std::string_view meaning)
{
    const Value* value = find(key);
    if (value == nullptr && !mistakes_.incomplete)
        mistakes_.add(place_, fmt::format("{} is missing\n  {}: {}", full(key), full(key), meaning));
    return value;
}

const Entry* TableReader::find_table(std::string_view key)
{
    if (find(key) == nullptr) return nullptr;
    const Entry* entry = table_.find(key);
    if (entry->value.as<Table>() != nullptr) return entry;
    mistakes_.add(entry->value.place,
                  fmt::format("{} is {}; it needs a table of keys and values", full(key), shown(entry->value)));
    return nullptr;
}

std::optional<std::vector<const Value*>> TableReader::find_tables(std::string_view key)
{
    const Value* value = find(key);
    if (value == nullptr) return std::nullopt;
    std::vector<const Value*> tables;
    const List* list = value->as<List>();
    if (list == nullptr) {
        mistakes_.add(value->place, fmt::format("{} is {}; write each under its own heading [[{}]]", full(key),
                                                shown(*value), full(key)));
        return tables;
    }
    for (const Value& item : list->items) {
        if (item.as<Table>() != nullptr)
            tables.push_back(&item);
        else
            mistakes_.add(item.place, fmt::format("{} holds {}; write each under its own heading [[{}]]", full(key),
                                                  shown(item), full(key)));
    }
    return tables;
}

void TableReader::finish()
{
    for (const Entry& entry : table_.entries)
        if (std::find(known_.begin(), known_.end(), entry.key) == known_.end())
            add_unknown_key(entry, prefix_, known_, mistakes_);
}

void read_line(TableReader& reader, std::string_view key, std::string_view meaning, std::string& into)
{
    const Value* value = reader.find(key);
    if (value == nullptr) return;
    const KeyInfo info{reader.full(key), "", 0, 0, meaning, ""};
    if (auto text = read_text(*value, info, false, reader.mistakes())) into = std::move(*text);
}

std::vector<std::string> read_lines(TableReader& reader, std::string_view key, std::string_view meaning)
{
    const Value* value = reader.find(key);
    if (value == nullptr) return {};
    const List* list = value->as<List>();
    if (list == nullptr) {
        reader.mistakes().add(value->place,
                              fmt::format("{} is {}; it needs a list of texts", reader.full(key), shown(*value)));
        return {};
    }
    std::vector<std::string> texts;
    for (const Value& item : list->items)
        if (auto text = read_text(item, {reader.full(key), "", 0, 0, meaning, ""}, false, reader.mistakes()))
            texts.push_back(std::move(*text));
    return texts;
}

}  // namespace samspill::input
