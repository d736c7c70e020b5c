#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/error.h"

namespace samspill::input {

// What a value was read from: a file, or an override (then `name` is "--set key").
struct InputSource {
    std::string name;
    int order = 0;             // of reading: mistakes are told in this order
    std::string override_key;  // empty for files
};

// Where something stands; line 0 means the source as a whole.
struct Place {
    std::shared_ptr<const InputSource> source;
    unsigned line = 0, column = 0;
};

std::string to_text(const Place& place);  // "base.toml:14:9"

// A date as it was written; not checked against the calendar.
struct DateText {
    std::string text;  // "2017-09-04"
};

// A time of day or a date with a time: nothing in a scenario has this type.
struct TimeText {
    std::string text;
};

struct Value;
struct Entry;

struct List {
    std::vector<Value> items;
};

// Keys with values in the order in which they were met.
struct Table {
    std::vector<Entry> entries;

    const Entry* find(std::string_view key) const;
    Entry* find(std::string_view key);
    Entry& at(std::string_view key, const Place& place);  // adds an empty table when it is not there
};

// One value of a scenario file: the tree that all files and overrides are merged into, so that
// the rest of the layer knows neither TOML nor which file a value came from, but can always say.
struct Value {
    Place place;
    std::variant<bool, std::int64_t, double, std::string, DateText, TimeText, List, Table> data;
    std::string written = {};  // a number as it stands there: "54.316", whatever it is equal to

    template <class Kind>
    const Kind* as() const
    {
        return std::get_if<Kind>(&data);
    }
    template <class Kind>
    Kind* as()
    {
        return std::get_if<Kind>(&data);
    }
};

struct Entry {
    std::string key;
    Place place;  // of the key
    Value value;
};

// What a user's file holds must not steer the terminal: control characters as \x1b.
std::string escaped(std::string_view text);
std::string shown_name(std::string_view name);  // escaped and cut to 60 bytes
Message shown(const Value& value);              // `"text"`, `3`, `a table`, likewise
std::string number_text(double number);         // shortest that reads back equal: "0.06", "280000"

// All mistakes of one reading, told in the order of files and lines. A note is no mistake: it tells of
// what was read and will act on nobody.
class Mistakes {
public:
    void add(const Place& place, Message message);
    void note(const Place& place, Message message);
    std::vector<Mistake> notes() const;
    bool empty() const { return found_.empty(); }
    std::size_t size() const { return found_.size(); }
    [[noreturn]] void raise();  // throws InputError with all of them

    // A file could not be read, so that what is missing may stand there: nothing is told missing.
    bool incomplete = false;

private:
    struct Found {
        Place place;
        Message message;
    };
    static std::vector<Mistake> in_order(std::vector<Found> found);

    std::vector<Found> found_, notes_;
};

}  // namespace samspill::input
