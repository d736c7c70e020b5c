#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/field.h"
#include "scenario/declared/read_parts.h"

namespace samspill::input {

namespace {

// The keys of all parameters as a tree: what may follow a prefix, and what is a parameter.
struct KeyTree {
    std::map<std::string, std::vector<std::string>, std::less<>> children;
    std::map<std::string, Parameter, std::less<>> leaves;

    explicit KeyTree(Params& params)
    {
        for (const Parameter& parameter : parameters_of(params)) {
            leaves.emplace(parameter.key, parameter);
            std::string prefix;
            for (std::size_t begin = 0; begin <= parameter.key.size();) {
                const std::size_t end = std::min(parameter.key.find('.', begin), parameter.key.size());
                const std::string part = parameter.key.substr(begin, end - begin);
                std::vector<std::string>& known = children[prefix];
                if (std::find(known.begin(), known.end(), part) == known.end()) known.push_back(part);
                prefix = parameter.key.substr(0, end);
                begin = end + 1;
            }
        }
    }
};

void read_level(const KeyTree& tree, const std::string& prefix, const Table& table, Mistakes& mistakes)
{
    const std::vector<std::string>& known = tree.children.find(prefix)->second;
    for (const Entry& entry : table.entries) {
        const std::string full = prefix.empty() ? entry.key : prefix + "." + entry.key;
        if (const auto leaf = tree.leaves.find(full); leaf != tree.leaves.end()) {
            if (const auto number = read_number(entry.value, info_of(leaf->second), mistakes))
                leaf->second.set(*number);
        } else if (const auto inner = tree.children.find(full); inner != tree.children.end()) {
            if (const Table* below = entry.value.as<Table>())
                read_level(tree, full, *below, mistakes);
            else
                mistakes.add(
                    entry.value.place,
                    message("params.table",
                            {"{} is {}; it needs a table with values by key, such as {} = {{{} = ...}}",
                             "{} er {}; det trengs en tabell med verdier etter nøkkel, for eksempel {} = {{{} = ...}}"},
                            full, shown(entry.value), entry.key, inner->second.front()));
        } else {
            add_unknown_key(entry, prefix, known, mistakes);
        }
    }
}

}  // namespace

void read_params(TableReader& root, Params& params)
{
    const Entry* entry = root.find_table("params");
    if (entry == nullptr) return;
    const KeyTree tree(params);
    read_level(tree, "", *entry->value.as<Table>(), root.mistakes());
}

}  // namespace samspill::input
