#include "viz/draft/item_key.h"

#include <charconv>

namespace samspill::viz {

namespace {

int item_number(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && number > 0 ? number : 0;
}

// The first word of what is left of a key; it is taken off.
std::string_view next(std::string_view& rest)
{
    const std::size_t dot = rest.find('.');
    const std::string_view word = rest.substr(0, dot);
    rest = dot == std::string_view::npos ? "" : rest.substr(dot + 1);
    return word;
}

// "rule", "rule.2", "rule.2.kind", "kind", "".
bool take_rest(ItemKey& key, std::string_view rest, std::string_view list)
{
    std::string_view word = next(rest);
    key.of_list = word == list;
    if (key.of_list) {
        word = next(rest);
        key.item = item_number(word);
        if (!word.empty() && key.item == 0) return false;
        word = next(rest);
    }
    key.part = word;
    return rest.empty();
}

}  // namespace

std::optional<ItemKey> item_key(std::string_view text)
{
    ItemKey key;
    const std::string_view first = next(text);
    if (first == "wave") {
        std::string_view word = next(text);
        key.added = word.starts_with("+");
        key.wave = item_number(word.substr(key.added ? 1 : 0));
        if (!word.empty() && key.wave == 0) return std::nullopt;
        if (!take_rest(key, text, "rule")) return std::nullopt;
        return key;
    }
    key.list = first == "trial" ? ItemKey::List::trial : ItemKey::List::rules;
    if (key.list == ItemKey::List::rules && (first != "status_quo" || !text.starts_with("rule"))) return std::nullopt;
    if (!take_rest(key, text, key.list == ItemKey::List::trial ? "arm" : "rule")) return std::nullopt;
    if (key.list == ItemKey::List::rules && !key.of_list) return std::nullopt;
    return key;
}

}  // namespace samspill::viz
