#include "model/inputs/item_text.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace samspill {

namespace {

constexpr std::size_t most_shown = 12;
constexpr std::string_view between = "\t", end = "\n";

}  // namespace

std::string item_text(const std::vector<PastItem>& items)
{
    std::string text;
    for (const PastItem& item : items) text.append(item.key).append(between).append(item.text).append(end);
    return text;
}

std::vector<PastItem> items_of_text(const std::string& text)
{
    std::vector<PastItem> items;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t stop = text.find(end, begin), tab = text.find(between, begin);
        if (stop == std::string::npos || tab == std::string::npos || tab > stop)
            throw std::invalid_argument("not a list of keys and values");
        items.push_back({text.substr(begin, tab - begin), text.substr(tab + 1, stop - tab - 1)});
        begin = stop + 1;
    }
    return items;
}

Digest digest_of(const std::vector<PastItem>& items)
{
    Digester digester;
    for (const PastItem& item : items) {
        digester.add(item.key);
        digester.add(item.text);
    }
    return digester.digest();
}

std::vector<Message> item_differences(const std::vector<PastItem>& before, const std::vector<PastItem>& now,
                                      const Text& there)
{
    std::vector<PastItem> left = before;
    std::vector<Message> lines;
    const Message nothing = message("items.nothing", {"nothing", "ingenting"});
    const auto find_same = [](std::vector<PastItem>& items, const PastItem& item) {
        return std::find_if(items.begin(), items.end(),
                            [&](const PastItem& other) { return other.key == item.key && other.text == item.text; });
    };
    for (const PastItem& item : now)
        if (const auto same = find_same(left, item); same != left.end()) left.erase(same);
    std::vector<PastItem> rest = before;
    for (const PastItem& item : now) {
        if (const auto same = find_same(rest, item); same != rest.end()) {
            rest.erase(same);
            continue;
        }
        const auto other =
            std::find_if(left.begin(), left.end(), [&](const PastItem& old) { return old.key == item.key; });
        lines.push_back(message("items.differ", {"{}: {} {}, {} here", "{}: {} {}, {} her"}, item.key,
                                other == left.end() ? nothing : Message::verbatim(other->text), there, item.text));
        if (other != left.end()) left.erase(other);
    }
    for (const PastItem& item : left)
        lines.push_back(
            message("items.gone", {"{}: {} {}, nothing here", "{}: {} {}, ingenting her"}, item.key, item.text, there));
    if (lines.size() > most_shown) {
        const std::size_t more = lines.size() - most_shown;
        lines.resize(most_shown);
        lines.push_back(message("items.more", {"and {} more", "og {} til"}, more));
    }
    return lines;
}

}  // namespace samspill
