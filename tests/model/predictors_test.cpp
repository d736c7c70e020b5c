#include <gtest/gtest.h>

#include <array>
#include <string>

#include "core/field.h"
#include "model/params/params.h"

namespace samspill {

namespace {

struct Weather {
    double wind, rain;
};
struct WeatherPredictors {
    static constexpr std::array rows{
        Predictor{"rain", &Weather::rain, 2.0, 0.25, 0.5},
        Predictor{"wind", &Weather::wind, -1.0},
    };
    static constexpr auto names = names_of(rows);
};

double default_of(const std::string& key)
{
    Params params;
    for (const Parameter& parameter : parameters_of(params))
        if (parameter.key == key) return parameter.get();
    ADD_FAILURE() << "no parameter is called " << key;
    return 0.0;
}

}  // namespace

TEST(Predictors, GiveLabelsAndDefaultsColumnByColumn)
{
    EXPECT_EQ(WeatherPredictors::names[0], "rain");
    const By<WeatherPredictors> slope = defaults_of<WeatherPredictors>(&Predictor<Weather>::slope);
    const By<WeatherPredictors> middle = defaults_of<WeatherPredictors>(&Predictor<Weather>::middle);
    EXPECT_EQ(slope[0], 2.0);
    EXPECT_EQ(slope[place_of<WeatherPredictors>("wind")], -1.0);
    EXPECT_EQ(middle[0], 0.25);
    EXPECT_EQ(middle[1], 0.0);
}

TEST(Predictors, AddUpWhatEachOfThemSeesToTheStart)
{
    const By<WeatherPredictors> slope = defaults_of<WeatherPredictors>(&Predictor<Weather>::slope);
    const double sum = add_up<WeatherPredictors>(10.0, Weather{.wind = 3.0, .rain = 0.5},
                                                 [&](std::size_t k, double value) { return slope[k] * value; });
    EXPECT_EQ(sum, 10.0 + 2.0 * 0.5 - 3.0);
}

TEST(Predictors, OfReferralHaveAParameterForEachNumberOfTheirRows)
{
    for (const auto& row : ReferralPredictors::rows) {
        EXPECT_EQ(default_of("referral.slope." + std::string(row.name)), row.slope);
        EXPECT_EQ(default_of("referral.middle." + std::string(row.name)), row.middle);
        EXPECT_EQ(default_of("referral.spread." + std::string(row.name)), row.spread);
    }
    EXPECT_EQ(default_of("referral.middle.education_gap"), 0.48);
    EXPECT_EQ(default_of("jobs.match_slope.coherence"), 0.15);
}

}  // namespace samspill
