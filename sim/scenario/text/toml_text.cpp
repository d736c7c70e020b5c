#include "scenario/text/toml_text.h"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "core/number.h"
#include "scenario/text/toml_mistake.h"

namespace samspill::input {

namespace {

// Turns nodes of toml++ into values.
struct Converter {
    std::shared_ptr<const InputSource> source;
    std::vector<std::string_view> lines;
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
        if (node.is_number()) value.written = written_at(value.place);
        if (const auto* s = node.as_string()) value.data = s->get();
        if (const auto* d = node.as_date()) value.data = DateText{printed(d->get())};
        if (const auto* t = node.as_time()) value.data = TimeText{printed(t->get())};
        if (const auto* t = node.as_date_time()) value.data = TimeText{printed(t->get())};
        if (const auto* array = node.as_array()) value.data = list(*array, value.place, level);
        if (const auto* inner = node.as_table()) value.data = table(*inner, value.place, level);
        return value;
    }

    std::string written_at(const Place& at) const
    {
        return at.line > 0 && at.line <= lines.size() ? number_at(lines[at.line - 1], at.column) : "";
    }

    bool too_deep(const Place& where, int level) const
    {
        if (level < most_levels) return false;
        mistakes.add(where,
                     message("toml.levels",
                             {"more than {} levels of tables or lists", "mer enn {} nivåer av tabeller eller lister"},
                             most_levels));
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

std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t end = 0; end != text.npos; text.remove_prefix(end == text.npos ? 0 : end + 1)) {
        end = text.find('\n');
        lines.push_back(text.substr(0, end));
    }
    return lines;
}

}  // namespace

Table parse_toml(std::string_view text, std::shared_ptr<const InputSource> source, Mistakes& mistakes)
{
    const auto fail = [&](const Place& place, Message message) {
        mistakes.add(place, std::move(message));
        mistakes.incomplete = true;
        return Table{};
    };
    if (text.size() > most_file_bytes)
        return fail({source, 0, 0}, message("toml.bytes",
                                            {"the file has {} bytes; a scenario file has at most {}",
                                             "filen har {} byte; en scenariofil har høyst {}"},
                                            text.size(), most_file_bytes));
    try {
        const toml::table parsed = toml::parse(text);
        return Converter{source, lines_of(text), mistakes}.table(parsed, {source, 0, 0}, 0);
    } catch (const toml::parse_error& error) {
        const auto at = error.source().begin;
        const TomlMistake told = toml_mistake(text, at.line, at.column, error.description());
        return fail({source, told.line, told.column}, told.message);
    } catch (const std::exception& error) {  // out of memory, or a fault of the parser
        return fail({source, 0, 0},
                    message("toml.unread", {"the file cannot be read as TOML: {}", "filen kan ikke leses som TOML: {}"},
                            error.what()));
    }
}

Value parse_override_value(const std::string& text, std::shared_ptr<const InputSource> source)
{
    const Place place{source, 0, 0};
    if (text == "true" || text == "false") return {place, text == "true"};
    if (const auto number = number_in(text)) {
        if (const auto whole = number->signed_whole()) return {place, *whole, text};
        return {place, number->real, text};
    }
    if (text.find_first_of("[{\"'") == 0) {  // a list, an inline table, a quoted text
        Mistakes ignored;
        Table table = parse_toml("x = " + text, source, ignored);
        if (ignored.empty() && table.entries.size() == 1) return std::move(table.entries[0].value);
    }
    return {place, text};
}

}  // namespace samspill::input
