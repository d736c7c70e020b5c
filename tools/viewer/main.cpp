// samspill-view, started by `samspill view`: the window, or a picture of it.
#include <sstream>

#include <CLI/CLI.hpp>

#include "cli/beside.h"
#include "cli/ending.h"
#include "cli/terminal_text.h"
#include "viz/app/view.h"

namespace samspill {

namespace {

void add_options(CLI::App& app, viz::ViewOptions& options)
{
    app.add_option("target", options.target, "run, comparison or sweep file (.h5), or a scenario (.toml) to simulate");
    app.add_option("--beside", options.beside, "a second file or scenario of the same kind, side by side");
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
    app.add_flag("--force", options.force, "with --screenshot: replace another picture or table that is there");
    app.add_option("--replicates", options.replicates, "replicates of a simulation for the bands (default: none)")
        ->check(CLI::Range(0, 100000));
    app.add_option("--width", options.width, "of window or picture, pixels")->check(CLI::Range(320, 16384));
    app.add_option("--height", options.height, "of window or picture, pixels")->check(CLI::Range(240, 16384));
    app.add_option("--scale", options.scale, "size of type and controls (default: the display's)")
        ->check(CLI::Range(0.5, 4.0));
    app.add_option("--threads", options.threads,
                   "threads of simulations; changes no result (default: all CPUs that it may use)")
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
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out, err;
        const int code = app.exit(error, out, err);
        return cli::told_of_options(code, out.str(), err.str());
    }
    options.tell = [](const std::string& line) { cli::tell(stderr, "{}\n", line); };
    options.reader = cli::beside_this_program("samspill-read");
    return viz::view(options);
}

}  // namespace

}  // namespace samspill

int main(int argc, char** argv)
{
    return samspill::cli::exit_code_of([&] { return samspill::run_main(argc, argv); });
}
