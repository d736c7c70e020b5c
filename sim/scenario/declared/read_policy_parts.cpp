#include "scenario/declared/read_policy_parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "scenario/declared/read_settings.h"

namespace samspill::input {

namespace {

template <class Number>
void check_order(TableReader& reader, std::string_view what, Number least, Number most)
{
    if (least > most)
        reader.mistakes().add(reader.place(),
                              fmt::format("{}: min_{} = {} is above max_{} = {}, so that nobody fits", reader.name(),
                                          what, number_text(double(least)), what, number_text(double(most))));
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
        const std::string* meant = name ? known_name(*name, known) : nullptr;
        if (name == nullptr)
            mistakes.add(item.place, fmt::format("{} holds {}; it needs names in quotes", key, shown(item)));
        else if (meant == nullptr) {
            if (!mistakes.incomplete) mistakes.add(item.place, unknown_name(what, *name, known));
        } else if (std::find(names.begin(), names.end(), *meant) != names.end())
            mistakes.add(item.place, fmt::format("{} names \"{}\" twice", key, shown_name(*meant)));
        else
            names.push_back(*meant);
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
    std::vector<std::string> reached, left_out;
    for (const PlaceNames::Region& region : names.regions)
        for (const std::string& office : region.offices) {
            const std::string& wanted = regions ? region.name : office;
            const bool is_named = std::find(named.begin(), named.end(), wanted) != named.end();
            if (region.simulated && (all || is_named)) reached.push_back(office);
            if (!region.simulated && is_named) left_out.push_back(office);
        }
    if (!left_out.empty())
        mistakes.note((regions ? regions : offices)->place,
                      reached.empty() ? fmt::format("{} reaches nobody: none of its offices is simulated "
                                                    "(places.regions leaves {} out)",
                                                    reader.name(), listed(left_out))
                                      : fmt::format("{} does not reach {}, which places.regions leaves out",
                                                    reader.name(), listed(left_out)));
    return reached;
}

}  // namespace samspill::input
