#include "core/error.h"
#include "viz/source/serve.h"
namespace samspill::viz {
std::unique_ptr<ServedFile> serve_comparison(const std::string& path)
{
    throw InputError(path, "such files are not read yet");
}
std::unique_ptr<ServedFile> serve_sweep(const std::string& path)
{
    throw InputError(path, "such files are not read yet");
}
}  // namespace samspill::viz
