#pragma once

#include <memory>
#include <optional>
#include <string>

#include "viz/data/store.h"
#include "viz/file/child.h"

namespace samspill::viz {

// A file that was opened once, and the process that reads it now. When the process has come to grief
// the question fails, and the next one starts another: a damaged part of a file does not take the
// rest of it away. After the third grief the file is given up for good.
class OpenedFile {
public:
    OpenedFile(const std::string& program, std::string path, const ReaderLimits& limits);
    virtual ~OpenedFile() = default;

    FileKind kind() const { return kind_; }
    const std::string& path() const { return path_; }
    const ReaderLimits& limits() const { return limits_; }

    // What the file said of itself when it was opened, behind its kind.
    PacketReader description() const;

    // The answer behind its verdict. Throws InputError.
    PacketReader ask(const PacketWriter& question);

    // Takes an answer apart; nonsense ends the process and is an InputError.
    template <class Work>
    auto understood(Work&& work)
    {
        try {
            return work();
        } catch (const Nonsense& nonsense) {
            misunderstood(nonsense);
        }
    }

private:
    void start();
    void start_again();
    std::string opened();
    [[noreturn]] void misunderstood(const Nonsense& nonsense);

    std::string program_, path_;
    ReaderLimits limits_;
    std::unique_ptr<ReaderProcess> process_;
    std::string description_;  // the answer to `open`
    FileKind kind_ = FileKind::run;
    int griefs_ = 0;
    Message given_up_;  // why nothing is asked any more
};

std::unique_ptr<Store> run_store(std::unique_ptr<OpenedFile> file);

}  // namespace samspill::viz
