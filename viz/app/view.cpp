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
        throw InputError("--panel", meant.empty()
                                        ? message("panel.unknown",
                                                  {"there is no panel '{}'; the panels are {}",
                                                   "panelet '{}' finnes ikke; panelene er {}"},
                                                  options.panel, fmt::join(known, ", "))
                                        : message("panel.near",
                                                  {"there is no panel '{}' (did you mean '{}'?); the panels are {}",
                                                   "panelet '{}' finnes ikke (mente du '{}'?); panelene er {}"},
                                                  options.panel, meant, fmt::join(known, ", ")));
    }
    for (const std::string& path : {options.target, options.beside})
        if (!path.empty() && type_of(path) == std::filesystem::file_type::not_found)
            throw InputError(path, message("file.missing", {"there is no such file", "filen finnes ikke"}));
    if (!options.session.empty() && !options.screenshot.empty())
        throw InputError("--session", message("view.session", {"is for a window: a picture has no session",
                                                               "er for et vindu: et bilde har ingen økt"}));
    if (std::error_code ignored;
        !options.session.empty() && !options.target.empty() && std::filesystem::exists(options.session, ignored))
        throw InputError(
            "--session",
            message("view.session_there",
                    {"{} is there and says itself what is open: leave {} out, or name a "
                     "new file for the session",
                     "{} finnes og sier selv hva som er åpent: utelat {}, eller oppgi en ny fil for økten"},
                    options.session, options.target));
    if (options.target.empty() && !options.beside.empty())
        throw InputError("--beside",
                         message("view.beside",
                                 {"there is nothing that it could stand beside: name a file or scenario first",
                                  "det er ingenting den kan stå ved siden av: oppgi en fil eller et scenario først"}));
    if (options.week && options.target.empty())
        throw InputError("--week",
                         message("view.week", {"there is nothing that has weeks: name a file or scenario first",
                                               "det er ingenting som har uker: oppgi en fil eller et scenario først"}));
    if (!options.csv.empty() && options.screenshot.empty())
        throw InputError("--csv",
                         message("view.csv", {"is written together with --screenshot (in the window: Save table…)",
                                              "skrives sammen med --screenshot (i vinduet: Lagre tabell…)"}));
    if (!options.csv.empty() && options.target.empty())
        throw InputError(
            "--csv", message("view.no_table", {"there is no table of nothing: name a file or scenario",
                                               "det er ingen tabell av ingenting: oppgi en fil eller et scenario"}));
}

}  // namespace

int view(const ViewOptions& options)
{
    check(options);
    return options.screenshot.empty() ? show_window(options) : take_screenshot(options);
}

}  // namespace samspill::viz
