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
    using cli::say;
    cli::add_scenario(
        &app, "target", options.target,
        say({"run, comparison or sweep file (.h5), a scenario (.toml) to simulate, or an earlier session "
             "(.samspill)",
             "kjøre-, sammenlignings- eller gjennomgangsfil (.h5), et scenario (.toml) å simulere, eller en "
             "tidligere økt (.samspill)"}));
    cli::add_scenario(&app, "--beside", options.beside,
                      say({"a second file or scenario of the same kind, side by side",
                           "en fil eller et scenario til av samme slag, ved siden av"}));
    app.add_option("--panel", options.panel,
                   say({"panel in front: {}", "panelet foran: {}"}, fmt::join(viz::panel_names, ", ")));
    cli::add_week(&app, "--week", options.week,
                  {"week to show; a simulation runs to it (default: of a picture the last, of a window 0)",
                   "uken som vises; en simulering kjører fram til den (standard: den siste i et bilde, 0 i et vindu)"});
    cli::add_language(&app, "--lang,--language");
    app.add_flag(
        "--workshop", options.workshop,
        say({"large type, few controls, one step after the other", "stor skrift, få knapper, ett trinn om gangen"}));
    app.add_option("--session", options.session,
                   say({"file (.samspill) to go on with, and to keep answers and changes in (default: a new one in "
                        "$XDG_STATE_HOME/samspill)",
                        "fil (.samspill) å gå videre med, og å ta vare på svar og endringer i (standard: en ny i "
                        "$XDG_STATE_HOME/samspill)"}));
    CLI::Option* picture =
        app.add_option("--screenshot", options.screenshot,
                       say({"write this PNG instead of opening a window: no display needed",
                            "skriv denne PNG-filen i stedet for å åpne et vindu: trenger ingen skjerm"}));
    app.add_option("--csv", options.csv,
                   say({"with --screenshot: what the panel's plot shows, as a table",
                        "med --screenshot: det panelets figur viser, som tabell"}))
        ->needs(picture);
    app.add_flag("--force", options.force,
                 say({"with --screenshot: replace another picture or table that is there",
                      "med --screenshot: erstatt et annet bilde eller en annen tabell som finnes der"}));
    cli::add_number(&app, "--replicates", options.replicates, {0, 100000},
                    {"replicates of a simulation for the bands (default: none)",
                     "kjøringer av en simulering for båndene (standard: ingen)"});
    cli::add_number(&app, "--width", options.width, {320, 16384},
                    {"of window or picture, pixels", "på vindu eller bilde, i piksler"});
    cli::add_number(&app, "--height", options.height, {240, 16384},
                    {"of window or picture, pixels", "på vindu eller bilde, i piksler"});
    cli::add_number(
        &app, "--scale", options.scale, {0.5, 4.0},
        {"size of type and controls (default: the display's)", "størrelse på skrift og knapper (standard: skjermens)"});
    cli::add_threads(&app, options.threads,
                     {"threads of simulations; changes no result (default: all CPUs that it may use)",
                      "tråder til simuleringer; endrer ingen resultater (standard: alle CPU-er den kan bruke)"});
}

int run_main(int argc, char** argv)
{
    cli::choose_language(argc, argv);
    CLI::App app{cli::say({"See a run, change it, put two reforms side by side: a window",
                           "Se en kjøring, endre den, sett to reformer ved siden av hverandre: et vindu"}),
                 "samspill view"};
    app.footer(cli::say({"Example:\n  {}", "Eksempel:\n  {}"},
                        "samspill view scenarios/buskerud.toml\n"
                        "  samspill view buskerud.h5 --screenshot rings.png --panel rings --week 52"));
    viz::ViewOptions options;
    add_options(app, options);
    bool manual = false;
    app.add_flag("--manual", manual, "write the manual page (roff)")->group("");
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
