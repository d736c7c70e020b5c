// samspill-view, started by `samspill view`: the window, or a picture of it.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/beside.h"
#include "cli/ending.h"
#include "cli/parser.h"
#include "viz/app/view.h"

namespace samspill {

namespace {

void add_options(CLI::App& app, viz::ViewOptions& options)
{
    cli::add_scenario(&app, "target", options.target,
                      "run, comparison or sweep file (.h5), or a scenario (.toml) to simulate");
    cli::add_scenario(&app, "--beside", options.beside, "a second file or scenario of the same kind, side by side");
    app.add_option(
        "--panel", options.panel,
        "panel in front: timeline, scenario, rings, bridges, comparison, flows, continuum, sweep, side_effects");
    app.add_option("--week", options.week,
                   "week to show; a simulation runs to it (default: of a picture the last, of a window 0)");
    app.add_option("--language", options.language, "en or no (default: the environment's)")
        ->check(CLI::IsMember({"en", "no"}));
    app.add_flag("--workshop", options.workshop, "large type, few controls, one step after the other");
    CLI::Option* picture = app.add_option("--screenshot", options.screenshot,
                                          "write this PNG instead of opening a window: no display needed");
    app.add_option("--csv", options.csv, "with --screenshot: what the panel's plot shows, as a table")->needs(picture);
    app.add_option("--replicates", options.replicates, "replicates of a simulation for the bands (default: none)")
        ->check(CLI::Range(0, 100000));
    app.add_option("--width", options.width, "of window or picture, pixels")->check(CLI::Range(320, 16384));
    app.add_option("--height", options.height, "of window or picture, pixels")->check(CLI::Range(240, 16384));
    app.add_option("--scale", options.scale, "size of type and controls (default: the display's)")
        ->check(CLI::Range(0.5, 4.0));
    app.add_option("--threads", options.threads, "threads of simulations; changes no result (default: all cores)")
        ->check(CLI::Range(0, 4096));
}

int run_main(int argc, char** argv)
{
    CLI::App app{"See a run, change it, put two reforms side by side: a window", "samspill view"};
    app.footer(
        "Example:\n  samspill view scenarios/buskerud.toml\n"
        "  samspill view buskerud.h5 --screenshot rings.png --panel rings --week 52");
    viz::ViewOptions options;
    add_options(app, options);
    bool manual = false;
    app.add_flag("--manual", manual, "write the manual page (roff)")->group("");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    if (manual) {
        fmt::print("{}", cli::man_page(cli::described(app), SAMSPILL_VERSION));
        return 0;
    }
    options.reader = cli::beside_this_program("samspill-read");
    return viz::view(options);
}

}  // namespace

}  // namespace samspill

int main(int argc, char** argv)
{
    return samspill::cli::exit_code_of([&] { return samspill::run_main(argc, argv); });
}
