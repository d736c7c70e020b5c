#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "experiment/sweep/sweep_merge.h"
#include "experiment/sweep/sweep_runner.h"
#include "results/h5/h5.h"
#include "support/checkout.h"
#include "support/programs.h"
#include "support/small_sweep.h"

namespace samspill {
namespace {

// Rows of FORMAT.md that begin with `batch...` or `merged...`.
std::set<std::string> documented()
{
    std::ifstream file(source_folder() + "/sim/results/FORMAT.md");
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const std::regex row("\n\\| `((batch|merged)[@/][^`]+)` \\|");
    std::set<std::string> names;
    for (std::sregex_iterator it(text.begin(), text.end(), row), end; it != end; ++it) names.insert((*it)[1]);
    return names;
}

void add_names(const std::string& path, const std::string& prefix, const SweepPlan& plan, std::set<std::string>& names)
{
    const h5::File file = h5::File::open(path);
    const h5::Group root = file.root();
    for (const std::string& name : root.attribute_names()) names.insert(prefix + "@" + name);
    for (const std::string& name : root.names()) {
        bool is_axis = false;
        for (const SweepAxis& axis : plan.file().axes) is_axis = is_axis || axis.name == name;
        for (const EndpointInfo& endpoint : endpoints())
            if (endpoint.name == name) names.insert(prefix + "/ENDPOINT");
        const bool is_endpoint = std::ranges::any_of(endpoints(), [&](const auto& e) { return e.name == name; });
        if (is_axis)
            names.insert(prefix + "/AXIS");
        else if (name.starts_with("series_"))
            names.insert(prefix + "/series_INDICATOR");
        else if (!is_endpoint)
            names.insert(prefix + "/" + name);
    }
}

TEST(SweepFormat, IsDocumentedAsItIs)
{
    std::set<std::string> names;
    const std::string points =
        "scenario = \"base.toml\"\n[sweep]\ndesign = \"sobol\"\nsamples = 2\n[[axis]]\nkey = "
        "\"reform.disruption\"\nrange = [0.1, 0.2]\n[record]\nby = [\"region\"]\n";
    for (const std::string& sweep : {std::string(test::small_grid), points}) {
        const test::TemporaryFolder folder;
        const SweepPlan plan(test::write_small_sweep(folder, sweep));
        const SweepFolder place = SweepFolder::create(folder / "out", plan, test::program());
        run_sweep(place, plan, {});
        merge_sweep(place, plan, folder / "merged.h5", false);
        add_names(folder / "merged.h5", "merged", plan, names);
        for (const SweepState::Batch& batch : status_of(place, plan, 1).state.batches)
            add_names(place.runs() + "/" + batch.file, "batch", plan, names);
    }
    EXPECT_EQ(names, documented());
}

}  // namespace
}  // namespace samspill
