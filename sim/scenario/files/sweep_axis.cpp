#include "scenario/files/sweep_axis.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/field.h"
#include "core/special_numbers.h"
#include "model/params/params.h"
#include "scenario/declared/reference.h"
#include "scenario/files/override.h"

namespace samspill::input {

namespace {

constexpr std::size_t longest_axis_name = 60;
constexpr std::string_view taken_names[] = {"point", "replicate", "place",      "group",    "week",      "date",
                                            "texts", "digest",    "parameters", "policies", "provenance"};

// Parameters by key, to check values of axes without reading a scenario.
const std::vector<Parameter>& all_parameters()
{
    static Params params;
    static const std::vector<Parameter> list = parameters_of(params);
    return list;
}

const Parameter* parameter_of(const std::string& key)
{
    const auto found = std::ranges::find(all_parameters(), key, &Parameter::key);
    return found == all_parameters().end() ? nullptr : &*found;
}

// "wave.*.intensity" -> "wave_intensity".
std::string name_from(const std::string& key)
{
    std::string name;
    for (const char c : key) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain)
            name += c;
        else if (!name.empty() && name.back() != '_')
            name += '_';
    }
    return name.substr(0, longest_axis_name);
}

// What one axis is read into, with what its checks need.
class AxisReader {
public:
    AxisReader(const Value& item, DesignKind design, const std::filesystem::path& folder, Mistakes& mistakes)
        : reader_(*item.as<Table>(), item.place, "axis", mistakes),
          mistakes_(mistakes),
          design_(design),
          folder_(folder)
    {
        axis_.place = to_text(item.place);
    }

    SweepAxis read()
    {
        const std::size_t before = mistakes_.size();
        read_keys();
        if (mistakes_.size() == before) read_values();
        read_name();
        for (const char* key : {"values", "range", "log_range", "steps"}) reader_.find(key);
        reader_.finish();
        return std::move(axis_);
    }

private:
    void wrong(const Place& place, Message message) { mistakes_.add(place, std::move(message)); }

    void read_keys()
    {
        const Value* one = reader_.find("key");
        const Value* several = reader_.find("keys");
        if (one && several)
            return wrong(several->place,
                         message("axis.key_and_keys", {"axis.keys: there is axis.key too; write one of them",
                                                       "axis.keys: det er en axis.key også; skriv én av dem"}));
        if (one) {
            std::string key;
            read_line(reader_, "key", {"what the axis sets", "hva aksen setter"}, key);
            if (!key.empty()) axis_.keys.push_back(key);
        } else if (several) {
            axis_.keys = read_lines(reader_, "keys", {"key", "nøkkel"});
            if (axis_.keys.empty())
                wrong(several->place, message("axis.no_keys", {"axis.keys is empty; name at least one",
                                                               "axis.keys er tom; nevn minst én"}));
        }
        for (const std::string& key : axis_.keys) check_key(key, one ? one->place : several->place);
    }

    // A key is a parameter, or a setting that the scenario will know.
    void check_key(const std::string& key, const Place& place)
    {
        if (key == "run.replicates" || key == "run.seed")
            return wrong(place, message("axis.shared",
                                        {"{} is no axis: all points share replicates and chance (sweep.replicates; "
                                         "the scenario's run.seed)",
                                         "{} er ingen akse: alle punkter deler kjøringer og tilfeldigheter "
                                         "(sweep.replicates; scenariets run.seed)"},
                                        key));
        if (key.starts_with("run.") || key.starts_with("observation."))
            return wrong(place, message("axis.same_weeks",
                                        {"{} is no axis: points are compared over the same weeks",
                                         "{} er ingen akse: punktene sammenlignes over de samme ukene"},
                                        key));
        if (is_setting_key(key)) return;
        if (const Parameter* parameter = parameter_of(key)) {
            if (axis_.meaning.empty()) {
                axis_.unit = parameter->unit;
                axis_.meaning = parameter->meaning;
            }
            axis_.whole = axis_.whole || parameter->kind() == ParameterKind::integer;
            return;
        }
        for (const Parameter& parameter : all_parameters())
            if (parameter.key.starts_with(key + "."))
                return wrong(place, message("axis.table",
                                            {"{} is a table; name its values one by one, such as keys = [\"{}\", "
                                             "...]",
                                             "{} er en tabell; nevn verdiene én for én, som keys = [\"{}\", ...]"},
                                            shown_name(key), parameter.key));
        wrong(place, unknown_name({"key", "nøkkelen"}, key, known_keys()));
    }

