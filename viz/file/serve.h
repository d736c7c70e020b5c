#pragma once

#include <memory>
#include <string>

#include "viz/file/packet.h"
#include "viz/file/reader.h"

// The child's side of child.h: one file, opened, and what it answers.
namespace samspill::viz {

class ServedFile {
public:
    virtual ~ServedFile() = default;
    // What the file is: its kind and what is known as soon as it is open.
    virtual void describe(PacketWriter& answer) = 0;
    // `question` without the number of its kind. Throws InputError.
    virtual void answer(std::uint8_t kind, PacketReader& question, PacketWriter& answer) = 0;
};

std::unique_ptr<ServedFile> serve_run(const std::string& path);
std::unique_ptr<ServedFile> serve_comparison(const std::string& path);
std::unique_ptr<ServedFile> serve_sweep(const std::string& path);

}  // namespace samspill::viz
