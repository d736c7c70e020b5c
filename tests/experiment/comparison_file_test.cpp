#include "experiment/compare/comparison_file.h"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/draw.h"
#include "core/error.h"
#include "support/checkout.h"
#include "support/fake_comparison.h"
#include "support/hdf5_leaks.h"
#include "support/programs.h"
#include "support/temporary_folder.h"

namespace samspill {
namespace {

// Two alternatives, three replicates of made-up numbers.
Comparison filled_comparison()
{
    Comparison comparison = test::fake_comparison(2);
    comparison.overrides = {"places.scale=1", "run.seed=7"};
    comparison.planned = 9;
    comparison.precision = 0.005;
    for (std::uint32_t i = 0; i < 3; ++i)
        for (std::size_t s = 0; s < 3; ++s) {
            const Inputs& inputs = comparison.scenarios[s].inputs;
            const RunOutput output = test::fake_output(inputs, 10 * i + std::uint32_t(s));
            comparison.runs[s].push_back(
                {endpoints_of(output, inputs), curves_of(output, inputs), output.digest, output.rules});
        }
    return comparison;
}

Provenance provenance()
{
    Provenance whence = provenance_of(test::program());
    whence.emplace_back("host", "here");
    return whence;
}

std::string written(const test::TemporaryFolder& folder, const Comparison& comparison)
{
    const std::string path = folder / "compared.h5";
    ComparisonWriter(path).write(comparison, provenance());
    return path;
}

std::string bytes_of(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

template <class Values>
std::vector<std::byte> bits(Values values)
{
    const auto bytes = std::as_bytes(values);
    return {bytes.begin(), bytes.end()};
}

TEST(ComparisonFile, GivesBackWhatWasWritten)
{
    const test::TemporaryFolder folder;
    const Comparison comparison = filled_comparison();
    const StoredComparison stored = read_comparison(written(folder, comparison));
    const Comparison& back = stored.comparison;
    EXPECT_EQ(back.overrides, comparison.overrides);
    EXPECT_EQ(back.seed, comparison.seed);
    EXPECT_EQ(back.planned, 9);
    EXPECT_EQ(back.precision, 0.005);
    EXPECT_EQ(back.judged_by, comparison.judged_by);
    EXPECT_EQ(digest_of(back), digest_of(comparison));
    EXPECT_EQ(identity_in(stored.provenance), test::program());
    EXPECT_EQ(stored.provenance.size(), identity_parts.size() + 1);
    EXPECT_EQ(stored.provenance[2], (std::pair<std::string, std::string>{"host", "here"}));  // by name
    ASSERT_EQ(back.scenarios.size(), 3u);
    for (std::size_t s = 0; s < 3; ++s) {
        EXPECT_EQ(back.scenarios[s].text, comparison.scenarios[s].text);
        EXPECT_EQ(back.scenarios[s].name, comparison.scenarios[s].name);
        EXPECT_EQ(back.scenarios[s].norwegian, comparison.scenarios[s].norwegian);
        for (const AboutLine& line : about_lines)
            EXPECT_EQ(back.scenarios[s].*line.text, comparison.scenarios[s].*line.text) << line.key;
        ASSERT_EQ(back.runs[s].size(), 3u);
        for (std::size_t i = 0; i < 3; ++i) {
            const ScenarioReplicate &a = comparison.runs[s][i], &b = back.runs[s][i];
            EXPECT_EQ(bits(a.endpoints.values()), bits(b.endpoints.values()));
            EXPECT_EQ(bits(a.curves.values()), bits(b.curves.values()));
            EXPECT_EQ(a.digest, b.digest);
            EXPECT_EQ(a.rules, b.rules);
            EXPECT_EQ(a.rules.met.size(), 1u);
        }
    }
}

// A replicate of an older version knows nothing of rules, beside one that does.
TEST(ComparisonFile, KeepsThatAReplicateKnowsNothingOfRules)
{
    const test::TemporaryFolder folder;
    Comparison comparison = filled_comparison();
    comparison.runs[1][0].rules = {};
    const Comparison back = read_comparison(written(folder, comparison)).comparison;
    EXPECT_TRUE(back.runs[1][0].rules.met.empty());
    EXPECT_EQ(back.runs[1][1].rules, comparison.runs[1][1].rules);
}

TEST(ComparisonFile, HasEqualBytesForEqualComparisons)
{
    const test::TemporaryFolder one, two;
    EXPECT_EQ(bytes_of(written(one, filled_comparison())), bytes_of(written(two, filled_comparison())));
}

TEST(ComparisonFile, IsResumedWithAllThatItHolds)
{
    const test::TemporaryFolder folder;
    const Comparison comparison = filled_comparison();
    Comparison empty = comparison;
    empty.runs.assign(3, {});
    take_runs(empty, read_comparison(written(folder, comparison)), test::program());
    EXPECT_EQ(digest_of(empty), digest_of(comparison));
}

TEST(ComparisonFile, OfALaterFormatIsRefusedWithBothVersions)
{
    const test::TemporaryFolder folder;
    const std::string path = folder / "later.h5";
    {
        h5::File file = h5::File::create(path);
        file.root().set_text("filetype", comparison_filetype);
        file.root().set_integer("format_version", comparison_format_version + 1);
        file.close();
    }
    try {
        read_comparison(path);
        FAIL() << "it was read";
    } catch (const InputError& error) {
        const std::string said = error.what();
        EXPECT_NE(said.find(fmt::format("its format version is {}; this program reads {}",
                                        comparison_format_version + 1, comparison_format_version)),
                  std::string::npos)
            << said;
    }
}

TEST(ComparisonFile, IsNotResumedByOtherScenariosAndSaysWhatDiffers)
{
    const test::TemporaryFolder folder;
    const std::string path = written(folder, filled_comparison());
    Identity program = test::program();
    const auto refusal = [&](auto&& change) -> std::string {
        Comparison other = filled_comparison();
        other.runs.assign(3, {});
        change(other);
        try {
            take_runs(other, read_comparison(path), program);
        } catch (const InputError& error) {
            EXPECT_TRUE(other.runs[0].empty());
            return error.what();
        }
        return {};
    };
    const auto expect = [&](auto&& change, const std::string& part) {
        const std::string said = refusal(change);
        EXPECT_NE(said.find("compared.h5: cannot be resumed"), std::string::npos) << said;
        EXPECT_NE(said.find(part), std::string::npos) << said;
    };
    expect([](Comparison& c) { c.seed = 8; }, "its seed is 7 and not 8");
    expect([](Comparison& c) { c.overrides.pop_back(); }, "overrides");
    expect([](Comparison& c) { c.scenarios[2].text += "\n"; }, "the file of scenario fake_3 has changed");
    expect([](Comparison& c) { c.scenarios[1].name = "x"; }, "scenario 1 is fake_2 there and x here");
    const double before = filled_comparison().scenarios[1].inputs.params.jobs.reservation;
    expect([](Comparison& c) { c.scenarios[1].inputs.params.jobs.reservation = 0.5; },
           fmt::format("other defaults in fake_2: jobs.reservation: {} in the file, 0.5 here", before));
    expect([](Comparison& c) { c.scenarios[0].inputs.weeks = 61; }, "its weeks are 60 and not 61");
    expect([](Comparison& c) { c.scenarios.pop_back(); }, "it has 3 scenarios and not 2");
    EXPECT_EQ(refusal([](Comparison&) {}), "");
    program.commit = "decaf";
    expect([](Comparison&) {}, "another program wrote it (commit: c0ffee there, decaf here)");
}

TEST(ComparisonFile, ThatIsDamagedOrNoneIsRefusedWithItsName)
{
    const test::TemporaryFolder folder;
    const std::string path = written(folder, filled_comparison()), whole = bytes_of(path);
    const auto refusal = [&](const std::string& bytes) -> std::string {
        std::ofstream(path, std::ios::binary) << bytes;
        try {
            read_comparison(path);
        } catch (const InputError& error) {
            return error.what();
        }
        return {};
    };
    EXPECT_NE(refusal("[run]\nseed = 1\n").find("compared.h5: is not a comparison file"), std::string::npos);
    EXPECT_NE(refusal(whole.substr(0, whole.size() / 2)).find("compared.h5: is cut short"), std::string::npos);
    for (std::size_t at = 600; at < whole.size(); at += whole.size() / 60) {
        std::string flipped = whole;
        flipped[at] = char(flipped[at] ^ 0x10);
        const std::string said = refusal(flipped);
        if (!said.empty()) {
            EXPECT_NE(said.find("compared.h5"), std::string::npos) << said;
            continue;
        }
        const Comparison back = read_comparison(path).comparison;  // what was hit is not read
        EXPECT_EQ(digest_of(back), digest_of(filled_comparison()));
        EXPECT_EQ(bits(back.runs[2][1].endpoints.values()), bits(filled_comparison().runs[2][1].endpoints.values()));
    }
}

// Every path that FORMAT.md lists, and every one that a file has: ENDPOINT and CURVE stand for
// those that are declared.
TEST(ComparisonFile, IsDocumented)
{
    const test::TemporaryFolder folder;
    std::ifstream file(source_folder() + "/sim/experiment/FORMAT.md");
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const std::regex row("(^|\n)\\| `([^`]+)` \\|");
    std::set<std::string> documented, real;
    for (std::sregex_iterator it(text.begin(), text.end(), row), end; it != end; ++it) documented.insert((*it)[2]);

    std::set<std::string> endpoint_names, curve_names;
    for (const EndpointInfo& endpoint : endpoints()) endpoint_names.emplace(endpoint.name);
    for (const CurveInfo& curve : curves()) curve_names.emplace(curve.name);
    const h5::File opened = h5::File::open(written(folder, filled_comparison()));
    const h5::Group root = opened.root();
    for (const std::string& name : root.attribute_names()) real.insert("/@" + name);
    for (const std::string& group_name : root.names()) {
        if (group_name == "provenance") continue;  // as in run files
        for (const std::string& name : root.group(group_name).names())
            real.insert("/" + group_name + "/" +
                        (group_name == "endpoints" && endpoint_names.contains(name) ? "ENDPOINT"
                         : group_name == "curves" && curve_names.contains(name)     ? "CURVE"
                                                                                    : name));
    }
    EXPECT_EQ(documented, real);
}

}  // namespace
}  // namespace samspill
