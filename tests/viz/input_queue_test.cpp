#include "viz/app/input_queue.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace samspill::viz {

namespace {

using Kind = InputEvent::Kind;
constexpr int right = 262, enter = 257, control = 341, shift = 340, letter = 'S';

InputEvent key(int code, bool down) { return {.kind = Kind::key, .code = code, .down = down}; }
InputEvent typed(unsigned character) { return {.kind = Kind::character, .character = character}; }
InputEvent button(bool down) { return {.kind = Kind::button, .code = 0, .down = down}; }
InputEvent pointer(double x) { return {.kind = Kind::pointer, .x = x}; }

std::vector<std::vector<InputEvent>> frames_of(const std::vector<InputEvent>& events)
{
    InputQueue queue;
    for (const InputEvent& event : events) queue.push(event);
    std::vector<std::vector<InputEvent>> frames;
    while (!queue.empty()) frames.push_back(queue.next_frame());
    return frames;
}

// In how many frames a key is down for the first time.
int presses(const std::vector<std::vector<InputEvent>>& frames, int code)
{
    int count = 0;
    bool was = false;
    for (const auto& frame : frames) {
        bool now = was;
        for (const InputEvent& event : frame)
            if (event.kind == Kind::key && event.code == code) now = event.down;
        count += now && !was ? 1 : 0;
        was = now;
    }
    return count;
}

TEST(InputQueue, LosesNoPressHoweverShort)
{
    std::vector<InputEvent> taps;
    for (int i = 0; i < 7; ++i) taps.push_back(key(right, true)), taps.push_back(key(right, false));
    EXPECT_EQ(presses(frames_of(taps), right), 7);
    EXPECT_EQ(frames_of(taps).size(), 14u);  // down in one, up in the next
}

TEST(InputQueue, KeepsAChordTogether)
{
    const auto frames = frames_of({key(control, true), key(letter, true), key(letter, false), key(control, false)});
    ASSERT_EQ(frames.size(), 2u);
    EXPECT_EQ(frames[0].size(), 2u);  // both down in one frame
    EXPECT_EQ(frames[1].size(), 2u);
}

TEST(InputQueue, GivesWordsInOneFrameAndEnterAfterThem)
{
    const auto frames = frames_of({key('A', true), typed('a'), key('A', false), key(shift, true), key('B', true),
                                   typed('B'), key(enter, true), key('C', true), typed('c')});
    ASSERT_GE(frames.size(), 3u);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const bool enters = std::any_of(frames[i].begin(), frames[i].end(),
                                        [](const InputEvent& e) { return e.kind == Kind::key && e.code == enter; });
        const bool types = std::any_of(frames[i].begin(), frames[i].end(),
                                       [](const InputEvent& e) { return e.kind == Kind::character; });
        EXPECT_FALSE(enters && types) << i;
    }
}

TEST(InputQueue, PressesWhereThePointerWas)
{
    const auto frames = frames_of({pointer(1), pointer(5), button(true), pointer(90), button(false), button(true)});
    ASSERT_EQ(frames.size(), 3u);
    ASSERT_EQ(frames[0].size(), 2u);  // moves that nothing happened between are one
    EXPECT_EQ(frames[0][0].x, 5.0);
    EXPECT_TRUE(frames[0][1].down);
    EXPECT_EQ(frames[1][0].x, 90.0);  // the drag, and its end there
    EXPECT_FALSE(frames[1][1].down);
    EXPECT_TRUE(frames[2][0].down);
}

TEST(InputQueue, KeepsTheOrderOfAllThatHappens)
{
    std::vector<InputEvent> events, given;
    for (int i = 0; i < 40; ++i) switch (i * 7 % 5) {
            case 0:
                events.push_back(key(256 + i % 9, i % 2 == 0));
                break;
            case 1:
                events.push_back(typed(unsigned('a' + i % 20)));
                break;
            case 2:
                events.push_back(button(i % 2 == 0));
                break;
            case 3:
                events.push_back({.kind = Kind::scroll, .y = double(i)});
                break;
            default:
                events.push_back(key('A' + i % 20, i % 2 == 1));
        }
    for (const auto& frame : frames_of(events)) {
        EXPECT_FALSE(frame.empty());
        given.insert(given.end(), frame.begin(), frame.end());
    }
    ASSERT_EQ(given.size(), events.size());
    for (std::size_t i = 0; i < given.size(); ++i) {
        EXPECT_EQ(given[i].kind, events[i].kind);
        EXPECT_EQ(given[i].code, events[i].code);
        EXPECT_EQ(given[i].character, events[i].character);
        EXPECT_EQ(given[i].down, events[i].down);
    }
}

}  // namespace

}  // namespace samspill::viz
