#include <gtest/gtest.h>

#include <fstream>

#include "core/parallel.h"
#include "experiment/replicates/ensemble.h"
#include "results/files/run_file_tables.h"
#include "scenario/files/read_scenario.h"
#include "support/checkout.h"

// The committed digest of tools/check_determinism.sh, by this program on 1, 2, 3, 7 and 16 threads. It is
// renewed by `tools/check_determinism.sh --renew`.
namespace samspill {
namespace {

std::string committed_digest()
{
    std::ifstream file(source_folder() + "/tests/golden/determinism.txt");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("digest ")) return line.substr(7);
    return "";
}

// As `samspill run` adds the replicates' digests up.
std::string digest_on(int threads)
{
    const Scenario scenario = read_scenario(source_folder() + "/scenarios/buskerud.toml",
                                            {"places.scale=0.01", "run.replicates=2", "run.weeks=52"});
    EnsembleOptions options;
    options.seed = scenario.seed;
    options.replicates = scenario.replicates;
    options.threads = threads;
    ReplicateList digests;
    run_ensemble(scenario.inputs, options, [&](RunOutput&& output) {
        return [&, number = output.replicate, digest = output.digest] { digests.emplace_back(number, digest); };
    });
    return to_text(run_digest(digests));
}

TEST(Determinism, ThreadsGiveTheCommittedDigest)
{
    const std::string committed = committed_digest();
    ASSERT_EQ(committed.size(), 32u);
    for (const int threads : {1, 2, 3, 7, 16}) EXPECT_EQ(digest_on(threads), committed) << threads << " threads";
}

}  // namespace
}  // namespace samspill