    void read_name()
    {
        const Value* value = reader_.find("name");
        if (value == nullptr && axis_.keys.empty())
            return wrong(
                reader_.place(),
                message("axis.nameless", {"the axis has neither key nor name; an axis of policies needs a name",
                                          "aksen har verken key eller name; en akse av virkemidler trenger et navn"}));
        if (value == nullptr) {
            axis_.name = name_from(axis_.keys.front());
            return;
        }
        read_line(reader_, "name", {"of the axis in result files", "på aksen i resultatfiler"}, axis_.name);
        const bool clean =
            !axis_.name.empty() && axis_.name == name_from(axis_.name) && (axis_.name[0] < '0' || axis_.name[0] > '9');
        if (!clean || std::ranges::find(taken_names, axis_.name) != std::end(taken_names))
            wrong(value->place, message("axis.name",
                                        {"axis.name = \"{}\" cannot be a dimension's name; take letters, digits and "
                                         "single _ and none of {}",
                                         "axis.name = \"{}\" kan ikke være navnet på en dimensjon; bruk bokstaver, "
                                         "siffer og enkle _, og ingen av {}"},
                                        shown_name(axis_.name), fmt::join(taken_names, ", ")));
    }

    void read_values()
    {
        const Value* found = nullptr;
        for (const char* key : {"values", "range", "log_range"}) {
            const Value* value = reader_.find(key);
            if (value && found)
                return wrong(value->place,
                             message("axis.values_twice",
                                     {"axis.{}: the axis has values already; write one of values, "
                                      "range, log_range",
                                      "axis.{}: aksen har verdier allerede; skriv én av values, range, log_range"},
                                     key));
            if (value) found = value;
        }
        if (found == nullptr)
            return wrong(
                reader_.place(),
                message("axis.no_values", {"the axis has no values; write values = [...], range = [low, high] or "
                                           "log_range = [low, high]",
                                           "aksen har ingen verdier; skriv values = [...], range = [lav, høy] eller "
                                           "log_range = [lav, høy]"}));
        const List* list = found->as<List>();
        if (list == nullptr || list->items.empty())
            return wrong(found->place, message("axis.values_list",
                                               {"the values of an axis are {}; they need a list of at least one",
                                                "verdiene på en akse er {}; det trengs en liste med minst én"},
                                               list ? message("value.empty_list", {"an empty list", "en tom liste"})
                                                    : shown(*found)));
        if (found == reader_.find("values"))
            read_list(*list);
        else
            read_range(*list, found->place, found == reader_.find("log_range"));
    }

    void read_list(const List& list)
    {
        axis_.labels = axis_.keys.empty();
        for (const Value& item : list.items) {
            SweepValue value;
            value.place = to_text(item.place);
            if (axis_.keys.empty())
                read_policy(item, value);
            else
                read_value(item, value);
            const auto same = std::ranges::find(axis_.values, value.label, &SweepValue::label);
            if (same != axis_.values.end())
                wrong(item.place, message("axis.value_twice",
                                          {"{} is there twice in the values of the axis",
                                           "{} finnes to ganger blant verdiene på aksen"},
                                          value.label));
            axis_.labels = axis_.labels || std::isnan(value.number);
            axis_.values.push_back(std::move(value));
        }
    }

    // One value of the axis' keys: a number, a switch, or a text that a setting takes.
    void read_value(const Value& item, SweepValue& value)
    {
        if (item.as<List>() || item.as<Table>())
            return wrong(item.place,
                         message("axis.value_type",
                                 {"a value of the axis is {}; an axis with a key takes numbers, true and "
                                  "false, or texts",
                                  "en verdi på aksen er {}; en akse med nøkkel tar tall, true og false, eller tekster"},
                                 shown(item)));
        value.label = item.as<std::string>() ? *item.as<std::string>() : shown(item).english();
        value.number = nan;
        if (const bool* truth = item.as<bool>()) value.number = *truth ? 1.0 : 0.0;
        if (const auto* whole = item.as<std::int64_t>()) value.number = double(*whole);
        if (const double* number = item.as<double>()) value.number = *number;
        for (const std::string& key : axis_.keys)
            if (const Parameter* parameter = parameter_of(key)) read_number(item, info_of(*parameter), mistakes_);
    }

    void read_policy(const Value& item, SweepValue& value)
    {
        value.number = nan;
        const Table* table = item.as<Table>();
        if (table == nullptr)
            return wrong(item.place,
                         message("axis.policy_needed",
                                 {"a value of an axis without a key is {}; it needs a policy, such as "
                                  "{{label = \"large\", scenario = \"reform/large_step.toml\"}}, or give "
                                  "the axis a key",
                                  "en verdi på en akse uten nøkkel er {}; det trengs et virkemiddel, som {{label = "
                                  "\"large\", scenario = \"reform/large_step.toml\"}}, eller gi aksen en nøkkel"},
                                 shown(item)));
        TableReader policy(*table, item.place, "axis.values", mistakes_);
        if (policy.require("label", {"what tables call the policy", "hva tabeller kaller virkemiddelet"}))
            read_line(policy, "label", {"what tables call the policy", "hva tabeller kaller virkemiddelet"},
                      value.label);
        read_line(policy, "scenario", {"scenario file laid over the base", "scenariofil som legges over basis"},
                  value.scenario);
        if (!value.scenario.empty()) value.scenario = (folder_ / value.scenario).lexically_normal().string();
        value.set = read_lines(policy, "set", {"override", "overstyring"});
        policy.finish();
    }

