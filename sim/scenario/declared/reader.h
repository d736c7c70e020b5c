#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/field.h"
#include "core/week.h"
#include "scenario/text/value.h"

namespace samspill::input {

// What a message and the reference say about a key.
struct KeyInfo {
    std::string key;  // in full: "run.weeks", "jobs.offer_rate.young"
    std::string_view unit;
    double low = 0.0, high = 0.0;
    std::string_view meaning, meaning_no;
    ParameterKind kind = ParameterKind::real;

    TextView says() const { return {meaning, meaning_no}; }
};

KeyInfo info_of(const Parameter& parameter);

// "[0, 520] weeks", without a unit for pure numbers.
Message range_text(const KeyInfo& info);

// Reads a number or switch; a wrong type, a number outside the range or one that is not finite
// adds a mistake and gives nothing. A real number that is whole is accepted as an integer.
std::optional<double> read_number(const Value& value, const KeyInfo& info, Mistakes& mistakes);

// Reads a week: a whole number, or a date as text or as TOML date (the week that holds it).
std::optional<Week> read_week(const Value& value, const KeyInfo& info, Mistakes& mistakes);

// Reads a text without control characters, at most 4,000 bytes; `name_like` also asks for 1 to 80
// bytes and no blank at either end, and gives the canonical form (core/name.h).
std::optional<std::string> read_text(const Value& value, const KeyInfo& info, bool name_like, Mistakes& mistakes);

// "Gol, Ål, Hol and 9 more".
Message listed(const std::vector<std::string>& names);

// The one of `known`, canonical names, that a name is in any of its forms; null when it is none.
const std::string* known_name(std::string_view name, const std::vector<std::string>& known);

// Says that `name` is not one of `known`, what the nearest is, and what a few of them are. `what` it is the name of,
// in Norwegian with its article: {"office", "kontoret"}.
Message unknown_name(const Text& what, std::string_view name, const std::vector<std::string>& known);

// Tells of one key that nothing knows: `known` are its possible siblings.
void add_unknown_key(const Entry& entry, const std::string& prefix, const std::vector<std::string>& known,
                     Mistakes& mistakes);

// Reads the keys of one table; what was not asked for when it ends is unknown.
class TableReader {
public:
    // `prefix` begins the full keys ("run" or "region.office").
    TableReader(const Table& table, Place place, std::string prefix, Mistakes& mistakes)
        : table_(table), place_(std::move(place)), prefix_(std::move(prefix)), mistakes_(mistakes)
    {
    }

    const Value* find(std::string_view key);                       // nullptr when it is not there
    const Value* require(std::string_view key, TextView meaning);  // a mistake when it is not there
    const Entry* find_table(std::string_view key);                 // a mistake when it is no table
    // The tables of [[key]]; what is not a table adds a mistake. Nothing when the key is not there.
    std::optional<std::vector<const Value*>> find_tables(std::string_view key);
    void finish();  // adds a mistake for every key that nobody asked for

    const Place& place() const { return place_; }
    const std::string& name() const { return prefix_; }  // of the table: "wave"
    Mistakes& mistakes() { return mistakes_; }
    std::string full(std::string_view key) const;

private:
    const Table& table_;
    Place place_;
    std::string prefix_;
    Mistakes& mistakes_;
    std::vector<std::string> known_;
};

// A line of text, when it is there.
void read_line(TableReader& reader, std::string_view key, TextView meaning, std::string& into);

// A list of lines of text; nothing when it is not there.
std::vector<std::string> read_lines(TableReader& reader, std::string_view key, TextView meaning);

}  // namespace samspill::input
