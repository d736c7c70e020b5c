#include "viz/app/view.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/error.h"
#include "core/file_cause.h"
#include "viz/app/screenshot.h"
#include "viz/app/window.h"
#include "viz/state/panel.h"

namespace samspill::viz {

namespace {

void check(const ViewOptions& options)
{
    const std::vector<std::string> known(panel_names.begin(), panel_names.end());
    if (!options.panel.empty() && std::find(known.begin(), known.end(), options.panel) == known.end()) {
        const std::string meant = nearest_name(options.panel, known);
        throw InputError("--panel",
                         fmt::format("there is no panel '{}'{}; the panels are {}", options.panel,
                                     meant.empty() ? "" : " (did you mean '" + meant + "'?)", fmt::join(known, ", ")));
    }
    for (const std::string& path : {options.target, options.beside})
        if (!path.empty() && type_of(path) == std::filesystem::file_type::not_found)
            throw InputError(path, "there is no such file");
    if (!options.session.empty() && !options.screenshot.empty())
        throw InputError("--session", "is for a window: a picture has no session");
    if (std::error_code ignored;
        !options.session.empty() && !options.target.empty() && std::filesystem::exists(options.session, ignored))
        throw InputError("--session", fmt::format("{} is there and says itself what is open: leave {} out, or name a "
                                                  "new file for the session",
                                                  options.session, options.target));
    if (options.target.empty() && !options.beside.empty())
        throw InputError("--beside", "there is nothing that it could stand beside: name a file or scenario first");
    if (options.week && options.target.empty())
        throw InputError("--week", "there is nothing that has weeks: name a file or scenario first");
    if (!options.csv.empty() && options.screenshot.empty())
        throw InputError("--csv", "is written together with --screenshot (in the window: Save table…)");
    if (!options.csv.empty() && options.target.empty())
        throw InputError("--csv", "there is no table of nothing: name a file or scenario");
}

}  // namespace

int view(const ViewOptions& options)
{
    check(options);
    return options.screenshot.empty() ? show_window(options) : take_screenshot(options);
}

}  // namespace samspill::viz
