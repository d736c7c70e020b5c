#pragma once

#include <cerrno>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "core/error.h"
#include "model/run.h"
#include "results/files/run_file_writer.h"
#include "results/h5/h5.h"
#include "sample.h"
#include "support/checkout.h"
#include "support/temporary_folder.h"
#include "viz/file/reader.h"

// Files for tests of the reader, and what they are read with.
namespace samspill::viz::test {

inline const samspill::test::TemporaryFolder& folder()
{
    static const samspill::test::TemporaryFolder folder;
    return folder;
}

// A run file of the sample, whole lives included, by a program of this commit.
inline constexpr int file_replicates = 3;
inline std::string made_run_file(const std::string& name, const std::string& commit)
{
    const Scenario scenario = sample_scenario();
    const std::string made = folder() / name;
    RunFileWriter writer(made, scenario);
    for (std::uint32_t r = 0; r < file_replicates; ++r)
        writer.add(writer.encode(run_replicate(scenario.inputs, scenario.seed, r)));
    writer.finish({{"version", "1"}, {"commit", commit}});
    return made;
}
inline const std::string& run_file()
{
    static const std::string path = made_run_file("run.h5", "c0ffee");
    return path;
}

inline std::string bytes_of(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline std::string put_bytes(const std::string& name, const std::string& bytes)
{
    const std::string path = folder() / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

// A file of one kind with nothing but its first attributes.
inline std::string empty_file(const std::string& name, const std::string& filetype, int version)
{
    const std::string path = folder() / name;
    h5::File file = h5::File::create(path);
    {
        h5::Group root = file.root();
        root.set_text("filetype", filetype);
        root.set_integer("format_version", version);
    }
    file.close();
    return path;
}

inline std::unique_ptr<FileReader> reader_of(const std::string& path, const ReaderLimits& limits = {})
{
    return std::make_unique<FileReader>(reader_file(), path, limits);
}

inline std::unique_ptr<Store> store_of(const std::string& path, const ReaderLimits& limits = {})
{
    return FileReader::store(reader_of(path, limits));
}

// The complaint about `path`, which must be at its place; "" when there is none.
template <class Work>
std::string complaint(const std::string& path, Work&& work)
{
    try {
        work();
        return "";
    } catch (const InputError& error) {
        for (const Mistake& mistake : error.mistakes()) EXPECT_EQ(mistake.place, path) << error.what();
        return error.mistakes().front().message.english();
    }
}

inline void expect_part(const std::string& text, const std::string& part)
{
    EXPECT_NE(text.find(part), std::string::npos) << "'" << part << "' is not in: " << text;
}

inline void expect_no_children()
{
    EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
}

}  // namespace samspill::viz::test
