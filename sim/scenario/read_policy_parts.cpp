#include "scenario/read_policy_parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "scenario/read_settings.h"

namespace samspill::input {

namespace {

template <class Number>
void check_order(TableReader& reader, std::string_view what, Number least, Number most)
{
    if (least > most)
        reader.mistakes().add(reader.place(), fmt::format("{}: min_{} = {} is above max_{} = {}, so that nobody fits",
                                                          reader.full("").substr(0, reader.full("").size() - 1), what,
                                                          number_text(double(least)), what, number_text(double(most))));
}

}  // namespace

void check_who(TableReader& reader, const Eligibility& who)
{
    check_order(reader, "age", who.min_age, who.max_age);
    check_order(reader, "weeks", who.min_weeks, who.max_weeks);
    check_order(reader, "qualification", who.min_qualification, who.max_qualification);
}

std::optional<Strategy> read_strategy(TableReader& reader)
{
    const Value* value = reader.find("strategy");
    if (value == nullptr) return std::nullopt;
    const KeyInfo info{reader.full("strategy"), "1", 0, 1, text_setting("status_quo.strategy").meaning, ""};
    Strategy strategy;
    if (const std::string* text = value->as<std::string>()) {
        strategy.individual = *text == "individual";
        if (strategy.individual) return strategy;
        reader.mistakes().add(value->place,
                              fmt::format("{} is {}; it needs a number in {} or \"individual\"\n  {}: {}", info.key,
                                          shown(*value), range_text(info), info.key, info.meaning));
        return std::nullopt;
    }
    const auto number = read_number(*value, info, reader.mistakes());
    if (!number) return std::nullopt;
    strategy.education_first = *number;
    return strategy;
}

std::vector<std::string> read_names(const Value& value, const std::string& key, std::string_view what,
                                    const std::vector<std::string>& known, Mistakes& mistakes)
{
    const List* list = value.as<List>();
    const std::vector<Value> items = list ? list->items : std::vector<Value>{value};
    if (items.empty()) mistakes.add(value.place, fmt::format("{} is an empty list", key));
    std::vector<std::string> names;
    for (const Value& item : items) {
        const std::string* name = item.as<std::string>();
        if (name == nullptr)
            mistakes.add(item.place, fmt::format("{} holds {}; it needs names in quotes", key, shown(item)));
        else if (std::find(names.begin(), names.end(), *name) != names.end())
            mistakes.add(item.place, fmt::format("{} names \"{}\" twice", key, shown_name(*name)));
        else if (std::find(known.begin(), known.end(), *name) != known.end())
            names.push_back(*name);
        else if (!mistakes.incomplete)
            mistakes.add(item.place, unknown_name(what, *name, known));
    }
    return names;
}

std::vector<std::string> simulated_offices(TableReader& reader, const PlaceNames& names, const Value* offices,
                                           const Value* regions)
{
    Mistakes& mistakes = reader.mistakes();
    const std::string* word = offices ? offices->as<std::string>() : nullptr;
    const bool all = word != nullptr && *word == "all";
    std::vector<std::string> named;
    if (regions != nullptr)
        named = read_names(*regions, reader.full("region"), "region", names.region_names(), mistakes);
    else if (!all)
        named = read_names(*offices, reader.full("offices"), "office", names.office_names(), mistakes);
    std::vector<std::string> reached;
    for (const PlaceNames::Region& region : names.regions)
        for (const std::string& office : region.offices) {
            const std::string& wanted = regions ? region.name : office;
            if (region.simulated && (all || std::find(named.begin(), named.end(), wanted) != named.end()))
                reached.push_back(office);
        }
    return reached;
}

}  // namespace samspill::input
