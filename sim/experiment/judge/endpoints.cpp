#include "experiment/judge/endpoints.h"

#include <algorithm>
#include <deque>
#include <string>

#include <fmt/format.h>

#include "core/error.h"
#include "core/name.h"
#include "core/special_numbers.h"
#include "core/week.h"
#include "experiment/judge/endpoint_sums.h"
#include "experiment/judge/endpoint_table.h"

namespace samspill {

namespace {

bool is_of_cohort(const Endpoint& endpoint)
{
    return endpoint.form == Form::share_of_cohort || endpoint.form == Form::weeks_of_cohort;
}

bool by_group(const Endpoint& endpoint) { return is_of_cohort(endpoint) || has_groups(endpoint.of.indicator); }

// The last week since the start in which anybody of the cohort is observed; -1: nobody ever was.
int last_observed(const EventTime& table, Cohort cohort)
{
    for (int week = table.weeks - 1; week >= 0; --week)
        for (int region = 0; region < table.regions; ++region)
            for (int group = 0; group < n_groups; ++group)
                if (table.persons[table.index(int(Outcome::observed), int(cohort), region, group, week)] > 0)
                    return week;
    return -1;
}

// Persons of a cohort with an outcome, summed over weeks since the start [from, to].
Numbers persons_of(const EventTime& table, Cohort cohort, Outcome outcome, int from, int to)
{
    Numbers numbers(std::size_t(table.regions));
    for (int region = 0; region < table.regions; ++region)
        for (int group = 0; group < n_groups; ++group)
            for (int week = from; week <= to; ++week)
                numbers.add(std::size_t(region), group,
                            double(table.persons[table.index(int(outcome), int(cohort), region, group, week)]));
    return numbers;
}

Numbers of_cohort(const Endpoint& endpoint, const EventTime& table)
{
    const int last = last_observed(table, endpoint.cohort), end = std::max(last, 0);
    const int from = endpoint.form == Form::share_of_cohort ? end : 0;
    Numbers numbers = persons_of(table, endpoint.cohort, endpoint.outcome, from, last);
    const Numbers whole = persons_of(table, endpoint.cohort, Outcome::observed, end, last);
    for (std::size_t place = 0; place <= std::size_t(table.regions); ++place)
        for (std::size_t group = 0; group <= n_groups; ++group)
            numbers.at(place, group) = ratio(numbers.at(place, group), whole.at(place, group));
    return numbers;
}

Numbers numbers_of(const Endpoint& endpoint, const RunOutput& output, const Inputs& inputs)
{
    if (is_of_cohort(endpoint)) return of_cohort(endpoint, output.event_time);
    const WindowWeeks weeks = weeks_of(endpoint.window, inputs);
    const SeriesSums sums(output.series, inputs.places);
    if (weeks.empty()) return Numbers(inputs.places.regions.size(), nan);
    switch (endpoint.form) {
        case Form::mean:
            return sums.mean(endpoint, weeks);
        case Form::peak:
            return sums.peak(endpoint, weeks);
        case Form::yearly:
            return sums.sum(endpoint, weeks, double(weeks_a_year) / weeks.count());
        case Form::ratio:
            return sums.ratio_of(endpoint, weeks);
        case Form::share_of_cohort:
        case Form::weeks_of_cohort:
        case Form::total:
            break;
    }
    return sums.sum(endpoint, weeks);
}

// How form and window are called, at the end of names and of meanings.
struct Ending {
    std::string_view name, meaning, meaning_no;
};

Ending ending_of(const Endpoint& endpoint)
{
    if (is_of_cohort(endpoint)) return {};
    if (endpoint.form == Form::total && endpoint.window == Window::policy)
        return {"", ", since the policy began", ", siden tiltaket begynte"};
    if (endpoint.form == Form::peak)
        return {"_peak", ", highest week since the policy began", ", høyeste uke siden tiltaket begynte"};
    switch (endpoint.window) {
        case Window::during:
            return {"_during", ", in the policy's first two years", ", i tiltakets to første år"};
        case Window::after:
            return {"_after", ", in the last year, after the policy's first two",
                    ", i det siste året, etter tiltakets to første"};
        case Window::last_year:
            return {"", ", in the last year", ", i det siste året"};
        case Window::run:
        case Window::policy:
        case Window::last_week:
            break;
    }
    return {};
}

// Texts that are put together from a declaration; they last as long as the program.
struct Texts {
    std::string name, meaning, meaning_no;
};

Texts texts_of(const Endpoint& endpoint)
{
    const IndicatorInfo& about = info(endpoint.of.indicator);
    const Ending ending = ending_of(endpoint);
    const auto with = [](std::string_view text, std::string_view more) {
        return std::string(text) + std::string(more);
    };
    return {with(endpoint.name, ending.name),
            with(endpoint.meaning.empty() ? about.meaning : endpoint.meaning, ending.meaning),
            with(endpoint.meaning.empty() ? about.meaning_no : endpoint.meaning_no, ending.meaning_no)};
}

}  // namespace

Text heading_of(EndpointKind kind)
{
    constexpr std::array<Text, 4> headings{
        {{"Benefits", "Nytte"}, {"Costs", "Kostnader"}, {"Side effects", "Bivirkninger"}, {"Context", "Sammenheng"}}};
    return headings[std::size_t(kind)];
}

std::span<const EndpointInfo> endpoints()
{
    static std::deque<Texts> texts;
    static const std::vector<EndpointInfo> list = [] {
        std::vector<EndpointInfo> infos;
        for (const Endpoint& endpoint : endpoint_table()) {
            const Texts& own = texts.emplace_back(texts_of(endpoint));
            infos.push_back({own.name, endpoint.unit, endpoint.kind,
                             is_of_cohort(endpoint) ? better_of(endpoint.outcome) : better_of(endpoint.of),
                             by_group(endpoint), endpoint.window, own.meaning, own.meaning_no});
        }
        return infos;
    }();
    return list;
}

std::size_t endpoint_index(std::string_view given)
{
    const std::string name = canonical_name(given);
    std::vector<std::string> known;
    for (const EndpointInfo& endpoint : endpoints()) {
        if (endpoint.name == name) return known.size();
        known.emplace_back(endpoint.name);
    }
    const std::string nearest = nearest_name(name, known);
    throw InputError(
        "",
        nearest.empty()
            ? message("endpoint.unknown",
                      {"endpoint {}: is not known; there are {}", "endepunktet {}: er ikke kjent; det finnes {}"}, name,
                      fmt::join(known, ", "))
            : message("endpoint.near",
                      {"endpoint {}: is not known; did you mean {}?", "endepunktet {}: er ikke kjent; mente du {}?"},
                      name, nearest));
}

EndpointValues::EndpointValues(std::size_t regions)
    : regions_(regions), values_(endpoints().size() * places() * groups(), nan)
{
}

EndpointValues endpoints_of(const RunOutput& output, const Inputs& inputs)
{
    const std::size_t regions = inputs.places.regions.size();
    EndpointValues values(regions);
    for (std::size_t e = 0; e < endpoint_table().size(); ++e) {
        const Endpoint& endpoint = endpoint_table()[e];
        const Numbers numbers = numbers_of(endpoint, output, inputs);
        for (std::size_t place = 0; place < values.places(); ++place)
            for (std::size_t group = endpoints()[e].by_group ? 0 : n_groups; group < EndpointValues::groups(); ++group)
                values.at(e, place, group) = endpoint.scale * numbers.at(place, group);
    }
    return values;
}

}  // namespace samspill
