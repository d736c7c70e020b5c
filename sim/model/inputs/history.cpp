#include "model/inputs/history.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "model/inputs/input_items.h"
#include "model/inputs/item_text.h"

namespace samspill {

namespace {

using Item = InputItem;

// What two lists do not have in common, each in its own order.
template <class Any>
std::pair<std::vector<Any>, std::vector<Any>> apart(const std::vector<Any>& a, const std::vector<Any>& b)
{
    const auto same = [](const Any& x, const Any& y) { return x.key == y.key && x.text == y.text; };
    // Most of it stands at the same places.
    const auto [from_a, from_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end(), same);
    const auto [end_a, end_b] = std::mismatch(a.rbegin(), std::make_reverse_iterator(from_a), b.rbegin(),
                                              std::make_reverse_iterator(from_b), same);
    std::vector<Any> left(from_a, end_a.base()), others(from_b, end_b.base());
    std::erase_if(left, [&](const Any& item) {
        const auto found =
            std::find_if(others.begin(), others.end(), [&](const Any& other) { return same(item, other); });
        if (found == others.end()) return false;
        others.erase(found);
        return true;
    });
    return {std::move(left), std::move(others)};
}

// Joins what stood at one key before and after.
std::vector<Difference> paired(const std::vector<Item>& before, std::vector<Item> after)
{
    std::vector<Difference> list;
    for (const Item& item : before) {
        Difference difference{item.key, item.text, "", item.from, item.offices};
        const auto found = std::find_if(after.begin(), after.end(), [&](const Item& other) {
            return other.key == item.key && (item.key != "wave" || other.from == item.from);
        });
        if (found != after.end()) {
            difference.after = found->text;
            difference.from = std::min(item.from, found->from);
            if (item.offices.empty() || found->offices.empty()) difference.offices.clear();
            for (const std::string& office : found->offices)
                if (!difference.offices.empty() &&
                    std::find(difference.offices.begin(), difference.offices.end(), office) == difference.offices.end())
                    difference.offices.push_back(office);
            after.erase(found);
        }
        list.push_back(std::move(difference));
    }
    for (const Item& item : after) list.push_back({item.key, "", item.text, item.from, item.offices});
    return list;
}

}  // namespace

std::vector<Difference> differences(const Inputs& before, const Inputs& after)
{
    const std::vector<Item> a = items_of(before), b = items_of(after);
    auto [only_a, only_b] = apart(a, b);
    std::vector<Difference> list = paired(only_a, std::move(only_b));
    // The same waves or shocks in another order.
    if (list.empty())
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!(a[i] == b[i])) list.push_back({a[i].key, a[i].text, b[i].text, std::min(a[i].from, b[i].from), {}});
    return list;
}

Week first_difference(const Inputs& a, const Inputs& b)
{
    Week first = no_week;
    for (const Difference& difference : differences(a, b)) first = std::min(first, difference.from);
    return first;
}

std::vector<PastItem> past_items(const Inputs& inputs, Week week)
{
    std::vector<PastItem> past;
    for (Item& item : items_of(inputs))
        if (item.at_start || item.from < week || week == no_week)
            past.push_back({std::move(item.key), std::move(item.text), item.settled});
    return past;
}

Digest history_digest(const Inputs& inputs, Week week) { return digest_of(past_items(inputs, week)); }

std::vector<PastItem> effective_items(const Inputs& inputs) { return past_items(inputs, no_week); }

Digest effective_digest(const Inputs& inputs) { return digest_of(effective_items(inputs)); }

std::vector<PastDifference> differences_of_past(const std::vector<PastItem>& before, const Inputs& inputs, Week week)
{
    const std::vector<PastItem> after = past_items(inputs, week);
    auto [old, now] = apart(before, after);
    std::vector<PastDifference> list;
    for (PastItem& item : now) {
        PastDifference difference{item.key, "", std::move(item.text), item.settled <= week};
        const auto found =
            std::find_if(old.begin(), old.end(), [&](const PastItem& other) { return other.key == item.key; });
        if (found != old.end()) {
            const auto [first, last] = std::minmax(item.settled, found->settled);
            difference.before = std::move(found->text);
            difference.settled = (item.key == the_week_of_a_reform ? last : first) <= week;
            old.erase(found);
        }
        list.push_back(std::move(difference));
    }
    for (PastItem& item : old) list.push_back({item.key, std::move(item.text), "", item.settled <= week});
    // The same waves or shocks in another order.
    if (list.empty())
        for (std::size_t i = 0; i < after.size(); ++i)
            if (before[i].key != after[i].key || before[i].text != after[i].text)
                list.push_back({after[i].key, before[i].text, after[i].text, after[i].settled <= week});
    return list;
}

}  // namespace samspill
