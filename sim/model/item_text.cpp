#include "model/item_text.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

namespace samspill {

namespace {

constexpr std::size_t most_shown = 12;
constexpr std::string_view between = "\t", end = "\n";

}  // namespace

std::string item_text(const std::vector<PastItem>& items)
{
    std::string text;
    for (const auto& [key, value] : items) text.append(key).append(between).append(value).append(end);
    return text;
}

std::vector<PastItem> items_of_text(const std::string& text)
{
    std::vector<PastItem> items;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t stop = text.find(end, begin), tab = text.find(between, begin);
        if (stop == std::string::npos || tab == std::string::npos || tab > stop)
            throw std::invalid_argument("not a list of keys and values");
        items.emplace_back(text.substr(begin, tab - begin), text.substr(tab + 1, stop - tab - 1));
        begin = stop + 1;
    }
    return items;
}

Digest digest_of(const std::vector<PastItem>& items)
{
    Digester digester;
    for (const auto& [key, text] : items) {
        digester.add(key);
        digester.add(text);
    }
    return digester.digest();
}

std::vector<std::string> item_differences(const std::vector<PastItem>& before, const std::vector<PastItem>& now,
                                          const std::string& there)
{
    std::vector<PastItem> left = before;
    std::vector<std::string> lines;
    for (const PastItem& item : now)
        if (const auto same = std::find(left.begin(), left.end(), item); same != left.end()) left.erase(same);
    std::vector<PastItem> rest = before;
    for (const PastItem& item : now) {
        if (const auto same = std::find(rest.begin(), rest.end(), item); same != rest.end()) {
            rest.erase(same);
            continue;
        }
        const auto other =
            std::find_if(left.begin(), left.end(), [&](const PastItem& old) { return old.first == item.first; });
        lines.push_back(fmt::format("{}: {} {}, {} here", item.first, other == left.end() ? "nothing" : other->second,
                                    there, item.second));
        if (other != left.end()) left.erase(other);
    }
    for (const PastItem& item : left)
        lines.push_back(fmt::format("{}: {} {}, nothing here", item.first, item.second, there));
    if (lines.size() > most_shown) {
        const std::size_t more = lines.size() - most_shown;
        lines.resize(most_shown);
        lines.push_back(fmt::format("and {} more", more));
    }
    return lines;
}

}  // namespace samspill
