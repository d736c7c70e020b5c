#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "model/inputs/rows.h"
#include "support/small_world.h"

// Every single thing that inputs hold, each with a way to give it another value: for laws that go over
// every key. Rows are the declared ones, so that what is added to the inputs is tried as well.
namespace samspill::test {

struct Flip {
    std::string key;
    std::function<void(Inputs&, int move)> apply;
};

// How far a number is moved: a step, to the high end, to the low one. What has thresholds acts by some of them only.
inline constexpr int n_moves = 3;

// Another number that may stand there.
inline double moved(double now, double low, double high, ParameterKind kind, int move)
{
    if (kind == ParameterKind::boolean) return 1.0 - now;
    const double top = std::min(high, std::max(low + 100.0, 20.0 * now));
    if (move == 1) return now < top ? top : low;
    if (move == 2) return now > low ? low : low + 0.5 * (top - low);
    if (kind == ParameterKind::integer) return now + 1.0 <= high ? now + 1.0 : now - 1.0;
    const double up = now == 0.0 ? low + 0.3 * (top - low) : now * 1.5;
    return up <= high ? up : now - 0.3 * (now - low);
}

template <class Number>
constexpr ParameterKind kind_of_number()
{
    if (std::is_same_v<Number, bool>) return ParameterKind::boolean;
    return std::is_integral_v<Number> ? ParameterKind::integer : ParameterKind::real;
}

// The kinds of rows (settings.h, part_lists.h), each flipped in its own way.
template <class Struct, class Member>
void flip(const input::Setting<Struct, Member>& row, Member& member, int move)
{
    if constexpr (std::is_arithmetic_v<Member>) {
        member = Member(moved(double(member), row.low, row.high, kind_of_number<Member>(), move));
    } else if constexpr (requires { member.values; }) {
        member[0] = moved(member[0], row.low, row.high, ParameterKind::real, move);
    } else {
        using Number = typename Member::value_type;
        member = Number(moved(double(member.value_or(Number{})), row.low, row.high, kind_of_number<Number>(), move));
    }
}
template <class Labels, class Struct, class Member>
void flip(const input::OneOf<Labels, Struct, Member>&, Member& member, int move)
{
    using Choice = typename input::Bare<Member>::type;
    int now = 0;
    if constexpr (std::is_same_v<Member, Choice>)
        now = int(member);
    else
        now = member ? int(*member) : -1;
    constexpr int n = int(Labels::names.size());
    member = Choice((now + 1 + move % std::max(1, n - 1)) % n);
}
template <class Labels, class Struct, class Bits>
void flip(const input::SomeOf<Labels, Struct, Bits>&, Bits& bits, int)
{
    bits = Bits(bits ^ 1u);
}
template <class Struct, class Member>
void flip(const input::StrategyPart<Struct, Member>&, Member& member, int)
{
    Strategy strategy;
    if constexpr (std::is_same_v<Member, Strategy>)
        strategy = member;
    else
        strategy = member.value_or(Strategy{});
    strategy = {strategy.education_first < 0.5 ? 0.9 : 0.1, false};
    member = strategy;
}
template <class Struct>
void flip(const input::OfficeNames<Struct>&, std::vector<std::string>& offices, int move)
{
    constexpr const char* others[n_moves] = {"Vest 2", "Vest 1", "Aust 1"};
    offices = offices.empty() ? std::vector<std::string>{others[move]} : std::vector<std::string>{};
}
template <class Struct>
void flip(const input::ReachedOffices<Struct>&, std::vector<std::string>& offices, int)
{
    offices = offices.size() == 1 && offices.front() == "Vest 2" ? std::vector<std::string>{"Vest 1"}
                                                                 : std::vector<std::string>{"Vest 2"};
}
template <class Struct>
void flip(const input::NamePart<Struct>&, std::string& name, int)
{
    name += " B";
}
template <class Struct>
void flip(const input::ReachedCentres<Struct>&, std::vector<std::string>& centres, int)
{
    centres = centres.empty() || centres.front() != "Vest" ? std::vector<std::string>{"Vest"}
                                                           : std::vector<std::string>{"Aust"};
}
template <class Struct>
void flip(const input::RegionNames<Struct>&, std::vector<std::string>& regions, int)
{
    regions = regions.empty() ? std::vector<std::string>{"Vest"} : std::vector<std::string>{};
}
template <class Struct, class Member>
void flip(const input::NestedPart<Struct, Member>&, Member& items, int)
{
    if constexpr (requires { items.pop_back(); }) {
        if (!items.empty()) items.pop_back();
    } else {
        if (items)
            items.reset();
        else
            items.emplace(1);
    }
}

// A flip for every row of the struct that `get` finds in inputs.
template <class Get>
void add_rows(std::vector<Flip>& list, const std::string& prefix, const Get& get)
{
    using Struct = std::remove_cvref_t<decltype(get(std::declval<Inputs&>()))>;
    std::apply(
        [&](const auto&... row) {
            (list.push_back({prefix + "." + std::string(row.name),
                             [row, get](Inputs& inputs, int move) { flip(row, get(inputs).*(row.member), move); }}),
             ...);
        },
        input::rows_of<Struct>());
}

inline void add_policies(std::vector<Flip>& list, const Inputs& base)
{
    for (std::size_t w = 0; w < base.waves.size(); ++w) {
        const std::string prefix = "wave." + std::to_string(w + 1);
        add_rows(list, prefix, [w](Inputs& inputs) -> Wave& { return inputs.waves[w]; });
        if (base.waves[w].rules)
            for (std::size_t r = 0; r < base.waves[w].rules->size(); ++r)
                add_rows(list, prefix + ".rule." + std::to_string(r + 1),
                         [w, r](Inputs& inputs) -> ReferralRule& { return (*inputs.waves[w].rules)[r]; });
        list.push_back(
            {prefix + ".gone", [w](Inputs& inputs, int) { inputs.waves.erase(inputs.waves.begin() + long(w)); }});
    }
    for (std::size_t s = 0; s < base.shocks.size(); ++s)
        add_rows(list, "shock." + std::to_string(s + 1), [s](Inputs& inputs) -> Shock& { return inputs.shocks[s]; });
    if (!base.trial) return;
    add_rows(list, "trial", [](Inputs& inputs) -> Trial& { return *inputs.trial; });
    list.push_back({"trial.gone", [](Inputs& inputs, int) { inputs.trial.reset(); }});
    for (std::size_t a = 0; a < base.trial->arms.size(); ++a)
        add_rows(list, "trial.arm." + base.trial->arms[a].name,
                 [a](Inputs& inputs) -> TrialArm& { return inputs.trial->arms[a]; });
}

// Everything that these inputs hold: parameters, settings, places, policies.
inline std::vector<Flip> flips_of(const Inputs& base)
{
    std::vector<Flip> list;
    Inputs copy = base;
    const std::vector<Parameter> parameters = parameters_of(copy.params);
    for (std::size_t p = 0; p < parameters.size(); ++p)
        list.push_back({parameters[p].key, [p](Inputs& inputs, int move) {
                            const Parameter parameter = parameters_of(inputs.params)[p];
                            parameter.set(
                                moved(parameter.get(), parameter.low, parameter.high, parameter.kind(), move));
                        }});
    list.push_back({"run.burn_in", [](Inputs& inputs, int) { ++inputs.burn_in; }});
    list.push_back({"run.weeks", [](Inputs& inputs, int) { ++inputs.weeks; }});
    add_rows(list, "observation", [](Inputs& inputs) -> Observation& { return inputs.observation; });
    add_rows(list, "places", [](Inputs& inputs) -> Places& { return inputs.places; });
    for (std::size_t r = 0; r < base.places.regions.size(); ++r) {
        add_rows(list, "region." + base.places.regions[r].name,
                 [r](Inputs& inputs) -> RegionPlace& { return inputs.places.regions[r]; });
        for (std::size_t o = 0; o < base.places.regions[r].offices.size(); ++o)
            add_rows(list, "office." + base.places.regions[r].offices[o].name,
                     [r, o](Inputs& inputs) -> OfficePlace& { return inputs.places.regions[r].offices[o]; });
    }
    add_rows(list, "status_quo", [](Inputs& inputs) -> Targets& { return inputs.status_quo; });
    list.push_back({"status_quo.strategy.individual", [](Inputs& inputs, int) {
                        inputs.status_quo.strategy.individual = !inputs.status_quo.strategy.individual;
                    }});
    for (std::size_t r = 0; r < base.status_quo.rules.size(); ++r)
        add_rows(list, "status_quo.rule." + std::to_string(r + 1),
                 [r](Inputs& inputs) -> ReferralRule& { return inputs.status_quo.rules[r]; });
    add_rows(list, "rollout", [](Inputs& inputs) -> Rollout& { return inputs.rollout; });
    add_policies(list, base);
    return list;
}

}  // namespace samspill::test
