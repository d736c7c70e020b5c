#include "scenario/declared/read_policy_parts.h"

#include <fmt/format.h>

namespace samspill::input {

namespace {

template <class Number>
void check_order(TableReader& reader, std::string_view what, Number least, Number most)
{
    if (least > most)
        reader.mistakes().add(
            reader.place(), message("who.nobody",
                                    {"{}: min_{} = {} is above max_{} = {}, so that nobody fits",
                                     "{}: min_{} = {} er over max_{} = {}, så ingen passer"},
                                    reader.name(), what, number_text(double(least)), what, number_text(double(most))));
}

}  // namespace

void check_who(TableReader& reader, const Eligibility& who)
{
    check_order(reader, "age", who.min_age, who.max_age);
    check_order(reader, "weeks", who.min_weeks, who.max_weeks);
    check_order(reader, "qualification", who.min_qualification, who.max_qualification);
}

std::optional<Strategy> read_strategy(TableReader& reader, std::string_view name, const PartText& text_of_part)
{
    const Value* value = reader.find(name);
    if (value == nullptr) return std::nullopt;
    const KeyInfo info{reader.full(name), "1", 0, 1, text_of_part.meaning, text_of_part.meaning_no};
    Strategy strategy;
    if (const std::string* text = value->as<std::string>()) {
        strategy.individual = *text == "individual";
        if (strategy.individual) return strategy;
        reader.mistakes().add(value->place,
                              message("strategy.needed",
                                      {"{} is {}; it needs a number in {} or \"individual\"\n  {}: {}",
                                       "{} er {}; det trengs et tall i {} eller \"individual\"\n  {}: {}"},
                                      info.key, shown(*value), range_text(info), info.key, info.says()));
        return std::nullopt;
    }
    const auto number = read_number(*value, info, reader.mistakes());
    if (!number) return std::nullopt;
    strategy.education_first = *number;
    return strategy;
}

}  // namespace samspill::input
