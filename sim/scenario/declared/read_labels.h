#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "core/name.h"
#include "model/params/kinds.h"
#include "scenario/declared/reader.h"
#include "scenario/declared/settings.h"

// Names from the model's closed lists (kinds.h) in a scenario file.
namespace samspill::input {

template <class Labels>
std::vector<std::string> names_of()
{
    return {Labels::names.begin(), Labels::names.end()};
}

// The position of a name in a closed list, such as a group.
template <class Labels>
std::optional<int> read_label(const Value& value, const Text& what, const std::string& key, Mistakes& mistakes)
{
    const std::string* name = value.as<std::string>();
    if (name == nullptr) {
        mistakes.add(value.place,
                     message("label.needed",
                             {"{} is {}; it needs a {} in quotes", "{} er {}; det trengs navnet på {} i anførselstegn"},
                             key, shown(value), what));
        return std::nullopt;
    }
    const auto found = std::find(Labels::names.begin(), Labels::names.end(), canonical_name(*name));
    if (found != Labels::names.end()) return int(found - Labels::names.begin());
    mistakes.add(value.place, unknown_name(what, *name, names_of<Labels>()));
    return std::nullopt;
}

// One name of a closed list, into an enum or an optional of one.
template <class Labels, class Choice>
void read_choice(TableReader& reader, std::string_view name, const Text& what, Choice& into)
{
    if (const Value* value = reader.find(name))
        if (const auto i = read_label<Labels>(*value, what, reader.full(name), reader.mistakes()))
            into = typename Bare<Choice>::type(*i);
}

// A list of labels as bits. An empty one is a mistake unless it may be.
template <class Labels>
std::optional<unsigned> read_label_set(TableReader& reader, std::string_view name, const Text& what,
                                       bool may_be_empty = false)
{
    const Value* value = reader.find(name);
    if (value == nullptr) return std::nullopt;
    const List* list = value->as<List>();
    if (list == nullptr || (list->items.empty() && !may_be_empty)) {
        reader.mistakes().add(
            value->place, message("labels.needed",
                                  {"{} is {}; it needs a list, such as [\"{}\"]",
                                   "{} er {}; det trengs en liste, for eksempel [\"{}\"]"},
                                  reader.full(name),
                                  list ? message("value.empty_list", {"an empty list", "en tom liste"}) : shown(*value),
                                  Labels::names[0]));
        return std::nullopt;
    }
    unsigned bits = 0;
    for (const Value& item : list->items)
        if (const auto i = read_label<Labels>(item, what, reader.full(name), reader.mistakes())) bits |= 1u << *i;
    return bits;
}

// The same for who is meant: all named is the same as not given.
template <class Labels, class Bits>
void read_selection(TableReader& reader, std::string_view name, const Text& what, Bits& into)
{
    const auto bits = read_label_set<Labels>(reader, name, what);
    if (bits && *bits != (1u << Labels::names.size()) - 1) into = Bits(*bits);
}

// The partners in a list; nothing changes where it is not given.
inline void read_partners(TableReader& reader, std::uint8_t& into)
{
    if (const auto bits = read_label_set<PartnerLabels>(reader, "partners", {"partner", "partneren"}, true))
        into = std::uint8_t(*bits);
}

}  // namespace samspill::input
