#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace samspill::viz {

// A key of a policy item taken apart: "wave.2.rule.1.min_age", "wave.+1.week", "status_quo.rule.2",
// "trial.arm". Numbers are from 1; 0: the key ends before.
struct ItemKey {
    enum class List { wave, rules, trial };
    List list = List::wave;
    bool added = false;  // the wave is not the file's
    int wave = 0;
    bool of_list = false;  // names the rules or arms, or one of them
    int item = 0;
    std::string part;
};

// None: the key is of no such item.
std::optional<ItemKey> item_key(std::string_view text);
inline bool is_item_key(std::string_view text) { return item_key(text).has_value(); }

}  // namespace samspill::viz
