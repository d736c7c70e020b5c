#pragma once

#include <cstdint>
#include <deque>
#include <vector>

// What keyboard and mouse did, in its order, given out frame by frame so that nothing is lost: a key that goes down
// and up between two frames is down in one and up in the next. ImGui 1.86 looks at each once a frame. Knows no GLFW.
namespace samspill::viz {

struct InputEvent {
    enum class Kind : std::uint8_t { key, character, button, scroll, pointer };

    Kind kind = Kind::key;
    int code = 0;  // of a key (as GLFW numbers them), or of a mouse button
    int scancode = 0, modifiers = 0;
    bool down = false;
    unsigned character = 0;
    double x = 0.0, y = 0.0;  // where the pointer is; of a scroll: how far
};

class InputQueue {
public:
    void push(const InputEvent& event);
    bool empty() const { return events_.empty(); }

    // What belongs into one frame: up to the first event that would undo or overtake one of the same frame.
    std::vector<InputEvent> next_frame();

private:
    std::deque<InputEvent> events_;
};

}  // namespace samspill::viz
