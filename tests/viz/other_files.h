#pragma once

#include <algorithm>
#include <string>

#include "experiment/compare/comparison_file.h"
#include "experiment/sweep/sweep_merge.h"
#include "experiment/sweep/sweep_runner.h"
#include "made_files.h"
#include "support/fake_comparison.h"
#include "support/programs.h"
#include "support/small_sweep.h"

// Comparison files and merged sweeps for tests.
namespace samspill::viz::test {

// Numbers that tell by themselves where they belong.
inline Comparison numbered_comparison()
{
    Comparison comparison = samspill::test::fake_comparison(2, 40);
    for (Scenario& scenario : comparison.scenarios) scenario.inputs.observation.from = 0;
    for (int i = 0; i < 4; ++i) samspill::test::add_replicate(comparison);
    for (std::size_t s = 0; s < comparison.runs.size(); ++s)
        for (std::size_t r = 0; r < 4; ++r) {
            ScenarioReplicate& run = comparison.runs[s][r];
            double number = double(s * s) + 0.1 * double(r * r);
            for (double& value : run.endpoints.values()) value = number += 0.5 + double(s) * 0.01 * double(r);
            for (std::size_t c = 0; c < curves().size(); ++c)
                for (std::size_t place = 0; place < comparison.place_count(); ++place)
                    for (int week = 0; week < 40; ++week)
                        run.curves.of(c, place)[std::size_t(week)] =
                            float(10000 * s + 1000 * r + 100 * c + 10 * place) + 0.1f * float(week);
        }
    return comparison;
}

inline const Comparison& comparison()
{
    static const Comparison made = numbered_comparison();
    return made;
}

inline const std::string& comparison_file()
{
    static const std::string path = [] {
        const std::string made = folder() / "compared.h5";
        ComparisonWriter(made).write(comparison(), {{"version", "1"}});
        return made;
    }();
    return path;
}

// A sweep that has been run and merged in a folder of its own.
struct MadeSweep {
    samspill::test::TemporaryFolder folder;
    SweepPlan plan;
    std::string out = folder / "out", merged = out + "/merged.h5";

    explicit MadeSweep(const std::string& text) : plan(samspill::test::write_small_sweep(folder, text))
    {
        const SweepFolder place = SweepFolder::create(out, plan, samspill::test::program());
        run_sweep(place, plan, {});
        merge_sweep(place, plan, merged, false);
    }
};

inline const MadeSweep& grid()
{
    static const MadeSweep made(samspill::test::small_grid);
    return made;
}

}  // namespace samspill::viz::test
