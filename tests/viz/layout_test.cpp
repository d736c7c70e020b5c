#include <gtest/gtest.h>

#include <map>
#include <memory>

#include <fmt/format.h>

#include "scenario/files/shipped.h"
#include "viz/drawn.h"
#include "viz/keyboard.h"
#include "viz/pages.h"

// Every page of the window at every size of window and type, in both languages: nothing lies on something else, is
// cut, is broken into letters or is out of reach. No picture is drawn for it: ImGui's own lists are read.
namespace samspill::viz {

namespace {

struct Look {
    int width, height;
    float scale;
    Language language;

    std::string name() const
    {
        return fmt::format("{}x{} at {:.0f} % in {}", width, height, double(scale) * 100.0,
                           language == Language::no ? "Norwegian" : "English");
    }
};

std::vector<Look> looks()
{
    std::vector<Look> all;
    for (const float scale : {1.0f, 1.5f, 2.0f})
        for (const auto& [width, height] : {std::pair{800, 600}, {1280, 720}, {1920, 1080}})
            for (const Language language : {Language::en, Language::no})
                all.push_back({width, height, scale, language});
    return all;
}

// Type is made once for each of its sizes: that is most of the work.
struct Type {
    ImFontAtlas atlas;
    Theme theme;
};
const Type& type_of(const TypeSize& size)
{
    static std::map<std::pair<float, bool>, std::unique_ptr<Type>> made;
    std::unique_ptr<Type>& type = made[{size.scale, size.large}];
    if (type) return *type;
    type = std::make_unique<Type>();
    ImGui::CreateContext(&type->atlas);
    type->theme = make_theme(size.scale, size.large);
    type->atlas.Build();
    ImGui::DestroyContext();
    return *type;
}

// What the start page lists, read once: names as files have them.
void fill(Frame& frame)
{
    static const std::vector<ShippedScenario> shipped = shipped_scenarios(shipped_folder());
    frame.shipped = shipped;
    frame.shipped_known = true;
    frame.files.folder = "/home/somebody/documents/simulations/autumn/of the second project";
    frame.files.entries = {{"older", true},
                           {"buskerud.h5", false},
                           {"buskerud_piecemeal_against_large_step_100_replicates_seed_7.h5", false},
                           {"my_own_reform.toml", false}};
}

// A window of ImGui's alone, without a display or a graphics card.
class Glass {
public:
    Glass(test::Page page, const Look& look) : page_(std::move(page))
    {
        page_.state.language = look.language;
        page_.state.scale = look.scale;
        const auto width = float(look.width), height = float(look.height);
        type_ = &type_of(type_size(page_.state, 1.0f, width, height));
        ImGui::CreateContext(const_cast<ImFontAtlas*>(&type_->atlas));
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {width, height};
        io.DeltaTime = 1.0f / 60.0f;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
        io.MousePos = {-1.0f, -1.0f};
        test::map_keys();
        use_theme(type_->theme);
        fill(page_.frame);
    }
    ~Glass() { ImGui::DestroyContext(); }
    Glass(const Glass&) = delete;
    Glass& operator=(const Glass&) = delete;

    void frame()
    {
        marks.clear();
        Commands commands;
        ImGui::NewFrame();
        draw_window({page_.state, page_.shown, type_->theme, &marks}, page_.frame, commands);
        ImGui::Render();
        for (const Command& command : commands) apply(page_.state, command, page_.shown);
    }
    void frames(int count)
    {
        for (int i = 0; i < count; ++i) frame();
    }
    void press(const std::string& name)
    {
        const auto found = marks.find(name);
        if (found == marks.end()) return;  // this size has no such menu
        ImGuiIO& io = ImGui::GetIO();
        io.MousePos = found->second.middle();
        frames(2);
        io.MouseDown[0] = true;
        frames(2);
        io.MouseDown[0] = false;
        frames(2);
        io.MousePos = {-1.0f, -1.0f};
        frames(3);
    }
    float points(float pixels) const { return pixels / type_->theme.scale; }

    Marks marks;

private:
    test::Page page_;
    const Type* type_;
};

// What no picture may be smaller than, in points: a ring of the size of a stamp shows nobody.
struct Least {
    std::string_view mark;
    float width, height;
};
constexpr Least least[] = {{"timeline/plot/", 150, 60},   {"rings/circle", 190, 190},    {"bridges/scene/", 240, 130},
                           {"flows/world/", 250, 170},    {"flows/outcomes/", 200, 140}, {"comparison/lives", 150, 110},
                           {"side_effects/", 200, 110},   {"comparison/file/", 150, 90}, {"sweep/picture", 200, 150},
                           {"continuum/office/", 300, 15}};

// What stands beside pictures of the same name.
bool is_control(std::string_view mark)
{
    return mark == "side_effects/place" || mark.starts_with("side_effects/judged/");
}

std::vector<std::string> stamps(const Glass& glass)
{
    std::vector<std::string> small;
    for (const auto& [name, mark] : glass.marks)
        for (const Least& one : least) {
            if (!name.starts_with(one.mark) || is_control(name)) continue;
            const float width = glass.points(mark.high.x - mark.low.x), height = glass.points(mark.high.y - mark.low.y);
            if (height <= 0.0f) continue;  // scrolled away
            if (width < one.width || height < one.height)
                small.push_back(fmt::format("{} has {:.0f} x {:.0f} points", name, width, height));
        }
    return small;
}

std::vector<std::string> faults(const test::Page& page, const Look& look)
{
    Glass glass(page, look);
    glass.frames(6);
    if (!page.press.empty()) glass.press(page.press);
    std::vector<std::string> all;
    const auto add = [&](std::vector<std::string> more) {
        for (std::string& one : more) all.push_back(std::move(one));
    };
    for (int pages_down = 0; pages_down < 8; ++pages_down) {
        test::DrawingNotes notes;
        glass.frame();
        add(test::faults_of(notes.finish()));
        if (pages_down == 0) add(stamps(glass));
        if (!all.empty() || !test::scroll_on()) break;
        glass.frames(3);  // what comes into sight is laid out anew
    }
    return all;
}

// The first few of a page: one cause mostly has many.
void look_at(const std::vector<test::Page>& pages)
{
    for (const test::Page& page : pages)
        for (const Look& look : looks()) {
            const std::vector<std::string> all = faults(page, look);
            if (all.empty()) continue;
            std::string told;
            for (std::size_t i = 0; i < all.size() && i < 6; ++i) told += "\n  " + all[i];
            ADD_FAILURE() << page.name << ", " << look.name() << ": " << all.size() << " faults" << told;
        }
}

TEST(Layout, IsRightOnEveryPanel) { look_at(test::pages_of_panels()); }
TEST(Layout, IsRightOfPagesBarsAndMenus) { look_at(test::pages_of_window()); }
TEST(Layout, IsRightOnEveryPageOfTheWorkshop) { look_at(test::pages_of_workshop()); }

}  // namespace

}  // namespace samspill::viz
