#include "model/inputs/input_items.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/field.h"
#include "model/inputs/row_text.h"

namespace samspill {

namespace {

// Parameters that nothing asks for before a wave strikes (tests/laws/history_test.cpp).
constexpr std::array late_keys{
    std::string_view("reform.disruption"),    std::string_view("reform.disruption_power"),
    std::string_view("reform.resistance"),    std::string_view("reform.disruption_half_life"),
    std::string_view("reform.flaws"),         std::string_view("reform.individual_change"),
    std::string_view("reform.flaw_severity"), std::string_view("reform.after_half_life"),
    std::string_view("reform.flaw_reach"),    std::string_view("reform.flaw_most"),
    std::string_view("reform.flaw_power"),
};
constexpr std::array late_beginnings{std::string_view("reform.flaw_axis."), std::string_view("reflection.")};

// How the keys of parameters begin that only making a world asks for.
constexpr std::array start_beginnings{std::string_view("residents.stock"),
                                      std::string_view("residents.disability_stock"),
                                      std::string_view("collaboration.rules_known")};

// Which regions and offices there are is one item, "places", and each of them has items of its own.
template <class Row>
inline constexpr bool is_of_the_frame = false;
template <>
inline constexpr bool is_of_the_frame<input::NamePart<RegionPlace>> = true;
template <>
inline constexpr bool is_of_the_frame<input::NamePart<OfficePlace>> = true;
template <class Member>
inline constexpr bool is_of_the_frame<input::NestedPart<Places, Member>> = true;
template <class Member>
inline constexpr bool is_of_the_frame<input::NestedPart<RegionPlace, Member>> = true;

template <std::size_t n>
bool begins_with_one(std::string_view key, const std::array<std::string_view, n>& beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return key.starts_with(beginning); });
}

// From which week on a parameter is not asked for any more.
Week settled_from(std::string_view key, const Inputs& inputs)
{
    if (begins_with_one(key, start_beginnings)) return -inputs.burn_in;
    if (key == "follow_up.users_per_counsellor" || key == "follow_up.least_counsellors") return 1;  // staff is hired
    if (key == "experience.compared") return -inputs.params.experience.window;  // those watched last are chosen
    if (key == the_week_of_a_reform) return inputs.params.benefits.aap_reform_week;
    return no_week;
}

bool is_late(std::string_view key)
{
    return std::find(late_keys.begin(), late_keys.end(), key) != late_keys.end() ||
           begins_with_one(key, late_beginnings);
}

// Makes the items of one set of inputs.
class Lister {
public:
    explicit Lister(const Inputs& inputs) : inputs_(inputs), first_(-inputs.burn_in) {}

    std::vector<InputItem> list() &&
    {
        // A member more does not compile until it is named here.
        const auto& [params, places, status_quo, waves, rollout, shocks, trial, burn_in, weeks, observation] = inputs_;
        add_params(params);
        add_frame("run.burn_in", burn_in);
        add_frame("run.weeks", weeks);
        add_observation(observation);
        add_places(places);
        add_status_quo(status_quo);
        add_rows("rollout", rollout, [&](InputItem& item) {
            item.from = first_wave();
            item.at_start = false;
        });
        for (const Wave& wave : waves)
            add({"wave", input::text_of_item(wave), std::max(first_, first_touch(wave)), false, wave.week + 1,
                 offices_of(wave)});
        for (const Shock& shock : shocks) add_shock(shock);
        if (trial)
            add({"trial", input::text_of_item(*trial), std::max(first_, trial->from), false, trial->from + 1,
                 trial->offices});
        return std::move(items_);
    }

private:
    void add(InputItem item) { items_.push_back(std::move(item)); }

    // What no world can change on its way.
    template <class Value>
    void add_frame(std::string key, const Value& value)
    {
        add({std::move(key), fmt::format("{}", value), first_, true, first_});
    }

    // An item for every row; `say` says when it acts.
    template <class Struct, class Say>
    void add_rows(const std::string& prefix, const Struct& from, Say&& say)
    {
        input::for_each_row(from, [&](const auto& row, const auto& member) {
            using Row = std::remove_cvref_t<decltype(row)>;
            if constexpr (!is_of_the_frame<Row>) {
                InputItem item{prefix + "." + std::string(row.name), input::text_of_row(row, member), first_, true};
                say(item);
                add(std::move(item));
            }
        });
    }

