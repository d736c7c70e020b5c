#include "viz/pages.h"

#include "scenario/files/read_scenario.h"
#include "viz/draft/draft_items.h"
#include "viz/fakes.h"
#include "viz/state/reforms.h"

namespace samspill::viz::test {

namespace {

Scenario short_scenario(std::string_view file)
{
    return read_scenario(scenario_path(file), {"places.scale=0.04", "run.weeks=110", "run.burn_in=8",
                                               "observation.from=-8", "observation.trajectory_share=1"});
}

Sample& one_county()
{
    static Sample sample({short_scenario("reform/piecemeal.toml")}, 2);
    return sample;
}

ViewState looking_at(Panel panel)
{
    ViewState state;
    state.panel = panel;
    state.week = 90;
    return state;
}

// A page of what runs show, with all that it needs.
Page page(const std::string& name, Sample& sample, const ViewState& state)
{
    sample.meet(state);
    return {name, state, sample.shown, {}, ""};
}

ViewState with_draft(Shown& shown)
{
    ViewState state = looking_at(Panel::scenario);
    Draft& draft = state.draft;
    draft.path = scenario_path("reform/piecemeal.toml");
    shown.sheets[0] = std::make_shared<const ScenarioSheet>(sheet_of_draft(draft));
    const ScenarioSheet& sheet = *shown.sheets[0];
    draft.set("status_quo.intensity", "1.2");
    draft.set("office.Gol.distance", "0.1");
    draft.set("jobs.offer_rate.young", "0.5");
    add_item(draft, sheet, "wave", 95);
    add_item(draft, sheet, "wave.+1.rule", 0);
    set_item(draft, sheet, "wave.+1.rule.1.groups", "[\"young\", \"refugee\"]");
    set_item(draft, sheet, "wave.1.intensity", "2.5");
    remove_item(draft, sheet, "wave.2");
    add_item(draft, sheet, "trial", 30);
    return state;
}

void add_scenario_pages(std::vector<Page>& pages)
{
    Shown shown = one_county().shown;
    pages.push_back({"scenario of a file", looking_at(Panel::scenario), shown, {}, ""});
    shown.live = LiveStatus{false, false, 90, 90, 0.0, 0, 0, 0};
    ViewState state = with_draft(shown);
    pages.push_back({"scenario", state, shown, {}, ""});
    for (const char* item : {"wave.+1.rule.1", "trial.arm.2", "jobs"}) {
        state.revealed = item;
        pages.push_back({std::string("scenario at ") + item, state, shown, {}, ""});
    }
    state.revealed.clear();
    state.search = "jobs.";
    pages.push_back({"scenario searched", state, shown, {}, ""});
    state.typing.refused_key = "jobs.offer_rate.young", state.typing.refused_text = "2000";
    state.typing.refusal = Refusal::outside;
    state.beside = state.draft, state.has_beside = true;
    pages.push_back({"scenario refused", state, shown, {}, ""});
}

void add_file_pages(std::vector<Page>& pages)
{
    ViewState state = looking_at(Panel::comparison);
    Shown shown;
    shown.board = made_board();
    shown.lines = made_lines(state.comparison);
    pages.push_back({"comparison file", state, shown, {}, ""});
    state.panel = Panel::rings;
    pages.push_back({"rings of a comparison file", state, shown, {}, ""});
    state = looking_at(Panel::sweep);
    shown = Shown{};
    shown.sweep = made_sweep();
    shown.cells = made_cells(*shown.sweep, true);
    pages.push_back({"sweep without a point", state, shown, {}, ""});
    state.sweep_point = 17;
    pages.push_back({"sweep of a grid", state, shown, {}, ""});
    state.sweep.column = 1;
    pages.push_back({"sweep of a series", state, shown, {}, ""});
    state.sweep_y = -1;
    pages.push_back({"sweep in lines", state, shown, {}, ""});
    state.sweep_y = 1, state.sweep.column = 0;
    shown.sweep = made_design();
    shown.cells = made_cells(*shown.sweep);
    pages.push_back({"sweep of a design", state, shown, {}, ""});
}

}  // namespace

Sample& county()
{
    static Sample sample({short_scenario("reform/piecemeal.toml"), short_scenario("reform/large_step.toml")}, 2);
    return sample;
}

std::vector<Page> pages_of_panels()
{
    std::vector<Page> pages;
    for (const Panel panel : all_panels)
        for (Sample* sample : {&one_county(), &county()})
            pages.push_back(page(std::string(name_of(panel)) + " of " + std::to_string(sample->shown.worlds), *sample,
                                 looking_at(panel)));
    ViewState state = looking_at(Panel::timeline);
    state.breakdown = Breakdown::offices;
    state.indicators = {Indicator::in_work, Indicator::attitude, Indicator::benefit_payments};
    pages.push_back(page("timeline by office", county(), state));
    state = looking_at(Panel::rings);
    state.ring_colour = RingColour::change;
    state.counsellor = county().shown.film[0]->staff(90).front().id;
    pages.push_back(page("rings with a counsellor", county(), state));
    state = looking_at(Panel::bridges);
    state.place = region_place(1);
    pages.push_back(page("bridges of a region", county(), state));
    state = looking_at(Panel::flows);
    state.outcomes = true;
    pages.push_back(page("outcomes", county(), state));
    state = looking_at(Panel::comparison);
    state.indicators = {Indicator::lasting, Indicator::waiting, Indicator::public_spending};
    county().meet(state);
    state.person = county().shown.parted->front().person;
    pages.push_back(page("comparison with a person", county(), state));
    add_scenario_pages(pages);
    add_file_pages(pages);
    return pages;
}

std::vector<Page> pages_of_window()
{
    std::vector<Page> pages;
    pages.push_back({"nothing open", {}, {}, {}, ""});
    Page base = page("", county(), looking_at(Panel::timeline));
    base.shown.live = LiveStatus{true, false, 190, 220, 41.3, 7, 20, 0};
    const auto add = [&](const std::string& name, const auto& change, const std::string& press = "") {
        Page changed = base;
        changed.name = name, changed.press = press;
        change(changed);
        pages.push_back(std::move(changed));
    };
    const auto nothing = [](Page&) {};
    add("simulation", nothing);
    add("warming up", [](Page& p) { p.shown.live->warming_up = true, p.shown.live->weeks_done = 3; });
    add("start page", [](Page& p) { p.frame.page = Frame::Page::start; });
    add("keys", [](Page& p) { p.frame.page = Frame::Page::keys; });
    add("saving a picture", [](Page& p) { p.frame.save = Frame::Save::picture, p.frame.path = "rings_week_104.png"; });
    add("saving a table", [](Page& p) { p.frame.save = Frame::Save::table, p.frame.path = "rings_week_104.csv"; });
    add("messages", [](Page& p) {
        p.shown.notices = {
            {1, true, Message::verbatim("scenarios/reform/piecemeal.toml:12:9: jobs.offer_rate = 3 is outside [0, 1]")},
            {2, false, Message::verbatim("the run was gone on with")}};
        p.frame.good = {Message::verbatim("Saved: rings_week_104.png")};
    });
    add("many mistakes", [](Page& p) {
        std::string many;
        for (int i = 1; i < 30; ++i) many += "a.toml:" + std::to_string(i) + ":1: something is wrong here\n";
        p.shown.notices = {{1, true, Message::verbatim(many)}};
    });
    add("wrong seed", [](Page& p) { p.state.seed_text = "-3"; });
    add("pinned", [](Page& p) { p.shown.pins = {{2, "Litt etter litt (1 endret, 0 lagt til)"}}; });
    add("indicators", nothing, "timeline/choose");
    add("places", nothing, "timeline/place");
    add("panels", nothing, "window/panels");
    add("menu", nothing, "window/menu");
    add("more of the transport", nothing, "transport/menu");
    Page opening = base;
    opening.name = "opening";
    opening.shown = Shown{};
    opening.shown.worlds = 1;
    opening.shown.busy =
        Message::verbatim("reading /home/somebody/runs/of/last/autumn/buskerud_piecemeal_20_replicates.h5");
    pages.push_back(opening);
    return pages;
}

namespace {

ViewState guided(int reform, GuideStep step)
{
    ViewState state;
    state.workshop = true;
    state.week = 90;
    state.guide.reform = reform;
    state.guide.step = step;
    state.draft.path = scenario_path(reforms()[std::size_t(reform)].first);
    state.beside.path = scenario_path(reforms()[std::size_t(reform)].second);
    state.has_beside = true;
    return state;
}

Page running(const std::string& name, const ViewState& state, int done)
{
    Page made = page(name, county(), state);
    made.shown.live = LiveStatus{};
    made.shown.live->running = done < 20;
    made.shown.live->weeks = 118, made.shown.live->weeks_done = 98;
    made.shown.live->replicates_done = done, made.shown.live->replicates_wanted = 20;
    return made;
}

}  // namespace

std::vector<Page> pages_of_workshop()
{
    std::vector<Page> pages;
    ViewState state;
    state.workshop = true;
    pages.push_back({"workshop with nothing chosen", state, {}, {}, ""});
    for (int reform = 0; reform < int(reforms().size()); ++reform) {
        const std::string of = " " + std::to_string(reform);
        state = guided(reform, GuideStep::expect);
        pages.push_back({"workshop asks" + of, state, {}, {}, ""});
        state.guide.here().expected = {1, 0, -1};
        state.guide.here().answered = {true, true, reform % 2 == 0};
        state.guide.here().expectation = "Vi tror at kontorene trenger tid, særlig de små.";
        pages.push_back({"workshop was answered" + of, state, {}, {}, ""});
        state.guide.step = GuideStep::see;
        pages.push_back(running("workshop sees" + of, state, reform % 2 == 0 ? 20 : 7));
        state.guide.step = GuideStep::surprised;
        state.guide.here().surprise = reform % 2 == 0 ? "At så få når fram til karrieresenteret." : "";
        pages.push_back(running("workshop is surprised" + of, state, 20));
    }
    state = guided(0, GuideStep::run);
    Page waiting{"workshop makes the worlds", state, {}, {}, ""};
    pages.push_back(waiting);
    waiting.name = "workshop warms up";
    waiting.shown.worlds = 2;
    waiting.shown.live = LiveStatus{true, true, 131, 572, 0.0, 0, 20, 0};
    waiting.shown.busy = Message::verbatim("warming up");
    pages.push_back(waiting);
    for (const GuidePicture picture : {GuidePicture::lines, GuidePicture::rings, GuidePicture::bridges}) {
        state.guide.picture = picture;
        pages.push_back(running("workshop runs, picture " + std::to_string(int(picture)), state, 3));
    }
    return pages;
}

}  // namespace samspill::viz::test
