#include "viz/drawn.h"

#include <gtest/gtest.h>

#include "viz/plots/plot.h"
#include "viz/screen.h"

// What the tests of the layout look for is found: each kind of fault, drawn on purpose, and nothing in a page
// without any.
namespace samspill::viz {

namespace {

class Faults : public testing::Test {
protected:
    std::vector<std::string> of(const std::function<void()>& draw)
    {
        const auto frame = [&](const View&, Commands&) { draw(); };
        screen.rest(frame, state, {}, 3);
        test::DrawingNotes notes;
        screen.frame(frame, state, {});
        return test::faults_of(notes.finish());
    }
    // The only fault, or what there is instead.
    std::string the_fault_of(const std::function<void()>& draw)
    {
        const std::vector<std::string> all = of(draw);
        return all.size() == 1 ? all.front() : std::to_string(all.size()) + " faults";
    }
    ImDrawList* list() { return ImGui::GetWindowDrawList(); }

    test::Screen screen{400, 300};
    ViewState state;
};

constexpr ImU32 black = 0xFF000000;

TEST_F(Faults, AreNoneOnAPageInOrder)
{
    EXPECT_EQ(of([] {
        ImGui::TextUnformatted("A heading");
        ImGui::Button("one");
        ImGui::SameLine();
        ImGui::Button("another");
        ImGui::TextWrapped("Words that are broken at spaces, over as many lines as they take in a window so narrow.");
        ImGui::BeginChild("list", {150, 60});
        for (int i = 0; i < 30; ++i) ImGui::Selectable(("row " + std::to_string(i)).c_str());
        ImGui::EndChild();
    }).size(), 0u);
}

TEST_F(Faults, AreTextsOnEachOther)
{
    const std::string fault = the_fault_of([&] {
        list()->AddText({20, 20}, black, "first title");
        list()->AddText({60, 24}, black, "second title");
    });
    EXPECT_NE(fault.find("one on the other: \"first title\""), std::string::npos) << fault;
}

TEST_F(Faults, AreTextsThatAreCut)
{
    const std::string fault = the_fault_of([&] {
        list()->PushClipRect({20, 20}, {60, 60}, true);
        list()->AddText({20, 24}, black, "a title that is longer than its room");
        list()->PopClipRect();
    });
    EXPECT_NE(fault.find("cut: \"a title"), std::string::npos) << fault;
    EXPECT_NE(the_fault_of([] { ImGui::Button("a label that is longer", {50, 0}); }).find("cut: \"a label"),
              std::string::npos);
    EXPECT_NE(the_fault_of([&] { list()->AddText({20, 293}, black, "below the window"); }).find("cut: \"below"),
              std::string::npos);
    EXPECT_NE(the_fault_of([&] { list()->AddText({20, 500}, black, "far below"); }).find("out of reach: \"far"),
              std::string::npos);
}

TEST_F(Faults, AreColumnsNarrowerThanAWord)
{
    const std::string fault = the_fault_of([] {
        ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + 30.0f);
        ImGui::TextUnformatted("collaboration");
        ImGui::PopTextWrapPos();
    });
    EXPECT_NE(fault.find("a column is narrower than the word \"collaboration\""), std::string::npos) << fault;
}

TEST_F(Faults, AreTextsShortenedToNothing)
{
    const std::string fault = the_fault_of([&] { clipped_text(list(), {20, 20}, 30.0f, black, "Ringerike"); });
    EXPECT_NE(fault.find("shortened to nothing"), std::string::npos) << fault;
    EXPECT_EQ(of([&] { clipped_text(list(), {20, 20}, 60.0f, black, "Ringerike og Hole"); }).size(), 0u);
}

TEST_F(Faults, AreControlsOnEachOtherAndOutOfReach)
{
    EXPECT_NE(the_fault_of([] {
        ImGui::SetCursorPos({20, 20});
        ImGui::InvisibleButton("one", {60, 30});
        ImGui::SetCursorPos({60, 30});
        ImGui::InvisibleButton("other", {60, 30});
    }).find("one on the other: control"), std::string::npos);
    bool wide = false;
    for (const std::string& fault : of([] {
             ImGui::SetCursorPos({380, 20});
             ImGui::Button("+", {40, 0});
         }))
        wide = wide || fault.find("cut: control") != std::string::npos;
    EXPECT_TRUE(wide);
}

TEST_F(Faults, AreWindowsThatHoldMoreThanTheyShow)
{
    const std::string fault = the_fault_of([] {
        ImGui::BeginChild("box", {200, 60}, false, ImGuiWindowFlags_NoScrollbar);
        for (int i = 0; i < 9; ++i) ImGui::Dummy({20, 20});
        ImGui::EndChild();
    });
    EXPECT_NE(fault.find("pixels high and holds"), std::string::npos) << fault;
}

// Letters that were turned count where they are, not where they were before.
TEST_F(Faults, SeeTurnedTextsWhereTheyAre)
{
    EXPECT_EQ(of([&] {
        list()->AddText({20, 20}, black, "level");
        const int first = list()->VtxBuffer.Size;
        list()->AddText({20, 20}, black, "turned");
        for (int i = first; i < list()->VtxBuffer.Size; ++i) {
            ImVec2& at = list()->VtxBuffer[i].pos;
            at = {220.0f - at.y, 100.0f + at.x};
        }
    }).size(), 0u);
}

}  // namespace

}  // namespace samspill::viz
