// Does collaboration leave more people in lasting work than mere coexistence? Four pairs of replicates of one region.
#include <cstdio>
#include <exception>

#include "experiment/compare/comparison_run.h"
#include "experiment/compare/comparison_text.h"
#include "scenario/files/read_scenario.h"

int main()
{
    try {
        const std::vector<std::string> smaller{"places.regions=[\"Hallingdal\"]", "run.weeks=208", "run.replicates=4"};
        const std::string folder = SCENARIOS "/intensity/";
        samspill::Comparison comparison = samspill::make_comparison(
            {samspill::read_scenario(folder + "0.toml", smaller), samspill::read_scenario(folder + "2.toml", smaller)},
            smaller);
        samspill::run_comparison(comparison, {.threads = 2});

        const std::size_t lasting = comparison.judged_by;
        const samspill::PairedDifference found = samspill::total_difference(comparison, 1, lasting);
        std::printf("lasting work, collaboration less coexistence: %+.4f (%.4f to %.4f)\n", found.mean, found.low(),
                    found.high());
        std::printf("digest %s\n", samspill::to_text(samspill::digest_of(comparison)).c_str());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
