#include "model/observed/sums.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "support/fake_output.h"

namespace samspill {
namespace {

// Two regions of two offices whose series are all 0.
struct Sums : testing::Test {
    Sums()
    {
        for (std::vector<float>& values : output.series.values) std::ranges::fill(values, 0.0f);
    }

    // Week 0 of the series; of one group or label where there are several.
    float& cell(Indicator indicator, int place, int group = 0, int label = 0)
    {
        const IndicatorInfo& about = info(indicator);
        const std::size_t groups = about.extent == Extent::office_group ? n_groups : 1;
        const std::size_t labels = std::max<std::size_t>(labels_of(about.labels).size(), 1);
        return output.series.values[std::size_t(indicator)]
                                   [(std::size_t(place) * groups + std::size_t(group)) * labels + std::size_t(label)];
    }

    double of(Quantity quantity, int first, int last, int group = -1) const
    {
        const QuantitySeries series(output.series, scenario.inputs.places, quantity);
        return series.number(series.at(0, first, last, group));
    }

    Scenario scenario = test::fake_scenario(2, 2, 10, 1);
    RunOutput output = test::fake_output(scenario.inputs, 0);
};

TEST_F(Sums, AddUpCountsOverPlacesAndGroups)
{
    cell(Indicator::hires, 0, 1) = 3.0f;
    cell(Indicator::hires, 3, 4) = 4.0f;
    EXPECT_EQ(of({Indicator::hires}, 0, 4), 7.0);
    EXPECT_EQ(of({Indicator::hires}, 0, 4, 4), 4.0);
    EXPECT_EQ(of({Indicator::hires}, 0, 2), 3.0);
}

// All persons are those who are known and not gone; the gone are counted where they are asked for.
TEST_F(Sums, LeaveTheGoneOutOfAllPersons)
{
    cell(Indicator::persons, 0, 0, int(Status::employed)) = 5.0f;
    cell(Indicator::persons, 0, 0, int(Status::gone)) = 90.0f;
    EXPECT_EQ(of({Indicator::persons}, 0, 4), 5.0);
    EXPECT_EQ(of({Indicator::persons, int(Status::gone)}, 0, 4), 90.0);
}

TEST_F(Sums, WeighLevelsAsDeclared)
{
    cell(Indicator::counsellors, 0) = 3.0f, cell(Indicator::counsellors, 1) = 1.0f;
    cell(Indicator::caseload, 0) = 10.0f, cell(Indicator::caseload, 1) = 30.0f;
    for (const Indicator level : {Indicator::attitude, Indicator::friction, Indicator::pressure}) {
        cell(level, 0) = 1.0f;
        EXPECT_DOUBLE_EQ(of({level}, 0, 2), level == Indicator::pressure ? 0.25 : 0.75);
    }
}

// Without anybody a place has its state, its staff has no mean: at one office as at several.
TEST_F(Sums, TellStatesOfPlacesFromMeansOfTheirStaff)
{
    for (const Indicator level : {Indicator::friction, Indicator::attitude, Indicator::pressure}) cell(level, 0) = 0.5f;
    EXPECT_EQ(of({Indicator::friction}, 0, 1), 0.5);
    EXPECT_EQ(of({Indicator::friction}, 0, 2), 0.25);
    for (const int last : {1, 2}) {
        EXPECT_TRUE(std::isnan(of({Indicator::attitude}, 0, last)));
        EXPECT_TRUE(std::isnan(of({Indicator::pressure}, 0, last)));
    }
}

TEST_F(Sums, KnowThePlacesOfARegion)
{
    const QuantitySeries offices(output.series, scenario.inputs.places, {Indicator::hires}),
        regions(output.series, scenario.inputs.places, {Indicator::tightness});
    EXPECT_EQ(offices.range(1), (std::pair{2, 4}));
    EXPECT_EQ(offices.range(2), (std::pair{0, 4}));
    EXPECT_EQ(regions.range(1), (std::pair{1, 2}));
    EXPECT_EQ(regions.range(2), (std::pair{0, 2}));
}

}  // namespace
}  // namespace samspill
