#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "support/checkout.h"
#include "support/temporary_folder.h"
#include "viz/desk/desk.h"
#include "viz/sample.h"

namespace samspill::viz::test {

// A scenario file of the small sample, for as long as the object lives.
class SampleFile {
public:
    explicit SampleFile(double intensity = 2.0, int weeks = 60) : path_(folder_ / "sample.toml")
    {
        std::ofstream(path_) << sample_scenario(intensity, weeks).text;
    }

    Draft draft(std::vector<std::pair<std::string, std::string>> values = {}) const
    {
        return {path_, std::move(values), {}};
    }

private:
    samspill::test::TemporaryFolder folder_;
    std::string path_;
};

inline DeskOptions desk_options()
{
    DeskOptions options;
    options.reader = reader_file();
    return options;
}

inline Needs needs(std::set<CurveKey> curves, std::set<Selection> contrasts = {})
{
    Needs needs;
    needs.curves = std::move(curves);
    needs.contrasts = std::move(contrasts);
    return needs;
}

// What is shown when all is done.
inline std::shared_ptr<const Shown> settle(const Desk& desk)
{
    EXPECT_TRUE(desk.settle(std::chrono::minutes(4)));
    return desk.shown();
}

inline void run_to_the_end(Desk& desk)
{
    desk.order(SetPace{0.0});
    desk.order(SetRunning{true});
}

// The digest of the run on screen; none when it is not over.
inline Digest digest_of(const Shown& shown, std::size_t world = 0)
{
    const Film* film = shown.film[world].get();
    return film && film->digest() ? *film->digest() : Digest{};
}

// The digest of the draft run by itself, with nobody watching.
inline Digest unwatched(const Draft& draft, std::uint32_t seed = 1, std::uint32_t replicate = 0)
{
    return run_replicate(scenario_of(draft).inputs, seed, replicate).digest;
}

inline const Selection all_lasting{Indicator::lasting, {}, -1, -1};

// One line of the draft run by itself.
inline std::vector<float> unwatched_line(const Draft& draft, const Selection& selection, std::uint32_t replicate)
{
    const Scenario scenario = scenario_of(draft);
    const RunOutput output = run_replicate(scenario.inputs, scenario.seed, replicate);
    return line_of(output.series, scenario.inputs.places, selection, output.series.weeks);
}

}  // namespace samspill::viz::test
