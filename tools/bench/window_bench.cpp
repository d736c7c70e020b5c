// One frame of the viewer's window, everything but the drawing of triangles: the processor's work of
// layout and draw lists, by panel, over Buskerud's 21 offices live. Below 4 ms is what is promised.
#include <benchmark/benchmark.h>

#include <imgui.h>

#include "support/checkout.h"
#include "viz/app/frame.h"
#include "viz/desk/desk.h"

namespace samspill::viz {

namespace {

constexpr std::chrono::minutes patience{10};
const std::string scenario_file = source_folder() + "/scenarios/buskerud.toml";

// Two years of one or two worlds, made once.
Desk& desk_of(bool two)
{
    static std::array<std::unique_ptr<Desk>, 2> desks;
    auto& desk = desks[std::size_t(two)];
    if (desk) return *desk;
    desk = std::make_unique<Desk>(DeskOptions{"", 0});
    const Draft draft{scenario_file, {{"run.burn_in", "26"}, {"run.weeks", "104"}}, {}};
    desk->order(OpenLive{draft, two ? std::optional<Draft>(draft) : std::nullopt});
    desk->settle(patience);
    desk->order(SetPace{0.0});
    desk->order(StepWeeks{1000});
    desk->settle(patience);
    return *desk;
}

struct Screen {
    Screen()
    {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;  // as the real one: more than 65,536 corners
        io.DisplaySize = {1920, 1080};
        theme = make_theme(1.0f, false);
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
    }
    ~Screen() { ImGui::DestroyContext(); }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    void frame(const ViewState& state, const Shown& shown)
    {
        Commands commands;
        ImGui::NewFrame();
        draw_window({state, shown, theme}, bars, commands);
        ImGui::Render();
    }

    Theme theme;
    Frame bars;
};

void frames(benchmark::State& bench)
{
    Desk& desk = desk_of(bench.range(1) != 0);
    ViewState state;
    state.panel = Panel(bench.range(0));
    state.breakdown = Breakdown::offices;  // as many lines as there are
    state.week = 60.0;
    state.draft.path = scenario_file;  // so that the scenario panel has all its controls
    std::shared_ptr<const Shown> shown = desk.shown();
    desk.want(needs_of(state, *shown));
    desk.settle(patience);
    shown = desk.shown();
    Screen screen;
    for (int i = 0; i < 3; ++i) screen.frame(state, *shown);
    for (auto _ : bench) {
        state.week = state.week < 100.0 ? state.week + 0.125 : 60.0;  // as while it plays
        screen.frame(state, *shown);
    }
    bench.SetLabel(name_of(state.panel));
    bench.counters["vertices"] = double(ImGui::GetDrawData()->TotalVtxCount);
}

BENCHMARK(frames)
    ->ArgNames({"panel", "two"})
    ->ArgsProduct({benchmark::CreateDenseRange(0, int(all_panels.size()) - 1, 1), {0, 1}})
    ->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace samspill::viz
