#pragma once

#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "core/draw.h"
#include "model/inputs/identity.h"
#include "model/inputs/rules.h"
#include "model/observed/indicators.h"
#include "scenario/declared/scenario.h"

// Made-up scenarios and outputs of the right shapes, for tests of what comes after the model.
namespace samspill::test {

inline Scenario fake_scenario(int regions = 2, int offices_each = 2, int weeks = 60, int replicates = 3)
{
    Scenario scenario;
    scenario.name = "fake";
    scenario.title = "A made-up scenario – for tests";
    scenario.question = "Do results survive the disk?";
    scenario.expectation = "Every one of them.";
    scenario.norwegian = {"Et oppdiktet scenario – for prøver", "Overlever resultater disken?", "Alle sammen."};
    scenario.seed = 7;
    scenario.replicates = replicates;
    scenario.text = "title = \"A made-up scenario\"\n# Ål, Gol, Hemsedal\n";
    scenario.inputs.weeks = weeks;
    for (int r = 0; r < regions; ++r) {
        RegionPlace region;
        region.name = fmt::format("region {}", r);
        region.centre_positions = 1.0 + r;
        for (int o = 0; o < offices_each; ++o) {
            OfficePlace office;
            office.name = fmt::format("Å-office {}.{}", r, o);
            office.inhabitants = 1000.0 * (o + 1);
            region.offices.push_back(office);
        }
        scenario.inputs.places.regions.push_back(region);
    }
    return scenario;
}

inline Trial fake_trial()
{
    Trial trial;
    trial.name = "a trial – of Å";
    trial.arms.resize(2);
    trial.arms[0].name = "usual";
    trial.arms[1].name = "éarly";
    return trial;
}

// Counts that look like counts: small whole numbers, different for every indicator and replicate.
inline RunOutput fake_output(const Inputs& inputs, std::uint32_t replicate)
{
    RunOutput output;
    output.replicate = replicate;
    const std::size_t offices = std::size_t(inputs.places.office_count()), regions = inputs.places.regions.size();
    output.series.first_week = inputs.observation.from;
    output.series.weeks = inputs.weeks - inputs.observation.from;
    Digester digester;
    for (const IndicatorInfo& indicator : indicators()) {
        std::vector<float>& values = output.series.values[std::size_t(indicator.id)];
        values.resize(std::size_t(output.series.weeks) * cells(indicator, offices, regions));
        Draw draw({7, replicate}, 1, std::uint64_t(indicator.id), 0);
        for (float& value : values) value = float(int(64.0 * draw.uniform() * draw.uniform()));
        digester.add(values.data(), values.size() * sizeof(float));
    }
    output.event_time.regions = int(regions);
    output.event_time.weeks = inputs.weeks;
    output.event_time.persons.resize(output.event_time.index(n_outcomes, 0, 0, 0, 0));
    Draw draw({7, replicate}, 2, 0, 0);
    for (std::int32_t& persons : output.event_time.persons) persons = std::int32_t(500.0 * draw.uniform());
    output.trial.cohorts = inputs.trial ? int(inputs.trial->arms.size()) : 0;
    output.trial.regions = int(regions);
    output.trial.weeks = inputs.weeks;
    output.trial.persons.resize(output.trial.index(n_outcomes, 0, 0, 0, 0));
    for (std::int32_t& persons : output.trial.persons) persons = std::int32_t(500.0 * draw.uniform());
    output.waits.resize(regions * wait_bins);
    for (std::int32_t& clients : output.waits) clients = std::int32_t(20.0 * draw.uniform());
    for (std::size_t rule = 0; rule < rules_in(inputs).size(); ++rule) {
        output.rules.met.push_back(std::int32_t(900.0 * draw.uniform()));
        output.rules.referred.push_back(std::int32_t(90.0 * draw.uniform()));
    }
    std::vector<OfficeKey> keys;
    for (const RegionPlace& region : inputs.places.regions)
        for (const OfficePlace& office : region.offices) keys.push_back(office_key(office.name));
    if (inputs.observation.trajectory_share > 0.0)
        for (std::uint32_t user = 0; user < 40; ++user)
            for (Week week = 0; week < 5; ++week)
                output.trajectories.push_back({user_id({keys[user % offices], int(user % n_groups), user << 20}),
                                               week * 3, Status(draw() % n_statuses), Plan(draw() % n_plans),
                                               Benefit(draw() % n_benefits)});
    if (inputs.observation.counsellors)
        for (Week week = inputs.observation.from; week < inputs.weeks; ++week)
            for (std::uint16_t office = 0; office < offices; ++office)
                for (std::uint32_t number = 0; number < 4; ++number) {
                    const auto any = [&](double most) { return float(most * draw.uniform()); };
                    if (draw() % 16 == 0) continue;  // she has no hours in this week
                    output.staff.push_back({counsellor_id({keys[office], number}), week, office,
                                            std::uint16_t(draw() % n_roles), any(2.0) - 1.0f, any(3.0), any(1.0),
                                            any(1.0), any(1.0), std::int32_t(any(90.0))});
                }
    output.digest = digester.digest();
    return output;
}

}  // namespace samspill::test
