#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "fuzz/read_anything.h"
#include "support/checkout.h"

// libFuzzer's target: any bytes as a scenario, a sweep and a calibration. A text may include base.toml
// and buskerud.toml, which are read once from the folder of the shipped scenarios, and no other file.

namespace {

using namespace samspill;

std::map<std::string, std::string> included()
{
    std::map<std::string, std::string> texts;
    for (const char* name : {"base.toml", "buskerud.toml"}) {
        std::ifstream in((source_folder() + "/scenarios/") + name, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        texts[name] = text.str();
    }
    return texts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::map<std::string, std::string> texts = included();
    static const input::FileSource files = fuzz::in_memory(texts);
    try {
        fuzz::read_anything(std::string(reinterpret_cast<const char*>(data), size), files);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "not an InputError: %s\n", error.what());
        std::abort();
    }
    return 0;
}
