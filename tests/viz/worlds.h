#pragma once

#include <array>
#include <memory>
#include <vector>

#include "viz/data/curve.h"
#include "viz/panels/panels.h"
#include "viz/sample.h"

// Worlds on screen, made of real small runs, for tests of state and panels.
namespace samspill::viz::test {

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
