#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "viz/data/shown.h"
#include "viz/data/store.h"

// Files are not trusted: a child process with little memory and time, that can write nothing, opens
// them and sends back plain numbers. Whatever a file does to it, the window stays up and says so.
namespace samspill::viz {

struct ReaderLimits {
    std::size_t memory = std::size_t(2) << 30;     // bytes of address space that the child may take
    std::chrono::seconds answer{20};               // of one question
    std::size_t message = std::size_t(256) << 20;  // bytes of one answer
    const std::atomic<bool>* leave = nullptr;      // true: nobody waits for an answer any more
};

enum class FileKind { run, comparison, sweep };

// One open file and the child that reads it. Every question throws InputError with the path when
// the child refuses the file, dies, is too slow or answers nonsense. For one thread at a time.
class FileReader {
public:
    // `program` is started as "program PATH" (serve_file below).
    FileReader(const std::string& program, std::string path, ReaderLimits limits = {});
    ~FileReader();  // ends the child

    FileKind kind() const;
    const std::string& path() const;

    // Of a run file; the store keeps the reader.
    static std::unique_ptr<Store> store(std::unique_ptr<FileReader> reader);

    // Of a comparison file.
    ComparisonBoard board();
    ComparisonLines comparison_lines(const ComparisonKey& key);

    // Of a merged sweep file.
    SweepTable table();
    SweepCells cells(const SweepKey& key);

private:
    class Child;
    std::unique_ptr<Child> child_;
};

// What the child does: limits itself, opens the file, answers on standard output what is asked on
// standard input until that ends. Returns its exit code.
int serve_file(const std::string& path);

}  // namespace samspill::viz
