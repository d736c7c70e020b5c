#pragma once

#include "model/inputs/part_lists.h"
#include "scenario/declared/read_labels.h"
#include "scenario/declared/read_parts.h"
#include "scenario/declared/read_policy_parts.h"
#include "scenario/declared/read_settings.h"
#include "scenario/declared/read_where.h"

// Reading of policies by their lists of settings and of parts.
namespace samspill::input {

template <class Labels, class Struct, class Member, class Into>
void read_part(TableReader& reader, const PlaceNames&, const OneOf<Labels, Struct, Member>& part, Into& into)
{
    read_choice<Labels>(reader, part.name, part.what, into.*(part.member));
}

template <class Labels, class Struct, class Bits, class Into>
void read_part(TableReader& reader, const PlaceNames&, const SomeOf<Labels, Struct, Bits>& part, Into& into)
{
    if (part.none_named == NoneNamed::all)
        read_selection<Labels>(reader, part.name, part.what, into.*(part.member));
    else if (const auto bits =
                 read_label_set<Labels>(reader, part.name, part.what, part.none_named == NoneNamed::none_even_written))
        into.*(part.member) = Bits(*bits);
}

template <class Struct, class Member, class Into>
void read_part(TableReader& reader, const PlaceNames&, const StrategyPart<Struct, Member>& part, Into& into)
{
    if (const auto strategy = read_strategy(reader, part.name, part.text)) into.*(part.member) = *strategy;
}

template <class Struct, class Into>
void read_part(TableReader& reader, const PlaceNames& names, const OfficeNames<Struct>& part, Into& into)
{
    const Where where = find_where(reader);
    const bool all = where.offices && where.offices->as<std::string>() && *where.offices->as<std::string>() == "all";
    if (!all) into.*(part.member) = read_offices(reader, names, where);
}

template <class Struct, class Into>
void read_part(TableReader& reader, const PlaceNames& names, const RegionNames<Struct>& part, Into& into)
{
    if (const Value* regions = find_regions(reader)) into.*(part.member) = read_regions(reader, names, *regions);
}

// Wave and trial ask for what they reach in their own way.
template <class Struct, class Into>
void read_part(TableReader&, const PlaceNames&, const ReachedOffices<Struct>&, Into&)
{
}
template <class Struct, class Into>
void read_part(TableReader&, const PlaceNames&, const ReachedCentres<Struct>&, Into&)
{
}

template <class Struct, class Into>
void read_part(TableReader& reader, const PlaceNames&, const NamePart<Struct>& part, Into& into)
{
    const Value* value =
        part.required ? reader.require(part.name, {part.text.meaning, part.text.meaning_no}) : reader.find(part.name);
    if (value == nullptr) return;
    const KeyInfo info{reader.full(part.name), "", 0, 0, part.text.meaning, part.text.meaning_no};
    if (auto text = read_text(*value, info, true, reader.mistakes())) into.*(part.member) = std::move(*text);
}

// Reads every setting and every part of a policy that the table gives.
template <class Struct>
void read_declared(TableReader& reader, const PlaceNames& names, Struct& into)
{
    std::apply([&](const auto&... part) { (read_part(reader, names, part, into), ...); },
               parts_of(static_cast<const Struct*>(nullptr)));
    read_settings(reader, into);
}

}  // namespace samspill::input
