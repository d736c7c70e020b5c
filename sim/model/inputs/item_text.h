#pragma once

#include <string>
#include <vector>

#include "core/digest.h"
#include "core/message.h"
#include "model/inputs/input_items.h"

// Items of inputs as text in files, and how two lists of them differ.
namespace samspill {

// One thing that decides a past.
struct PastItem {
    std::string key, text;
    Week settled = no_week;  // as in InputItem
};

// Key, tab, value, one per line; no key or value contains a tab or the end of a line.
std::string item_text(const std::vector<PastItem>& items);

// The items of such a text. Throws std::invalid_argument if it is not one.
std::vector<PastItem> items_of_text(const std::string& text);

Digest digest_of(const std::vector<PastItem>& items);

// "jobs.separation_rate: 0.004 in the states, 0.005 here": one line for each item that is in only one of the
// lists, a dozen of them at most. `there`: "in the states".
std::vector<Message> item_differences(const std::vector<PastItem>& before, const std::vector<PastItem>& now,
                                      const Text& there);

}  // namespace samspill