    void read_range(const List& list, const Place& place, bool logarithmic)
    {
        if (axis_.keys.empty())
            return wrong(place, message("axis.range_of_policies",
                                        {"a range needs an axis with a key; policies are listed in values",
                                         "et område trenger en akse med nøkkel; virkemidler føres opp i values"}));
        for (const std::string& key : axis_.keys)
            if (const Parameter* parameter = parameter_of(key);
                parameter && parameter->kind() == ParameterKind::boolean)
                return wrong(place,
                             message("axis.range_of_truth",
                                     {"{} is true or false and has no range; write values = [false, true]",
                                      "{} er true eller false og har ikke noe område; skriv values = [false, true]"},
                                     key));
        double ends[2] = {nan, nan};
        for (std::size_t i = 0; i < list.items.size() && i < 2; ++i) ends[i] = read_end(list.items[i]);
        if (list.items.size() != 2)
            return wrong(place, message("axis.range_ends",
                                        {"a range has {} numbers; it needs [low, high]",
                                         "et område har {} tall; det trengs [lav, høy]"},
                                        list.items.size()));
        if (std::isnan(ends[0]) || std::isnan(ends[1])) return;
        axis_.low = ends[0];
        axis_.high = ends[1];
        axis_.logarithmic = logarithmic;
        if (axis_.low >= axis_.high)
            return wrong(place, message("axis.range_empty",
                                        {"a range from {} to {} is empty; low must be below high",
                                         "et område fra {} til {} er tomt; det laveste må være under det høyeste"},
                                        number_text(axis_.low), number_text(axis_.high)));
        if (logarithmic && axis_.low <= 0.0)
            return wrong(place, message("axis.log_range",
                                        {"log_range begins at {}; it must begin above 0",
                                         "log_range begynner på {}; det må begynne over 0"},
                                        number_text(axis_.low)));
        read_steps(place);
    }

    double read_end(const Value& item)
    {
        std::optional<double> number =
            read_number(item, {"axis.range", "", -1e15, 1e15, "an end of the range", "en ende av området"}, mistakes_);
        for (const std::string& key : axis_.keys) {
            const Parameter* parameter = parameter_of(key);
            if (parameter == nullptr || !number) continue;
            if (!read_number(item, info_of(*parameter), mistakes_)) number = std::nullopt;
        }
        return number.value_or(nan);
    }

    // A grid takes a range step by step.
    void read_steps(const Place& place)
    {
        const Value* value = reader_.find("steps");
        if (design_ != DesignKind::grid) return;
        if (value == nullptr)
            return wrong(place, message("axis.steps", {"a range in a grid needs axis.steps, such as steps = 5",
                                                       "et område i et rutenett trenger axis.steps, som steps = 5"}));
        const auto steps = read_number(*value,
                                       {"axis.steps", "1", 2, 1e6, "values of the range in a grid",
                                        "verdier av området i et rutenett", ParameterKind::integer},
                                       mistakes_);
        if (!steps) return;
        for (int i = 0; i < int(*steps); ++i) {
            SweepValue step;
            step.number = axis_.number_at(double(i) / (*steps - 1));
            step.label = number_text(step.number);
            step.place = axis_.place;
            if (!axis_.values.empty() && axis_.values.back().label == step.label)
                return wrong(value->place, message("axis.too_many_steps",
                                                   {"axis.steps = {} are more than there are whole numbers from {} "
                                                    "to {}",
                                                    "axis.steps = {} er flere enn det er hele tall fra {} til {}"},
                                                   *steps, number_text(axis_.low), number_text(axis_.high)));
            axis_.values.push_back(std::move(step));
        }
    }

    TableReader reader_;
    Mistakes& mistakes_;
    DesignKind design_;
    const std::filesystem::path& folder_;
    SweepAxis axis_;
};

}  // namespace

SweepAxis read_axis(const Value& item, DesignKind design, const std::filesystem::path& folder, Mistakes& mistakes)
{
    return AxisReader(item, design, folder, mistakes).read();
}

void check_axes(TableReader& root, const std::vector<SweepAxis>& axes)
{
    for (auto one = axes.begin(); one != axes.end(); ++one)
        for (auto other = axes.begin(); other != one; ++other) {
            if (one->name == other->name) {
                root.mistakes().add(root.place(), message("axis.same_name",
                                                          {"two axes are called {} ({} and {}); give one another "
                                                           "name",
                                                           "to akser heter {} ({} og {}); gi den ene et annet navn"},
                                                          one->name, other->place, one->place));
                continue;
            }
            for (const std::string& key : one->keys)
                if (std::ranges::find(other->keys, key) != other->keys.end())
                    root.mistakes().add(root.place(), message("axis.same_key",
                                                              {"two axes set {} ({} and {}); keep one",
                                                               "to akser setter {} ({} og {}); behold én"},
                                                              key, other->place, one->place));
        }
}

}  // namespace samspill::input
