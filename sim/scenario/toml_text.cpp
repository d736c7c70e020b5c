#include "scenario/toml_text.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace samspill::input {

namespace {

// Turns nodes of toml++ into values.
struct Converter {
    std::shared_ptr<const InputSource> source;
    Mistakes& mistakes;

    Place place(const toml::source_region& region) const
    {
        return {source, unsigned(region.begin.line), unsigned(region.begin.column)};
    }

    template <class Printable>
    static std::string printed(const Printable& printable)
    {
        std::ostringstream out;
        out << printable;
        return out.str();
    }

    Value value(const toml::node& node, const Place& key, int level) const
    {
        Value value;
        value.place = place(node.source());
        if (value.place.line == 0 || node.is_table()) value.place = key;  // a table is where its name stands
        if (const auto* b = node.as_boolean()) value.data = b->get();
        if (const auto* n = node.as_integer()) value.data = std::int64_t(n->get());
        if (const auto* x = node.as_floating_point()) value.data = x->get();
        if (const auto* s = node.as_string()) value.data = s->get();
        if (const auto* d = node.as_date()) value.data = DateText{printed(d->get())};
        if (const auto* t = node.as_time()) value.data = TimeText{printed(t->get())};
        if (const auto* t = node.as_date_time()) value.data = TimeText{printed(t->get())};
        if (const auto* array = node.as_array()) value.data = list(*array, value.place, level);
        if (const auto* inner = node.as_table()) value.data = table(*inner, value.place, level);
        return value;
    }

    bool too_deep(const Place& where, int level) const
    {
        if (level < most_levels) return false;
        mistakes.add(where, fmt::format("more than {} levels of tables or lists", most_levels));
        mistakes.incomplete = true;
        return true;
    }

    List list(const toml::array& array, const Place& where, int level) const
    {
        List list;
        if (too_deep(where, level)) return list;
        for (const toml::node& node : array) {
            const Place own = place(node.source());
            list.items.push_back(value(node, own.line == 0 ? where : own, level + 1));
        }
        return list;
    }

    Table table(const toml::table& from, const Place& where, int level) const
    {
        Table table;
        if (too_deep(where, level)) return table;
        for (auto&& [key, node] : from) {
            Place at = place(key.source());
            if (at.line == 0) at = where;
            table.entries.push_back({std::string(key.str()), at, value(node, at, level + 1)});
        }
        std::stable_sort(table.entries.begin(), table.entries.end(), [](const Entry& a, const Entry& b) {
            return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
        });
        return table;
    }
};

}  // namespace

Table parse_toml(std::string_view text, std::shared_ptr<const InputSource> source, Mistakes& mistakes)
{
    const auto fail = [&](const Place& place, std::string message) {
        mistakes.add(place, std::move(message));
        mistakes.incomplete = true;
        return Table{};
    };
    if (text.size() > most_file_bytes)
        return fail({source, 0, 0},
                    fmt::format("the file has {} bytes; a scenario file has at most {}", text.size(), most_file_bytes));
    try {
        const toml::table parsed = toml::parse(text);
        return Converter{source, mistakes}.table(parsed, {source, 0, 0}, 0);
    } catch (const toml::parse_error& error) {
        const auto at = error.source().begin;
        return fail({source, unsigned(at.line), unsigned(at.column)},
                    fmt::format("this is not TOML: {}", escaped(error.description())));
    } catch (const std::exception& error) {  // out of memory, or a fault of the parser
        return fail({source, 0, 0}, fmt::format("the file cannot be read as TOML: {}", error.what()));
    }
}

Value parse_override_value(const std::string& text, std::shared_ptr<const InputSource> source)
{
    const Place place{source, 0, 0};
    if (text == "true" || text == "false") return {place, text == "true"};
    const char* const begin = text.data() + (text.size() > 1 && text[0] == '+' ? 1 : 0);
    const char* const end = text.data() + text.size();
    std::int64_t whole = 0;
    if (const auto [to, error] = std::from_chars(begin, end, whole); error == std::errc{} && to == end)
        return {place, whole};
    double real = 0.0;
    if (const auto [to, error] = std::from_chars(begin, end, real); error == std::errc{} && to == end)
        return {place, real};
    if (text.find_first_of("[{\"'") == 0) {  // a list, an inline table, a quoted text
        Mistakes ignored;
        Table table = parse_toml("x = " + text, source, ignored);
        if (ignored.empty() && table.entries.size() == 1) return std::move(table.entries[0].value);
    }
    return {place, text};
}

}  // namespace samspill::input
