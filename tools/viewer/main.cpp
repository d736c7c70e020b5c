// samspill-view, started by `samspill view`: the window, or a picture of it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/beside.h"
#include "cli/command_line.h"
#include "cli/ending.h"
#include "cli/parser.h"
#include "cli/terminal_text.h"
#include "viz/app/view.h"
#include "viz/state/panel.h"

namespace samspill {

namespace {

void add_options(CLI::App& app, viz::ViewOptions& options)
{
    cli::add_scenario(&app, "target", options.target,
                      "run, comparison or sweep file (.h5), a scenario (.toml) to simulate, or an earlier session "
                      "(.samspill)");
    cli::add_scenario(&app, "--beside", options.beside, "a second file or scenario of the same kind, side by side");
    app.add_option("--panel", options.panel, fmt::format("panel in front: {}", fmt::join(viz::panel_names, ", ")));
    cli::add_week(&app, "--week", options.week,
                  "week to show; a simulation runs to it (default: of a picture the last, of a window 0)");
    cli::add_language(&app, "--lang,--language");
    app.add_flag("--workshop", options.workshop, "large type, few controls, one step after the other");
    app.add_option("--session", options.session,
                   "file (.samspill) to go on with, and to keep answers and changes in (default: a new one in "
                   "$XDG_STATE_HOME/samspill)");
    CLI::Option* picture = app.add_option("--screenshot", options.screenshot,
                                          "write this PNG instead of opening a window: no display needed");
    app.add_option("--csv", options.csv, "with --screenshot: what the panel's plot shows, as a table")->needs(picture);
    app.add_flag("--force", options.force, "with --screenshot: replace another picture or table that is there");
    cli::add_number(&app, "--replicates", options.replicates, {0, 100000},
                    "replicates of a simulation for the bands (default: none)");
    cli::add_number(&app, "--width", options.width, {320, 16384}, "of window or picture, pixels");
    cli::add_number(&app, "--height", options.height, {240, 16384}, "of window or picture, pixels");
    cli::add_number(&app, "--scale", options.scale, {0.5, 4.0}, "size of type and controls (default: the display's)");
    cli::add_threads(&app, options.threads,
                     "threads of simulations; changes no result (default: all CPUs that it may use)");
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
    cli::choose_language(argc, argv);
    options.language = cli::language() == Language::no ? "no" : "en";
    cli::refuse_bare_assignments(argc, argv);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return cli::tell_instead(app, error);
    }
    if (manual) {
        cli::put(stdout, cli::man_page(cli::described(app), SAMSPILL_VERSION));
        return 0;
    }
    cli::refuse_empty_values(app);
    options.panel = cli::word_of_option(options.panel);
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
