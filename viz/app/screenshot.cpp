#include "viz/app/screenshot.h"

#include <cstdio>
#include <filesystem>

#include <fmt/format.h>

#include "core/error.h"
#include "core/text_file.h"
#include "results/files/atomic_file.h"
#include "viz/app/offscreen.h"
#include "viz/app/saving.h"
#include "viz/app/session.h"
#include "viz/panels/panels.h"

namespace samspill::viz {

namespace {

constexpr std::chrono::minutes patience{30};  // for simulations; files have limits of their own

void wait(Session& session)
{
    if (!session.settle(patience))
        throw Failure(message("screenshot.nothing",
                              {"nothing to draw after {} minutes", "ingenting å tegne etter {} minutter"},
                              patience.count()));
    for (const Notice& notice : session.shown().notices)
        if (notice.bad) throw InputError({{"samspill view", notice.text}});
}

// The simulation goes on to a week; to its end when none is named.
void run_to(Session& session, std::optional<int> week)
{
    const Head* head = session.shown().head();
    if (!head) return;
    const Week last = head->end_week() - 1, wanted = week ? std::min(*week, last) : last;
    session.give(Pace{0.0});
    for (Week before = -1000000;;) {
        const Film& film = *session.shown().film[0];
        const Week now = film.last_week();
        if (now >= wanted || now == before) break;
        before = now;
        session.give(SeekWeek{double(now)});
        session.give(Order{StepWeeks{wanted - now}});
        wait(session);
    }
}

void look_at(Session& session, const ViewOptions& options)
{
    const Film* film = session.shown().film[0].get();
    if (!film || film->ready() == 0) return;
    if (options.week) check_week(film->head(), *options.week);
    session.give(SeekWeek{double(options.week.value_or(film->last_week()))});
}

// What is there may be replaced; a line when it is. A table does not say of what it is: that is seen when it is made.
Message admit(const ViewOptions& options)
{
    Message note;
    for (const OutputKind& kind : {picture_output, table_output}) {
        const bool table = kind.ending == table_output.ending;
        const std::string& path = table ? options.csv : options.screenshot;
        if (path.empty()) continue;
        OutputGuard guard(options.force || table);
        guard.reads(files_behind(options.target));
        guard.reads(files_behind(options.beside));
        const Standing standing = guard.admit(path, kind, table ? "" : inputs_of_picture(options));
        if (!table) note = standing.note;
    }
    return note;
}

void write_table(const Session& session, const ViewOptions& options)
{
    const std::string text = table_of(session.state().panel, session.state(), session.shown());
    std::error_code none;
    const auto size = std::filesystem::file_size(options.csv, none);
    if (!none && size > 0 && !options.force && text_of_file(options.csv) != text)
        throw InputError(
            options.csv,
            message("screenshot.other",
                    {"is there and holds another table: name another file, or replace it with --force",
                     "finnes og inneholder en annen tabell: oppgi en annen fil, eller erstatt den med --force"}));
    AtomicFile(options.csv).commit(text);
}

}  // namespace

int take_screenshot(const ViewOptions& options)
{
    const Language language = language_named(options.language).value_or(language_of_environment());
    if (const Message note = admit(options); !note.empty() && options.tell) options.tell(note.in(language));
    ViewOptions without_week = options;
    without_week.week.reset();  // it is gone to below, and waited for
    Session session(without_week);
    if (!options.target.empty()) {
        session.open(options.target, options.beside);
        wait(session);
        if (options.replicates > 0) session.give(Order{WantReplicates{options.replicates}});
        if (session.shown().live) run_to(session, options.week);
        look_at(session, options);
        wait(session);
    }
    Offscreen screen(options.width, options.height);
    const float display = options.scale > 0.0f ? options.scale : 1.0f;
    const TypeSize type = type_size(session.state(), display, float(options.width), float(options.height));
    const Theme theme = make_theme(type.scale, type.large);
    screen.fonts_changed();
    // ImGui lays some things out a frame late; what is drawn can need more of the desk.
    for (int i = 0; i < 6; ++i) {
        screen.frame([&] { session.draw(theme); });
        if (i < 3) wait(session);
    }
    admit(options);  // it may have taken a while
    if (!options.csv.empty()) write_table(session, options);
    write_png(screen.picture(), options.screenshot, inputs_of_picture(options));
    return 0;
}

}  // namespace samspill::viz
