#include "cli/provenance.h"

#include <ctime>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/identity.h"

namespace samspill::cli {

namespace {

std::string host_name()
{
    char name[256] = {};
    return ::gethostname(name, sizeof name - 1) == 0 ? name : "unknown";
}

}  // namespace

std::string utc_now()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                       parts.tm_hour, parts.tm_min, parts.tm_sec);
}

Provenance provenance_of(int threads, const std::string& started, const std::string& command)
{
    Provenance provenance = provenance_of(this_program());
    provenance.insert(provenance.end(), {{"hdf5", h5::library_version()},
                                         {"host", host_name()},
                                         {"threads", fmt::format("{}", threads)},
                                         {"started", started},
                                         {"finished", utc_now()},
                                         {"command", command}});
    return provenance;
}

}  // namespace samspill::cli
