#include "scenario/text/value.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace samspill::input {

namespace {

constexpr std::size_t longest_shown = 60;  // bytes of a text in a message
constexpr std::size_t most_told = 200;     // mistakes told one by one

}  // namespace

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const unsigned char byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f)
            out += fmt::format("\\x{:02x}", byte);
        else
            out += c;
    }
    return out;
}

std::string shown_name(std::string_view name)
{
    if (name.size() <= longest_shown) return escaped(name);
    std::size_t end = longest_shown;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0) == 0x80) --end;  // not within a character
    return escaped(name.substr(0, end)) + "...";
}

std::string to_text(const Place& place)
{
    if (!place.source) return "";
    if (place.line == 0 || !place.source->override_key.empty()) return place.source->name;
    return fmt::format("{}:{}:{}", place.source->name, place.line, place.column);
}

const Entry* Table::find(std::string_view key) const
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
    return found == entries.end() ? nullptr : &*found;
}

Entry* Table::find(std::string_view key) { return const_cast<Entry*>(std::as_const(*this).find(key)); }

Entry& Table::at(std::string_view key, const Place& place)
{
    if (Entry* entry = find(key)) return *entry;
    return entries.emplace_back(Entry{std::string(key), place, Value{place, Table{}}});
}

std::string number_text(double number)
{
    if (std::isfinite(number) && number == std::floor(number) && std::abs(number) < 1e15)
        return fmt::format("{}", static_cast<long long>(number));
    return fmt::format("{}", number);
}

Message shown(const Value& value)
{
    struct Show {
        Message operator()(bool b) const { return Message::verbatim(b ? "true" : "false"); }
        Message operator()(std::int64_t n) const { return Message::verbatim(fmt::format("{}", n)); }
        Message operator()(double x) const { return Message::verbatim(number_text(x)); }
        Message operator()(const std::string& text) const
        {
            return Message::verbatim(fmt::format("\"{}\"", shown_name(text)));
        }
        Message operator()(const DateText& date) const { return Message::verbatim(date.text); }
        Message operator()(const TimeText& time) const { return Message::verbatim(time.text); }
        Message operator()(const List&) const { return message("value.list", {"a list", "en liste"}); }
        Message operator()(const Table&) const { return message("value.table", {"a table", "en tabell"}); }
    };
    return std::visit(Show{}, value.data);
}

void Mistakes::add(const Place& place, Message message) { found_.push_back({place, std::move(message)}); }

void Mistakes::note(const Place& place, Message message) { notes_.push_back({place, std::move(message)}); }

std::vector<Mistake> Mistakes::notes() const { return in_order(notes_); }

std::vector<Mistake> Mistakes::in_order(std::vector<Found> all)
{
    const auto rank = [](const Found& found) {
        return std::tuple(found.place.source ? found.place.source->order : 0, found.place.line, found.place.column);
    };
    std::stable_sort(all.begin(), all.end(), [&](const Found& a, const Found& b) { return rank(a) < rank(b); });
    std::vector<Mistake> told;
    for (const Found& found : all) {
        if (told.size() == most_told) {
            told.push_back(
                {"", message("mistakes.more", {"and {} more mistakes", "og {} feil til"}, all.size() - most_told)});
            break;
        }
        told.push_back({to_text(found.place), found.message});
    }
    return told;
}

void Mistakes::raise() { throw InputError(in_order(found_)); }

}  // namespace samspill::input
