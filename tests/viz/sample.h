#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/error.h"
#include "model/run.h"
#include "scenario/files/read_scenario.h"
#include "viz/data/curve.h"
#include "viz/data/film.h"
#include "viz/data/shown.h"
#include "viz/state/view_state.h"

// Real small runs as the window sees them, for tests of state and panels.
namespace samspill::viz::test {

// Two regions of few offices in which a reform begins in week 10; about 5,000 persons.
inline Scenario sample_scenario(double intensity = 2.0, int weeks = 60)
{
    const std::string text = R"(
title = "Øvre ås and Nes"
[run]
weeks = )" + std::to_string(weeks) +
                             R"(
burn_in = 30
[observation]
from = -8
trajectory_share = 1
[[region]]
name = "Ås"
centre_positions = 0.3
[[region.office]]
name = "Øvre"
inhabitants = 6000
[[region.office]]
name = "Nedre"
inhabitants = 3000
[[region]]
name = "Nes"
centre_positions = 0.3
[[region.office]]
name = "Nes"
inhabitants = 4000
[[wave]]
week = 10
offices = "all"
intensity = )" + std::to_string(intensity) +
                             R"(
project_hours = 20
)";
    return parse_scenario(text, "sample");
}

inline Head head_of(const Scenario& scenario, int replicates)
{
    Head head;
    head.name = "sample";
    head.title = scenario.title;
    head.norwegian = scenario.norwegian;
    head.places = scenario.inputs.places;
    head.seed = scenario.seed;
    head.first_week = scenario.inputs.observation.from;
    head.weeks = scenario.inputs.weeks - head.first_week;
    for (int r = 0; r < replicates; ++r) head.replicates.push_back(std::uint32_t(r));
    for (const Wave& wave : scenario.inputs.waves) head.waves.push_back(wave.week);
    return head;
}

// One replicate with its counsellors.
inline std::shared_ptr<const Film> sample_film(const Scenario& scenario, const Head& head, std::uint32_t replicate = 0)
{
    return film_of(head, run_replicate(scenario.inputs, scenario.seed, replicate), -scenario.inputs.burn_in,
                   scenario.inputs.observation.trajectory_share);
}

// What is shown of one or two worlds (the second with less intensity) when `needs` are met.
class Sample {
public:
    explicit Sample(const std::vector<Scenario>& worlds, int replicates = 3)
    {
        shown.worlds = int(worlds.size());
        for (std::size_t w = 0; w < worlds.size(); ++w) {
            const Head head = head_of(worlds[w], replicates);
            for (int r = 0; r < replicates; ++r) films_[w].push_back(sample_film(worlds[w], head, std::uint32_t(r)));
            shown.film[w] = films_[w].front();
            shown.replicates[w] = replicates;
        }
    }

    // Works out what the state needs, as the desk would.
    void meet(const ViewState& state)
    {
        const Needs needs = needs_of(state, shown);
        shown.curves.clear();
        for (const CurveKey& key : needs.curves)
            if (key.world < shown.worlds)
                shown.curves[key] = std::make_shared<Curve>(curve_of(first_week(), lines(key.world, key.selection)));
        shown.contrasts.clear();
        for (const Selection& selection : needs.contrasts)
            shown.contrasts[selection] = std::make_shared<Contrast>(
                contrast_of(first_week(), lines(0, selection), lines(1, selection), shown.looks()));
        for (std::size_t w = 0; w < 2; ++w) {
            shown.flows[w].reset();
            if (needs.flows && shown.film[w])
                shown.flows[w] = std::make_shared<Flows>(
                    flows_of(*shown.film[w], needs.flows->from, needs.flows->to, needs.flows->group));
        }
        meet_persons(needs);
    }

    std::vector<std::vector<float>> lines(int world, const Selection& selection) const
    {
        std::vector<std::vector<float>> all;
        for (const auto& film : films_[std::size_t(world)])
            all.push_back(line_of(film->series(), film->head().places, selection, film->ready()));
        return all;
    }

    Shown shown;

private:
    void meet_persons(const Needs& needs)
    {
        shown.parted.reset();
        shown.person.reset();
        if (needs.parted && shown.worlds == 2)
            shown.parted =
                std::make_shared<std::vector<PartedPerson>>(parted_lives(*shown.film[0], *shown.film[1], 200));
        if (!needs.person || shown.worlds == 0) return;
        PersonView person{.person = *needs.person, .who = person_text(shown.head()->places, *needs.person), .life = {}};
        for (std::size_t w = 0; w < std::size_t(shown.worlds); ++w)
            person.life[w] = life_of(*shown.film[w], *needs.person);
        shown.person = std::make_shared<PersonView>(std::move(person));
    }

    Week first_week() const { return shown.film[0]->head().first_week; }
    std::array<std::vector<std::shared_ptr<const Film>>, 2> films_;
};

// Made once: the worlds take some tenths of a second.
inline Sample& one_world()
{
    static Sample sample({sample_scenario(2.0)});
    return sample;
}
inline Sample& two_worlds()
{
    static Sample sample({sample_scenario(2.0), sample_scenario(0.5)});
    return sample;
}

}  // namespace samspill::viz::test
