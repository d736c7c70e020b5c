#include "viz/file/opened_file.h"

#include <fmt/format.h>

#include "core/error.h"

namespace samspill::viz {

namespace {

constexpr int most_griefs = 3;

}  // namespace

OpenedFile::OpenedFile(const std::string& program, std::string path, const ReaderLimits& limits)
    : program_(program), path_(std::move(path)), limits_(limits)
{
    start();
    description_ = opened();
    kind_ = understood([&] {
        PacketReader answer(description_);
        (void)answer.number<std::uint8_t>();  // the verdict
        return FileKind(
            answer.number<std::uint8_t>(0, std::uint8_t(FileKind::sweep), {"the kind of file", "filtypen"}));
    });
}

void OpenedFile::start() { process_ = std::make_unique<ReaderProcess>(program_, path_, limits_); }

std::string OpenedFile::opened()
{
    PacketWriter question;
    question.number(std::uint8_t(Question::open));
    for (const std::uint64_t limit :
         {std::uint64_t(limits_.memory), std::uint64_t(limits_.answer.count()), std::uint64_t(limits_.message)})
        question.number(limit);
    return process_->ask(question).bytes();
}

PacketReader OpenedFile::description() const
{
    PacketReader answer(description_);
    (void)answer.number<std::uint8_t>();
    (void)answer.number<std::uint8_t>();
    return answer;
}

PacketReader OpenedFile::ask(const PacketWriter& question)
{
    if (!given_up_.empty()) throw InputError(path_, given_up_);
    if (!process_ || !process_->alive()) start_again();
    return process_->ask(question);
}

void OpenedFile::start_again()
{
    const auto give_up = [&](Message reason) {
        process_.reset();
        given_up_ = std::move(reason);
        throw InputError(path_, given_up_);
    };
    if (++griefs_ >= most_griefs)
        give_up(message("reader.given_up",
                        {"is given up: the process that reads it has ended too often. Is the file damaged?",
                         "er oppgitt: prosessen som leser den, har sluttet for ofte. Er filen skadet?"}));
    std::string now;
    try {
        start();
        now = opened();
    } catch (const InputError&) {
        process_.reset();  // one that has no file open answers nothing
        throw;
    }
    if (now != description_)
        give_up(message("reader.changed", {"has changed since it was opened: open it again",
                                           "er endret siden den ble åpnet: åpne den på nytt"}));
}

void OpenedFile::misunderstood(const Nonsense& nonsense)
{
    process_->give_up(message("reader.nonsense",
                              {"cannot be read: the reading process answers nonsense ({})",
                               "kan ikke leses: leseprosessen svarer meningsløst ({})"},
                              nonsense.said()));
}

}  // namespace samspill::viz
