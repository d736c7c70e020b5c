#include "viz/app/input_queue.h"

#include <set>

namespace samspill::viz {

namespace {

// Keys that type nothing (GLFW numbers them from 256 on); those that only change others (340 to 347) and the keys of
// letters go along with what is typed.
bool is_command_key(int key) { return key >= 256 && !(key >= 340 && key <= 347); }

// What has happened in a frame so far, and what may still happen in it.
class OneFrame {
public:
    bool takes(const InputEvent& event)
    {
        switch (event.kind) {
            case InputEvent::Kind::pointer:
                return buttons_.empty() && !scrolled_;  // what is pressed is pressed where the pointer was
            case InputEvent::Kind::button:
                return buttons_.insert(event.code).second;
            case InputEvent::Kind::scroll:
                scrolled_ = true;
                return buttons_.empty();
            case InputEvent::Kind::character:
                typed_ = true;
                return !commanded_;
            case InputEvent::Kind::key:
                if (typed_ && is_command_key(event.code)) return false;  // Enter comes after the word
                commanded_ = commanded_ || is_command_key(event.code);
                return keys_.insert(event.code).second;
        }
        return true;
    }

private:
    std::set<int> keys_, buttons_;  // that have changed
    bool scrolled_ = false, typed_ = false, commanded_ = false;
};

}  // namespace

void InputQueue::push(const InputEvent& event)
{
    const bool moves_on =
        event.kind == InputEvent::Kind::pointer && !events_.empty() && events_.back().kind == InputEvent::Kind::pointer;
    if (moves_on)
        events_.back() = event;
    else
        events_.push_back(event);
}

std::vector<InputEvent> InputQueue::next_frame()
{
    std::vector<InputEvent> now;
    OneFrame frame;
    while (!events_.empty() && frame.takes(events_.front())) {
        now.push_back(events_.front());
        events_.pop_front();
    }
    return now;
}

}  // namespace samspill::viz
