#include "scenario/declared/read_where.h"

#include <algorithm>

#include <fmt/format.h>

namespace samspill::input {

namespace {

bool holds(const std::vector<std::string>& list, const std::string& name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_all(const Value& value)
{
    const std::string* word = value.as<std::string>();
    return word != nullptr && *word == "all";
}

// Names in a text or a list of texts; nothing when one of them is wrong.
std::vector<std::string> read_names(const Value& value, const std::string& key, const Text& what,
                                    const std::vector<std::string>& known, Mistakes& mistakes)
{
    const List* list = value.as<List>();
    const std::vector<Value> items = list ? list->items : std::vector<Value>{value};
    if (items.empty())
        mistakes.add(value.place, message("names.empty_list", {"{} is an empty list", "{} er en tom liste"}, key));
    std::vector<std::string> names;
    for (const Value& item : items) {
        const std::string* name = item.as<std::string>();
        const std::string* meant = name ? known_name(*name, known) : nullptr;
        if (name == nullptr)
            mistakes.add(item.place, message("names.in_quotes",
                                             {"{} holds {}; it needs names in quotes",
                                              "{} inneholder {}; det trengs navn i anførselstegn"},
                                             key, shown(item)));
        else if (meant == nullptr) {
            if (!mistakes.incomplete) mistakes.add(item.place, unknown_name(what, *name, known));
        } else if (holds(names, *meant))
            mistakes.add(item.place, message("names.twice", {"{} names \"{}\" twice", "{} nevner \"{}\" to ganger"},
                                             key, shown_name(*meant)));
        else
            names.push_back(*meant);
    }
    return names;
}

std::vector<std::string> offices_of(const std::vector<std::string>& regions, const PlaceNames& names)
{
    std::vector<std::string> offices;
    for (const PlaceNames::Region& region : names.regions)
        if (holds(regions, region.name)) offices.insert(offices.end(), region.offices.begin(), region.offices.end());
    return offices;
}

// A kind of place that names can be of, and the key that takes such names.
struct Kind {
    Text what, none, one;  // "region", what follows "no" and "not", "a region"
    std::string_view key;
    std::vector<std::string> names;
};

Kind offices_named(std::string_view key, const PlaceNames& names)
{
    return {{"office", "kontoret"}, {"office", "et kontor"}, {"an office", "et kontor"}, key, names.office_names()};
}
Kind regions_named(std::string_view key, const PlaceNames& names)
{
    return {{"region", "regionen"}, {"region", "en region"}, {"a region", "en region"}, key, names.region_names()};
}

// A name of the other kind is told so.
std::vector<std::string> read_places_of(TableReader& reader, const Value& value, const Kind& kind, const Kind& other)
{
    if (is_all(value)) return kind.names;
    Mistakes& mistakes = reader.mistakes();
    const std::size_t before = mistakes.size();
    const List* list = value.as<List>();
    for (const Value& item : list ? list->items : std::vector<Value>{value})
        if (const std::string* name = item.as<std::string>())
            if (!known_name(*name, kind.names) && known_name(*name, other.names))
                mistakes.add(item.place, message("names.other_kind",
                                                 {"\"{}\" is {} and no {}; it can be named in {}",
                                                  "\"{}\" er {} og ikke {}; det kan nevnes i {}"},
                                                 shown_name(*name), other.one, kind.none, reader.full(other.key)));
    if (mistakes.size() > before) return {};
    return read_names(value, reader.full(kind.key), kind.what, kind.names, mistakes);
}

// What places.regions leaves out of what is named.
void note_left_out(TableReader& reader, const Value& value, const std::vector<std::string>& left_out,
                   const Text& places, bool some_are_reached)
{
    if (left_out.empty()) return;
    reader.mistakes().note(
        value.place, some_are_reached
                         ? message("policy.reaches_some",
                                   {"{} does not reach {}, which places.regions leaves out",
                                    "{} når ikke {}, som places.regions utelater"},
                                   reader.name(), listed(left_out))
                         : message("policy.reaches_nobody",
                                   {"{} reaches nobody: none of its {} is simulated (places.regions leaves {} out)",
                                    "{} når ingen: ingen av {} simuleres (places.regions utelater {})"},
                                   reader.name(), places, listed(left_out)));
}

}  // namespace

const Value* find_regions(TableReader& reader)
{
    const Value *regions = reader.find("regions"), *older = reader.find("region");
    if (older != nullptr && regions != nullptr)
        reader.mistakes().add(older->place, message("where.two_words",
                                                    {"{} and {} say the same; give the latter alone",
                                                     "{} og {} sier det samme; oppgi bare den siste"},
                                                    reader.full("region"), reader.full("regions")));
    return regions ? regions : older;
}

Where find_where(TableReader& reader)
{
    const Where where{reader.find("offices"), find_regions(reader)};
    if (where.offices != nullptr && where.regions != nullptr)
        reader.mistakes().add(where.regions->place, message("where.beside",
                                                            {"{} stands beside {}; give one of them",
                                                             "{} står ved siden av {}; oppgi én av dem"},
                                                            reader.full("regions"), reader.full("offices")));
    return where;
}

std::vector<std::string> read_offices(TableReader& reader, const PlaceNames& names, const Where& where)
{
    if (where.offices != nullptr)
        return read_places_of(reader, *where.offices, offices_named("offices", names), regions_named("regions", names));
    return where.regions ? offices_of(read_regions(reader, names, *where.regions), names) : std::vector<std::string>{};
}

std::vector<std::string> read_regions(TableReader& reader, const PlaceNames& names, const Value& value)
{
    return read_places_of(reader, value, regions_named("regions", names), offices_named("offices", names));
}

Reached read_reached(TableReader& reader, const PlaceNames& names, const Where& where)
{
    Reached reached;
    if (where.names_offices()) {
        const Value& value = where.offices ? *where.offices : *where.regions;
        std::vector<std::string> left_out;
        const std::vector<std::string> named = read_offices(reader, names, where);
        for (const PlaceNames::Region& region : names.regions)
            for (const std::string& office : region.offices)
                if (holds(named, office)) (region.simulated ? reached.offices : left_out).push_back(office);
        if (!is_all(value)) note_left_out(reader, value, left_out, {"offices", "kontorene"}, !reached.offices.empty());
    }
    std::vector<std::string> named, left_out;
    if (where.centres != nullptr)
        named =
            read_places_of(reader, *where.centres, regions_named("centres", names), offices_named("offices", names));
    for (const PlaceNames::Region& region : names.regions) {
        const bool whole = where.regions && !region.offices.empty() && holds(reached.offices, region.offices.front());
        if (whole || holds(named, region.name)) (region.simulated ? reached.centres : left_out).push_back(region.name);
    }
    if (where.centres && !is_all(*where.centres))
        note_left_out(reader, *where.centres, left_out, {"career centres", "karrieresentrene"},
                      !reached.centres.empty());
    return reached;
}

}  // namespace samspill::input
