#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "results/files/run_file.h"
#include "results/files/run_file_writer.h"
#include "support/checkout.h"
#include "support/fake_output.h"
#include "support/temporary_folder.h"

namespace samspill {
namespace {

// What FORMAT.md documents of run files: every table row that begins with a path in backticks. Rows of
// other files have the file's name before the path.
std::set<std::string> documented()
{
    std::ifstream file(source_folder() + "/sim/results/FORMAT.md");
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const std::regex row("(^|\n)\\| `((?:/|dataset@)[^`]+)` \\|");
    std::set<std::string> names;
    for (std::sregex_iterator it(text.begin(), text.end(), row), end; it != end; ++it) names.insert((*it)[2]);
    return names;
}

// Paths of a real file: "/series/persons", "/@seed" for attributes of the root, "/provenance@host"
// for a group's, "dataset@units" for those of any dataset.
std::set<std::string> real()
{
    const test::TemporaryFolder folder;
    const std::string path = folder / "run.h5";
    Scenario scenario = test::fake_scenario(1, 1, 20, 1);
    scenario.inputs.observation.trajectory_share = 1.0;
    scenario.inputs.trial = test::fake_trial();
    RunFileWriter writer(path, scenario);
    writer.note({1, {"office.Gol.tie: 0.3 in the states, 0.5 here"}});
    writer.add(writer.encode(test::fake_output(scenario.inputs, 0)));
    writer.finish({{"version", ""},
                   {"commit", ""},
                   {"compiler", ""},
                   {"model", ""},
                   {"hdf5", ""},
                   {"host", ""},
                   {"threads", ""},
                   {"started", ""},
                   {"finished", ""},
                   {"command", ""}});

    std::set<std::string> names;
    const h5::File file = h5::File::open(path);
    const h5::Group root = file.root();
    for (const std::string& name : root.attribute_names()) names.insert("/@" + name);
    for (const std::string& group_name : root.names()) {
        const h5::Group group = root.group(group_name);
        for (const std::string& name : group.attribute_names()) names.insert("/" + group_name + "@" + name);
        for (const std::string& name : group.names()) {
            names.insert("/" + group_name + "/" + name);
            for (const std::string& attribute : group.dataset(name).attribute_names())
                names.insert("dataset@" + attribute);
        }
    }
    return names;
}

TEST(Format, DocumentsEverythingThatAFileHolds)
{
    const std::set<std::string> document = documented();
    for (const std::string& name : real())
        EXPECT_TRUE(document.contains(name)) << "sim/results/FORMAT.md lacks a row: | `" << name << "` | ... |";
}

TEST(Format, DocumentsNothingThatNoFileHolds)
{
    const std::set<std::string> file = real();
    for (const std::string& name : documented())
        EXPECT_TRUE(file.contains(name)) << "no file has what sim/results/FORMAT.md lists: " << name;
}

}  // namespace
}  // namespace samspill
