#pragma once

#include <string>
#include <vector>

#include <imgui.h>

struct ImGuiWindow;

// What a person can read and press in a frame, and what is wrong with it. The test program is linked so that every
// text on its way to a draw list and every control comes by here first (tests/CMakeLists.txt, --wrap): nothing that
// panels or ImGui draw is missed, and no graphics card is needed.
namespace samspill::viz::test {

struct Box {
    ImVec2 low, high;
    float width() const { return high.x - low.x; }
    float height() const { return high.y - low.y; }
    bool empty() const { return width() <= 0.0f || height() <= 0.0f; }
    Box within(const Box& other) const;
    bool holds(const Box& other, float slack) const;
};

struct DrawnText {
    std::string text;
    Box box;                   // as laid out, before anything is cut off
    Box clip;                  // what can be seen of the window here
    std::vector<Box> letters;  // of a text that was turned
    ImGuiWindow* window = nullptr;
    float size = 0.0f;         // of the type, pixels
    std::string broken_word;   // the word that a line ends within, when one does
};

struct DrawnControl {
    Box box, clip;
    ImGuiWindow* window = nullptr;
    unsigned id = 0;
};

struct Drawn {
    std::vector<DrawnText> texts;
    std::vector<DrawnControl> controls;
};

// While one is alive, what is drawn is noted. To be made before NewFrame and finished after Render.
class DrawingNotes {
public:
    DrawingNotes();
    ~DrawingNotes();
    DrawingNotes(const DrawingNotes&) = delete;
    DrawingNotes& operator=(const DrawingNotes&) = delete;

    // Looks up what was turned, and leaves out what ImGui laid out without showing it. Once, after Render.
    Drawn finish();

private:
    Drawn drawn_;
};

// Texts on each other, cut, broken within a word, shortened to nothing, out of reach; controls on each other, on a
// text or out of reach; a window that holds more than can be come to. One sentence each.
std::vector<std::string> faults_of(const Drawn& drawn);

// Scrolls down by most of a page whatever can be; false when all of it is at its end.
bool scroll_on();

}  // namespace samspill::viz::test