    // Whoever may put a wave off decides so at the reflection before it.
    Week first_touch(const Wave& wave) const
    {
        return inputs_.rollout.may_postpone ? std::max(first_, wave.week - inputs_.params.reflection.interval - 1)
                                            : wave.week;
    }
    Week first_wave() const { return inputs_.waves.empty() ? no_week : first_touch(inputs_.waves.front()); }

    void add_params(const Params& params)
    {
        // parameters_of wants to be able to set them; nothing is set here.
        const Week late = first_wave();
        for (const Parameter& parameter : parameters_of(const_cast<Params&>(params))) {
            const bool is_late_one = is_late(parameter.key);
            add({parameter.key, fmt::format("{}", parameter.get()), is_late_one ? late : first_, !is_late_one,
                 settled_from(parameter.key, inputs_)});
        }
    }

    void add_observation(const Observation& observation)
    {
        add_rows("observation", observation, [&](InputItem& item) {
            if (item.key == "observation.from") item.settled = first_;  // the size of all series
            if (item.key == "observation.episode_week") {
                item.from = std::max(first_, observation.episode_week);
                item.at_start = false;
                item.settled = observation.episode_week + 1;
            }
            if (item.key == "observation.counsellors") {
                item.from = std::max(first_, observation.from);
                item.at_start = false;
            }
        });
    }

    void add_places(const Places& places)
    {
        add_frame("places", names_of(places));
        add_rows("places", places, [&](InputItem& item) { item.settled = first_; });
        for (const RegionPlace& region : places.regions) {
            add_rows("region." + region.name, region, [](InputItem&) {});
            for (const OfficePlace& office : region.offices) add_office(office);
        }
    }

    void add_office(const OfficePlace& office)
    {
        const std::string prefix = "office." + office.name;
        const Week team_begins = std::max(office.job_specialists_from, 0);
        add_rows(prefix, office, [&](InputItem& item) {
            const std::string_view name = std::string_view(item.key).substr(prefix.size() + 1);
            item.offices = {office.name};
            if (name == "inhabitants" || name == "partners") item.settled = first_;
            // A team that has begun keeps its size.
            if (name.starts_with("job_specialists") && office.job_specialists > 0) item.settled = team_begins + 1;
        });
    }

    static std::string names_of(const Places& places)
    {
        std::vector<std::string> regions;
        for (const RegionPlace& region : places.regions) {
            std::vector<std::string> offices;
            for (const OfficePlace& office : region.offices) offices.push_back(office.name);
            regions.push_back(input::name_text(region.name) + " " + input::names_text(offices));
        }
        return fmt::format("{}", fmt::join(regions, "; "));
    }

    void add_status_quo(const Targets& targets)
    {
        add_rows("status_quo", targets, [&](InputItem& item) { item.settled = first_; });
    }

    std::vector<std::string> offices_in(const std::vector<std::string>& regions) const
    {
        std::vector<std::string> offices;
        for (const RegionPlace& region : inputs_.places.regions)
            if (std::find(regions.begin(), regions.end(), region.name) != regions.end())
                for (const OfficePlace& office : region.offices) offices.push_back(office.name);
        return offices;
    }

    // Those that it reaches, and those that its centres serve.
    std::vector<std::string> offices_of(const Wave& wave) const
    {
        std::vector<std::string> offices = wave.offices;
        for (std::string& office : offices_in(wave.centres))
            if (std::find(offices.begin(), offices.end(), office) == offices.end())
                offices.push_back(std::move(office));
        return offices;
    }

    void add_shock(const Shock& shock)
    {
        InputItem item{"shock", input::text_of_item(shock), std::max(first_, shock.week), false, shock.week + 1};
        item.offices = offices_in(shock.regions);
        add(std::move(item));
    }

    const Inputs& inputs_;
    Week first_;
    std::vector<InputItem> items_;
};

}  // namespace

bool is_settled_by_week_1(std::string_view parameter) { return settled_from(parameter, {}) <= 1; }

std::vector<InputItem> items_of(const Inputs& inputs) { return Lister(inputs).list(); }

}  // namespace samspill
