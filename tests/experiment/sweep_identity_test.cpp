#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "core/error.h"
#include "core/text_file.h"
#include "experiment/sweep/merged_reading.h"
#include "experiment/sweep/sweep_merge.h"
#include "experiment/sweep/sweep_policies.h"
#include "experiment/sweep/sweep_runner.h"
#include "model/inputs/item_text.h"
#include "results/files/provenance.h"
#include "results/files/reading.h"
#include "results/h5/h5.h"
#include "support/programs.h"
#include "support/refusal.h"
#include "support/small_sweep.h"

// Two programs never fill one sweep: neither two builds, nor two with other defaults.
namespace samspill {
namespace {

namespace fs = std::filesystem;
using test::refusal;

// As read by a program that has another default: its files are the same.
SweepPlan with_default(const std::string& path, const std::string& setting)
{
    SweepFile file = read_sweep(path);
    if (!setting.empty()) file.set.push_back(setting);
    return SweepPlan(std::move(file));
}

struct Begun {
    test::TemporaryFolder folder;
    std::string file = test::write_small_sweep(folder);
    SweepPlan plan{file};
    SweepFolder place = SweepFolder::create(folder / "out", plan, test::program());
};

void expect_parts(const std::string& text, const std::vector<std::string>& parts)
{
    for (const std::string& part : parts) EXPECT_NE(text.find(part), std::string::npos) << part << "\n  in " << text;
}

TEST(SweepIdentity, RefusesAnotherProgramByName)
{
    const Begun begun;
    for (const IdentityPart& part : identity_parts) {
        Identity other = test::program();
        const std::string before = other.*part.text;
        other.*part.text = "another";
        for (const std::string& said :
             {refusal([&] { SweepFolder::create(begun.place.path(), begun.plan, other); }),
              refusal([&] { SweepFolder(begun.place.path()).require_same_program(begun.plan, other); })})
            expect_parts(said, {begun.place.path() + ": was begun by another program",
                                std::string(part.name) + ": " + before + " there, another here",
                                "begin anew in another folder"});
    }
}

TEST(SweepIdentity, RefusesOtherDefaultsByNameWithBothValues)
{
    const Begun begun;
    const SweepPlan other = with_default(begun.file, "jobs.separation_rate=0.0123");
    EXPECT_EQ(other.digest(), begun.plan.digest()) << "the files are the same";
    const double before = begun.plan.base().inputs.params.jobs.separation_rate;
    expect_parts(refusal([&] { SweepFolder::create(begun.place.path(), other, test::program()); }),
                 {"was begun by another program",
                  "inputs after defaults: ", fmt::format("jobs.separation_rate: {} there, 0.0123 here", before)});
    // One that no run of the base meets, but a policy's.
    expect_parts(refusal([&] {
                     SweepFolder::create(begun.place.path(), with_default(begun.file, "reflection.interval=20"),
                                         test::program());
                 }),
                 {"reflection.interval: ", " there, 20 here"});
    EXPECT_EQ(refusal([&] { SweepFolder::create(begun.place.path(), with_default(begun.file, ""), test::program()); }),
              "");
}

// Two folders filled by two programs, one's results copied into the other's.
TEST(SweepIdentity, RefusesResultsOfAnotherProgramThatWereCopiedIn)
{
    const Begun mine, theirs;
    const SweepPlan with_other_default = with_default(theirs.file, "jobs.separation_rate=0.0123");
    Identity other = test::program();
    other.commit = "decaf";
    const SweepFolder builds = SweepFolder::create(theirs.folder / "builds", theirs.plan, other);
    const SweepFolder defaults = SweepFolder::create(theirs.folder / "defaults", with_other_default, test::program());
    SweepRunOptions half;
    half.shard = {1, 2};
    run_sweep(mine.place, mine.plan, half);
    half.shard = {2, 2};
    const auto copied_in = [&](const SweepFolder& from) {
        const std::string target = mine.folder / "both";
        fs::remove_all(target);
        fs::copy(mine.place.path(), target, fs::copy_options::recursive);
        for (const char* part : {"/runs", "/ledger"})
            fs::copy(from.path() + part, target + part, fs::copy_options::recursive);
        return refusal([&] { merge_sweep(SweepFolder(target), mine.plan, target + "/merged.h5", true); });
    };
    run_sweep(builds, theirs.plan, half);
    expect_parts(copied_in(builds), {"its runs were made by another program", "commit: decaf there, c0ffee here",
                                     "Move it out of the sweep's folder"});
    run_sweep(defaults, with_other_default, half);
    expect_parts(copied_in(defaults), {"with other defaults than the sweep's", defaults.origin().inputs + " there, ",
                                       mine.place.origin().inputs + " in the sweep"});
}

TEST(SweepIdentity, PoliciesAreNamedInTheEffectiveInputs)
{
    const Begun begun;
    const std::vector<PastItem> items = effective_items(begun.plan);
    const auto value_of = [&](const std::string& key) {
        for (const PastItem& item : items)
            if (item.key == key) return item.text;
        return std::string("nothing");
    };
    EXPECT_EQ(value_of("run.seed"), "5");
    EXPECT_NE(value_of("policy = two: wave").find("intensity 2"), std::string::npos) << value_of("policy = two: wave");
    EXPECT_EQ(value_of("policy = one: wave"), "nothing") << "it changes nothing";
    EXPECT_EQ(text_of_file(begun.place.path() + "/effective.txt"), item_text(items));
}

// What a merged file keeps of what its runs were made of.
TEST(SweepIdentity, MergedFileKeepsProgramParametersAndTheTextOfEveryPolicy)
{
    const Begun begun;
    run_sweep(begun.place, begun.plan, {});
    const std::string path = begun.folder / "merged.h5";
    merge_sweep(begun.place, begun.plan, path, false, {{"command", "merge"}, {"commit", "not this"}});
    const h5::File file = h5::File::open(path);
    const h5::Group root = file.root();
    const Provenance provenance = read_provenance(root);
    EXPECT_EQ(identity_in(provenance), test::program());
    EXPECT_EQ(provenance.size(), identity_parts.size() + 1);
    EXPECT_EQ(root.text("inputs"), begun.place.origin().inputs);
    const TextLists texts = read_texts(root);
    EXPECT_EQ(texts_at(texts, "policies/label"), (std::vector<std::string>{"one", "two"}));
    EXPECT_EQ(texts_at(texts, "policies/set")[1], "wave.*.intensity=2");
    for (const std::string& text : texts_at(texts, "policies/text")) EXPECT_EQ(text, test::small_base);
    const std::vector<std::string> digests = texts_at(texts, "policies/inputs");
    EXPECT_NE(digests[0], digests[1]);
    const std::vector<std::string> keys = texts_at(texts, "parameters/parameter");
    const auto key = std::find(keys.begin(), keys.end(), "jobs.separation_rate");
    ASSERT_NE(key, keys.end());
    EXPECT_EQ(read_reals(root.group("parameters"), "value", keys.size())[std::size_t(key - keys.begin())],
              begun.plan.base().inputs.params.jobs.separation_rate);
    EXPECT_EQ(MergedSweep(path).info().columns.size(), begun.plan.record().columns().size());
}

}  // namespace
}  // namespace samspill
