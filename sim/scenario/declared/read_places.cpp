#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/name.h"
#include "scenario/declared/read_declared.h"

namespace samspill::input {

namespace {

// Names met so far and where, so that a second one of the same name is told with both places.
class UniqueNames {
public:
    UniqueNames(Text what, Mistakes& mistakes) : what_(what), mistakes_(mistakes) {}

    void add(const std::string& name, const Place& place)
    {
        const auto [first, is_new] = met_.emplace(name, place);
        if (is_new) return;
        mistakes_.add(place, message("name.second",
                                     {"a second {} of the name \"{}\"; the first is at {}",
                                      "{} \"{}\" finnes enda en gang; det første stedet er {}"},
                                     what_, escaped(name), to_text(first->second)));
    }
    std::size_t count() const { return met_.size(); }

private:
    Text what_;
    Mistakes& mistakes_;
    std::map<std::string, Place> met_;
};

template <class Place>
void read_place(TableReader& reader, UniqueNames& unique, Place& place)
{
    read_declared(reader, {}, place);
    if (!place.name.empty()) unique.add(place.name, reader.find("name")->place);
}

OfficePlace read_office(const Value& item, UniqueNames& unique, Mistakes& mistakes)
{
    OfficePlace office;
    TableReader reader(*item.as<Table>(), item.place, "region.office", mistakes);
    read_place(reader, unique, office);
    reader.finish();
    return office;
}

RegionPlace read_region(const Value& item, UniqueNames& regions, UniqueNames& offices, Mistakes& mistakes)
{
    RegionPlace region;
    TableReader reader(*item.as<Table>(), item.place, "region", mistakes);
    read_place(reader, regions, region);
    if (const auto items = reader.find_tables("office"))
        for (const Value* office : *items) region.offices.push_back(read_office(*office, offices, mistakes));
    reader.finish();
    if (region.offices.empty() && !mistakes.incomplete)
        mistakes.add(item.place, message("region.needs_office",
                                         {"region \"{}\" has no office; declare at least one [[region.office]]",
                                          "regionen \"{}\" har ikke noe kontor; oppgi minst ett [[region.office]]"},
                                         escaped(region.name)));
    return region;
}

// places.regions: marks the regions that are not named as not simulated.
void choose_regions(const Value& value, PlaceNames& names, Mistakes& mistakes)
{
    const List* list = value.as<List>();
    if (list == nullptr || list->items.empty()) {
        mistakes.add(value.place,
                     message("places.regions",
                             {"places.regions is {}; it needs a list of regions, such as [\"Hallingdal\"]",
                              "places.regions er {}; det trengs en liste av regioner, for eksempel [\"Hallingdal\"]"},
                             list ? message("value.empty_list", {"an empty list", "en tom liste"}) : shown(value)));
        return;
    }
    for (PlaceNames::Region& region : names.regions) region.simulated = false;
    for (const Value& item : list->items) {
        const std::string* name = item.as<std::string>();
        const std::string wanted = name ? canonical_name(*name) : "";
        const auto found = std::find_if(names.regions.begin(), names.regions.end(),
                                        [&](const auto& region) { return name && region.name == wanted; });
        if (found != names.regions.end())
            found->simulated = true;
        else if (name == nullptr)
            mistakes.add(item.place, message("places.regions_holds",
                                             {"places.regions holds {}; it needs names in quotes",
                                              "places.regions inneholder {}; det trengs navn i anførselstegn"},
                                             shown(item)));
        else if (!mistakes.incomplete)
            mistakes.add(item.place, unknown_name({"region", "regionen"}, *name, names.region_names()));
    }
}

void check_sizes(const Places& places, const Place& where, Mistakes& mistakes)
{
    double total = 0.0;
    for (const RegionPlace& region : places.regions)
        for (const OfficePlace& office : region.offices) total += office.inhabitants * places.scale;
    const auto limit = [&](const Text& what, double count, double most) {
        if (count > most)
            mistakes.add(where,
                         message("places.too_many", {"{} {}; at most {} are allowed", "{} {}; høyst {} er tillatt"},
                                 number_text(count), what, number_text(most)));
    };
    limit({"regions", "regioner"}, double(places.regions.size()), double(most_regions));
    limit({"offices", "kontorer"}, double(places.office_count()), double(most_offices));
    limit({"inhabitants of all offices, times the scale", "innbyggere ved alle kontorer, ganger skalaen"}, total,
          most_total_inhabitants);
}

}  // namespace

std::vector<std::string> PlaceNames::region_names() const
{
    std::vector<std::string> names;
    for (const Region& region : regions) names.push_back(region.name);
    return names;
}

std::vector<std::string> PlaceNames::office_names() const
{
    std::vector<std::string> names;
    for (const Region& region : regions) names.insert(names.end(), region.offices.begin(), region.offices.end());
    return names;
}

std::vector<std::string> PlaceNames::simulated() const
{
    std::vector<std::string> names;
    for (const Region& region : regions)
        if (region.simulated) names.insert(names.end(), region.offices.begin(), region.offices.end());
    return names;
}

PlaceNames read_places(TableReader& root, Places& places)
{
    Mistakes& mistakes = root.mistakes();
    PlaceNames names;
    UniqueNames regions({"region", "regionen"}, mistakes), offices({"office", "kontoret"}, mistakes);
    if (const auto items = root.find_tables("region"))
        for (const Value* item : *items) {
            places.regions.push_back(read_region(*item, regions, offices, mistakes));
            names.regions.push_back({places.regions.back().name, {}});
            for (const OfficePlace& office : places.regions.back().offices)
                names.regions.back().offices.push_back(office.name);
        }
    if (places.regions.empty() && !mistakes.incomplete)
        mistakes.add(root.place(),
                     message("places.no_region",
                             {"there is no region; declare at least one [[region]], or include a file that does",
                              "det er ingen region; oppgi minst én [[region]], eller inkluder en fil som gjør det"}));

    Place where = root.place();
    if (const Entry* entry = root.find_table("places")) {
        where = entry->place;
        TableReader reader(*entry->value.as<Table>(), entry->place, "places", mistakes);
        read_settings(reader, places);
        if (const Value* chosen = reader.find("regions")) choose_regions(*chosen, names, mistakes);
        reader.finish();
    }
    std::vector<RegionPlace> simulated;
    for (std::size_t i = 0; i < places.regions.size(); ++i)
        if (names.regions[i].simulated) simulated.push_back(std::move(places.regions[i]));
    places.regions = std::move(simulated);
    check_sizes(places, where, mistakes);
    return names;
}

}  // namespace samspill::input
